"""The full-text indexes, SQLite's FTS5: one over reports, one over claims.

Neither keeps words of its own: FTS5 reads them from the tables ("external content"). Rows of a ledger are only ever
added, each together with its row in the index and in the same transaction, so the two cannot fall out of step.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Float, TableClause, column, func, literal_column, table

from accordingto.ledger.characters import MARK_CLOSE, MARK_OPEN
from accordingto.ledger.rows import Row

REPORTS = table("report_search", column("rowid"), column("rank", Float))
CLAIMS = table("claim_search", column("rowid"), column("rank", Float))
REPORT_TEXT, CLAIM_WORDS = 1, 3
"""Numbers of the indexes' columns."""

# Letters without their accents, so that "Bogota" finds "Bogotá".
_TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2'"

_TABLES = (
    # An index needs its content under one row number: serials are unique over all claims, so a union will do.
    """
    CREATE VIEW claim_words AS
    SELECT serial, according_to, actor, who AS affected, evidence_text AS words FROM toll
    UNION ALL SELECT serial, according_to, actor, recipient, evidence_text FROM event
    UNION ALL SELECT serial, coalesce(speaker, source), source, addressee, content FROM attribution
    """,
    f"""
    CREATE VIRTUAL TABLE report_search
    USING fts5(title, text, content = 'report', content_rowid = 'serial', {_TOKENIZER})
    """,
    f"""
    CREATE VIRTUAL TABLE claim_search
    USING fts5(according_to, actor, affected, words, content = 'claim_words', content_rowid = 'serial', {_TOKENIZER})
    """,
)


def create(connection: Connection) -> None:
    """Lay the indexes out in a ledger that has its tables."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)


def add_report(connection: Connection, serial: int, title: str | None, text: str) -> None:
    """Index a report that was just written."""
    _insert(connection, "INSERT INTO report_search (rowid, title, text) VALUES (?, ?, ?)", [(serial, title, text)])


def add_claims(connection: Connection, rows: Sequence[Row]) -> None:
    """Index claims that were just written: serial, according_to, actor, affected, words."""
    columns = "rowid, according_to, actor, affected, words"
    _insert(connection, f"INSERT INTO claim_search ({columns}) VALUES (?, ?, ?, ?, ?)", rows)


def _insert(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    connection.connection.cursor().executemany(statement, rows)


def matches(index: TableClause, terms: str) -> ColumnElement[bool]:
    """Whether a row of an index has some terms, as FTS5 writes them."""
    return literal_column(index.name).op("MATCH", is_comparison=True)(terms)


def marked_words(index: TableClause, words: int) -> ColumnElement[str]:
    """The words of a column, with marks where they match."""
    return func.coalesce(func.highlight(literal_column(index.name), words, MARK_OPEN, MARK_CLOSE), "")
