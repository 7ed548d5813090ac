"""The schema versions of a ledger, in order: each function takes a ledger from the version before to its own.

SQLite keeps the version in ``user_version``. A migration that was released never changes; the next version is one
more function at the end. All that are needed run in one transaction: a ledger is never between two versions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Table, inspect
from sqlalchemy.schema import CreateColumn, CreateIndex

from accordingto.ledger import schema, search_index, views

Migration = Callable[[Connection], None]


def version_1(connection: Connection) -> None:
    """Tables, views and search indexes, from nothing; they are today's, so that later versions find theirs there."""
    schema.metadata.create_all(connection)
    views.create(connection)
    search_index.create(connection)


def version_2(connection: Connection) -> None:
    """Times say how their words bend the value, times and places what they rest on, and names have a table.

    In readings of before, what is new is null or empty.
    """
    schema.name.create(connection, checkfirst=True)
    _add_columns(connection, schema.time, "mod", "basis", "basis_start", "basis_end")
    _add_columns(connection, schema.entity, "place_basis")


def version_3(connection: Connection) -> None:
    """Claims name the rule that coded them and who passes them on, statements their polarity, entities their sector.

    Tolls and events name the attribution that governs them; quoted wordings have a table. Claims have the day that they
    are sorted by, and what people ask for has indexes. In readings of before, every statement is affirmed, and what
    else is new is null or empty.
    """
    schema.wording.create(connection, checkfirst=True)
    schema.reader_file.create(connection, checkfirst=True)
    _add_columns(connection, schema.entity, "sector")
    _add_columns(connection, schema.attribution, "polarity", "rule", "through")
    for claims in (schema.toll, schema.event):
        _add_columns(connection, claims, "rule", "attribution", "through")
    for claims in (schema.attribution, schema.toll, schema.event):
        _add_columns(connection, claims, "day")
        own_day = "NULL" if claims is schema.attribution else "first_day"
        published = f"(SELECT published_day FROM reading WHERE reading.serial = {claims.name}.reading)"
        connection.exec_driver_sql(f"UPDATE {claims.name} SET day = coalesce({own_day}, {published})")
    for index in schema.INDEXES:
        connection.execute(CreateIndex(index, if_not_exists=True))
    views.create(connection)


MIGRATIONS: tuple[Migration, ...] = (version_1, version_2, version_3)


def migrate(connection: Connection, version: int, migrations: Sequence[Migration]) -> None:
    """Take a ledger from a version to the newest.

    Args:
        connection: in a transaction that keeps every other writer out.
        version: that the ledger has; 0 is an empty file.
        migrations: from version 1 on.
    """
    for migration in migrations[version:]:
        migration(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {len(migrations)}")


def _add_columns(connection: Connection, table: Table, *names: str) -> None:
    """Add those of a table's columns that the ledger lacks; all may be null or have a default."""
    present = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for name in names:
        if name not in present:
            column = CreateColumn(table.columns[name]).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column}")
