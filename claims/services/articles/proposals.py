"""Storing what an engine proposes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.errors import ConflictError
from claims.extraction.proposal import Part, ProposedClaim
from claims.records import Claim, Span
from claims.services.core import claim_state, search, spans
from claims.services.core.claim_values import by_place, inside
from claims.services.core.extraction_runs import engine_label, run_records
from claims.services.core.lookup import ArticleName
from claims.values.value import Value
from claims.vocabulary import Outcome, Status


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

    @property
    def label(self) -> str:
        """Return the engine in words, with its version and model."""
        return engine_label(self.engine, self.engine_version, self.model) or ""


def propose(
    connection: Connection,
    text: str,
    article: ArticleName,
    revision_id: int,
    extraction: Extraction,
    *,
    first: int,
    revision: int = 1,
) -> tuple[int, dict[str, claim_state.Fields]]:
    """Store what an engine proposed, numbered from ``first``; return how many fit."""
    placed: list[tuple[ProposedClaim, spans.Mentions]] = []
    for proposal in extraction.claims:
        mentions = (proposal.spans, *proposal.mentions)
        try:
            spans.check(text, mentions)
        except ConflictError:
            continue
        placed.append((proposal, mentions))

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
        return 0, states

    table, now = schema.claim, datetime.now(UTC)
    values = by_place(extraction.values)
    rows: list[dict[str, Any]] = [
        {
            "recorded_at": now,
            "article_id": article.id,
            "number": number,
            "statement": proposal.statement,
            "kind": proposal.kind,
            "speaker": proposal.speaker,
            "check_worthiness": proposal.check_worthiness,
            "reasons": list(proposal.reasons),
            "status": Status.UNVERIFIED,
            "run_id": run_id,
            "extra": inside(values, text, mentions),
        }
        for number, (proposal, mentions) in enumerate(placed, first)
    ]
    connection.execute(sa.insert(table), rows)
    keys = connection.scalars(
        sa.select(table.c.id)
        .where(table.c.article_id == article.id, table.c.number >= first)
        .order_by(table.c.number)
    ).all()
    span_rows = [
        row
        for key, (_, mentions) in zip(keys, placed, strict=True)
        for row in spans.rows(text, key, revision_id, mentions)
    ]
    connection.execute(sa.insert(schema.span), span_rows)
    connection.execute(
        sa.insert(schema.claim_outcome),
        [
            {"claim_id": key, "revision_id": revision_id, "outcome": Outcome.PROPOSED}
            for key in keys
        ],
    )
    connection.execute(
        sa.update(schema.article)
        .where(schema.article.c.id == article.id)
        .values(last_claim=first + len(placed) - 1)
    )
    states |= {
        f"claim/{number}": {
            **_state(
                proposal, text, mentions, engine=extraction.label, revision=revision
            ),
            "extra": row["extra"],
            "recorded_at": now,
        }
        for number, (row, (proposal, mentions)) in enumerate(
            zip(rows, placed, strict=True), first
        )
    }
    words = [
        search.words_of(
            fields["statement"], [part["quote"] for part in fields["spans"]]
        )
        for name, fields in states.items()
        if name.startswith("claim/")
    ]
    search.index(connection, list(zip(keys, words, strict=True)))
    return len(placed), states


def _state(
    proposal: ProposedClaim,
    text: str,
    mentions: spans.Mentions,
    *,
    engine: str,
    revision: int,
) -> claim_state.Fields:
    """Return what ``claim_states`` will read back, but what is empty still.

    In the ledger, a field that is left out says as much as an empty one.
    """
    places = [
        [Span(start, end, text[start:end]) for start, end in parts]
        for parts in mentions
    ]
    return {
        "statement": proposal.statement,
        "kind": proposal.kind,
        "speaker": proposal.speaker,
        "check_worthiness": proposal.check_worthiness,
        "reasons": list(proposal.reasons),
        "status": Status.UNVERIFIED,
        "outcome": Outcome.PROPOSED,
        "engine": engine,
        "revision": revision,
        "spans": spans.span_fields(places),
    }


def as_proposed(
    document: Document, extraction: Extraction, slug: str, *, revision: int = 1
) -> list[Claim]:
    """Return what an engine proposes as claims without a name; nothing is stored."""

    def parts(places: Sequence[Part]) -> tuple[Span, ...]:
        return tuple(
            Span(start, end, document.text[start:end]) for start, end in places
        )

    values = by_place(extraction.values)
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
        )
        for proposal in extraction.claims
    ]
