"""What a verdict lacks to count as checked under the desk's policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import NONE, Demands, Policy, parse_policy
from claims.services.core.independent_sources import count_independent, origins
from claims.values.calculation import references
from claims.vocabulary import Conclusion, Stance

_BEARING = {
    Conclusion.SUPPORTED: (Stance.SUPPORTS,),
    Conclusion.REFUTED: (Stance.REFUTES,),
    Conclusion.CONFLICTING: (Stance.SUPPORTS, Stance.REFUTES),
}
"""Which evidence bears a conclusion out. That nothing was found rests on nothing."""

SECOND_CHECKER = "a second checker"
"""How the demand for one begins."""


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict as far as the policy asks about it."""

    id: int
    conclusion: Conclusion
    confirmed: Sequence[str]
    has_second: bool
    """Whether somebody else came to the same conclusion on the same words."""


def policy_in_force(connection: Connection) -> Policy:
    """Return what the desk demands; a desk that never said demands a verdict."""
    table = schema.policy.c
    text = connection.scalar(
        sa.select(table.text).order_by(table.number.desc()).limit(1)
    )
    return NONE if text is None else parse_policy(text)


def missing(
    connection: Connection, claim: str, demands: Demands, given: Given
) -> list[str]:
    """Return what a verdict lacks, each with the command that supplies it."""
    found = []
    bearing = _BEARING.get(given.conclusion)
    if bearing and (demands.sources or demands.primary or demands.snapshot):
        found += _missing_evidence(connection, claim, demands, given.id, bearing)
    found += [
        f"{point!r} is not confirmed; rule again with --confirm {point!r}"
        for point in demands.checklist
        if point not in given.confirmed
    ]
    if demands.second_checker and not given.has_second:
        found.append(f"{SECOND_CHECKER}; claims recheck {claim} --to NAME")
    return found


def _missing_evidence(
    connection: Connection,
    claim: str,
    demands: Demands,
    verdict_id: int,
    bearing: Sequence[Stance],
) -> list[str]:
    link, evidence = schema.verdict_evidence.c, schema.evidence.c
    rows = connection.execute(
        sa.select(
            link.set_number,
            evidence.number,
            evidence.source_id,
            evidence.is_primary,
            evidence.snapshot_id,
            evidence.expression,
        )
        .join(schema.evidence, evidence.id == link.evidence_id)
        .where(link.verdict_id == verdict_id, evidence.stance.in_(bearing))
    ).all()
    rests = _sources_behind(connection, verdict_id, rows)
    origin = origins(connection, {key for keys in rests.values() for key in keys})
    # What is cited in set 1 counts piece by piece, a later set only as a whole.
    groups: dict[tuple[int, int], set[int]] = {}
    for row in rows:
        key = (row.set_number, row.number if row.set_number == 1 else 0)
        groups.setdefault(key, set()).update(origin[each] for each in rests[row.number])
    number = count_independent(group for group in groups.values() if group)
    stance = bearing[0].value
    found = []
    if number < demands.sources:
        sources = "source" if demands.sources == 1 else "sources"
        found.append(
            f"{demands.sources} independent {sources} cited, it has {number};"
            f" claims evidence add {claim} SOURCE --stance {stance}"
        )
    if demands.primary and not any(row.is_primary for row in rows):
        found.append(
            f"a primary source; claims evidence add {claim} SOURCE --primary"
            f" --stance {stance}"
        )
    if demands.snapshot and all(row.snapshot_id is None for row in rows):
        found.append(
            "a saved source; claims source snapshot SOURCE, then"
            f" claims evidence add {claim} SOURCE --snapshot latest --stance {stance}"
        )
    return found


def _sources_behind(
    connection: Connection, verdict_id: int, cited: Sequence[Any]
) -> dict[int, set[int]]:
    """Return the keys of the sources that each piece of evidence comes from.

    A calculation is no source of its own: behind it stand those of the evidence that it
    names, and nobody behind one that names none.
    """
    behind = {row.number: {row.source_id} for row in cited}
    if all(row.expression is None for row in cited):
        return behind
    evidence, verdict = schema.evidence.c, schema.verdict.c
    rows = connection.execute(
        sa.select(evidence.number, evidence.source_id, evidence.expression)
        .join(schema.verdict, verdict.claim_id == evidence.claim_id)
        .where(verdict.id == verdict_id)
        .order_by(evidence.number)
    )
    # What a calculation names was there before it.
    for number, source_id, expression in rows:
        if expression is None:
            behind[number] = {source_id}
        else:
            named = references(expression)
            behind[number] = {key for each in named for key in behind.get(each, ())}
    return behind
