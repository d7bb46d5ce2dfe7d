"""The HTTP client of an OpenAI-compatible endpoint: patient, but not for ever."""

import json
import threading
import time
from dataclasses import dataclass
from typing import Any

from claims.english.plural import counted
from claims.errors import EndpointError, MissingExtraError, NoEndpointError
from claims.extraction.llm.settings import Settings

_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 60.0
_MOST = 10_000_000
"""So many bytes an answer may have."""


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    content: bytes
    retry_after: float


def ask(settings: Settings, messages: list[dict[str, str]]) -> str:
    """Return the answer to a conversation.

    A time-out, a refusal for now (429) and an error of the server are tried again;
    ``Retry-After`` is heeded. Raise ``EndpointError`` when it does not answer in the
    end, ``NoEndpointError`` when it would answer no other question either, and
    ``MissingExtraError`` without httpx.
    """
    try:
        import httpx
    except ModuleNotFoundError as error:
        raise MissingExtraError("the engine llm", "llm") from error

    reason, wait = "", settings.pause
    nobody_there = False
    for number in range(settings.tries):
        if number:
            time.sleep(min(wait, _LONGEST_WAIT))
            wait = settings.pause * 2**number
        nobody_there = False
        try:
            response = _post(settings, messages)
        except (TimeoutError, httpx.TimeoutException) as error:
            nobody_there = isinstance(error, httpx.ConnectTimeout)
            reason = f"no answer within {settings.timeout:g} seconds"
            continue
        except httpx.HTTPError as error:
            nobody_there = isinstance(error, httpx.ConnectError)
            reason = f"cannot be reached ({type(error).__name__})"
            continue
        if response.status in _AGAIN:
            reason = f"answers {response.status}"
            wait = max(wait, response.retry_after)
            continue
        return _answer(settings, response)
    kind = NoEndpointError if nobody_there else EndpointError
    times = counted(settings.tries, "time")
    raise kind(settings.host, f"{reason}; tried {times}")


def _post(settings: Settings, messages: list[dict[str, str]]) -> _Response:
    """Return what came back within the time for one answer.

    A client's own time-out starts again with every byte, so an endpoint that drips
    would keep it waiting for ever; it works in a thread that nobody has to wait for.
    """
    deadline = time.monotonic() + settings.timeout
    responses: list[_Response] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            responses.append(_exchange(settings, messages, deadline))
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


def _exchange(
    settings: Settings, messages: list[dict[str, str]], deadline: float
) -> _Response:
    import httpx

    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    body = {"model": settings.model, "messages": messages, "temperature": 0}
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
        return _Response(response.status_code, bytes(content), retry_after)


def _seconds(value: str) -> float:
    try:
        return max(0.0, float(value))
    except ValueError:
        return 0.0


def _answer(settings: Settings, response: _Response) -> str:
    status = response.status
    if status in (401, 403):
        raise NoEndpointError(
            settings.host, f"refuses the key ({status}); set CLAIMS_LLM_KEY"
        )
    if status == 404:
        raise NoEndpointError(
            settings.host,
            f"has no {settings.model} at {settings.url}; check CLAIMS_LLM_URL and"
            " CLAIMS_LLM_MODEL",
        )
    if status != 200:
        raise EndpointError(settings.host, f"answers {status}")
    try:
        content: Any = json.loads(response.content)
        text = content["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise EndpointError(
            settings.host, "does not answer as OpenAI's API does"
        ) from error
    if not isinstance(text, str):
        raise EndpointError(settings.host, "answers without a text")
    return text
