"""The schema versions of a ledger, in order: each function takes a ledger from the version before to its own.

SQLite keeps the version in ``user_version``. A migration that was released never changes; the next version is one
more function at the end. All that are needed run in one transaction: a ledger is never between two versions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from accordingto.ledger import schema, search_index, views

Migration = Callable[[Connection], None]


def version_1(connection: Connection) -> None:
    """The first version: tables, views and search indexes, from nothing."""
    schema.metadata.create_all(connection)
    views.create(connection)
    search_index.create(connection)


MIGRATIONS: tuple[Migration, ...] = (version_1,)


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
