"""Storing what an engine proposes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.extraction.proposal import Part, ProposedClaim
from claims.records import Claim, Span
from claims.records.brackets import bracket_fields
from claims.services.articles.placed_proposals import PlacedProposal
from claims.services.articles.proposal_folds import (
    ProposedFold,
    Standing,
    proposed_folds,
)
from claims.services.core import claim_state, search
from claims.services.core.claim_values import by_place, inside
from claims.services.core.extraction_runs import engine_label, run_records
from claims.services.core.lookup import ArticleName
from claims.values.value import Value
from claims.vocabulary import Outcome, Status

if TYPE_CHECKING:
    from claims.extraction.llm.progress import Progress

_EMPTY: sa.ColumnElement[str] = sa.literal_column("'[]'")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an engine made of a document."""

    engine: str
    engine_version: str
    claims: Sequence[ProposedClaim]
    sentences: Sequence[Part]
    model: str | None = None
    model_sha256: str | None = None
    rejected: int = 0
    """How many proposals had no place in the text."""
    values: Sequence[Value] = ()
    """The figures and dates that the text states."""
    asked: "Progress | None" = None
    """How a model was asked for it, where one was."""

    @property
    def label(self) -> str:
        """Return the engine in words, with its version and model."""
        return engine_label(self.engine, self.engine_version, self.model) or ""


def propose(
    connection: Connection,
    article: ArticleName,
    revision_id: int,
    extraction: Extraction,
    placed: Sequence[PlacedProposal],
    *,
    first: int,
    revision: int = 1,
) -> dict[str, claim_state.Fields]:
    """Store what an engine proposed and has a place, numbered from ``first``.

    Returns what the ledger says of it.
    """
    run_id = connection.execute(
        sa.insert(schema.extraction_run).returning(schema.extraction_run.c.id),
        {
            "revision_id": revision_id,
            "engine": extraction.engine,
            "engine_version": extraction.engine_version,
            "model": extraction.model,
            "model_sha256": extraction.model_sha256,
            "proposed": len(placed),
            "rejected": extraction.rejected + len(extraction.claims) - len(placed),
        },
    ).scalar_one()
    runs = run_records(connection, article)
    states: dict[str, claim_state.Fields] = dict([*runs.items()][-1:])
    if not placed:
        return states

    now = datetime.now(UTC)
    brackets = [_brackets(each.proposal, revision) for each in placed]
    keys = _store_claims(
        connection, article, run_id, placed, brackets, first=first, now=now
    )
    _hang(connection, keys, placed)
    span_rows = [
        {"claim_id": key, "revision_id": revision_id, **row}
        for key, each in zip(keys, placed, strict=True)
        for row in each.spans
    ]
    connection.execute(sa.insert(schema.span), span_rows)
    _store_outcomes(connection, run_id, revision_id)
    connection.execute(
        sa.update(schema.article)
        .where(schema.article.c.id == article.id)
        .values(last_claim=first + len(placed) - 1)
    )
    words = (each.words for each in placed)
    search.index(connection, zip(keys, words, strict=True))
    told = {
        "status": Status.UNVERIFIED,
        "outcome": Outcome.PROPOSED,
        "engine": extraction.label,
        "revision": revision,
        "recorded_at": now,
    }
    return states | {
        f"claim/{number}": {
            **_state(each),
            **({"brackets": put} if put else {}),
            **told,
            **_told(each.above, first),
        }
        for number, (each, put) in enumerate(zip(placed, brackets, strict=True), first)
    }


def _store_claims(
    connection: Connection,
    article: ArticleName,
    run_id: int,
    placed: Sequence[PlacedProposal],
    brackets: Sequence[claim_state.Fields],
    *,
    first: int,
    now: datetime,
) -> list[int]:
    """Store the claims; return their keys.

    What all have in common is written out in the statement, and goes with no row:
    others wait while tens of thousands of claims are stored.
    """
    table = schema.claim
    insert = (
        sa.insert(table)
        .values(
            article_id=sa.literal_column(str(article.id)),
            run_id=sa.literal_column(str(run_id)),
            status=sa.literal_column(f"'{Status.UNVERIFIED}'"),
            missing=_EMPTY,
            flags=_EMPTY,
            is_folded=sa.false(),
        )
        .returning(table.c.number, table.c.id)
    )
    rows = [
        {
            "recorded_at": now,
            "number": number,
            "statement": each.proposal.statement,
            "kind": each.proposal.kind,
            "speaker": each.proposal.speaker,
            "check_worthiness": each.proposal.check_worthiness,
            "reasons": list(each.proposal.reasons),
            "extra": each.extra,
            "brackets": put,
        }
        for number, (each, put) in enumerate(zip(placed, brackets, strict=True), first)
    ]
    return [key for _, key in sorted(map(tuple, connection.execute(insert, rows)))]


def _hang(
    connection: Connection, keys: Sequence[int], placed: Sequence[PlacedProposal]
) -> None:
    """Make details of the claims that are beneath others, now that all have keys."""
    details = []
    for key, each in zip(keys, placed, strict=True):
        at, there = each.above.position, each.above.row
        row = there.key if there is not None else None if at is None else keys[at]
        if row is not None:
            folded = each.above.is_folded
            details.append({"detail": key, "row": row, "beneath": folded})
    claim = schema.claim
    if details:
        connection.execute(
            sa.update(claim)
            .where(claim.c.id == sa.bindparam("detail"))
            .values(
                detail_of_id=sa.bindparam("row"), is_folded=sa.bindparam("beneath")
            ),
            details,
        )


def _told(above: ProposedFold, first: int) -> claim_state.Fields:
    """Return what the ledger says of a detail; of a row it says nothing."""
    number = above.number(first)
    if number is None:
        return {}
    return {"detail_of": number, **({"folded": True} if above.is_folded else {})}


def _store_outcomes(connection: Connection, run_id: int, revision_id: int) -> None:
    """Store that each claim of a run was proposed on its text."""
    claim = schema.claim.c
    kept = {
        "claim_id": claim.id,
        "revision_id": sa.literal_column(str(revision_id)),
        "outcome": sa.literal_column(f"'{Outcome.PROPOSED}'"),
        **{"spans": _EMPTY, "mentions": _EMPTY, "looks": _EMPTY},
    }
    connection.execute(
        sa.insert(schema.claim_outcome).from_select(
            list(kept), sa.select(*kept.values()).where(claim.run_id == run_id)
        )
    )


def _brackets(proposal: ProposedClaim, revision: int) -> claim_state.Fields:
    return bracket_fields(proposal.statement, proposal.brackets, revision)


def _state(placed: PlacedProposal) -> claim_state.Fields:
    """Return what ``claim_states`` will read back, but what is empty still.

    In the ledger, a field that is left out says as much as an empty one.
    """
    proposal = placed.proposal
    return {
        "statement": proposal.statement,
        "kind": proposal.kind,
        "speaker": proposal.speaker,
        "check_worthiness": proposal.check_worthiness,
        "reasons": list(proposal.reasons),
        "extra": placed.extra,
        "spans": [
            {
                "mention": row["mention"],
                "start": row["start_char"],
                "end": row["end_char"],
                "quote": row["quote"],
            }
            for row in placed.spans
        ],
    }


def as_proposed(
    document: Document,
    extraction: Extraction,
    slug: str,
    *,
    revision: int = 1,
    first: int = 1,
    had: Sequence[Standing] = (),
) -> list[Claim]:
    """Return what an engine proposes as claims without a name; nothing is stored.

    They have the numbers that they would get, from ``first``, and are details of each
    other, by number, or of the claims that the article ``had``, by name.
    """

    def parts(places: Sequence[Part]) -> tuple[Span, ...]:
        return tuple(
            Span(start, end, document.text[start:end]) for start, end in places
        )

    values = by_place(extraction.values)
    folds = proposed_folds(document.text, extraction.claims, had)
    return [
        Claim(
            id=None,
            article=slug,
            revision=revision,
            statement=proposal.statement,
            kind=proposal.kind,
            speaker=proposal.speaker,
            check_worthiness=proposal.check_worthiness,
            reasons=proposal.reasons,
            status=Status.UNVERIFIED,
            rating=None,
            conclusion=None,
            checker=None,
            spans=parts(proposal.spans),
            mentions=tuple(parts(mention) for mention in proposal.mentions),
            engine=extraction.label,
            extra=inside(values, document.text, (proposal.spans, *proposal.mentions)),
            detail_of=f"{slug}/{above.row.number}"
            if above.row
            else above.number(first),
            folded=above.is_folded,
            number=number,
            brackets=tuple(
                replace(each, revision=revision) for each in proposal.brackets
            ),
        )
        for number, proposal, above in zip(
            count(first), extraction.claims, folds, strict=False
        )
    ]
