"""What a request asks for, read from its address; a mistake in it is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from accordingto.ledger.days import days


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a page takes in its address.

    Attributes:
        name: as it stands in the address.
        meaning: in a sentence, for the interface's description.
        choices: the values that it may have; empty for any.
        kind: its type in JSON Schema.
    """

    name: str
    meaning: str
    choices: tuple[str, ...] = ()
    kind: str = "string"


class BadValue(ValueError):  # noqa: N818 - the name says the fact
    """A value in the address that cannot be.

    Attributes:
        name: of the parameter.
        value: as given.
        remedy: what it should be.
    """

    def __init__(self, *, name: str, value: str, remedy: str) -> None:
        self.name = name
        self.value = value
        self.remedy = remedy
        super().__init__(f"{name}={value}: {remedy}")


class Asked:
    """The path and the parameters of a request.

    Args:
        path: of the page, decoded, without the ending of a format.
        pairs: names and values as the query has them; of several with one name ``all`` gives every one.
        named: the parts of the path that have names.
        form: the ending of the format that is wanted, empty for the page itself.
    """

    def __init__(
        self, path: str, pairs: Iterable[tuple[str, str]], named: Mapping[str, str] | None = None, form: str = ""
    ) -> None:
        self.path = path
        self.named: Mapping[str, str] = named or {}
        self.form = form
        self.pairs: tuple[tuple[str, str], ...] = tuple((name, value) for name, value in pairs if value.strip())

    def text(self, name: str) -> str | None:
        """The words of a parameter; null if it is absent or blank."""
        return next((value.strip() for key, value in self.pairs if key == name), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter."""
        return tuple(value for key, value in self.pairs if key == name)

    def choice(self, name: str, choices: Sequence[str], default: str | None = None) -> str | None:
        """One of some values.

        Raises:
            BadValue: if it is another.
        """
        value = self.text(name)
        if value is None:
            return default
        if value not in choices:
            raise BadValue(name=name, value=value, remedy=f"it must be one of {', '.join(choices)}")
        return value

    def day(self, name: str) -> str | None:
        """A day, week, month or year.

        Raises:
            BadValue: if it is none.
        """
        value = self.text(name)
        if value is not None and days(value) is None:
            raise BadValue(
                name=name,
                value=value,
                remedy="it must be a day, week, month or year: 2031-05-04, 2031-W18, 2031-05, 2031",
            )
        return value

    def number(self, name: str, default: int | None, most: int, least: int = 1) -> int | None:
        """A whole number.

        Raises:
            BadValue: if it is none, or too great or small.
        """
        value = self.text(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdecimal() and len(value) < 10 and least <= int(value) <= most):
            raise BadValue(name=name, value=value, remedy=f"it must be a whole number from {least:,} to {most:,}")
        return int(value)

    def address(self, form: str = "", **changes: str | int | None) -> str:
        """This page's address with other parameters; null takes one away.

        Args:
            form: ``.json`` or ``.csv``, or nothing for the page itself.
            changes: parameters to set.
        """
        kept = [(name, value) for name, value in self.pairs if name not in changes]
        kept += [(name, str(value)) for name, value in changes.items() if value is not None]
        path = (self.path if self.path != "/" else "/index") + form if form else self.path
        path = quote(path, safe="/")
        return path + (f"?{urlencode(kept)}" if kept else "")
