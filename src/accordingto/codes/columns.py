"""The sectors and suggestions of an event as columns of a table."""

from __future__ import annotations

from accordingto.codes.parties import sectors_of
from accordingto.codes.suggestions import Deed, suggested

COLUMNS = ("actor_sector", "recipient_sector", "acled_suggested", "acled_why", "ucdp_suggested", "ucdp_why")


def columns(deed: Deed) -> dict[str, str | None]:
    """The values of ``COLUMNS``: what is suggested, and what that rests on or why there is nothing."""
    acled, ucdp = suggested(deed)
    return {
        "actor_sector": sectors_of(deed.actors),
        "recipient_sector": sectors_of(deed.recipients),
        "acled_suggested": acled.code,
        "acled_why": acled.why,
        "ucdp_suggested": None if ucdp.code is None else f"{ucdp.code} {ucdp.label}",
        "ucdp_why": ucdp.why,
    }
