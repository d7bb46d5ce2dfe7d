"""Storing where a revision makes a claim, and reading it back.

The one promise that everything rests on is kept here: ``text[start:end] == quote``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.records import Span
from claims.services.core.batches import KEYS, read_rows

CONTEXT = 32
"""How many code points of prefix and suffix go with a quote (W3C text quote)."""

Part = tuple[int, int]
Mentions = Sequence[Sequence[Part]]
"""The parts of each place that makes a claim: the first place first."""


def check(text: str, mentions: Mentions) -> None:
    """Raise ``ConflictError`` unless every part lies in ``text`` and says something.

    The parts of a mention come in the order of the text and do not overlap.
    """
    if not mentions:
        raise ConflictError("a claim needs a span")
    for parts in mentions:
        if not parts:
            raise ConflictError("a mention needs a span")
        last = 0
        for start, end in parts:
            if not 0 <= start < end <= len(text):
                raise ConflictError(
                    f"span {start}:{end} does not lie in the text,"
                    f" which has {len(text)} characters"
                )
            if not text[start:end].strip():
                raise ConflictError(f"span {start}:{end} holds only white space")
            if start < last:
                raise ConflictError(
                    f"span {start}:{end} overlaps or precedes the part before it"
                )
            last = end


def rows(
    text: str, claim_id: int, revision_id: int, mentions: Mentions
) -> list[dict[str, Any]]:
    """Return the rows of ``schema.span`` for a claim; ``check`` comes first."""
    keys = {"claim_id": claim_id, "revision_id": revision_id}
    return [keys | row for row in unkeyed_rows(text, mentions)]


def unkeyed_rows(text: str, mentions: Mentions) -> list[dict[str, Any]]:
    """Return the same before the claim and its text are stored and have keys."""
    return [
        {
            "mention": mention,
            "part": part,
            "start_char": start,
            "end_char": end,
            "quote": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        }
        for mention, parts in enumerate(mentions, 1)
        for part, (start, end) in enumerate(parts, 1)
    ]


def replace(
    connection: Connection,
    text: str,
    claim_id: int,
    revision_id: int,
    mentions: Mentions,
) -> None:
    """Store ``mentions`` as the spans of a claim on a revision, in place of others."""
    check(text, mentions)
    table = schema.span
    connection.execute(
        sa.delete(table).where(
            table.c.claim_id == claim_id, table.c.revision_id == revision_id
        )
    )
    connection.execute(sa.insert(table), rows(text, claim_id, revision_id, mentions))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a claim stands: the number of a revision, and its mentions there."""

    revision: int
    mentions: tuple[tuple[Span, ...], ...]


def read(connection: Connection, claim_ids: Iterable[int]) -> dict[int, Placed]:
    """Return where each claim stands on the latest revision that has it."""
    found: dict[int, dict[int, dict[int, list[Span]]]] = {}
    for row in read_rows(connection, _spans(), claim_ids):
        claim_id, number, mention, start, end, quote = row
        places = found.setdefault(claim_id, {}).setdefault(number, {})
        places.setdefault(mention, []).append(Span(start, end, quote))
    return {
        claim_id: Placed(latest, tuple(map(tuple, by_number[latest].values())))
        for claim_id, by_number in found.items()
        for latest in [max(by_number)]
    }


@cache
def _spans() -> sa.Select[int, int, int, int, int, str]:
    span, number = schema.span.c, schema.revision.c.number
    return (
        sa.select(
            span.claim_id,
            number,
            span.mention,
            span.start_char,
            span.end_char,
            span.quote,
        )
        .join(schema.revision, schema.revision.c.id == span.revision_id)
        .where(span.claim_id.in_(KEYS))
        .order_by(span.claim_id, number, span.mention, span.part)
    )


def span_fields(mentions: Iterable[Iterable[Span]]) -> list[dict[str, Any]]:
    """Return spans as the ledger and the verdicts keep them: one item a part."""
    return [
        {"mention": number, "start": part.start, "end": part.end, "quote": part.quote}
        for number, parts in enumerate(mentions, 1)
        for part in parts
    ]


def mentions_of(items: Iterable[Mapping[str, Any]]) -> list[list[Part]]:
    """Return spans as the ledger keeps them as the parts of each mention."""
    found: dict[int, list[Part]] = {}
    for item in items:
        found.setdefault(item["mention"], []).append((item["start"], item["end"]))
    return list(found.values())
