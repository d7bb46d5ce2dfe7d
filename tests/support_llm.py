"""An OpenAI-compatible endpoint on the loopback interface, with recorded answers."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the endpoint answers to one question."""

    text: str = '{"claims": []}'
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    raw: bytes | None = None
    drip: float = 0.0
    """Seconds before each byte."""


@dataclass
class Endpoint:
    """The running endpoint: the replies still to give, and what it was asked."""

    url: str
    replies: list[Reply]
    questions: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Return what the user's message said, question by question."""
        return [each["messages"][-1]["content"] for each in self.questions]


def claim(quote: str | list[str], **more: Any) -> dict[str, Any]:
    """Return one item of an answer."""
    quotes = [quote] if isinstance(quote, str) else quote
    made = {"sentence": "", "quotes": quotes, "kind": "event", "speaker": None}
    return {**made, "statement": " ".join(quotes) + ".", **more}


def answer(*claims: dict[str, Any]) -> Reply:
    """Return an answer as the prompt asks for it."""
    return Reply(json.dumps({"claims": list(claims)}, ensure_ascii=False))


@contextmanager
def endpoint(*replies: Reply) -> Iterator[Endpoint]:
    """Answer with each reply in turn, the last one again and again."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            served.questions.append(json.loads(self.rfile.read(length)))
            served.keys.append(self.headers.get("Authorization"))
            many = len(served.replies) > 1
            reply = served.replies.pop(0) if many else served.replies[0]
            time.sleep(reply.pause)
            message = {"message": {"role": "assistant", "content": reply.text}}
            body = (
                reply.raw
                or json.dumps({"model": "parrot-1", "choices": [message]}).encode()
            )
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not reply.drip:
                self.wfile.write(body)
                return
            for byte in body:
                time.sleep(reply.drip)
                self.wfile.write(bytes([byte]))
                self.wfile.flush()

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            pass  # Whoever asked may have given up.

    server = Server(("127.0.0.1", 0), Handler)
    served = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", list(replies))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
