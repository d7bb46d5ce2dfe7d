"""Asking an OpenAI-compatible endpoint, patiently but not for ever."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims.errors import EndpointError, MissingExtraError
from claims.extraction.llm.settings import Settings

if TYPE_CHECKING:
    import httpx

_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said, and what it calls itself."""

    text: str
    model: str


def ask(settings: Settings, messages: list[dict[str, str]]) -> Answer:
    """Return the answer to a conversation.

    A time-out, a refusal for now (429) and an error of the server are tried again;
    ``Retry-After`` is heeded. Raise ``EndpointError`` when it does not answer in the
    end, and ``MissingExtraError`` without httpx.
    """
    try:
        import httpx
    except ModuleNotFoundError as error:
        raise MissingExtraError("the engine llm", "llm") from error

    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    body = {"model": settings.model, "messages": messages, "temperature": 0}
    reason, wait = "", settings.pause
    # Nothing but this host is asked: no redirect, no proxy of the environment.
    with httpx.Client(timeout=settings.timeout, trust_env=False) as client:
        for number in range(settings.tries):
            if number:
                time.sleep(min(wait, _LONGEST_WAIT))
                wait = settings.pause * 2**number
            try:
                response = client.post(
                    f"{settings.url}/chat/completions", json=body, headers=headers
                )
            except httpx.TimeoutException:
                reason = f"no answer within {settings.timeout:g} seconds"
                continue
            except httpx.HTTPError as error:
                reason = f"cannot be reached ({type(error).__name__})"
                continue
            if response.status_code in _AGAIN:
                reason = f"answers {response.status_code}"
                wait = max(wait, _retry_after(response))
                continue
            return _answer(settings, response)
    raise EndpointError(settings.host, f"{reason}; tried {settings.tries} times")


def _retry_after(response: "httpx.Response") -> float:
    try:
        return max(0.0, float(response.headers.get("Retry-After", "0")))
    except ValueError:
        return 0.0


def _answer(settings: Settings, response: "httpx.Response") -> Answer:
    status = response.status_code
    if status in (401, 403):
        raise EndpointError(
            settings.host, f"refuses the key ({status}); set CLAIMS_LLM_KEY"
        )
    if status == 404:
        raise EndpointError(
            settings.host,
            f"has no {settings.model} at {settings.url}; check CLAIMS_LLM_URL and"
            " CLAIMS_LLM_MODEL",
        )
    if status != 200:
        raise EndpointError(settings.host, f"answers {status}")
    try:
        content: Any = response.json()
        text = content["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError) as error:
        raise EndpointError(
            settings.host, "does not answer as OpenAI's API does"
        ) from error
    if not isinstance(text, str):
        raise EndpointError(settings.host, "answers without a text")
    model = content.get("model")
    return Answer(text, model if isinstance(model, str) and model else settings.model)
