"""The status of claims, and what else follows from their verdicts and assignments.

The records are read here, those of many claims at once; ``status_rules`` says what
follows from them.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import Policy
from claims.services.core import spans
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.cited_evidence import cited_evidence
from claims.services.core.claim_columns import DERIVED
from claims.services.core.outcomes import Fared, bases_of, outcomes_on
from claims.services.core.requirements import asks_about_evidence, policy_in_force
from claims.services.core.status_rules import (
    ClaimRecords,
    GivenVerdict,
    derive,
    in_force,
)

Fields = dict[str, Any]


def refresh(
    connection: Connection, claim_ids: Iterable[int], policy: Policy | None = None
) -> None:
    """Set what stands on claims but follows from other records.

    That is their status, rating and checker, what they lack, and who holds them.
    Nothing else writes these columns. ``policy`` saves looking it up again.
    """
    found = derived(connection, claim_ids, policy)
    if found:
        connection.execute(
            _update(), [{"key": key, **fields} for key, fields in found.items()]
        )


def derived(
    connection: Connection, claim_ids: Iterable[int], policy: Policy | None = None
) -> dict[int, Fields]:
    """Return what ``refresh`` writes, by the claim's key: how it ought to stand."""
    policy = policy or policy_in_force(connection)
    rows = list(read_rows(connection, _claims(), claim_ids))
    keys = [row.id for row in rows]
    placed = spans.read(connection, keys)
    fared = _fared(connection, rows)
    given = _verdicts(connection, keys)
    demands = {
        row.id: policy.demands(row.kind, row.speaker, row.check_worthiness)
        for row in rows
    }
    last = {key: each for key in given if (each := in_force(given[key]))}
    bases = bases_of(connection, last.values())
    cited = cited_evidence(
        connection,
        [
            verdict.id
            for key, verdict in last.items()
            if asks_about_evidence(demands[key], verdict.conclusion)
        ],
    )
    holders = {
        key: (holder_id, due_on)
        for key, holder_id, due_on in read_rows(connection, _assignments(), keys)
    }
    found = {}
    for row in rows:
        verdict = last.get(row.id)
        holder_id, due_on = holders.get(row.id, (None, None))
        found[row.id] = derive(
            ClaimRecords(
                latest=row.last_revision,
                statement=row.statement,
                speaker=row.speaker,
                drop_reason=row.drop_reason,
                looked_by_id=row.looked_by_id,
                demands=demands[row.id],
                place=placed.get(row.id),
                fared=fared.get(row.id),
                verdicts=given.get(row.id, ()),
                basis=bases[verdict.id] if verdict else None,
                cited=cited.get(verdict.id, ()) if verdict else (),
                holder_id=holder_id,
                due_on=due_on,
            )
        )
    return found


def _fared(connection: Connection, rows: Sequence[Any]) -> dict[int, Fared]:
    """Return how claims fared on the latest revision of their article."""
    by_revision: dict[int, list[int]] = {}
    for row in rows:
        by_revision.setdefault(row.last_revision, []).append(row.id)
    found: dict[int, Fared] = {}
    for revision, keys in by_revision.items():
        found |= outcomes_on(connection, keys, revision)
    return found


def _verdicts(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[GivenVerdict]]:
    found: dict[int, list[GivenVerdict]] = {}
    for key, *fields in read_rows(connection, _given(), claim_ids):
        found.setdefault(key, []).append(GivenVerdict(*fields))
    return found


@cache
def _claims() -> sa.Select[*tuple[Any, ...]]:
    claim, article = schema.claim.c, schema.article.c
    return (
        sa.select(
            claim.id,
            article.last_revision,
            claim.statement,
            claim.speaker,
            claim.kind,
            claim.check_worthiness,
            claim.drop_reason,
            claim.looked_by_id,
        )
        .join(schema.article, article.id == claim.article_id)
        .where(claim.id.in_(KEYS))
    )


@cache
def _given() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of the verdicts, in the order of ``GivenVerdict``."""
    verdict, recheck = schema.verdict.c, schema.recheck.c
    return (
        sa.select(
            verdict.claim_id,
            verdict.id,
            verdict.number,
            schema.revision.c.number,
            verdict.statement,
            verdict.speaker,
            verdict.spans,
            schema.rating.c.key,
            schema.rating.c.label,
            verdict.conclusion,
            verdict.checker_id,
            verdict.withdraws,
            verdict.confirmed,
            verdict.recheck_id.is_not(None),
            recheck.verdict_number,
        )
        .join(schema.rating, schema.rating.c.id == verdict.rating_id)
        .join(schema.revision, schema.revision.c.id == verdict.revision_id)
        .outerjoin(schema.recheck, recheck.id == verdict.recheck_id)
        .where(verdict.claim_id.in_(KEYS))
        .order_by(verdict.claim_id, verdict.number)
    )


@cache
def _assignments() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of who holds claims: the last row of each counts."""
    table = schema.assignment.c
    return (
        sa.select(table.claim_id, table.checker_id, table.due_on)
        .where(table.claim_id.in_(KEYS))
        .order_by(table.claim_id, table.number)
    )


@cache
def _update() -> sa.Update:
    return (
        sa.update(schema.claim)
        .where(schema.claim.c.id == sa.bindparam("key"))
        .values({each.column: sa.bindparam(each.column) for each in DERIVED})
    )
