"""Traits of details: what in them a person must have seen, and the policy asks about.

The one place that says which details hold a figure, a date, a quotation, criticism, or
what another than the speaker of their row said.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.english.tokens import QUOTES
from claims.services.core.batches import KEYS, read_rows
from claims.values.value import ValueType
from claims.vocabulary import CRITICISM, DetailTrait

_MARKS = ".,;:!?"
"""What may stand between the last word of a quotation and its closing mark."""


def detail_traits(
    connection: Connection, keys: Iterable[int]
) -> dict[int, frozenset[DetailTrait]]:
    """Return the traits of those claims that are details, by the claim's key."""
    rows = list(read_rows(connection, _details(), keys))
    words = _words(connection, [row.id for row in rows])
    return {row.id: frozenset(_traits(row, words.get(row.id, []))) for row in rows}


def _traits(row: Any, words: list[tuple[str, str, str]]) -> Iterable[DetailTrait]:
    types = {each["type"] for each in row.extra.get("values", [])}
    if types - {ValueType.DATE} or (
        not types and any(c.isdecimal() for quote, *_ in words for c in quote)
    ):
        yield DetailTrait.FIGURES
    if ValueType.DATE in types:
        yield DetailTrait.DATES
    if any(_is_quoted(*each) for each in words):
        yield DetailTrait.QUOTATIONS
    if row.criticises or (row.criticises is None and CRITICISM in row.reasons):
        yield DetailTrait.CRITICISED
    if row.speaker is not None and row.speaker != row.of_row:
        yield DetailTrait.SAID


def _is_quoted(quote: str, prefix: str, suffix: str) -> bool:
    """Say whether words hold a quotation mark, or stand right beside one."""
    edges = prefix[-1:], suffix.lstrip(_MARKS)[:1]
    return not QUOTES.isdisjoint(quote) or any(each in QUOTES for each in edges if each)


@cache
def _details() -> sa.Select[*tuple[Any, ...]]:
    claim, above = schema.claim.c, schema.claim.alias("above")
    return (
        sa.select(
            claim.id,
            claim.extra,
            claim.reasons,
            claim.criticises,
            claim.speaker,
            above.c.speaker.label("of_row"),
        )
        .join(above, above.c.id == claim.detail_of_id)
        .where(claim.id.in_(KEYS))
    )


def _words(
    connection: Connection, keys: list[int]
) -> dict[int, list[tuple[str, str, str]]]:
    """Return the words of claims on the latest text, with what stands around them."""
    span, text, article = schema.span.c, schema.revision, schema.article
    query = (
        sa.select(span.claim_id, span.quote, span.prefix, span.suffix)
        .join(text, text.c.id == span.revision_id)
        .join(
            article,
            sa.and_(
                article.c.id == text.c.article_id,
                article.c.last_revision == text.c.number,
            ),
        )
        .where(span.claim_id.in_(KEYS))
    )
    found: dict[int, list[tuple[str, str, str]]] = {}
    for key, quote, prefix, suffix in read_rows(connection, query, keys):
        found.setdefault(key, []).append((quote, prefix, suffix))
    return found
