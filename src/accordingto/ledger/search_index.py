"""The full-text indexes, SQLite's FTS5: one over reports, one over claims.

Neither keeps words of its own: FTS5 reads them from the tables ("external content"). Rows of a ledger are only ever
added, each together with its row in the index and in the same transaction, so the two cannot fall out of step.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from accordingto.ledger.rows import Row

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
    for table in _TABLES:
        connection.exec_driver_sql(table)


def add_report(connection: Connection, serial: int, title: str | None, text: str) -> None:
    """Index a report that was just written."""
    _insert(connection, "INSERT INTO report_search (rowid, title, text) VALUES (?, ?, ?)", [(serial, title, text)])


def add_claims(connection: Connection, rows: Sequence[Row]) -> None:
    """Index claims that were just written: serial, according_to, actor, affected, words."""
    columns = "rowid, according_to, actor, affected, words"
    _insert(connection, f"INSERT INTO claim_search ({columns}) VALUES (?, ?, ?, ?, ?)", rows)


def _insert(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    connection.connection.cursor().executemany(statement, rows)
