"""What keeps the room to itself: this machine only, reading only, no script but its own.

Reports are written by strangers, and so may be any page that is open in the same browser. A page of a stranger can
make the browser ask ``127.0.0.1``, but it cannot choose the ``Host`` that its own name stands in, so requests under
any other name than the machine's own are refused (DNS rebinding).
"""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 4_000
"""Bytes of path and query of a request."""
METHODS = ("GET", "HEAD")

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy: what a page may load, which is its own style sheet and script."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class NotLoopback(ValueError):  # noqa: N818 - the name says the fact
    """A host that other machines could reach.

    Attributes:
        host: as given.
    """

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(
            f"{host}: the room has no accounts yet, so it opens on this machine alone. "
            "Use 127.0.0.1 (the default), localhost or ::1; to look from elsewhere, forward the port with ssh -L."
        )


def loopback(host: str) -> str:
    """The address of a host that only this machine can reach.

    Raises:
        NotLoopback: if it is another one.
    """
    if host.lower() == "localhost":
        return "127.0.0.1"
    if not _is_loopback(host):
        raise NotLoopback(host)
    return host


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def named_here(host: str) -> bool:
    """Whether a ``Host`` header names this machine as itself, with or without a port."""
    name = host.removeprefix("[").partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return name.lower() == "localhost" or _is_loopback(name)


class Guard:
    """Refuses what the room does not answer, and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        refusal = _refusal(scope)
        await (self._app if refusal is None else refusal)(scope, receive, guarded)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    host = Headers(scope=scope).get("host", "")
    if not named_here(host):
        what = "The room answers under the names 127.0.0.1, localhost and ::1 only."
        return PlainTextResponse(what, status_code=421)
    if scope["method"] not in METHODS:
        what = "The room is read-only: it answers GET and HEAD."
        return PlainTextResponse(what, status_code=405, headers={"Allow": ", ".join(METHODS)})
    if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        return PlainTextResponse(f"An address has at most {LONGEST_ADDRESS} characters.", status_code=414)
    return None
