"""Extracting again: what an engine proposes that the article does not have yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.extraction.proposal import ProposedClaim
from claims.services.articles.known_claims import (
    Known,
    Words,
    is_same,
    known_claims,
    words_at,
    words_of,
)
from claims.services.articles.placed_proposals import (
    PlacedProposal,
    placed_proposals,
)
from claims.services.articles.proposal_folds import standing_claims
from claims.services.articles.proposals import Extraction, propose
from claims.services.core import ledger
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Difference:
    """What an engine proposes, held against what an article has."""

    new: list[ProposedClaim]
    known: int
    """How many proposals the article has already, or had and set aside."""
    missing: list[str]
    """The claims of engines that this engine does not propose, such as ``a/4``.

    Those that nobody changed, dropped or ruled on.
    """


@dataclass(frozen=True, slots=True)
class PreparedExtraction:
    """What an article does not have yet, computed before the desk is locked.

    It follows from the article alone, so it holds while nobody appends to its stream.
    """

    head: tuple[int, str]
    """The sequence and the hash at the end of the article's stream."""
    extraction: Extraction
    """With those of its claims that are new."""
    placed: Sequence[PlacedProposal]


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
    proposed again as it was, whatever kind or speaker it is given this time. Nothing is
    proposed where a person marked that there is nothing to check.
    """
    _, revision = latest_revision(connection, article)
    text = words_of(revision.text)
    had = known_claims(connection, article, revision, text)
    # A claim that shares no word with a proposal is not it: most need no look.
    by_word: dict[int, set[int]] = {}
    for at, each in enumerate(had):
        for word in frozenset().union(*each.places):
            by_word.setdefault(word, set()).add(at)
    quiet = _quiet(connection, article, text)
    new: list[ProposedClaim] = []
    met: set[int] = set()
    for proposal in extraction.claims:
        words = words_at(text, proposal.spans)
        one = Known(0, proposal.kind, proposal.speaker, (words,))
        near = sorted({at for word in words for at in by_word.get(word, ())})
        same = [had[at].number for at in near if is_same(one, had[at])]
        met.update(same)
        if not same and not words <= quiet:
            new.append(proposal)
    return Difference(
        new,
        len(extraction.claims) - len(new),
        [
            f"{article.slug}/{each}"
            for each in _machine_made(connection, article)
            if each not in met
        ],
    )


def prepare_extraction(
    connection: Connection, article: ArticleName, extraction: Extraction
) -> PreparedExtraction:
    """Return what of an engine's proposals an article does not have."""
    head = ledger.head(connection, article.stream)
    _, revision = latest_revision(connection, article)
    new = difference(connection, article, extraction).new
    new_only = replace(extraction, claims=new)
    had = standing_claims(connection, article, revision.number)
    placed = placed_proposals(revision.text, new_only, had)
    return PreparedExtraction(head, new_only, placed)


def extract_again(
    connection: Connection,
    article: ArticleName,
    revision_number: int,
    extraction: Extraction,
    *,
    by: str,
    prepared: PreparedExtraction | None = None,
) -> Extracted:
    """Add what is new of an engine's proposals, after the claims that are there.

    What was ``prepared`` shortens the time for which others wait, unless somebody
    changed the article since. Raises ``ConflictError`` when the article was revised
    since the engine read it.
    """
    lock_article(connection, article)
    _, revision = latest_revision(connection, article)
    if revision.number != revision_number:
        raise ConflictError(
            f"{article.slug} was revised meanwhile; give the command again"
        )
    if prepared is None or prepared.head != ledger.head(connection, article.stream):
        prepared = prepare_extraction(connection, article, extraction)
    return add_proposals(
        connection, article, prepared.extraction, prepared.placed, by=by
    )


def add_proposals(
    connection: Connection,
    article: ArticleName,
    extraction: Extraction,
    placed: Sequence[PlacedProposal],
    *,
    by: str,
) -> Extracted:
    """Add an engine's proposals for the latest text, after the claims there."""
    revision_id, revision = latest_revision(connection, article)
    first = next_number(connection, article)
    if not extraction.claims:
        return Extracted(first, 0)
    states = propose(
        connection,
        article,
        revision_id,
        extraction,
        placed,
        first=first,
        revision=revision.number,
    )
    ledger.record(
        connection,
        article.stream,
        who=by,
        what="extract",
        subject=article.stream,
        after=states,
    )
    return Extracted(first, len(placed))


def next_number(connection: Connection, article: ArticleName) -> int:
    """Return the number that the next claim of an article gets."""
    table = schema.article.c
    last = sa.select(table.last_claim).where(table.id == article.id)
    return 1 + connection.execute(last).scalar_one()


def _quiet(connection: Connection, article: ArticleName, text: Words) -> frozenset[int]:
    """Return the words that a person marked: nothing to check here."""
    table = schema.disposition.c
    revision_id, _ = latest_revision(connection, article)
    rows = connection.execute(
        sa.select(table.start_char, table.end_char).where(
            table.revision_id == revision_id, table.withdrawn_by_id.is_(None)
        )
    )
    marked = [words_at(text, [(row.start_char, row.end_char)]) for row in rows]
    return frozenset().union(*marked)


def _machine_made(connection: Connection, article: ArticleName) -> list[int]:
    table = schema.claim
    return list(
        connection.scalars(
            sa.select(table.c.number)
            .where(
                table.c.article_id == article.id,
                table.c.run_id.is_not(None),
                table.c.status == Status.UNVERIFIED,
                table.c.looked_by_id.is_(None),
            )
            .order_by(table.c.number)
        )
    )
