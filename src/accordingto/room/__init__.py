"""The room: a ledger to look at in a browser, read-only, on this machine alone.

``application`` puts it together, ``safety`` guards it, ``pages`` turns what a page says into HTML, JSON and CSV. Each
page has a module named after it: a function of the ledger and of what was asked.
"""

from accordingto.room.application import application

__all__ = ["application"]
