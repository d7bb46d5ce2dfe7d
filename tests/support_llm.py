"""An OpenAI-compatible endpoint on the loopback interface, with recorded answers."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

KEY = "sk-secret-0123"


@dataclass(frozen=True)
class Reply:
    """What the endpoint answers to one question."""

    text: str = '{"claims": []}'
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    is_cut: bool = False
    """Whether it says that it had no more tokens for the answer."""
    tokens: tuple[int, int] | None = None
    """How many the question and the answer had, where the endpoint counts them."""
    hangs: bool = False
    """It says nothing while the endpoint lasts."""
    drips: bool = False
    """It says a byte every now and then while the endpoint lasts."""


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
    """Return one item of an answer, which names no sentence unless it is told."""
    quotes = [quote] if isinstance(quote, str) else quote
    made = {"sentence": 0, "quotes": quotes, "kind": "event", "speaker": None}
    return {**made, "statement": " ".join(quotes) + ".", **more}


def set_up(folder: Path, patch: pytest.MonkeyPatch, url: str) -> None:
    """Name the endpoint to the engine, in an empty folder of the account's own."""
    patch.chdir(folder)
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    patch.delenv("CLAIMS_LLM_CACHE", raising=False)
    patch.setenv("CLAIMS_LLM_URL", url)
    patch.setenv("CLAIMS_LLM_MODEL", "parrot")
    patch.setenv("CLAIMS_LLM_KEY", KEY)
    patch.setenv("CLAIMS_LLM_PAUSE", "0.01")


def answer(*claims: dict[str, Any]) -> Reply:
    """Return an answer as the prompt asks for it."""
    return Reply(json.dumps({"claims": list(claims)}, ensure_ascii=False))


@contextmanager
def endpoint(
    *replies: Reply, choose: Callable[[dict[str, Any]], Reply] | None = None
) -> Iterator[Endpoint]:
    """Answer with each reply in turn, the last one again and again.

    Where questions come at once, ``choose`` says what each is answered.
    """
    turn = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            question = json.loads(self.rfile.read(length))
            with turn:
                served.questions.append(question)
                served.keys.append(self.headers.get("Authorization"))
                many = len(served.replies) > 1
                if choose is not None:
                    reply = choose(question)
                else:
                    reply = served.replies.pop(0) if many else served.replies[0]
            if reply.hangs:
                over.wait()
                return
            message = {
                "message": {"role": "assistant", "content": reply.text},
                "finish_reason": "length" if reply.is_cut else "stop",
            }
            said: dict[str, Any] = {"model": "parrot-1", "choices": [message]}
            if reply.tokens:
                sent, received = reply.tokens
                said["usage"] = {"prompt_tokens": sent, "completion_tokens": received}
            body = reply.raw or json.dumps(said).encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            if not reply.drips:
                self.send_header("Content-Length", str(len(body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not reply.drips:
                self.wfile.write(body)
                return
            while not over.wait(0.02):
                self.wfile.write(b" ")
                self.wfile.flush()

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            pass  # Whoever asked may have given up.

    over = threading.Event()
    server = Server(("127.0.0.1", 0), Handler)
    served = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", list(replies))
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
