"""Reports at addresses: one page or feed is fetched, within limits, from a public address that was checked.

Only http and https. Names are resolved here, every address that they stand for is checked, and the connection is made
to that very address, so that a name cannot point elsewhere a moment later; certificates are checked against the name.
Redirects are followed one by one, each checked like the first. Proxies named in the environment are not used: they
would resolve names themselves.
"""

from __future__ import annotations

import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from accordingto._version import __version__
from accordingto.intake.source import Options, Problem, Source, Unreadable, now, printable

USER_AGENT = f"accordingto/{__version__}"

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 64 * 1024
_REMEDIES = {
    401: "The site wants a login: save the page from a browser",
    402: "The site wants payment: save the page from a browser",
    403: "The site refuses programs or this network: save the page from a browser",
    404: "Check the address",
    410: "The page was taken away: look for a copy in a web archive",
    429: "The site asks for patience: try again later",
    451: "The page is withheld for legal reasons: look for a copy in a web archive",
}
# An IPv4 address stands in the last 32 bits of these (RFC 4291, 6052, 8215), after 16 bits of 2002::/16 (RFC 3056).
_CARRY_IPV4 = tuple(map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
_CARRY_ANY = tuple(map(ipaddress.IPv6Network, ("64:ff9b:1::/48", "2001::/32", "fec0::/10")))
_HOST_OF_CLOUD = ipaddress.ip_address("168.63.129.16")
"""Azure's metadata server has a public address; those of other clouds are link-local or private."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class _Target:
    """An address taken apart: scheme, host in ASCII, port, path with query, and all of it in one."""

    scheme: str
    host: str
    port: int
    path: str
    url: str


def fetch(url: str, options: Options) -> Source | Problem:
    """What stands at an address, in memory.

    Args:
        url: an http or https address.
        options: ``limits.report_bytes`` bounds what is fetched, also unpacked; ``limits.fetch_seconds`` the time for
            all of it, redirects
            included; ``limits.redirects`` their number; ``allow_private`` permits addresses of private networks.

    Returns:
        The bytes with the final address, media type and time; or a problem.
    """
    location = printable(_without_user(url))
    try:
        return _follow(location, url, options, time.monotonic() + options.limits.fetch_seconds)
    except Unreadable as error:
        return error.at(location)


def _without_user(url: str) -> str:
    """The address as it may be shown: without a password in it."""
    scheme, mark, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{mark}{authority.rpartition('@')[2]}{slash}{path}"


def _follow(location: str, url: str, options: Options, deadline: float) -> Source:
    """Ask for the address, and for those that it redirects to.

    Raises:
        Unreadable: if any of them is refused or fails.
    """
    target = _target(url)
    for _ in range(options.limits.redirects + 1):
        with _exchange(target, options, deadline) as response:
            following = _redirect(response, target)
            if following is None:
                data = _body(response, options, deadline)
                kind = response.headers.get("content-type")
                return Source.of_bytes(location, data, url=target.url, content_type=kind, read_at=now())
        target = following
    what = f"it redirects more than {options.limits.redirects} times"
    raise Unreadable(what, "Open it in a browser, and give the address where that ends up")


def _target(url: str) -> _Target:
    try:
        parts = urlsplit(url.strip())
        port, user = parts.port, parts.username
        host = (
            (parts.hostname or "").encode("idna").decode("ascii")
            if not (parts.hostname or "").isascii()
            else parts.hostname
        )
    except ValueError as error:
        what = f"it is not an address: {error}"
        raise Unreadable(what, "Check the address") from error
    if parts.scheme not in _PORTS or not host:
        what = f"only http and https addresses are read, not {printable(parts.scheme) or 'this'}"
        raise Unreadable(what, "Give an http or https address, or a file")
    if user is not None:
        what = "the address has a user name in it"
        raise Unreadable(what, "Leave out what stands before the @; pages behind a login must be saved from a browser")
    return _Target(
        parts.scheme, host, port or _PORTS[parts.scheme], _path(parts), urlunsplit(parts._replace(fragment=""))
    )


def _path(parts: SplitResult) -> str:
    """Path and query as sent; what is not allowed there is percent-encoded."""
    return quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="%/:=&?~+!$,;'@()*[]")


def _redirect(response: BaseHTTPResponse, target: _Target) -> _Target | None:
    """The address that a response sends to; None where it does not.

    Raises:
        Unreadable: if that is not http or https, or less safe than the one asked.
    """
    place = response.headers.get("location")
    if response.status not in _REDIRECTS or place is None:
        return None
    address = urljoin(target.url, place)
    try:
        following = _target(address)
    except Unreadable as error:
        what = f"it redirects to {printable(_without_user(address))[:200]}, but {error.what}"
        raise Unreadable(what, error.remedy) from error
    if target.scheme == "https" and following.scheme == "http":
        what = f"it redirects from https to {printable(following.url)[:200]}, which anybody on the way can change"
        raise Unreadable(what, "Give that address itself if you accept it")
    return following


def _body(response: BaseHTTPResponse, options: Options, deadline: float) -> bytes:
    """What a response holds, unpacked.

    Raises:
        Unreadable: if it is not a success, or larger than one report may be.
    """
    if not 200 <= response.status < 300:
        remedy = _REMEDIES.get(response.status, "Try again later" if response.status >= 500 else "Check the address")
        what = f"the site answers {response.status} {printable(response.reason or '')}".rstrip()
        raise Unreadable(what, remedy)
    limit = options.limits.report_bytes
    parts: list[bytes] = []
    left = limit
    for part in response.stream(_CHUNK):
        left -= len(part)
        if left < 0:
            what = f"it is larger than the {limit:,} bytes that one report may have"
            raise Unreadable(what, "Download it, and give the file")
        parts.append(part)
    if time.monotonic() >= deadline:
        raise _late(options)
    return b"".join(parts)


def _late(options: Options) -> Unreadable:
    what = f"it takes longer than {options.limits.fetch_seconds:g} seconds"
    return Unreadable(what, "Try again later, or raise the limit fetch_seconds")


@contextmanager
def _exchange(target: _Target, options: Options, deadline: float) -> Iterator[BaseHTTPResponse]:
    """Ask for a page and hand over the response while its connection is open.

    Raises:
        Unreadable: if there is no answer, or none in time.
    """
    try:
        opened = _connect(target, _public(target, options, deadline), deadline)
        watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [opened])
        watch.daemon = True
        watch.start()
        try:
            if isinstance(opened, ssl.SSLSocket):
                opened.do_handshake()
            connection = HTTPConnection(target.host, target.port)
            connection.sock = opened
            headers = {**_HEADERS, "Host": _host_header(target)}
            connection.request("GET", target.path, headers=headers, preload_content=False)
            yield connection.getresponse()
        finally:
            watch.cancel()
            opened.close()
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if time.monotonic() >= deadline:
            raise _late(options) from error
        what = f"it cannot be fetched: {_reason(error)}"
        raise Unreadable(what, "Check the address and the network, or try again later") from error


def _cut(connection: socket.socket) -> None:
    """End a connection from another thread: a byte a minute never meets the time limit of one read."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return printable(reason.rpartition(">: ")[2] or type(error).__name__)


def _host_header(target: _Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == _PORTS[target.scheme] else f"{host}:{target.port}"


def _connect(target: _Target, addresses: list[Address], deadline: float) -> socket.socket:
    """A connection to the first checked address that answers, for https with the handshake still to be made."""
    fault = OSError(f"the name {target.host} stands for no address")
    for address in addresses:
        left = max(0.001, deadline - time.monotonic())
        try:
            opened = socket.create_connection((str(address), target.port), timeout=left)
        except OSError as error:
            fault = error
            continue
        if target.scheme == "http":
            return opened
        context = ssl.create_default_context()
        return context.wrap_socket(opened, server_hostname=target.host, do_handshake_on_connect=False)
    raise fault


def _public(target: _Target, options: Options, deadline: float) -> list[Address]:
    """The addresses that a host stands for.

    Raises:
        Unreadable: if any of them belongs to a private network, this machine or no single machine, unless that is
            allowed: a name
            that stands for both kinds is a trick.
    """
    addresses = _resolve(target, options, deadline)
    for address in addresses:
        if not options.allow_private and not is_public(address):
            what = f"{target.host} is {address}, which is no address of the public internet"
            raise Unreadable(what, "Allow private addresses (allow_private) if you trust it")
    return addresses


def is_public(address: Address) -> bool:
    """Whether an address belongs to one machine on the public internet.

    IPv6 addresses that carry an IPv4 address are as public as that one; the metadata servers of clouds are not.
    """
    if isinstance(address, ipaddress.IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return is_public(carried)
        if any(address in network for network in _CARRY_ANY):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and address != _HOST_OF_CLOUD


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address in an IPv6 address, by the networks that are set apart for that."""
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in _CARRY_IPV4):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _resolve(target: _Target, options: Options, deadline: float) -> list[Address]:
    """All addresses of a host, IPv4 first; a name server that never answers meets the time limit."""
    answer: queue.SimpleQueue[list[Address] | OSError | UnicodeError] = queue.SimpleQueue()
    threading.Thread(target=_ask, args=(target, answer), daemon=True).start()
    try:
        found = answer.get(timeout=max(0.001, deadline - time.monotonic()))
    except queue.Empty:
        raise _late(options) from None
    if isinstance(found, list):
        return found
    what = f"the name {target.host} stands for no address ({_reason(found)})"
    raise Unreadable(what, "Check the address and the network")


def _ask(target: _Target, answer: queue.SimpleQueue[list[Address] | OSError | UnicodeError]) -> None:
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        addresses = dict.fromkeys(ipaddress.ip_address(str(where[0]).partition("%")[0]) for *_, where in found)
        answer.put(sorted(addresses, key=lambda address: address.version))
    except (OSError, UnicodeError) as error:
        answer.put(error)
