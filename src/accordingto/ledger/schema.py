"""The tables of a ledger, for any database that SQLAlchemy speaks to.

What SQLite alone has (the search indexes) and what is derived (the views) is laid out in modules of its own.

``serial`` numbers rows in the order they were written. A report's ``id`` is the one that people use; several reports
may bear it (another text, another outlet: ``version``). The parts of a reading have the ids that the reading gives
them (``t1``, ``e3``), unique in their reading. ``ordinal`` keeps the order of a list. Beside each reference to an
entity stands the name to read: ``according_to`` is the entity's name or the words of the text,
``according_to_entity`` the entity's id or null. Two names differ from the codebook's because SQL reserves them:
``dated`` is its ``when``, ``part_of`` its ``of``. ``through`` tells in words who stands between a claim's source and
the report: "quoted by the mayor".

Every span is a pair of columns, 0-based and end-exclusive, counted in characters of ``report.text``.

``day`` is what claims are sorted by: their own first day, or the report's day of publication where they have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    FromClause,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
)

metadata = MetaData()


def _words(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _span(prefix: str = "", *, nullable: bool = False) -> list[Column[Any]]:
    return [Column(f"{prefix}{end}", Integer, nullable=nullable) for end in ("start", "end")]


def _named(*names: str) -> list[Column[Any]]:
    """For each, the name to read and the entity's id."""
    return [Column(name + suffix, Text) for name in names for suffix in ("", "_entity")]


def _part(name: str, *columns: Column[Any]) -> Table:
    """A list that a reading has one of."""
    return Table(
        name,
        metadata,
        Column("reading", ForeignKey("reading.serial"), primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


def _list_of(owner: str, name: str, *columns: Column[Any], kinds: str | None = None) -> Table:
    """A list that each entity, attribution, toll or event has one of, or one of for each of some kinds."""
    return Table(
        name,
        metadata,
        Column("reading", Integer, primary_key=True),
        Column(owner, Text, primary_key=True),
        *([] if kinds is None else [Column(kinds, Text, primary_key=True)]),
        Column("ordinal", Integer, primary_key=True),
        *columns,
        ForeignKeyConstraint(["reading", owner], [f"{owner}.reading", f"{owner}.id"]),
        sqlite_with_rowid=False,
    )


def _claim(name: str, columns: Sequence[Column[Any]]) -> Table:
    """A table of claims; their serials are unique over all three tables, since one search index covers them."""
    return Table(
        name,
        metadata,
        Column("serial", Integer, primary_key=True, autoincrement=False),
        Column("reading", ForeignKey("reading.serial"), nullable=False),
        *_text("id"),
        Column("ordinal", Integer, nullable=False),
        *_text("key"),
        *columns,
        Column("day", Text),
        UniqueConstraint("reading", "id"),
    )


report = Table(
    "report",
    metadata,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    *_text("id"),
    Column("version", Integer, nullable=False),
    *_words("title", "outlet", "url", "byline", "language", "published"),
    *_text("text", "text_sha256", "added_at"),
    *_words("location", "format", "bytes_sha256", "read_at", "encoding", "title_from", "published_from"),
    UniqueConstraint("id", "version"),
)
report_zone = Table(
    "report_zone",
    metadata,
    Column("report", ForeignKey("report.serial"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *_text("kind"),
    *_span(),
    sqlite_with_rowid=False,
)
report_warning = Table(
    "report_warning",
    metadata,
    Column("report", ForeignKey("report.serial"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *_text("warning"),
    sqlite_with_rowid=False,
)
reading = Table(
    "reading",
    metadata,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.serial"), nullable=False),
    *_text("reader_version", "written_at"),
    *_words("title", "outlet", "url", "byline", "language", "published", "published_day"),
    UniqueConstraint("report", "reader_version"),
)
reader_file = Table(
    "reader_file",
    metadata,
    Column("reader_version", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *_text("kind", "name", "sha256"),
    sqlite_with_rowid=False,
)
replaced_character = Table(
    "replaced_character",
    metadata,
    Column("report", ForeignKey("report.serial"), nullable=False),
    Column("reading", ForeignKey("reading.serial")),
    *_text("field"),
    Column("position", Integer, nullable=False),
    Column("codepoint", Integer, nullable=False),
    Index("replaced_character_report", "report"),
)

reading_warning = _part("reading_warning", *_text("warning"))
zone = _part("zone", *_text("kind"), *_span())
sentence = _part("sentence", *_span())
wording = _part("wording", *_span(), *_text("kind"))
name = _part("name", *_span(), *_text("type"))
time = _part(
    "time",
    *_text("type", "value"),
    *_span(),
    *_words("earliest", "latest", "mod", "basis"),
    *_span("basis_", nullable=True),
)

entity = Table(
    "entity",
    metadata,
    Column("reading", ForeignKey("reading.serial"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    *_text("type", "name"),
    *_words("country"),
    Column("latitude", Float),
    Column("longitude", Float),
    *_words("place_kind"),
    Column("geonames_id", BigInteger),
    *_words("place_basis", "sector"),
    sqlite_with_rowid=False,
)
alias = _list_of("entity", "alias", *_text("alias"))
role = _list_of("entity", "role", *_words("title"), *_named("organization"), *_span())
mention = _list_of("entity", "mention", *_span(), kinds="kind")

attribution = _claim(
    "attribution",
    [
        *_text("kind"),
        *_named("speaker", "addressee"),
        *_words("medium", "parent", "source", "cue", "content"),
        *_span(),
        Column("polarity", Text, nullable=False, server_default="affirmed"),
        *_words("rule", "through"),
    ],
)
attribution_piece = _list_of("attribution", "attribution_piece", *_span(), kinds="part")

toll = _claim(
    "toll",
    [
        *_text("effect"),
        Column("count", BigInteger),
        Column("low", BigInteger),
        Column("high", BigInteger),
        *_text("bound"),
        *_words("who", "part_of", "cause"),
        *_named("actor"),
        Column("actor_listed", Boolean, nullable=False),
        *_named("place"),
        *_words("dated", "first_day", "last_day"),
        *_named("according_to", "denied_by"),
        *_text("voice", "status"),
        *_span("cue_", nullable=True),
        *_text("number_text"),
        *_span("number_"),
        *_text("evidence_text"),
        *_span(),
        *_words("rule", "attribution", "through"),
    ],
)
toll_actor = _list_of("toll", "toll_actor", *_text("name"), *_words("entity"))
toll_also = _list_of("toll", "toll_also", *_span())

event = _claim(
    "event",
    [
        *_text("category"),
        *_words("cameo"),
        *_named("actor"),
        Column("actor_listed", Boolean, nullable=False),
        *_text("trigger_text"),
        *_span("trigger_"),
        *_named("recipient"),
        Column("recipient_listed", Boolean, nullable=False),
        *_words("instrument"),
        *_named("place"),
        *_words("dated", "first_day", "last_day"),
        *_text("modality"),
        *_named("according_to"),
        *_text("voice", "evidence_text"),
        *_span(),
        *_words("rule", "attribution", "through"),
    ],
)
event_party = _list_of("event", "event_party", *_text("name"), *_words("entity"), kinds="part")
event_also = _list_of("event", "event_also", *_span())
event_toll = _list_of("event", "event_toll", *_text("toll"))
event_toll.append_constraint(ForeignKeyConstraint(["reading", "toll"], ["toll.reading", "toll.id"]))
event_relation = _list_of("event", "event_relation", *_text("kind", "related"))
event_relation.append_constraint(ForeignKeyConstraint(["reading", "related"], ["event.reading", "event.id"]))


INDEXED_WORDS = 60
"""Characters at the beginning of statements that are indexed."""


def day_order(claims: FromClause) -> ColumnElement[str]:
    """What claims are sorted by first; those without a day come last."""
    return func.coalesce(claims.c.day, literal_column("'~'"))


def first_words(statements: FromClause) -> ColumnElement[str]:
    """The beginning of a statement's content, as the index has it."""
    return func.substr(statements.c.content, literal_column("1"), literal_column(str(INDEXED_WORDS)))


_SAID = (attribution.c.speaker, attribution.c.source)
"""What the name of a statement's source is made of: with these in an index, SQLite need not look into the table."""
INDEXES: tuple[Index, ...] = (
    *(Index(f"{claims.name}_day", day_order(claims)) for claims in (attribution, toll, event)),
    *(Index(f"{claims.name}_key", claims.c["key"]) for claims in (attribution, toll, event)),
    *(Index(f"{claims.name}_source", claims.c.according_to, claims.c.reading) for claims in (toll, event)),
    *(Index(f"{claims.name}_first_day", claims.c.first_day, claims.c.reading) for claims in (toll, event)),
    Index(
        "attribution_source", func.coalesce(attribution.c.speaker, attribution.c.source), attribution.c.reading, *_SAID
    ),
    Index("attribution_first_words", first_words(attribution)),
    Index("toll_figure", toll.c.effect, toll.c["count"], toll.c.day, toll.c.reading),
    Index("toll_effect_place", toll.c.effect, toll.c.place, toll.c.reading),
    Index("toll_effect_source", toll.c.effect, toll.c.according_to, toll.c.reading),
    Index("attribution_kind", attribution.c.kind, attribution.c.medium, attribution.c.reading, *_SAID),
    Index("entity_name", entity.c.name, entity.c.type, entity.c.country),
    Index("event_party_name", event_party.c.name, event_party.c.part),
    Index("reading_outlet", reading.c.outlet, reading.c.published_day),
)
"""For the questions of people who look through a large ledger; foreign keys have theirs by the tables' own keys."""
