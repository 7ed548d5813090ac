"""Opening a ledger file: what it must be, how SQLite is set up for it, and who may write.

A ledger says what it is in the header that every SQLite file begins with: ``application_id`` is ``APPLICATION_ID``,
``user_version`` the schema version. Anything else is refused before SQLite touches it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from accordingto.ledger import migrations
from accordingto.ledger.errors import LedgerTooNew, LedgerTooOld, LedgerUnavailable, NoLedger, NotALedger

APPLICATION_ID = int.from_bytes(b"acto", "big")
"""The four letters at offset 68 of the file, by which ``file`` and we know a ledger."""

BUSY_MILLISECONDS = 60_000
"""How long to wait for another writer, whose transactions take milliseconds each."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_APPLICATION_ID_AT = slice(68, 72)

_MAKER_PRAGMAS = (f"busy_timeout = {BUSY_MILLISECONDS}", "foreign_keys = ON")
_WRITER_PRAGMAS = (
    *_MAKER_PRAGMAS,
    # Write-ahead log: readers see the last committed state and never wait, while one writer writes.
    "journal_mode = WAL",
    # In a write-ahead log a commit is whole or absent whatever happens to this process: what it wrote lies with the
    # operating system. NORMAL leaves out the flush to disk at each commit, so a power cut may take the last commits
    # with it, whole ones only; the reports are then read again.
    "synchronous = NORMAL",
    # Pages of the growing end of every table and index; SQLite's 2 MB would write them out again and again.
    "cache_size = -65536",
)
_READER_PRAGMAS = (
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "query_only = ON",
    # Counting over a large ledger goes through its indexes again and again; SQLite's 2 MB hold a part of one.
    "cache_size = -16384",
)


def file_of(location: str | Path) -> Path:
    """The file of a path or ``sqlite:`` URL.

    Raises:
        NotALedger: for a URL of another database, or of none.
    """
    is_path = isinstance(location, Path) or "://" not in location
    path = Path(location) if is_path else _file_of_url(str(location))
    if path.is_dir():
        raise NotALedger(path, "a folder")
    return path


def _file_of_url(location: str) -> Path:
    try:
        url = make_url(location)
    except ArgumentError:
        raise NotALedger(location, "neither a path nor a database URL") from None
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() != "sqlite":
        raise NotALedger(shown, f"ledgers are SQLite files so far, not {url.get_backend_name()}")
    if not url.database or url.query:
        raise NotALedger(shown, "a ledger's URL is sqlite:/// and a path, nothing more")
    return Path(url.database)


def open_engine(
    path: Path, *, read_only: bool, known: Sequence[migrations.Migration] = migrations.MIGRATIONS
) -> Engine:
    """An engine for the ledger, which is made or brought up to date where it must be and may be.

    Raises:
        NotALedger: if the file is something else; it was not touched.
        NoLedger: if there is none and it was to be read only.
        LedgerTooNew: if a later release wrote it.
        LedgerTooOld: if an earlier release wrote it and it was to be read only.
        LedgerUnavailable: if the system does not let us.
    """
    _check_header(path, read_only=read_only)
    try:
        if not read_only:
            _bring_up_to_date(path, known)
            return _opened(_engine(path, "mode=rw", _WRITER_PRAGMAS), path, len(known))
        return _opened(_engine(path, _read_only_mode(path), _READER_PRAGMAS), path, len(known))
    except DBAPIError as error:
        raise LedgerUnavailable(path, str(error.orig)) from error


def _check_header(path: Path, *, read_only: bool) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        header = b""
    except OSError as error:
        raise LedgerUnavailable(path, error.strerror or str(error)) from error
    if not header:
        if read_only:
            raise NoLedger(path)
    elif not header.startswith(_MAGIC):
        raise NotALedger(path, "a file that is no database")
    elif header[_APPLICATION_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
        raise NotALedger(path, "a database of another program")


def _read_only_mode(path: Path) -> str:
    # To read a write-ahead log SQLite makes a file beside the ledger. Where it cannot, as on read-only media, and no
    # log says that somebody is writing, the ledger is read as it stands.
    log = path.with_name(f"{path.name}-wal")
    return "mode=ro" if os.access(path.parent, os.W_OK) or log.exists() else "mode=ro&immutable=1"


def _engine(path: Path, mode: str, pragmas: Sequence[str]) -> Engine:
    uri = f"{path.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        # Transactions are begun below, not by the driver. The pool hands a connection to one thread at a time.
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        # SQLite's own lower() knows A to Z alone.
        connection.create_function("lower", 1, _lower, deterministic=True)
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _lower(value: str | None) -> str | None:
    return None if value is None else value.casefold()


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: to upgrade a reader's transaction later may fail without waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _opened(engine: Engine, path: Path, newest: int) -> Engine:
    """The engine, once a connection has shown the ledger to have the newest version."""
    try:
        with engine.connect() as connection:
            version = _version(connection)
        _refuse_newer(path, version, newest)
        if version < newest:
            raise LedgerTooOld(path, version, newest)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(path: Path, known: Sequence[migrations.Migration]) -> None:
    # In the journal mode that a new file has: only there do the tables and the header that names them a ledger
    # come into the file at one stroke, so that a kill leaves a ledger or an empty file.
    engine = _engine(path, "mode=rwc", _MAKER_PRAGMAS)
    try:
        with engine.connect() as connection:
            version = _version(connection)
        _refuse_newer(path, version, len(known))
        if version < len(known):
            with engine.connect().execution_options(writes=True) as connection, connection.begin():
                # Another process may have done it while this one waited.
                version = _version(connection)
                _refuse_newer(path, version, len(known))
                migrations.migrate(connection, version, known)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()


def _version(connection: Connection) -> int:
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def _refuse_newer(path: Path, version: int, newest: int) -> None:
    if version > newest:
        raise LedgerTooNew(path, version, newest)
