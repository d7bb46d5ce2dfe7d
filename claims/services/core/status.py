"""The status of a claim, and what else follows from its verdicts and assignments."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import Demands, Policy
from claims.services.core import spans
from claims.services.core.outcomes import basis_of, described, outcome_on
from claims.services.core.requirements import Given, missing, policy_in_force
from claims.vocabulary import KEEPS, Outcome, Status, Touched

Fields = dict[str, Any]


def refresh(
    connection: Connection, claim_id: int, policy: Policy | None = None
) -> None:
    """Set what stands on a claim but follows from other records.

    That is its status, rating and checker, what it lacks, and who holds it. Nothing
    else writes these columns. ``policy`` saves looking it up again.
    """
    table = schema.claim
    connection.execute(
        sa.update(table)
        .where(table.c.id == claim_id)
        .values(**derived(connection, claim_id, policy))
    )


def derived(
    connection: Connection, claim_id: int, policy: Policy | None = None
) -> Fields:
    """Return what ``refresh`` writes: how the claim ought to stand.

    A claim is suspended when its statement, its speaker or a span is no longer what
    the last verdict was given on, or somebody reaffirmed it on; on a later revision
    what it was carried over as says so. A further mention of it changes no words. It is
    checked when the verdict meets the desk's policy, or when the policy wants none and
    a person has looked. ``policy`` saves looking it up again.
    """
    claim = schema.claim.c
    now = connection.execute(
        sa.select(
            claim.number,
            schema.article.c.slug,
            schema.article.c.last_revision,
            claim.statement,
            claim.speaker,
            claim.kind,
            claim.check_worthiness,
            claim.drop_reason,
            claim.looked_by_id,
        )
        .join(schema.article, schema.article.c.id == claim.article_id)
        .where(claim.id == claim_id)
    ).one()
    given = _verdicts(connection, claim_id)
    last = next((row for row in reversed(given) if row.recheck_id is None), None)
    if last is not None and last.withdraws:
        last = None
    policy = policy or policy_in_force(connection)
    demands = policy.demands(now.kind, now.speaker, now.check_worthiness)

    status = Status.UNVERIFIED
    lacks: list[str] = []
    flags: list[str] = []
    checker_id = last.checker_id if last else None
    place = spans.read(connection, [claim_id]).get(claim_id)
    outcome = outcome_on(connection, claim_id, now.last_revision)
    is_here = place is not None and place.revision == now.last_revision
    if now.drop_reason is not None:
        status = Status.DROPPED
    elif not is_here and outcome is not None and outcome.outcome == Outcome.GONE:
        status = Status.GONE
    elif last is not None:
        here = places(spans.span_fields(place.mentions) if place else [])
        basis = basis_of(connection, last)

        def holds(row: Any) -> bool:
            same = (now.statement, now.speaker) == (row.statement, row.speaker)
            return same and places(row.spans) <= here

        def still_holds() -> bool:
            if place is not None and basis.revision == place.revision and is_here:
                return holds(basis)
            carried = _carried(outcome, basis)
            return carried is not None and is_here and holds(carried)

        if still_holds():
            name = f"{now.slug}/{now.number}"

            def of_the_same(row: Any) -> bool:
                return quotes(row.spans) == quotes(last.spans) and (
                    (row.statement, row.speaker) == (last.statement, last.speaker)
                )

            lacks = _missing(connection, name, demands, last, given, of_the_same)
            flags = _flags(outcome, basis)
            status = Status.UNVERIFIED if lacks else Status.CHECKED
        else:
            status = Status.SUSPENDED
    elif not demands.verdict and now.looked_by_id is not None:
        status, checker_id = Status.CHECKED, now.looked_by_id
    holder = _holder(connection, claim_id)
    return {
        "status": status,
        "rating": last.key if last else None,
        "conclusion": last.conclusion if last else None,
        "checker_id": checker_id,
        "missing": lacks,
        "flags": flags,
        "outcome": None if outcome is None else outcome.outcome,
        "holder_id": holder.checker_id if holder else None,
        "due_on": holder.due_on if holder else None,
    }


def _verdicts(
    connection: Connection, claim_id: int
) -> Sequence[sa.Row[*tuple[Any, ...]]]:
    verdict, recheck = schema.verdict.c, schema.recheck.c
    return connection.execute(
        sa.select(
            verdict.id,
            verdict.number,
            verdict.statement,
            verdict.speaker,
            verdict.spans,
            schema.revision.c.number.label("revision"),
            verdict.conclusion,
            verdict.checker_id,
            verdict.withdraws,
            verdict.confirmed,
            verdict.recheck_id,
            recheck.verdict_number.label("checks"),
            schema.rating.c.key,
            schema.rating.c.label,
        )
        .join(schema.rating, schema.rating.c.id == verdict.rating_id)
        .join(schema.revision, schema.revision.c.id == verdict.revision_id)
        .outerjoin(schema.recheck, recheck.id == verdict.recheck_id)
        .where(verdict.claim_id == claim_id)
        .order_by(verdict.number)
    ).all()


def _missing(
    connection: Connection,
    name: str,
    demands: Demands,
    last: Any,
    given: Sequence[Any],
    holds: Callable[[Any], bool],
) -> list[str]:
    """Return what keeps the verdict ``last`` from counting, of all that were given."""
    against = [
        row
        for row in given
        if row.checks == last.number and row.conclusion != last.conclusion
    ]
    if against:
        return [
            f"agreement: the second check says {against[-1].label}; decide with:"
            f" claims adjudicate {name} RATING --because TEXT"
        ]
    agreeing = [
        row
        for row in given
        if row.checker_id != last.checker_id
        and row.conclusion == last.conclusion
        and not row.withdraws
    ]
    # Reading the places of old verdicts takes longer than a desk without the rule has.
    has_second = demands.second_checker and any(map(holds, agreeing))
    return missing(
        connection,
        name,
        demands,
        Given(last.id, last.conclusion, last.confirmed, has_second),
    )


def _holder(connection: Connection, claim_id: int) -> Any:
    table = schema.assignment.c
    return connection.execute(
        sa.select(table.checker_id, table.due_on)
        .where(table.claim_id == claim_id)
        .order_by(table.number.desc())
        .limit(1)
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class _Carried:
    """What a verdict was about, at the place that a later revision has for it."""

    statement: str
    speaker: str | None
    spans: list[Fields]


def _carried(outcome: Any, basis: Any) -> _Carried | None:
    """Return where a verdict's words were carried to, when they were all the same."""
    if outcome is None or outcome.from_revision != basis.revision:
        return None
    if outcome.outcome not in KEEPS:
        return None
    return _Carried(basis.statement, basis.speaker, outcome.spans)


def _flags(outcome: Any, basis: Any) -> list[str]:
    """Return what differs around words that are the same, for somebody to look at."""
    if outcome is None or outcome.from_revision != basis.revision:
        return []
    return [
        described(Touched(each["touched"]), each["old"], each["new"])
        for each in outcome.looks
    ]


def places(items: Iterable[Fields]) -> set[tuple[tuple[int, int, str], ...]]:
    """Return the mentions as a set: their order means nothing."""
    mentions: dict[int, list[tuple[int, int, str]]] = {}
    for item in items:
        part = (item["start"], item["end"], item["quote"])
        mentions.setdefault(item["mention"], []).append(part)
    return {tuple(parts) for parts in mentions.values()}


def quotes(items: Iterable[Fields]) -> set[tuple[str, ...]]:
    """Return the words of the mentions, wherever they stand."""
    return {tuple(quote for _, _, quote in parts) for parts in places(items)}
