"""The status of claims, and what else follows from their verdicts and assignments.

The records are read here, those of many claims at once; ``status_rules`` says what
follows from them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import Policy
from claims.services.core import spans
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.checkers import person_id
from claims.services.core.cited_evidence import CitedEvidence, cited_evidence
from claims.services.core.claim_columns import DERIVED
from claims.services.core.detail_traits import detail_traits
from claims.services.core.evidence_versions import changed_since
from claims.services.core.independent_sources import AsIf
from claims.services.core.outcomes import Basis, Fared, bases_of
from claims.services.core.requirements import asks_about_evidence, policy_in_force
from claims.services.core.spans import Placed
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
    store(connection, derived(connection, claim_ids, policy))


def store(connection: Connection, found: Mapping[int, Fields]) -> None:
    """Write what was derived, by the claim's key."""
    if found:
        connection.execute(
            _update(), [{"key": key, **fields} for key, fields in found.items()]
        )


def derived(
    connection: Connection,
    claim_ids: Iterable[int],
    policy: Policy | None = None,
    as_if: AsIf | None = None,
) -> dict[int, Fields]:
    """Return what ``refresh`` writes, by the claim's key: how it ought to stand.

    ``as_if`` are sources as they will be.
    """
    found = read_records(connection, claim_ids, policy, as_if=as_if)
    return {key: derive(records) for key, records in found.items()}


def read_records(
    connection: Connection,
    claim_ids: Iterable[int],
    policy: Policy | None = None,
    placed: Mapping[int, Placed] | None = None,
    as_if: AsIf | None = None,
) -> dict[int, ClaimRecords]:
    """Return what the status of each claim follows from, by the claim's key.

    ``policy`` and ``placed`` save reading what the caller has.
    """
    policy = policy or policy_in_force(connection)
    rows = list(read_rows(connection, _claims(), claim_ids))
    keys = [row.id for row in rows]
    placed = spans.read(connection, keys) if placed is None else placed
    given = _verdicts(connection, keys)
    traits = detail_traits(connection, [row.id for row in rows if row.detail_of_id])
    demands = {
        row.id: policy.demands(
            row.kind, row.speaker, row.check_worthiness, traits.get(row.id)
        )
        for row in rows
    }
    last = {key: each for key in given if (each := in_force(given[key]))}
    bases = bases_of(connection, last.values())
    asked = [
        verdict.id
        for key, verdict in last.items()
        if asks_about_evidence(demands[key], verdict.conclusion)
    ]
    cited = cited_evidence(connection, asked, as_if)
    changed = changed_since(connection, [each.id for each in last.values()])
    found = {}
    for row in rows:
        verdict = last.get(row.id)
        found[row.id] = ClaimRecords(
            latest=row.last_revision,
            statement=row.statement,
            speaker=row.speaker,
            drop_reason=row.drop_reason,
            looked_by_id=row.looked_by_id,
            wording=row.wording,
            demands=demands[row.id],
            place=placed.get(row.id),
            fared=Fared(*row[-6:]) if row.from_revision is not None else None,
            verdicts=given.get(row.id, ()),
            basis=bases[verdict.id] if verdict else None,
            cited=cited.get(verdict.id, ()) if verdict else (),
            changed=changed.get(verdict.id, ()) if verdict else (),
            holder_id=row.holder_id,
            due_on=row.due_on,
        )
    return found


def with_verdict(
    connection: Connection, records: ClaimRecords, given: GivenVerdict
) -> ClaimRecords:
    """Return the records with a verdict that was just stored, on the words as they are.

    They are what ``read_records`` would read back.
    """
    records = replace(records, verdicts=[*records.verdicts, given])
    if given.is_second:
        return records
    cited: Sequence[CitedEvidence] = ()
    if asks_about_evidence(records.demands, given.conclusion) and not given.withdraws:
        cited = cited_evidence(connection, [given.id]).get(given.id, ())
    basis = Basis(given.revision, given.statement, given.speaker, given.spans)
    basis_now = None if given.withdraws else basis
    return replace(records, basis=basis_now, cited=cited, changed=())


def _verdicts(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[GivenVerdict]]:
    found: dict[int, list[GivenVerdict]] = {}
    for key, *fields in read_rows(connection, _given(), claim_ids):
        found.setdefault(key, []).append(GivenVerdict(*fields))
    return found


@cache
def _claims() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of claims: who holds each, how it fared on the last text.

    Its last columns are those of ``Fared``.
    """
    claim, article, held = schema.claim.c, schema.article.c, schema.assignment
    latest, came = schema.revision.alias("latest"), schema.revision.alias("came")
    fared, other = schema.claim_outcome.c, held.alias("other")
    last = sa.select(sa.func.max(other.c.number)).where(other.c.claim_id == claim.id)
    return (
        sa.select(
            claim.id,
            article.last_revision,
            claim.statement,
            claim.speaker,
            claim.kind,
            claim.check_worthiness,
            claim.drop_reason,
            person_id(claim.looked_by_id).label("looked_by_id"),
            claim.wording,
            claim.detail_of_id,
            person_id(held.c.checker_id).label("holder_id"),
            held.c.due_on,
            fared.outcome,
            came.c.number.label("from_revision"),
            fared.spans,
            fared.mentions,
            fared.looks,
            fared.statement.label("restated"),
        )
        .join(schema.article, article.id == claim.article_id)
        .join(
            latest,
            sa.and_(
                latest.c.article_id == article.id,
                latest.c.number == article.last_revision,
            ),
        )
        .outerjoin(
            schema.claim_outcome,
            sa.and_(fared.claim_id == claim.id, fared.revision_id == latest.c.id),
        )
        .outerjoin(came, came.c.id == fared.from_revision_id)
        .outerjoin(
            held,
            sa.and_(
                held.c.claim_id == claim.id, held.c.number == last.scalar_subquery()
            ),
        )
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
            person_id(verdict.checker_id).label("checker_id"),
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
def _update() -> sa.Update:
    return (
        sa.update(schema.claim)
        .where(schema.claim.c.id == sa.bindparam("key"))
        .values({each.column: sa.bindparam(each.column) for each in DERIVED})
    )
