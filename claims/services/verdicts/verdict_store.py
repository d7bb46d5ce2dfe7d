"""Storing a verdict: what it cites, the second checks it closes, what follows."""

from collections.abc import Mapping
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Span, Verdict
from claims.services.core.claim_change import ClaimChange
from claims.services.core.open_claim import OpenClaim
from claims.services.core.rechecks import OpenRecheck, open_rechecks, settle
from claims.services.core.status import with_verdict
from claims.services.core.status_rules import GivenVerdict
from claims.services.core.verdict_log import (
    list_verdicts,
    stored_given_with,
    verdict_fields,
)
from claims.vocabulary import Conclusion


def verdicts_on(connection: Connection, opened: OpenClaim) -> list[Verdict]:
    """Return the verdicts on an open claim, oldest first."""
    return list_verdicts(connection, opened.name) if opened.records.verdicts else []


def as_it_stands(opened: OpenClaim, *, number: int, by: str) -> Verdict:
    """Return a verdict of ``by`` on a claim as it is, which says nothing of it yet."""
    claim = opened.state
    return Verdict(
        number=number,
        claim=str(opened.name),
        rating="",
        label="",
        scale="",
        conclusion=Conclusion.NOT_ENOUGH_EVIDENCE,
        rationale="",
        checker=by.strip(),
        recorded_at=datetime.now(UTC),
        revision=opened.records.latest,
        statement=claim["statement"],
        speaker=claim["speaker"],
        spans=tuple(
            Span(each["start"], each["end"], each["quote"]) for each in claim["spans"]
        ),
    )


def store_verdict(
    connection: Connection,
    opened: OpenClaim,
    given: Verdict,
    cited: Mapping[int, int],
    change: ClaimChange,
    recheck: OpenRecheck | None,
) -> Verdict:
    """Store a verdict, what it cites (number of evidence, set), and what follows.

    ``recheck`` is the second check that it is the answer to. Returns the verdict.
    """
    name = opened.name
    who_id = opened.person(connection, given.checker)
    spans = change.claim["spans"]
    key = connection.execute(
        sa.insert(schema.verdict)
        .values(
            claim_id=name.id,
            number=given.number,
            recorded_at=given.recorded_at,
            revision_id=_revision(opened),
            rating_id=_rating(given),
            conclusion=given.conclusion,
            rationale=given.rationale,
            checker_id=who_id,
            statement=given.statement,
            speaker=given.speaker,
            spans=spans,
            holds_on=given.holds_on,
            recheck_by=given.recheck_by,
            suggestion=given.suggestion,
            withdraws=given.withdraws,
            confirmed=list(given.confirmed),
            recheck_id=recheck.id if recheck else None,
            despite=given.despite,
            given_with=stored_given_with(given),
        )
        .returning(schema.verdict.c.id)
    ).scalar_one()
    _cite(connection, opened, key, cited)
    was, change.also = settle(
        connection,
        name,
        by_id=who_id,
        answered=recheck.id if recheck else None,
        verdict_number=None if given.withdraws else given.number,
        rechecks=opened.rechecks,
    )
    if opened.rechecks:
        opened.rechecks = open_rechecks(connection, name)
    change.before |= was
    change.also[f"verdict/{name.number}/{given.number}"] = verdict_fields(given)
    stored = GivenVerdict(
        id=key,
        number=given.number,
        revision=given.revision,
        statement=given.statement,
        speaker=given.speaker,
        spans=spans,
        rating=given.rating,
        label=given.label,
        conclusion=given.conclusion,
        checker_id=who_id,
        withdraws=given.withdraws,
        confirmed=list(given.confirmed),
        is_second=recheck is not None,
        checks=given.checks,
    )
    opened.records = with_verdict(connection, opened.records, stored)
    if given.given_with is None:
        # What went along with a row may have gone unseen.
        opened.look(who_id)
    return given


def _cite(
    connection: Connection, opened: OpenClaim, key: int, cited: Mapping[int, int]
) -> None:
    """Store which evidence a verdict cites, by its number, and in which set."""
    if not cited:
        return
    evidence = schema.evidence.c
    piece = sa.select(evidence.id).where(
        evidence.claim_id == opened.name.id,
        evidence.number == sa.bindparam("piece", type_=sa.Integer),
    )
    amendment = schema.amendment.c
    amended = sa.select(sa.func.max(amendment.id)).where(
        amendment.evidence_id == piece.scalar_subquery()
    )
    connection.execute(
        sa.insert(schema.verdict_evidence).values(
            verdict_id=key,
            evidence_id=piece.scalar_subquery(),
            set_number=sa.bindparam("set_number"),
            amendment_id=amended.scalar_subquery(),
        ),
        [{"piece": number, "set_number": each} for number, each in cited.items()],
    )


def _revision(opened: OpenClaim) -> sa.ScalarSelect[int]:
    """Return the key of the revision that a verdict is given on, as SQL."""
    revision = schema.revision.c
    return (
        sa.select(revision.id)
        .where(
            revision.article_id == opened.name.article.id,
            revision.number == opened.records.latest,
        )
        .scalar_subquery()
    )


def _rating(given: Verdict) -> sa.ScalarSelect[int]:
    """Return the key of the rating that a verdict gives, as SQL."""
    rating, scale = schema.rating.c, schema.rating_scale.c
    name, _, version = given.scale.rpartition(" ")
    return (
        sa.select(rating.id)
        .join(schema.rating_scale, scale.id == rating.scale_id)
        .where(
            scale.name == name,
            scale.version == int(version),
            rating.key == given.rating,
        )
        .scalar_subquery()
    )
