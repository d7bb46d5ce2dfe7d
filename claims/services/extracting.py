"""Extracting again: what an engine proposes that the article does not have yet."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.extraction.proposal import Part, ProposedClaim
from claims.services import ledger
from claims.services.names import ArticleName, lock_article
from claims.services.proposals import Extraction, propose
from claims.services.texts import latest_revision

SAME = 0.8
"""The share of their words at which two claims of one kind and speaker are one.

A claim and the same claim without a date in it share about that much, and so do two
readings of one clause; members of a list and a clause inside a report share less, or
differ in kind or speaker.
"""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as the article has it, or had it before somebody changed it."""

    number: int
    kind: str
    speaker: str | None
    words: frozenset[int]
    """Where the words of its first place begin."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an engine proposes, held against what an article has."""

    new: list[ProposedClaim]
    known: int
    """How many proposals the article has already, or had and set aside."""
    missing: list[int]
    """The numbers of claims of engines that this engine does not propose."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was added."""

    first: int
    count: int


def difference(
    connection: Connection, article: ArticleName, extraction: Extraction
) -> Difference:
    """Hold what an engine proposes against the latest revision's claims.

    A proposal is known when a claim of the same kind and speaker has, or ever had,
    nearly the same words: what a person edited, dropped, split or merged is not
    proposed again as it was.
    """
    _, revision = latest_revision(connection, article)
    starts = _starts(revision.text)
    had = list(_known(connection, article, revision.number, starts))
    new: list[ProposedClaim] = []
    found: list[Known] = []
    met: set[int] = set()
    for proposal in extraction.claims:
        one = Known(
            0,
            proposal.kind,
            proposal.speaker,
            _words(starts, [(start, end) for start, end in proposal.spans]),
        )
        same = [each.number for each in had if _is_same(one, each)]
        met.update(same)
        if not same and not any(_is_same(one, each) for each in found):
            new.append(proposal)
            found.append(one)
    return Difference(
        new,
        len(extraction.claims) - len(new),
        [each for each in _machine_made(connection, article) if each not in met],
    )


def extract_again(
    connection: Connection,
    article: ArticleName,
    revision_number: int,
    extraction: Extraction,
    *,
    by: str,
) -> Extracted:
    """Add what is new of an engine's proposals, after the claims that are there.

    Raises ``ConflictError`` when the article was revised since the engine read it.
    """
    lock_article(connection, article)
    revision_id, revision = latest_revision(connection, article)
    if revision.number != revision_number:
        raise ConflictError(
            f"{article.slug} was revised meanwhile; give the command again"
        )
    new = difference(connection, article, extraction).new
    table = schema.article
    first = (
        1
        + connection.execute(
            sa.select(table.c.last_claim).where(table.c.id == article.id)
        ).scalar_one()
    )
    if not new:
        return Extracted(first, 0)
    count, states = propose(
        connection,
        revision.text,
        article,
        revision_id,
        replace(extraction, claims=new),
        first=first,
        revision=revision.number,
    )
    if states:
        ledger.record(
            connection,
            article.slug,
            who=by,
            what="extract",
            subject=article.slug,
            after=states,
        )
    return Extracted(first, count)


def _known(
    connection: Connection, article: ArticleName, revision: int, starts: list[int]
) -> Iterator[Known]:
    """Yield each claim as it is and as it ever was, read off the ledger."""
    now: dict[str, dict[str, Any]] = {}
    for entry in ledger.entries(connection, stream=article.slug):
        for name, fields in entry.after.items():
            if not name.startswith("claim/"):
                continue
            state = now.setdefault(name, {})
            state.update(fields)
            if state.get("revision") != revision or not state.get("spans"):
                continue
            place = [
                (each["start"], each["end"])
                for each in state["spans"]
                if each.get("mention", 1) == 1
            ]
            yield Known(
                int(name.partition("/")[2]),
                state["kind"],
                state["speaker"],
                _words(starts, place),
            )


def _machine_made(connection: Connection, article: ArticleName) -> list[int]:
    table = schema.claim
    return list(
        connection.scalars(
            sa.select(table.c.number)
            .where(table.c.article_id == article.id, table.c.run_id.is_not(None))
            .order_by(table.c.number)
        )
    )


def _starts(text: str) -> list[int]:
    return [found.start() for found in _WORD.finditer(text)]


def _words(starts: list[int], parts: Sequence[Part]) -> frozenset[int]:
    return frozenset(
        starts[k]
        for start, end in parts
        for k in range(bisect_left(starts, start), bisect_left(starts, end))
    )


def _is_same(one: Known, other: Known) -> bool:
    if one.kind != other.kind or _last_name(one.speaker) != _last_name(other.speaker):
        return False
    shared = len(one.words & other.words)
    return shared > 0 and shared >= SAME * len(one.words | other.words)


def _last_name(speaker: str | None) -> str:
    return (speaker or "").casefold().rpartition(" ")[2]
