"""One HTTP exchange with an endpoint: within its time and size, with nobody else."""

import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from claims.errors import EndpointError
from claims.extraction.llm.settings import Settings

_MOST = 10_000_000
"""So many bytes an answer may have."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back."""

    status: int
    content: bytes
    retry_after: float
    """Seconds that the endpoint asks to wait."""


def post(settings: Settings, body: dict[str, Any]) -> Response:
    """Return what came back within the time for one answer, else ``TimeoutError``.

    A client's own time-out starts again with every byte, so an endpoint that drips
    would keep it waiting for ever; it works in a thread that nobody has to wait for.
    """
    deadline = time.monotonic() + settings.timeout
    responses: list[Response] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            responses.append(_exchange(settings, body, deadline))
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(min(settings.timeout, threading.TIMEOUT_MAX))
    if failures:
        raise failures[0]
    if not responses:
        raise TimeoutError
    return responses[0]


def _exchange(settings: Settings, body: dict[str, Any], deadline: float) -> Response:
    import httpx

    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    content = bytearray()
    # Nothing but this host is asked: no redirect, no proxy of the environment.
    with (
        httpx.Client(timeout=settings.timeout, trust_env=False) as client,
        client.stream(
            "POST", f"{settings.url}/chat/completions", json=body, headers=headers
        ) as response,
    ):
        for part in response.iter_bytes():
            content += part
            if len(content) > _MOST:
                raise EndpointError(
                    settings.host, f"answers with more than {_MOST:,} bytes"
                )
            if time.monotonic() > deadline:
                raise TimeoutError
        retry_after = _seconds(response.headers.get("Retry-After", "0"))
        return Response(response.status_code, bytes(content), retry_after)


def _seconds(value: str) -> float:
    """Return how long ``Retry-After`` asks to wait: seconds, or a date."""
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
