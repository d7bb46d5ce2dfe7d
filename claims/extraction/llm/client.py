"""The client of an OpenAI-compatible endpoint: patient, but not for ever."""

import json
import time
from dataclasses import dataclass
from typing import Any

from claims.english.plural import counted
from claims.errors import EndpointError, MissingExtraError, NoEndpointError
from claims.extraction.llm.answer_format import (
    MANNERS,
    agree,
    first_manner,
    may_refuse_manner,
)
from claims.extraction.llm.exchange import Response, post
from claims.extraction.llm.prompt import Messages
from claims.extraction.llm.settings import Settings

_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
"""Who asks to wait longer is not waited for."""
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, and how many tokens the endpoint says that it took."""

    text: str
    tokens_in: int | None
    tokens_out: int | None
    is_cut: bool = False
    """Whether the endpoint had no more tokens for it."""


def ask(settings: Settings, messages: Messages) -> Answer:
    """Return the answer to a conversation.

    A time-out, a refusal for now (429) and an error of the server are tried again;
    ``Retry-After`` is heeded, up to two minutes. An endpoint that does not know the
    format asked for is asked without. Raise ``EndpointError`` when it does not answer
    in the end, ``NoEndpointError`` when it would answer no other question either, and
    ``MissingExtraError`` without httpx.
    """
    refused: Response | None = None
    for manner in range(first_manner(settings.url, settings.model), len(MANNERS)):
        body = {"model": settings.model, "messages": messages, **MANNERS[manner]}
        response = _patiently(settings, body)
        if not may_refuse_manner(response.status):
            said = _answer(settings, response)
            agree(settings.url, settings.model, manner)
            return said
        refused = refused or response
    assert refused is not None
    return _answer(settings, refused)


def _patiently(settings: Settings, body: dict[str, Any]) -> Response:
    """Return what the endpoint answers when it is not busy."""
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
            response = post(settings, body)
        except (TimeoutError, httpx.TimeoutException) as error:
            nobody_there = isinstance(error, httpx.ConnectTimeout)
            reason = f"no answer within {settings.timeout:g} seconds"
            continue
        except httpx.HTTPError as error:
            nobody_there = isinstance(error, httpx.ConnectError)
            reason = f"cannot be reached ({type(error).__name__})"
            continue
        if response.status not in _AGAIN:
            return response
        reason = f"answers {response.status}"
        wait = max(wait, response.retry_after)
        if response.retry_after > _LONGEST_WAIT:
            raise EndpointError(
                settings.host,
                f"{reason} and asks to wait {response.retry_after:,.0f} seconds;"
                " try again then",
            )
    kind = NoEndpointError if nobody_there else EndpointError
    times = counted(settings.tries, "time")
    raise kind(settings.host, f"{reason}; tried {times}")


def _answer(settings: Settings, response: Response) -> Answer:
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
        reason = _reason(settings, response.content)
        raise EndpointError(settings.host, f"answers {status}{reason}")
    try:
        content: Any = json.loads(response.content)
        choice = content["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise EndpointError(
            settings.host, "does not answer as OpenAI's API does"
        ) from error
    if not isinstance(text, str):
        raise EndpointError(settings.host, "answers without a text")
    usage = content.get("usage")
    used = usage if isinstance(usage, dict) else {}
    return Answer(
        text,
        _count(used.get("prompt_tokens")),
        _count(used.get("completion_tokens")),
        is_cut=choice.get("finish_reason") == "length",
    )


def _count(value: Any) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return value if is_count and 0 <= value < 1e12 else None


def _reason(settings: Settings, content: bytes) -> str:
    """Return what an endpoint says of its refusal, such as too long a question."""
    try:
        said: Any = json.loads(content)
        said = said.get("error", said)
        words = said if isinstance(said, str) else said.get("message")
    except (ValueError, AttributeError, RecursionError):
        return ""
    if not isinstance(words, str) or not words.strip():
        return ""
    if settings.key:
        words = words.replace(settings.key, "(the key)")
    words = "".join(c if c.isprintable() else " " for c in " ".join(words.split()))
    return f": {words[:_LONGEST_REASON].rstrip('.')}"
