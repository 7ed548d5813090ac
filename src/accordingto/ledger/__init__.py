"""The ledger: every report and reading kept in an SQLite file, and the questions it answers.

``Ledger`` is the way in. ``schema`` has the tables, ``views`` what the ``sqlite3`` shell and Datasette show,
``writer`` and ``rows`` put a reading in, ``records`` takes it out again, ``query``, ``cast`` and ``search`` answer.
"""

from accordingto.ledger.answers import (
    ClaimHit,
    ClaimRow,
    CodedEventRow,
    Counts,
    Echo,
    EntityRow,
    EventRow,
    Found,
    ReportHit,
    ReportRow,
    SaidRow,
    TimelineRow,
    TollRow,
)
from accordingto.ledger.errors import (
    AmbiguousReport,
    BadDay,
    BadPlace,
    BadQuery,
    LedgerError,
    LedgerTooNew,
    LedgerTooOld,
    LedgerUnavailable,
    NoLedger,
    NotALedger,
    ReadOnlyLedger,
    UnknownReport,
    UnsoundReading,
)
from accordingto.ledger.ledger import Ledger
from accordingto.ledger.writer import Identity, Outcome

__all__ = [
    "AmbiguousReport",
    "BadDay",
    "BadPlace",
    "BadQuery",
    "ClaimHit",
    "ClaimRow",
    "CodedEventRow",
    "Counts",
    "Echo",
    "EntityRow",
    "EventRow",
    "Found",
    "Identity",
    "Ledger",
    "LedgerError",
    "LedgerTooNew",
    "LedgerTooOld",
    "LedgerUnavailable",
    "NoLedger",
    "NotALedger",
    "Outcome",
    "ReadOnlyLedger",
    "ReportHit",
    "ReportRow",
    "SaidRow",
    "TimelineRow",
    "TollRow",
    "UnknownReport",
    "UnsoundReading",
]
