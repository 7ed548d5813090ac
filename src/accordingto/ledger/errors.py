"""What can be wrong with a ledger or with a question to it; every message names the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_SHOWN = 40
"""Characters of a search query that are shown before and after a mistake."""


class LedgerError(Exception):
    """Any of the errors below: the ledger cannot do what was asked of it."""


class NotALedger(LedgerError):  # noqa: N818 - the name says the fact
    """A file, or a database, that this program did not make; it was not touched.

    Attributes:
        location: the file or URL.
        what: what it is instead.
    """

    def __init__(self, location: Path | str, what: str) -> None:
        self.location = location
        self.what = what
        super().__init__(f"{location}: not a ledger: {what}. Name a ledger, or a new file to start one.")


class NoLedger(LedgerError):  # noqa: N818 - the name says the fact
    """A ledger that was to be opened for reading only and does not exist.

    Attributes:
        location: the file.
    """

    def __init__(self, location: Path) -> None:
        self.location = location
        super().__init__(f"{location}: no such ledger. Read reports into it first, or check the path.")


class LedgerTooNew(LedgerError):  # noqa: N818 - the name says the fact
    """A ledger written by a later release.

    Attributes:
        location: the file.
        version: schema version of the ledger.
        known: newest schema version that this release knows.
    """

    def __init__(self, location: Path, version: int, known: int) -> None:
        self.location = location
        self.version = version
        self.known = known
        super().__init__(
            f"{location}: the ledger has schema version {version}, and this release knows versions up to {known}. "
            "Update accordingto to open it."
        )


class LedgerTooOld(LedgerError):  # noqa: N818 - the name says the fact
    """A ledger written by an earlier release and opened for reading only, so that it cannot be brought up to date.

    Attributes:
        location: the file.
        version: schema version of the ledger.
        known: schema version that this release reads.
    """

    def __init__(self, location: Path, version: int, known: int) -> None:
        self.location = location
        self.version = version
        self.known = known
        super().__init__(
            f"{location}: the ledger has schema version {version}, and this release reads version {known}. "
            "Open it once for writing to bring it up to date."
        )


class LedgerUnavailable(LedgerError):  # noqa: N818 - the name says the fact
    """A ledger that the system does not let us open, read or write.

    Attributes:
        location: the file.
        what: what the system says.
    """

    def __init__(self, location: Path, what: str) -> None:
        self.location = location
        self.what = what
        super().__init__(
            f"{location}: {what}. Check that the folder exists and may be written, that the disk has room, "
            "and that no other program holds the ledger."
        )


class ReadOnlyLedger(LedgerError):  # noqa: N818 - the name says the fact
    """A ledger that was opened for reading only was asked to take something in.

    Attributes:
        location: the file.
    """

    def __init__(self, location: Path) -> None:
        self.location = location
        super().__init__(f"{location}: the ledger was opened for reading only. Open it for writing to add reports.")


class UnsoundReading(LedgerError):  # noqa: N818 - the name says the fact
    """A reading whose parts do not fit one another, its text or the ledger; nothing of it was written.

    Attributes:
        report: id of the report.
        place: the part of the reading, as ``tolls[2].number``.
        what: what is wrong with it.
    """

    def __init__(self, report: str, place: str, what: str) -> None:
        self.report = report
        self.place = place
        self.what = what
        super().__init__(
            f"report {report!r}: {place}: {what}. The reading was not written; mend the reader that made it."
        )


class UnknownReport(LedgerError):  # noqa: N818 - the name says the fact
    """No report of the ledger has this id, or one that begins so.

    Attributes:
        id: what was asked for.
        version: which of the reports with this id was asked for, if any.
    """

    def __init__(self, id: str, version: int | None = None) -> None:  # noqa: A002 - the field's name
        self.id = id
        self.version = version
        which = "no report has" if version is None else f"no report of version {version} has"
        super().__init__(f"{which} an id that is or begins with {id!r}. List the reports to see their ids.")


class UnknownClaim(LedgerError):  # noqa: N818 - the name says the fact
    """No claim of the newest readings has this key.

    Attributes:
        claim: what was asked for.
    """

    def __init__(self, claim: str) -> None:
        self.claim = claim
        super().__init__(f"no claim has the key {claim!r}. Tables give it as `claim`, in JSON and CSV.")


class AmbiguousReport(LedgerError):  # noqa: N818 - the name says the fact
    """Several reports have ids that begin so.

    Attributes:
        id: what was asked for.
        candidates: the first ids that begin so.
        more: how many further ones there are.
    """

    def __init__(self, id: str, candidates: Sequence[str], more: int) -> None:  # noqa: A002 - the field's name
        self.id = id
        self.candidates = tuple(candidates)
        self.more = more
        listed = ", ".join(self.candidates) + (f" and {more} more" if more > 0 else "")
        super().__init__(f"several reports have ids that begin with {id!r}: {listed}. Give more of the id.")


class BadQuery(LedgerError):  # noqa: N818 - the name says the fact
    """A search query that cannot be understood.

    Attributes:
        query: as given.
        position: 0-based place in the query.
        what: what is wrong there.
    """

    def __init__(self, query: str, position: int, what: str) -> None:
        self.query = query
        self.position = position
        self.what = what
        before, after = query[max(0, position - _SHOWN) : position], query[position : position + _SHOWN]
        super().__init__(
            f"search query, character {position + 1}: {what}\n  {before}{after}\n  {' ' * len(before)}^\n"
            'Use words, "a phrase", a beginning*, AND, OR, NOT, parentheses and fields (source:WORDS, killed>=10).'
        )


class BadDay(LedgerError):  # noqa: N818 - the name says the fact
    """A day that is not one.

    Attributes:
        value: as given.
    """

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(f"{value!r} is not a day. Write it as 2021-05-10.")


class BadPlace(LedgerError):  # noqa: N818 - the name says the fact
    """A place to go on from that no list of the ledger has given.

    Attributes:
        value: as given.
    """

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(f"{value!r} is no place in a list. Take it from the list before, or leave it out to begin.")
