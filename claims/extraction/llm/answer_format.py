"""How an endpoint is told to answer: ``response_format``, where it knows it."""

from typing import Any

from claims.vocabulary import Kind

_CLAIM = {
    "sentence": {"type": "integer"},
    "quotes": {"type": "array", "items": {"type": "string"}},
    "statement": {"type": "string"},
    "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
    "speaker": {"type": ["string", "null"]},
}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_SCHEMA = {
    "name": "claims",
    "strict": True,
    "schema": _closed({"claims": {"type": "array", "items": _closed(_CLAIM)}}),
}

MANNERS: tuple[dict[str, Any], ...] = (
    {
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": _SCHEMA},
    },
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {"temperature": 0},
    {},
)
"""What is asked beside the messages, the most first.

An endpoint that refuses one is asked in the next: some know no schema, some no format,
and some models no other temperature than their own.
"""
_NOT_FOR_THAT = frozenset({401, 402, 403, 404, 408, 409, 413, 429})

_agreed: dict[tuple[str, str], int] = {}


def first_manner(url: str, model: str) -> int:
    """Return the manner that an endpoint took last, so that none is refused twice."""
    return _agreed.get((url, model), 0)


def agree(url: str, model: str, manner: int) -> None:
    """Remember the manner that an endpoint takes, while this process runs."""
    _agreed[url, model] = manner


def may_refuse_manner(status: int) -> bool:
    """Say whether a status can mean that an endpoint does not know the format."""
    return 400 <= status < 500 and status not in _NOT_FOR_THAT
