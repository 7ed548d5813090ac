"""Fetching: a real server on this machine, and names that point where they must not."""

from __future__ import annotations

import gzip
import ipaddress
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from accordingto.intake.source import Limits, Options, Problem, Source
from accordingto.intake.web import USER_AGENT, fetch, is_public

PAGE = b"<!doctype html><title>Ferry aground off Kestrel Point</title><p>Nobody was hurt."
LOCAL = Options(allow_private=True, limits=Limits(report_bytes=100_000, fetch_seconds=5.0))

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, body: bytes = PAGE, **headers: str) -> Answer:
    """Answer with a status, headers (``_`` for ``-``) and a body."""

    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return send


class Site:
    """A server with an answer for each path; it remembers what it was asked."""

    def __init__(self) -> None:
        self.port = 0
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    running = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            try:
                running.pages.get(self.path, answer(404))(self)
            except OSError:  # the client has hung up, as it should
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    running.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names that resolve to what the test says; all others do not resolve. Addresses stand for themselves."""
    known: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if host[0].isdigit():
            return real(host, port, *rest, **more)
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


def fetched(url: str, options: Options = LOCAL) -> Source:
    source = fetch(url, options)
    assert isinstance(source, Source), source
    return source


def refused(url: str, options: Options = LOCAL) -> Problem:
    problem = fetch(url, options)
    assert isinstance(problem, Problem), problem
    return problem


class TestSuccess:
    def test_gives_bytes_address_media_type_and_time(self, site: Site) -> None:
        site.pages["/a?b=c"] = answer(Content_Type="text/html; charset=koi8-r")
        source = fetched(f"{site.address}/a?b=c#part")
        assert source.read(1000) == PAGE
        assert source.location == f"{site.address}/a?b=c#part"
        assert source.url == f"{site.address}/a?b=c"
        assert source.content_type == "text/html; charset=koi8-r"
        assert source.read_at is not None
        assert source.read_at.endswith("+00:00")

    def test_says_who_asks_and_for_which_site(self, site: Site) -> None:
        site.pages["/"] = answer()
        fetched(site.address)
        _, headers = site.asked[0]
        assert headers["user-agent"] == USER_AGENT
        assert headers["host"] == f"127.0.0.1:{site.port}"

    def test_connects_to_the_address_that_was_checked(self, site: Site, names: dict[str, list[str]]) -> None:
        names["news.example"] = ["127.0.0.1"]
        site.pages["/"] = answer()
        source = fetched(f"http://news.example:{site.port}/")
        assert source.url == f"http://news.example:{site.port}/"
        assert site.asked[0][1]["host"] == f"news.example:{site.port}"

    def test_tries_the_next_address_of_a_name(self, site: Site, names: dict[str, list[str]]) -> None:
        names["news.example"] = ["127.0.0.2", "127.0.0.1"]
        site.pages["/"] = answer()
        assert fetched(f"http://news.example:{site.port}/").size == len(PAGE)

    def test_unpacks_gzip_and_deflate(self, site: Site) -> None:
        site.pages["/gzip"] = answer(body=gzip.compress(PAGE), Content_Encoding="gzip")
        site.pages["/deflate"] = answer(body=zlib.compress(PAGE), Content_Encoding="deflate")
        assert fetched(f"{site.address}/gzip").read(1000) == PAGE
        assert fetched(f"{site.address}/deflate").read(1000) == PAGE

    def test_passes_on_a_media_type_that_is_no_page(self, site: Site) -> None:
        site.pages["/p"] = answer(body=b"\x89PNG", Content_Type="image/png")
        assert fetched(f"{site.address}/p").content_type == "image/png"

    def test_encodes_what_may_not_stand_in_a_request(self, site: Site) -> None:
        site.pages["/r%C3%A9gion/un%20deux?q=%E2%82%AC"] = answer()
        assert fetched(f"{site.address}/région/un deux?q=€").size == len(PAGE)

    def test_uses_no_proxy_of_the_environment(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        site.pages["/"] = answer()
        assert fetched(site.address).size == len(PAGE)


class TestAddresses:
    @pytest.mark.parametrize(
        "url", ["ftp://news.example/a", "file:///etc/passwd", "gopher://news.example", "news", "http://"]
    )
    def test_only_http_and_https(self, url: str) -> None:
        assert "only http and https" in refused(url).what

    def test_refuses_and_hides_a_password(self) -> None:
        problem = refused("http://mara:secret@news.example/a")
        assert "user name" in problem.what
        assert "secret" not in str(problem)

    @pytest.mark.parametrize(
        "url", ["http://[::1", "http://news.example:port/", "http://news.example:99999/", "http://[1]/"]
    )
    def test_what_is_no_address_is_a_problem(self, url: str) -> None:
        assert refused(url).remedy == "Check the address"

    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1", "127.8.9.1", "10.0.0.8", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
            "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "168.63.129.16",
            "[::1]", "[::]", "[fe80::1]", "[fd00:ec2::254]", "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]",
            "[::7f00:1]", "[64:ff9b::a00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2001:0:7f00:1::1]", "[fec0::1]",
            "[2001:db8::1]",
        ],
    )  # fmt: skip
    def test_refuses_addresses_that_are_not_public(self, host: str) -> None:
        assert "no address of the public internet" in refused(f"http://{host}/", Options()).what

    @pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
    def test_refuses_this_machine_however_it_is_written(self, host: str) -> None:
        assert "no address of the public internet" in refused(f"http://{host}/", Options()).what

    @pytest.mark.parametrize(
        "address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909", "2002:909:909::1"]
    )
    def test_knows_public_addresses(self, address: str) -> None:
        assert is_public(ipaddress.ip_address(address))

    def test_refuses_a_name_with_one_private_address(self, names: dict[str, list[str]]) -> None:
        names["news.example"] = ["9.9.9.9", "10.0.0.8"]
        problem = refused("http://news.example/", Options())
        assert "news.example is 10.0.0.8" in problem.what
        assert "allow_private" in problem.remedy

    def test_a_name_that_does_not_resolve_is_a_problem(self, names: dict[str, list[str]]) -> None:
        assert "stands for no address" in refused("http://nowhere.example/", Options()).what

    def test_asks_for_international_names_in_their_ascii_form(self, names: dict[str, list[str]]) -> None:
        names["xn--bcher-kva.example"] = ["10.0.0.8"]
        assert "xn--bcher-kva.example is 10.0.0.8" in refused("http://bücher.example/", Options()).what

    def test_a_name_server_that_does_not_answer_meets_the_time_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        silence = threading.Event()

        def ask(*_: object, **__: object) -> None:
            silence.wait(20)
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

        monkeypatch.setattr(socket, "getaddrinfo", ask)
        start = time.monotonic()
        problem = refused("http://news.example/", Options(limits=Limits(fetch_seconds=0.2)))
        silence.set()
        assert "takes longer than 0.2 seconds" in problem.what
        assert time.monotonic() - start < 5


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_follows_and_gives_the_last_address(self, site: Site, status: int) -> None:
        site.pages["/old"] = answer(status, b"", Location="/new")
        site.pages["/new"] = answer()
        source = fetched(f"{site.address}/old")
        assert source.url == f"{site.address}/new"
        assert source.location == f"{site.address}/old"

    def test_ends_a_circle(self, site: Site) -> None:
        site.pages["/a"] = answer(302, b"", Location="/b")
        site.pages["/b"] = answer(302, b"", Location="/a")
        assert "redirects more than 5 times" in refused(f"{site.address}/a").what
        assert len(site.asked) == 6

    def test_may_be_forbidden_altogether(self, site: Site) -> None:
        site.pages["/a"] = answer(302, b"", Location="/b")
        options = Options(allow_private=True, limits=Limits(redirects=0))
        assert "redirects more than 0 times" in refused(f"{site.address}/a", options).what

    @pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)"])
    def test_does_not_leave_the_web(self, site: Site, place: str) -> None:
        site.pages["/a"] = answer(302, b"", Location=place)
        problem = refused(f"{site.address}/a")
        assert problem.what.startswith(f"it redirects to {place}")
        assert "only http and https" in problem.what

    def test_checks_where_it_leads(
        self, site: Site, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names["news.example"] = ["127.0.0.1"]
        names["inside.example"] = ["10.0.0.8"]
        monkeypatch.setattr("accordingto.intake.web.is_public", lambda address: str(address) == "127.0.0.1")
        site.pages["/a"] = answer(302, b"", Location="http://inside.example/")
        problem = refused(f"http://news.example:{site.port}/a", Options())
        assert "inside.example is 10.0.0.8" in problem.what

    def test_takes_no_password_from_a_redirect(self, site: Site) -> None:
        site.pages["/a"] = answer(302, b"", Location="http://mara:secret@news.example/")
        problem = refused(f"{site.address}/a")
        assert "user name" in problem.what
        assert "secret" not in str(problem)

    def test_one_without_an_address_is_a_problem(self, site: Site) -> None:
        site.pages["/a"] = answer(302, b"")
        assert "the site answers 302" in refused(f"{site.address}/a").what


class TestAnswers:
    @pytest.mark.parametrize(
        ("status", "remedy"),
        [(404, "Check the address"), (403, "browser"), (429, "later"), (503, "later"), (410, "archive")],
    )
    def test_errors_name_the_status_and_what_to_do(self, site: Site, status: int, remedy: str) -> None:
        site.pages["/a"] = answer(status)
        problem = refused(f"{site.address}/a")
        assert f"the site answers {status}" in problem.what
        assert remedy in problem.remedy

    def test_refuses_what_is_too_large(self, site: Site) -> None:
        site.pages["/a"] = answer(body=b"x" * 100_001)
        assert "larger than the 100,000 bytes" in refused(f"{site.address}/a").what

    def test_takes_what_just_fits(self, site: Site) -> None:
        site.pages["/a"] = answer(body=b"x" * 100_000)
        assert fetched(f"{site.address}/a").size == 100_000

    def test_refuses_a_stream_without_end(self, site: Site) -> None:
        def endless(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.end_headers()
            while True:
                request.wfile.write(b"x" * 10_000)

        site.pages["/a"] = endless
        assert "larger than the 100,000 bytes" in refused(f"{site.address}/a").what

    def test_refuses_a_bomb(self, site: Site) -> None:
        site.pages["/a"] = answer(body=gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
        assert "larger than the 100,000 bytes" in refused(f"{site.address}/a").what

    def test_ends_a_slow_drip_in_the_body(self, site: Site) -> None:
        def drip(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.end_headers()
            for _ in range(200):
                request.wfile.write(b"x")
                request.wfile.flush()
                time.sleep(0.05)

        site.pages["/a"] = drip
        self.check_time_limit(site)

    def test_ends_a_slow_drip_in_the_headers(self, site: Site) -> None:
        def drip(request: BaseHTTPRequestHandler) -> None:
            for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 200:
                request.wfile.write(bytes([byte]))
                request.wfile.flush()
                time.sleep(0.05)

        site.pages["/a"] = drip
        self.check_time_limit(site)

    def check_time_limit(self, site: Site) -> None:
        start = time.monotonic()
        problem = refused(f"{site.address}/a", Options(allow_private=True, limits=Limits(fetch_seconds=0.5)))
        assert "takes longer than 0.5 seconds" in problem.what
        assert time.monotonic() - start < 4

    def test_ends_a_slow_drip_in_the_handshake(self) -> None:
        def drip() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                for byte in b"\x16\x03\x03\x40\x00" + b"x" * 200:  # a TLS record that claims 16 KiB
                    connection.send(bytes([byte]))
                    time.sleep(0.05)

        with socket.create_server(("127.0.0.1", 0)) as server:
            dripping = threading.Thread(target=drip)
            dripping.start()
            start = time.monotonic()
            options = Options(allow_private=True, limits=Limits(fetch_seconds=0.5))
            problem = refused(f"https://127.0.0.1:{server.getsockname()[1]}/", options)
            dripping.join()
        assert "takes longer than 0.5 seconds" in problem.what
        assert time.monotonic() - start < 4

    def test_an_answer_that_breaks_off_is_a_problem(self, site: Site) -> None:
        site.pages["/a"] = answer(body=PAGE, Content_Length="5000")
        assert "cannot be fetched" in refused(f"{site.address}/a").what

    def test_an_answer_that_is_no_http_is_a_problem(self, site: Site) -> None:
        def greet(request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")

        site.pages["/a"] = greet
        assert "cannot be fetched" in refused(f"{site.address}/a").what

    def test_packing_that_is_broken_is_a_problem(self, site: Site) -> None:
        site.pages["/a"] = answer(body=b"not gzip at all", Content_Encoding="gzip")
        assert "cannot be fetched" in refused(f"{site.address}/a").what

    def test_nobody_at_the_port_is_a_problem(self) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            problem = refused(f"http://127.0.0.1:{unused.getsockname()[1]}/")
        assert "Connection refused" in problem.what


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for news.example, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the openssl command is needed to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
            "-keyout", f"{path}.key", "-out", str(path),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return path


@pytest.fixture
def safe_site(certificate: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> Iterator[Site]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    names["news.example"] = names["other.example"] = ["127.0.0.1"]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, f"{certificate}.key")
    with serving(context) as running:
        yield running


class TestTls:
    def test_checks_the_certificate_against_the_name(self, safe_site: Site) -> None:
        safe_site.pages["/"] = answer()
        assert fetched(f"https://news.example:{safe_site.port}/").read(1000) == PAGE
        problem = refused(f"https://other.example:{safe_site.port}/")
        assert "certificate is not valid" in problem.what

    def test_refuses_a_certificate_that_nobody_vouches_for(
        self, safe_site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("SSL_CERT_FILE")
        assert "certificate is not valid" in refused(f"https://news.example:{safe_site.port}/").what

    def test_does_not_go_down_to_http(self, safe_site: Site) -> None:
        safe_site.pages["/"] = answer(301, b"", Location="http://news.example/a")
        problem = refused(f"https://news.example:{safe_site.port}/")
        assert "redirects from https to http://news.example/a" in problem.what
