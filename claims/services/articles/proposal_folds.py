"""Folds of proposals: which are details of another one, or of a claim that stands."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.extraction.fold import Fold, fold
from claims.extraction.proposal import Part, ProposedClaim
from claims.services.core import spans
from claims.services.core.lookup import ArticleName
from claims.vocabulary import CLOSED


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim that stands in the latest text, as far as folding asks about it."""

    key: int
    number: int
    speaker: str | None
    places: tuple[tuple[Part, ...], ...]
    row: int | None
    """The key of the row that it is a detail of."""
    is_folded: bool
    is_arranged: bool
    """Whether a person said what it is a detail of, or that it is a row."""

    @property
    def spans(self) -> tuple[Part, ...]:
        """The parts of its first place."""
        return self.places[0]

    @property
    def mentions(self) -> tuple[tuple[Part, ...], ...]:
        """The parts of its other places."""
        return self.places[1:]


@dataclass(frozen=True, slots=True)
class ProposedFold:
    """What a proposal is a detail of: another one, or a claim that is there."""

    position: int | None = None
    """Of the other proposal."""
    row: Standing | None = None
    """The claim that is there."""
    is_folded: bool = False

    def number(self, first: int) -> int | None:
        """Return the row's number, where the proposals are numbered from ``first``."""
        if self.row is not None:
            return self.row.number
        return None if self.position is None else first + self.position


def standing_claims(
    connection: Connection, article: ArticleName, revision: int
) -> list[Standing]:
    """Return the claims that stand in a text, in the order of their numbers."""
    claim = schema.claim.c
    found = connection.execute(
        sa.select(
            claim.id,
            claim.number,
            claim.speaker,
            claim.detail_of_id,
            claim.is_folded,
            claim.arranged_by_id.is_not(None),
        )
        .where(claim.article_id == article.id, claim.status.not_in(CLOSED))
        .order_by(claim.number)
    ).all()
    placed = spans.read(connection, [row.id for row in found])
    return [
        Standing(
            key,
            number,
            speaker,
            tuple(
                tuple((part.start, part.end) for part in parts)
                for parts in placed[key].mentions
            ),
            row,
            is_folded,
            is_arranged,
        )
        for key, number, speaker, row, is_folded, is_arranged in found
        if key in placed and placed[key].revision == revision
    ]


def fixed_folds(had: Sequence[Standing]) -> list[Fold]:
    """Return how the claims that are there stand, by their positions."""
    at = {each.key: position for position, each in enumerate(had)}
    return [
        # Whose row could be in several places of the text is not to be moved either.
        Fold(at.get(each.row, position), each.is_folded) if each.row else Fold()
        for position, each in enumerate(had)
    ]


def proposed_folds(
    text: str, proposals: Sequence[ProposedClaim], had: Sequence[Standing] = ()
) -> list[ProposedFold]:
    """Return what each proposal is a detail of.

    ``had`` are the claims that are there, which stay as they are.
    """
    found = fold(text, [*had, *proposals], fixed_folds(had))[len(had) :]
    return [_above(each, had) for each in found]


def _above(found: Fold, had: Sequence[Standing]) -> ProposedFold:
    at = found.detail_of
    if at is None:
        return ProposedFold()
    if at >= len(had):
        return ProposedFold(at - len(had), None, found.is_folded)
    return ProposedFold(None, had[at], found.is_folded)
