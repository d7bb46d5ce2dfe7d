"""Hiding a verdict from who checks the claim a second time, until theirs is in.

Who may not see what is asked once a command, with ``hidden_from``; services that return
records take the answer as ``hidden``, and blank what it names. It keeps honest people
from seeing by accident, and guards against nobody who gives another's name.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import CheckedClaim, Claim, ClaimLine, Evidence, Verdict
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.checkers import ids_named, known_name
from claims.vocabulary import CLOSED, Status

NOTHING: frozenset[int] = frozenset()
"""What is hidden from who may see all."""


def hidden_from(
    connection: Connection, viewer: str | None, article_id: int | None = None
) -> frozenset[int]:
    """Return the keys of the claims whose verdicts ``viewer`` must not see yet.

    They are those of the desk, or of one article. What a viewer without a name checks,
    nobody knows: from them, every claim with an open second check is hidden.
    """
    recheck = schema.recheck.c
    query = sa.select(recheck.claim_id).where(recheck.is_open)
    if viewer and viewer.strip():
        holder = ids_named(known_name(connection, viewer))
        query = query.where(recheck.checker_id.in_(holder))
    if article_id is not None:
        claim = schema.claim.c
        query = query.join(schema.claim, claim.id == recheck.claim_id)
        query = query.where(claim.article_id == article_id)
    return frozenset(connection.scalars(query))


def names_of(connection: Connection, hidden: frozenset[int]) -> frozenset[str]:
    """Return the same claims by name, ``SLUG/N``."""
    claim, article = schema.claim.c, schema.article.c
    query = (
        sa.select(article.slug, claim.number)
        .join(schema.article, article.id == claim.article_id)
        .where(claim.id.in_(KEYS))
    )
    rows = read_rows(connection, query, hidden)
    return frozenset(f"{slug}/{number}" for slug, number in rows)


def is_among(
    hidden: Sequence[int] | None = None,
    claim_id: sa.ColumnElement[Any] | None = None,
) -> sa.ColumnElement[bool]:
    """Return the condition that a claim is hidden, ``:hidden`` where no keys are given.

    They are written out: there may be more than a statement takes parameters.
    """
    keys = sa.bindparam(
        "hidden", hidden, sa.BigInteger, expanding=True, literal_execute=True
    )
    return (schema.claim.c.id if claim_id is None else claim_id).in_(keys)


def shown_status(hidden: frozenset[int]) -> sa.ColumnElement[Any]:
    """Return the status of a claim, as SQL, as who may not see the hidden is shown it.

    That a claim was dropped, or is gone, is no verdict, and no secret.
    """
    claim = schema.claim.c
    if not hidden:
        return claim.status
    blank = sa.and_(is_among(sorted(hidden)), claim.status.not_in(CLOSED))
    unverified = sa.literal(Status.UNVERIFIED, claim.status.type)
    return sa.case((blank, unverified), else_=claim.status)


def status_for(connection: Connection, claim_id: int, viewer: str) -> Status:
    """Return the status of a claim as it is told to ``viewer``, who changed it.

    That it is checked, or suspended, tells who checks it blind of the verdict.
    """
    claim, recheck = schema.claim.c, schema.recheck.c
    status: Status = connection.execute(
        sa.select(claim.status).where(claim.id == claim_id)
    ).scalar_one()
    mine = sa.select(recheck.id).where(
        recheck.claim_id == claim_id,
        recheck.is_open,
        recheck.checker_id.in_(ids_named(known_name(connection, viewer))),
    )
    is_blind = status not in CLOSED and connection.scalar(sa.select(mine.exists()))
    return Status.UNVERIFIED if is_blind else status


def shown(
    column: sa.ColumnElement[Any], hidden: frozenset[int]
) -> sa.ColumnElement[Any]:
    """Return a column that follows from the verdict, as SQL: empty where hidden."""
    if not hidden:
        return column
    return sa.case((is_among(sorted(hidden)), sa.null()), else_=column)


def blank_line(line: ClaimLine) -> ClaimLine:
    """Return a line of a list without what was ruled."""
    if line.status in CLOSED:
        return line._replace(rating=None, conclusion=None, missing="[]")
    return line._replace(
        status=Status.UNVERIFIED.value, rating=None, conclusion=None, missing="[]"
    )


def blank_claim(claim: Claim) -> Claim:
    """Return a claim as it stood before anybody ruled.

    What an import had no column for may be somebody's ruling too; figures are none.
    """
    # A table asks only whom to hide what from: it loads no more than that.
    from claims.services.core.claim_columns import RULED

    blank = {each.field: each.shape.empty for each in RULED}
    blank["status"] = claim.status if claim.status in CLOSED else Status.UNVERIFIED
    blank["extra"] = {
        name: each for name, each in claim.extra.items() if name == "values"
    }
    return replace(claim, **blank)


def blank_checked(checked: CheckedClaim, viewer: str | None) -> CheckedClaim:
    """Return a claim without its verdicts, and with what ``viewer`` may see of it."""
    return replace(
        checked,
        claim=blank_claim(checked.claim),
        verdicts=(),
        evidence=tuple(evidence_seen(checked.evidence, checked.verdicts, viewer)),
        # Only a verdict that failed is answered.
        resolutions=(),
        reaffirmations=(),
        changes=(),
    )


def evidence_seen(
    evidence: Sequence[Evidence], verdicts: Sequence[Verdict], viewer: str | None
) -> list[Evidence]:
    """Return the evidence that tells nothing of the verdicts, and the viewer's own.

    Hidden is what somebody else who ruled has added or amended, and what a verdict
    cites that is not the viewer's own.
    """
    own = (viewer or "").strip()
    rulers = {verdict.checker for verdict in verdicts}
    cited = {number for verdict in verdicts for number in verdict.evidence}
    return [
        piece
        for piece in evidence
        if rulers.isdisjoint(set(piece.amended_by) - {own})
        and (
            piece.checker == own
            or (piece.checker not in rulers and piece.number not in cited)
        )
    ]
