"""The names of the ledger, and the page of one: offices, what they said and did, what was said of and done to them."""

from __future__ import annotations

from typing import get_args

from starlette.exceptions import HTTPException

from accordingto.ledger import CodedEventRow, EntityRow, Filter, Ledger, Named, RoleRow, SaidRow, TollRow
from accordingto.reading import EntityType
from accordingto.room.asked import Asked, Parameter
from accordingto.room.filtering import OFFSET, cut_by_offset, offset_of, size
from accordingto.room.pages import LIMIT, Content, Page, View
from accordingto.room.tolls import lines

TYPES: tuple[str, ...] = get_args(EntityType)
SHOWN = 12
"""Rows of each list on a person's page; each list leads on to its own page."""


class WhoContent(Content, frozen=True, kw_only=True):
    """Names, those of most reports first."""

    names: list[Named]


class PersonContent(Content, frozen=True, kw_only=True):
    """What the ledger has on a name.

    Attributes:
        name: whole.
        entities: that have it; whether they are one is not decided here.
        roles: offices, by day of publication.
        said: statements of theirs.
        about: statements of others that name them.
        did: events of which they are an actor.
        undergone: events of which they are a recipient.
        tolls: according to them.
    """

    name: str
    entities: list[EntityRow]
    roles: list[RoleRow]
    said: list[SaidRow]
    about: list[SaidRow]
    did: list[CodedEventRow]
    undergone: list[CodedEventRow]
    tolls: list[TollRow]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The names that the address asks for."""
    offset = offset_of(asked)
    found = ledger.names(
        part=asked.text("name"), kind=asked.choice("type", TYPES), limit=size(asked) + 1, offset=offset
    )
    content = WhoContent(names=found[: size(asked)], next=cut_by_offset(found, asked, offset))
    return View("Who", content, content.names, Named.__struct_fields__, {"types": TYPES})


def person(ledger: Ledger, asked: Asked) -> View:
    """One name."""
    name = asked.named["name"]
    few = Filter(limit=SHOWN)
    content = PersonContent(
        name=name,
        entities=ledger.who(name, whole=True),
        roles=ledger.roles(name)[: SHOWN * 4],
        said=ledger.claims_of(SaidRow, Filter(according_to=name, limit=SHOWN)),
        about=ledger.about(name, few),
        did=ledger.claims_of(CodedEventRow, Filter(actor=name, limit=SHOWN)),
        undergone=ledger.claims_of(CodedEventRow, Filter(recipient=name, limit=SHOWN)),
        tolls=ledger.claims_of(TollRow, Filter(according_to=name, limit=SHOWN)),
    )
    if not (content.entities or content.said or content.tolls or content.did or content.undergone):
        raise HTTPException(404, f"Nobody in this ledger has the name {name!r}. Look for a part of it on the page Who.")
    shown = {"lines": lines(content.tolls), "most": SHOWN}
    return View(name, content, content.said, SaidRow.__struct_fields__, shown)


PAGE = Page(
    "/who",
    "People, organizations, places and groups",
    "who.html",
    answer,
    WhoContent,
    (Parameter("name", "Words in the name."), Parameter("type", "Only of this type.", TYPES), LIMIT, OFFSET),
)
PERSON = Page("/who/{name:path}", "What the ledger has on a name", "person.html", person, PersonContent)
