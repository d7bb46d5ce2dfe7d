"""A web server on the loopback interface, for tests."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What the server says at a path, exactly: it adds no header of its own."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    """Seconds before each byte of the body."""
    raw: bytes | None = None
    """Sent instead of all the rest."""


def page(body: str | bytes, media_type: str = "text/plain; charset=utf-8") -> Answer:
    content = body if isinstance(body, bytes) else body.encode()
    return Answer(
        content,
        headers={"Content-Type": media_type, "Content-Length": str(len(content))},
    )


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": location})


@dataclass
class Site:
    """The running server: its answers by path, and what it was asked."""

    port: int
    scheme: str
    answers: dict[str, Answer]
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    """The paths whose answers were sent to their end."""

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(
    answers: dict[str, Answer] | None = None, certificate: Path | None = None
) -> Iterator[Site]:
    """Serve ``answers`` until the block ends; over TLS with a certificate."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers.items())))
            answer = site.answers.get(self.path, Answer(status=404))
            try:
                _send(self, answer)
                site.finished.append(self.path)
            except OSError:
                # The client gave up, as it does where an answer goes too far.
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if certificate else "http"
    site = Site(port=server.server_port, scheme=scheme, answers=answers or {})
    thread = threading.Thread(target=lambda: server.serve_forever(0.01))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    if answer.raw is not None:
        handler.wfile.write(answer.raw)
        return
    handler.send_response_only(answer.status)
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    if not answer.pause:
        handler.wfile.write(answer.body)
        return
    for position in range(len(answer.body)):
        time.sleep(answer.pause)
        handler.wfile.write(answer.body[position : position + 1])
        handler.wfile.flush()
