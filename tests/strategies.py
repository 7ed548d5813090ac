"""Hypothesis strategies for reports and readings whose every span lies in the text.

``reports()`` draws a report; ``readings()`` a reading of a given report, or of one it draws. Texts hold letters of
many scripts, emoji and control characters, with ``any_character`` also NUL and lone surrogates. References lead to
ids of the same reading; where the codebook allows words instead, words are drawn too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from accordingto.reading import (
    Attribution,
    Bound,
    Category,
    Effect,
    Entity,
    EntityType,
    Event,
    Location,
    Modality,
    Name,
    NameType,
    Piece,
    PlaceBasis,
    Polarity,
    QuoteKind,
    Reading,
    Relation,
    RelationKind,
    Role,
    Sector,
    Status,
    Time,
    TimeBasis,
    TimeMod,
    TimeType,
    Toll,
    Voice,
    Wording,
    WordingKind,
)
from accordingto.report import Provenance, Report, Span, Zone, ZoneKind, content_id

Part = TypeVar("Part")

WHOLE_NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1)
DATES = st.sampled_from(
    [
        "2031-05-04",
        "2031-05",
        "2031",
        "2031-W19",
        "2031-05-04T09:30:00Z",
        "2031-05-01/2031-05-04",
        "PAST_REF",
        "P3D",
        "",
    ]
)


def _letters(*, any_character: bool) -> st.SearchStrategy[str]:
    ordinary = st.sampled_from("aáÄß Ω界م🦊👩‍🚒\n\t.,\"'“”%_\\…\ufffd")
    if not any_character:
        return ordinary | st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufdd0\ufdd1")
    return ordinary | st.characters(exclude_categories=[]) | st.sampled_from("\x00\ud83d\ufdd0\ufdd1")


def texts(*, max_size: int = 80, any_character: bool = False) -> st.SearchStrategy[str]:
    """Text of any script; with ``any_character`` also what no database holds: NUL, lone surrogates, noncharacters."""
    return st.text(_letters(any_character=any_character), max_size=max_size)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Stretches of a text, empty ones too."""
    end = st.integers(0, len(text))
    return st.tuples(end, end).map(lambda ends: (min(ends), max(ends)))


def pieces(text: str, *, min_size: int = 0) -> st.SearchStrategy[Piece]:
    """Up to three stretches of a text."""
    return _tuples(spans(text), min_size=min_size)


def _tuples(parts: st.SearchStrategy[Part], *, min_size: int = 0) -> st.SearchStrategy[tuple[Part, ...]]:
    return st.lists(parts, min_size=min_size, max_size=3).map(tuple)


def _one_of(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def _maybe(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part | None]:
    return st.none() | parts


def _zones(text: str) -> st.SearchStrategy[tuple[Zone, ...]]:
    return _tuples(st.builds(lambda kind, span: Zone(kind, *span), _one_of(ZoneKind), spans(text)))


def reports(*, any_character: bool = False) -> st.SearchStrategy[Report]:
    """Reports with ids of their own or made from the text."""

    def of(text: str) -> st.SearchStrategy[Report]:
        words = texts(max_size=12, any_character=any_character)
        some = _maybe(words)
        return st.builds(
            Report,
            id=st.just(content_id(text)) | words,
            text=st.just(text),
            title=some,
            outlet=some,
            url=some,
            byline=some,
            language=some,
            published=_maybe(DATES | words),
            zones=_zones(text),
            warnings=_tuples(words),
            provenance=_maybe(
                st.builds(
                    Provenance,
                    location=words,
                    format=words,
                    sha256=some,
                    read_at=some,
                    encoding=some,
                    title_from=some,
                    published_from=some,
                )
            ),
        )

    return texts(any_character=any_character).flatmap(of)


@st.composite
def readings(draw: st.DrawFn, report: Report | None = None, *, any_character: bool = False) -> Reading:
    """Readings of a report, with every list of every layer."""
    if report is None:
        report = draw(reports(any_character=any_character))
    words = texts(max_size=8, any_character=any_character)
    some = _maybe(words)
    parts = _Parts(draw, report.text, words)
    return Reading(
        id=report.id,
        title=draw(some),
        outlet=draw(some),
        url=draw(some),
        byline=draw(some),
        language=draw(some),
        published=draw(_maybe(DATES | words)),
        text=report.text,
        zones=draw(_zones(report.text)),
        sentences=draw(pieces(report.text)),
        names=parts.names(),
        entities=parts.entities(),
        times=parts.times(),
        attributions=parts.attributions(),
        wordings=parts.wordings(),
        tolls=(tolls := parts.tolls()),
        events=parts.events([toll.id for toll in tolls]),
        warnings=draw(_tuples(words)),
    )


class _Parts:
    """Draws the layers of one reading; entities first, then attributions, since the others refer to them."""

    def __init__(self, draw: st.DrawFn, text: str, words: st.SearchStrategy[str]) -> None:
        self._draw = draw
        self._text = text
        self._words = words
        self._names = words
        self._statements: st.SearchStrategy[str | None] = st.none()

    def names(self) -> tuple[Name, ...]:
        name = st.builds(
            lambda span, type_: Name(start=span[0], end=span[1], type=type_), spans(self._text), _one_of(NameType)
        )
        return self._draw(_tuples(name))

    def wordings(self) -> tuple[Wording, ...]:
        wording = st.builds(
            lambda span, kind: Wording(start=span[0], end=span[1], kind=kind), spans(self._text), _one_of(WordingKind)
        )
        return self._draw(_tuples(wording))

    def entities(self) -> tuple[Entity, ...]:
        ids = self._ids("e")
        self._names = self._words | st.sampled_from(ids) if ids else self._words
        return self._layer(ids, lambda id_, _: self._entity(id_))

    def _entity(self, id_: str) -> st.SearchStrategy[Entity]:
        role = st.builds(
            lambda title, organization, span: Role(title=title, organization=organization, start=span[0], end=span[1]),
            _maybe(self._words),
            _maybe(self._names),
            spans(self._text),
        )
        place = st.builds(
            Location,
            lat=st.floats(-90, 90),
            lon=st.floats(-180, 180),
            kind=self._words,
            geonames_id=_maybe(st.integers(0, 2**40)),
            basis=_maybe(_one_of(PlaceBasis)),
        )
        return st.builds(
            Entity,
            id=st.just(id_),
            type=_one_of(EntityType),
            name=self._words,
            aliases=_tuples(self._words),
            roles=_tuples(role),
            country=_maybe(st.sampled_from(["LRV", "ELS"])),
            place=_maybe(place),
            mentions=pieces(self._text),
            references=pieces(self._text),
            sector=_maybe(_one_of(Sector)),
        )

    def times(self) -> tuple[Time, ...]:
        time = st.builds(
            lambda span, **rest: Time(start=span[0], end=span[1], **rest),
            spans(self._text),
            type=_one_of(TimeType),
            value=DATES,
            earliest=_maybe(DATES),
            latest=_maybe(DATES),
            mod=_maybe(_one_of(TimeMod)),
            basis=_maybe(_one_of(TimeBasis)),
            basis_span=_maybe(spans(self._text)),
        )
        return self._draw(_tuples(time))

    def attributions(self) -> tuple[Attribution, ...]:
        ids = self._ids("a")
        self._statements = _maybe(st.sampled_from(ids)) if ids else st.none()
        return self._layer(ids, self._attribution)

    def _attribution(self, id_: str, ids: Sequence[str]) -> st.SearchStrategy[Attribution]:
        return st.builds(
            Attribution,
            id=st.just(id_),
            source=pieces(self._text),
            cue=pieces(self._text),
            content=pieces(self._text, min_size=1),
            kind=_one_of(QuoteKind),
            speaker=_maybe(self._names),
            addressee=_maybe(self._names),
            medium=_maybe(self._words),
            parent=_maybe(st.sampled_from(ids)),
            polarity=_one_of(Polarity),
            rule=_maybe(self._words),
        )

    def tolls(self) -> tuple[Toll, ...]:
        return self._layer(self._ids("t"), self._toll)

    def _toll(self, id_: str, ids: Sequence[str]) -> st.SearchStrategy[Toll]:
        return st.builds(
            Toll,
            id=st.just(id_),
            effect=_one_of(Effect),
            count=_maybe(WHOLE_NUMBERS),
            low=_maybe(WHOLE_NUMBERS),
            high=_maybe(WHOLE_NUMBERS),
            bound=_one_of(Bound),
            who=_maybe(self._words),
            of=_maybe(st.sampled_from(ids)),
            cause=_maybe(self._words),
            actor=self._parties(),
            place=_maybe(self._names),
            when=_maybe(DATES | self._words),
            according_to=_maybe(self._names),
            denied_by=_maybe(self._names),
            voice=_one_of(Voice),
            cue=_maybe(spans(self._text)),
            status=_one_of(Status),
            evidence=spans(self._text),
            number=spans(self._text),
            also=pieces(self._text),
            rule=_maybe(self._words),
            attribution=self._statements,
        )

    def events(self, tolls: Sequence[str]) -> tuple[Event, ...]:
        return self._layer(self._ids("v"), lambda id_, ids: self._event(id_, ids, tolls))

    def _event(self, id_: str, ids: Sequence[str], tolls: Sequence[str]) -> st.SearchStrategy[Event]:
        return st.builds(
            Event,
            id=st.just(id_),
            category=_one_of(Category),
            cameo=_maybe(self._words),
            trigger=spans(self._text),
            actor=self._parties(),
            recipient=self._parties(),
            instrument=_maybe(self._words),
            place=_maybe(self._names),
            when=_maybe(DATES | self._words),
            modality=_one_of(Modality),
            according_to=_maybe(self._names),
            voice=_one_of(Voice),
            evidence=spans(self._text),
            tolls=_tuples(st.sampled_from(tolls)) if tolls else st.just(()),
            relations=_tuples(st.builds(Relation, kind=_one_of(RelationKind), event=st.sampled_from(ids))),
            also=pieces(self._text),
            rule=_maybe(self._words),
            attribution=self._statements,
        )

    def _parties(self) -> st.SearchStrategy[str | tuple[str, ...] | None]:
        return _maybe(self._names) | _tuples(self._names)

    def _ids(self, letter: str) -> list[str]:
        return [f"{letter}{number}" for number in range(1, self._draw(st.integers(0, 3)) + 1)]

    def _layer(self, ids: list[str], part: Callable[[str, Sequence[str]], st.SearchStrategy[Part]]) -> tuple[Part, ...]:
        return tuple(self._draw(part(id_, ids)) for id_ in ids)
