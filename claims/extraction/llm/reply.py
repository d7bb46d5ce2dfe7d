"""Reading what a model answers: JSON, fenced, cut short or wrapped in talk."""

import json
from dataclasses import dataclass
from typing import Any

from claims.words import Kind

_LONGEST = 600
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as a model words it; nothing of it is believed yet."""

    sentence: str
    quotes: tuple[str, ...]
    statement: str
    kind: Kind
    speaker: str | None


def read_reply(text: str) -> tuple[list[Item], int]:
    """Return the claims of an answer, and how many of its items are none.

    Of an answer that breaks off, what was complete is kept.
    """
    found: list[Item] = []
    refused = 0
    for value in _objects(text):
        item = _item(value)
        if item is None:
            refused += 1
        elif item not in found:
            found.append(item)
    return found, refused


def _objects(text: str) -> list[Any]:
    """Return the items of the first list in a text, as far as they are complete."""
    start = text.find("[", max(0, text.find('"claims"')))
    if start < 0:
        return []
    decoder = json.JSONDecoder()
    found: list[Any] = []
    at = start + 1
    while at < len(text):
        if text[at] in " \t\r\n,":
            at += 1
            continue
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def _item(value: Any) -> Item | None:
    if not isinstance(value, dict):
        return None
    quotes = value.get("quotes", value.get("quote"))
    if isinstance(quotes, str):
        quotes = [quotes]
    if not isinstance(quotes, list) or not all(isinstance(q, str) for q in quotes):
        return None
    kept = tuple(quote for quote in quotes if quote.strip())
    kind = _KINDS.get(str(value.get("kind", "")).strip().lower())
    statement = value.get("statement")
    if not kept or kind is None or not isinstance(statement, str):
        return None
    statement = " ".join(statement.split())
    if not statement or len(statement) > _LONGEST or not statement.isprintable():
        return None
    sentence, speaker = value.get("sentence"), value.get("speaker")
    return Item(
        sentence if isinstance(sentence, str) else "",
        kept,
        statement,
        kind,
        " ".join(speaker.split()) or None if isinstance(speaker, str) else None,
    )
