"""Read a model's reply: JSON, fenced, cut short or wrapped in talk."""

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from claims.errors import EndpointError
from claims.vocabulary import Kind

_LONGEST = 600
_LISTS = 20
"""So many brackets of an answer are tried: talk around the list may have some."""
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as a model words it; nothing of it is believed yet."""

    sentence: int | None
    """The number of the sentence that it begins in, counted from 1."""
    quotes: tuple[str, ...]
    statement: str
    kind: Kind
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, read."""

    items: list[Item]
    refused: int
    """How many of its items are no claims."""
    is_whole: bool
    """Whether it did not break off."""


def read_reply(text: str, host: str) -> Reply:
    """Return the claims of an answer.

    Of an answer that breaks off, what was complete is kept, and the rest counts as one.
    Raise ``EndpointError`` when an answer of the ``host`` has no list of claims: that
    it declines to answer does not say that a text has none.
    """
    # A model may think aloud before it answers.
    values, is_whole = _list(text.rpartition("</think>")[2])
    if values is None:
        raise EndpointError(host, "answers without a list of claims; try again")
    found: list[Item] = []
    refused = 0 if is_whole else 1
    for value in values:
        item = _item(value)
        if item is None:
            refused += 1
        elif item not in found:
            found.append(item)
    return Reply(found, refused, is_whole)


def _list(text: str) -> tuple[list[Any] | None, bool]:
    """Return the first list in a text that can be one of claims, and if it is whole."""
    start = max(0, text.find('"claims"'))
    for number, match in enumerate(islice(re.finditer(r"\[", text[start:]), _LISTS)):
        values, is_whole = _objects(text, start + match.end())
        # An empty list further on can be part of one that broke off.
        is_empty = is_whole and not values and not number
        if is_empty or any(isinstance(each, dict) for each in values):
            return values, is_whole
    return None, False


def _objects(text: str, at: int) -> tuple[list[Any], bool]:
    """Return the items of a list as far as they are complete, and if all are."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    while at < len(text):
        if text[at] in " \t\r\n,":
            at += 1
            continue
        if text[at] == "]":
            return found, True
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found, False


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
    speaker = value.get("speaker")
    return Item(
        _number(value.get("sentence")),
        kept,
        statement,
        kind,
        " ".join(speaker.split()) or None if isinstance(speaker, str) else None,
    )


def _number(value: Any) -> int | None:
    """Return a sentence's number: ``3``, ``"[3]"``, or the first of several."""
    if isinstance(value, list) and value:
        value = value[0]
    found = re.match(r"\D{0,3}(\d{1,6})(?!\d)", str(value))
    return int(found[1]) if found else None
