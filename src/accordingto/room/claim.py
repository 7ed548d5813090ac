"""A claim by its key: the way to its words, in whichever report has them."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from accordingto.ledger import Ledger
from accordingto.ledger.answers import ClaimSpot
from accordingto.room import addresses
from accordingto.room.asked import Asked
from accordingto.room.elsewhere import Elsewhere
from accordingto.room.pages import Content, Page, View


class ClaimContent(Content, frozen=True, kw_only=True):
    """A claim, and where it stands: wire copies of one text have it in common."""

    claim: str
    spots: list[ClaimSpot]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The reports that have the claim; the page of the only one."""
    key = asked.named["key"]
    spots = ledger.spots(key)
    if not spots:
        raise HTTPException(404, f"No claim of this ledger has the key {key!r}.")
    if len(spots) == 1 and asked.form == "":
        spot = spots[0]
        raise Elsewhere(
            addresses.report(spot.report, None if spot.version == 1 else spot.version, (spot.start, spot.end))
        )
    return View(key, ClaimContent(claim=key, spots=spots), spots, ClaimSpot.__struct_fields__)


PAGE = Page("/claim/{key:path}", "A claim by its key", "claim.html", answer, ClaimContent)
