"""Serving the room on this machine until it is told to stop."""

from __future__ import annotations

import socket
import webbrowser

import uvicorn

from accordingto.ledger import Ledger
from accordingto.room.application import application

USUAL_PORT = 8017
MOST_AT_ONCE = 64
"""Connections; further ones are told to come back."""
MOST_HEADER_BYTES = 16_384
PATIENCE_SECONDS = 5
"""How long a connection may be silent, and how long requests may take to end when the room closes."""


def listening(host: str, port: int | None) -> socket.socket:
    """A socket that listens.

    Args:
        host: a loopback address.
        port: 0 for any that is free; null for the usual one, or else any.

    Raises:
        OSError: if the port cannot be had.
    """
    if port is not None:
        return _bound(host, port)
    try:
        return _bound(host, USUAL_PORT)
    except OSError:
        return _bound(host, 0)


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    # Connections inherit it. Without it the body of each answer waits 40 ms for the head to be acknowledged.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address_of(listener: socket.socket) -> str:
    """The address of the room, as a browser takes it."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(ledger: Ledger, listener: socket.socket, shown: str | None = None) -> None:
    """Answer until interrupted.

    Args:
        ledger: opened for reading only.
        listener: from ``listening``; it is closed at the end.
        shown: address to open the browser at; null for none. The socket takes requests already.
    """
    with listener:
        config = uvicorn.Config(
            application(ledger),
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_AT_ONCE,
            timeout_keep_alive=PATIENCE_SECONDS,
            timeout_graceful_shutdown=PATIENCE_SECONDS,
            h11_max_incomplete_event_size=MOST_HEADER_BYTES,
            http="h11",
            ws="none",
            lifespan="off",
        )
        if shown is not None:
            webbrowser.open(shown)
        uvicorn.Server(config).run(sockets=[listener])
