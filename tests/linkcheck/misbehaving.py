"""A web server on loopback that does everything servers do wrong, and writes down who asked what, and when."""

from __future__ import annotations

import http.server
import socket
import ssl
import struct
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PAGE = b"<!doctype html><title>A page</title><h1>About things that were not found</h1><p id=here>Words.</p>"
GONE = b"<!doctype html><title>Halaman tidak dijumpai - Jabatan</title><h1>404</h1>"
MAX_REQUESTS = 20_000  # a loop in the checker must end


@dataclass
class Seen:
    """What the server saw."""

    requests: list[tuple[float, str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def of(self, path: str) -> list[tuple[float, str]]:
        return [(at, method) for at, method, asked in self.requests if asked == path]

    def most_in_a_second(self) -> int:
        times = sorted(at for at, _, _ in self.requests)
        first, most = 0, 0
        for last, at in enumerate(times):
            while at - times[first] >= 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: Seen

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _send(self, code: int, body: bytes = PAGE, **headers: str) -> None:
        self.send_response(code)
        for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _cut(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _answer(self) -> None:
        path = self.path.partition("?")[0]
        seen = self.seen
        seen.requests.append((time.monotonic(), self.command, path))
        seen.counts[path] += 1
        time_ = seen.counts[path]
        if len(seen.requests) > MAX_REQUESTS:
            self._cut()
            return
        if path.startswith("/hop/"):
            left = int(path.rpartition("/")[2])
            self._send(301, b"", Location=f"/hop/{left - 1}" if left > 1 else "/page/arrived")
            return
        match path:
            case "/loop":
                self._send(301, b"", Location="/loop")
            case "/to-login":
                self._send(302, b"", Location="/page/login")
            case "/old/report/of-2019":
                self._send(301, b"", Location="/")
            case "/404" | "/410" | "/403" | "/500" | "/503":
                self._send(int(path[1:]))
            case "/429-once":
                self._send(429, Retry_After="2") if time_ == 1 else self._send(200)
            case "/429-for-ever":
                self._send(429, Retry_After="3600")
            case "/500-once":
                self._send(500) if time_ == 1 else self._send(200)
            case "/500-twice":  # HEAD and the first GET, which lychee does not repeat for a 500
                self._send(500) if time_ <= 2 else self._send(200)
            case "/slow":
                time.sleep(4)
                self._send(200)
            case "/reset":
                self._cut()
            case "/reset-once":
                self._cut() if time_ == 1 else self._send(200)
            case "/no-head-405" | "/no-head-404" if self.command == "HEAD":
                self._send(int(path[-3:]))
            case "/soft/404":
                self._send(200, GONE)
            case "/act.pdf":
                self._send(200, b"%PDF-1.4 404 not found", Content_Type="application/pdf")
            case _:
                self._send(200)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Whoever goes away, and a TLS greeting that is none, is no fault of the test."""


@contextmanager
def misbehaving(certificate: Path | None = None) -> Iterator[tuple[str, Seen]]:
    """Serves; yields the address, without a slash, and what was seen. With a certificate, over TLS."""
    seen = Seen()
    handler = type("Handler", (_Handler,), {"seen": seen})
    server = _Server(("127.0.0.1", 0), handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


def self_signed(folder: Path) -> Path:
    """A certificate that nobody vouches for, with its key, in one file."""
    key, cert, both = folder / "key.pem", folder / "cert.pem", folder / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_bytes(key.read_bytes() + cert.read_bytes())
    return both
