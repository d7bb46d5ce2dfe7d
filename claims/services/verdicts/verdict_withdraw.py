"""Withdrawing a verdict, and with it what was given along with it on details."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Verdict
from claims.records.verdicts import GivenWith
from claims.services.core.claim_change import refuse_dropped
from claims.services.core.lookup import ClaimName
from claims.services.core.open_claim import changing_open, open_claim
from claims.services.core.rechecks import refuse_blind
from claims.services.core.verdict_log import verdict_in_force, verdicts_of
from claims.services.verdicts.verdict_store import (
    as_it_stands,
    store_verdict,
    verdicts_on,
)
from claims.vocabulary import Status


def withdraw_verdict(
    connection: Connection,
    name: ClaimName,
    *,
    because: str,
    by: str,
    given_with: GivenWith | None = None,
) -> Verdict:
    """Take the verdict in force back: the claim is unverified again.

    That is a verdict too, with its reason; the one taken back stays on record. What was
    given along with it on details is withdrawn as well, unless somebody ruled on them
    since; ``given_with`` is what the withdrawal itself goes along with.
    """
    opened = open_claim(connection, name)
    with changing_open(connection, opened, who=by, what="withdraw verdict") as change:
        refuse_dropped(name, opened.state)
        need_reason(name, because)
        refuse_blind(connection, name, by)
        earlier = verdicts_on(connection, opened)
        last = verdict_in_force(earlier)
        if last is None:
            raise ConflictError(f"{name} has no verdict to withdraw")
        given = replace(
            as_it_stands(opened, number=len(earlier) + 1, by=by),
            rating=last.rating,
            label=last.label,
            scale=last.scale,
            conclusion=last.conclusion,
            rationale=because,
            withdraws=True,
            given_with=given_with,
        )
        store_verdict(connection, opened, given, {}, change, None)
    withdraw_followers(connection, name, last.number, given)
    return given


def withdraw_followers(
    connection: Connection, row: ClaimName, number: int, now: Verdict
) -> list[ClaimName]:
    """Withdraw what was given along with verdict ``number`` on a row, and still holds.

    ``now`` is what came in the place of that verdict. Returns the details.
    """
    found = followers(connection, row, number)
    for each in found:
        withdraw_verdict(
            connection,
            each,
            because=now.rationale,
            by=now.checker,
            given_with=GivenWith(str(row), now.number),
        )
    return found


def followers(connection: Connection, row: ClaimName, number: int) -> list[ClaimName]:
    """Return the claims whose verdict in force was given along with one on a row."""
    claim, verdict = schema.claim.c, schema.verdict.c
    rows = connection.execute(
        sa.select(claim.id, claim.number)
        .distinct()
        .join(schema.verdict, verdict.claim_id == claim.id)
        .where(
            claim.article_id == row.article.id,
            verdict.given_with.is_not(None),
            claim.status != Status.DROPPED,
        )
        .order_by(claim.number)
    ).all()
    given = verdicts_of(connection, [each.id for each in rows])
    last = {key: verdict_in_force(verdicts) for key, verdicts in given.items()}
    wanted = GivenWith(str(row), number)
    return [
        ClaimName(each.id, each.number, row.article)
        for each in rows
        if (found := last.get(each.id)) is not None and found.given_with == wanted
    ]


def need_reason(name: ClaimName, rationale: str) -> None:
    """Refuse a verdict without a reason."""
    if not rationale.strip():
        raise UsageError(f"a verdict on {name} needs a reason; pass --because TEXT")
