"""An answer that lies at another address."""

from __future__ import annotations


class Elsewhere(Exception):  # noqa: N818 - it is no error
    """What was asked for has another address.

    Attributes:
        address: where it is.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)
