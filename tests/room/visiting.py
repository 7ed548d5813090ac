"""The room from outside, over HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import urllib3


class Room(NamedTuple):
    """A room that answers.

    Attributes:
        address: without a slash at the end.
        ledger: that it shows.
        client: to ask it with.
    """

    address: str
    ledger: Path
    client: urllib3.PoolManager

    def get(self, path: str, **headers: str) -> urllib3.BaseHTTPResponse:
        """The answer to a request, redirects not followed."""
        return self.client.request("GET", self.address + path, headers=headers, redirect=False, retries=False)

    def page(self, path: str) -> str:
        """The text of a page that is there."""
        answer = self.get(path)
        assert answer.status == 200, (path, answer.status, answer.data[:500])
        return answer.data.decode()

    def json(self, path: str) -> Any:
        """What a program gets."""
        return json.loads(self.page(path))
