"""Reads news reports as evidence: every claim with its source, its date and its exact words.

    import accordingto

    reading = accordingto.read("Nine people were killed, the ministry said.", published="2031-05-04")
    ledger = accordingto.Ledger("case.db")

The names below are loaded when they are first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from accordingto._version import __version__

if TYPE_CHECKING:
    from accordingto.engines.single import read
    from accordingto.engines.user_files import load_additions
    from accordingto.ledger import Ledger
    from accordingto.reading import Reading
    from accordingto.report import Report

__all__ = ["Ledger", "Reading", "Report", "__version__", "load_additions", "read"]

_HOMES = {
    "Ledger": "accordingto.ledger",
    "Reading": "accordingto.reading",
    "load_additions": "accordingto.engines.user_files",
    "Report": "accordingto.report",
    "read": "accordingto.engines.single",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
