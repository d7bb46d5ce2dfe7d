"""The verdicts that were given."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Span, Verdict
from claims.records.verdicts import GivenWith
from claims.services.core import claim_state
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.checkers import shown_name
from claims.services.core.evidence_versions import changed_since
from claims.services.core.lookup import ClaimName


def verdict_fields(verdict: Verdict) -> claim_state.Fields:
    """Return a verdict as the ledger keeps it."""
    return {
        "rating": verdict.rating,
        "scale": verdict.scale,
        "conclusion": verdict.conclusion,
        "rationale": verdict.rationale,
        "checker": verdict.checker,
        "revision": verdict.revision,
        "statement": verdict.statement,
        "speaker": verdict.speaker,
        "spans": [asdict(part) for part in verdict.spans],
        "recorded_at": verdict.recorded_at,
        "holds_on": verdict.holds_on,
        "recheck_by": verdict.recheck_by,
        "suggestion": verdict.suggestion,
        "evidence": list(verdict.evidence),
        "withdraws": verdict.withdraws,
        "confirmed": list(verdict.confirmed),
        "checks": verdict.checks,
        "sets": [list(each) for each in verdict.sets],
        "despite": verdict.despite,
        "amended": [list(each) for each in verdict.amended],
        **({"given_with": stored_given_with(verdict)} if verdict.given_with else {}),
    }


def stored_given_with(verdict: Verdict) -> dict[str, int] | None:
    """Return with which verdict one was given, by numbers, as it is stored."""
    given = verdict.given_with
    if given is None:
        return None
    number = int(given.claim.rpartition("/")[2])
    return {"claim": number, "verdict": given.verdict}


def list_verdicts(connection: Connection, name: ClaimName) -> list[Verdict]:
    """Return the verdicts on a claim, oldest first."""
    return verdicts_of(connection, [name.id]).get(name.id, [])


def verdict_in_force(verdicts: Sequence[Verdict]) -> Verdict | None:
    """Return the last that is no blind second opinion, unless it withdraws."""
    main = [verdict for verdict in verdicts if verdict.checks is None]
    return main[-1] if main and not main[-1].withdraws else None


def disagreement(verdicts: Sequence[Verdict]) -> tuple[Verdict, Verdict] | None:
    """Return the verdict in force and the last second opinion that contradicts it."""
    last = verdict_in_force(verdicts)
    against = [
        each
        for each in verdicts
        if last and each.checks == last.number and each.conclusion != last.conclusion
    ]
    return (last, against[-1]) if last and against else None


def verdicts_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Verdict]]:
    """Return the verdicts on each claim by the claim's key, oldest first."""
    rows = list(read_rows(connection, _verdicts(), claim_ids))
    keys = [row.id for row in rows]
    cited = _cited(connection, keys)
    changed = changed_since(connection, [key for key in keys if key in cited])
    found: dict[int, list[Verdict]] = {}
    for row in rows:
        pieces, since = cited.get(row.id, ()), changed.get(row.id, ())
        sets = [(set_number, number) for set_number, number, _ in pieces]
        found.setdefault(row.claim_id, []).append(
            Verdict(
                number=row.number,
                claim=f"{row.slug}/{row.claim_number}",
                rating=row.key,
                label=row.label,
                scale=f"{row.scale} {row.version}",
                conclusion=row.conclusion,
                rationale=row.rationale,
                checker=row.checker,
                recorded_at=row.recorded_at,
                revision=row.revision,
                statement=row.statement,
                spans=tuple(
                    Span(each["start"], each["end"], each["quote"])
                    for each in row.spans
                ),
                holds_on=row.holds_on,
                recheck_by=row.recheck_by,
                suggestion=row.suggestion,
                speaker=row.speaker,
                evidence=tuple(sorted(number for _, number in sets)),
                withdraws=row.withdraws,
                confirmed=tuple(row.confirmed),
                checks=row.checks,
                sets=sets_of(sets),
                despite=row.despite,
                given_with=row.given_with
                and GivenWith(
                    f"{row.slug}/{row.given_with['claim']}", row.given_with["verdict"]
                ),
                amended=tuple(sorted((n, how) for _, n, how in pieces if how)),
                evidence_edited=tuple(e.number for e in since if not e.is_withdrawn),
                evidence_withdrawn=tuple(e.number for e in since if e.is_withdrawn),
            )
        )
    return found


@cache
def _verdicts() -> sa.Select[*tuple[Any, ...]]:
    verdict, scale = schema.verdict.c, schema.rating_scale.c
    return (
        sa.select(
            verdict.id,
            verdict.claim_id,
            verdict.number,
            schema.article.c.slug,
            schema.claim.c.number.label("claim_number"),
            schema.rating.c.key,
            schema.rating.c.label,
            scale.name.label("scale"),
            scale.version,
            verdict.conclusion,
            verdict.rationale,
            shown_name(schema.checker).label("checker"),
            verdict.recorded_at,
            schema.revision.c.number.label("revision"),
            verdict.statement,
            verdict.speaker,
            verdict.spans,
            verdict.holds_on,
            verdict.recheck_by,
            verdict.suggestion,
            verdict.withdraws,
            verdict.confirmed,
            verdict.despite,
            verdict.given_with,
            schema.recheck.c.verdict_number.label("checks"),
        )
        .join(schema.claim, schema.claim.c.id == verdict.claim_id)
        .join(schema.article, schema.article.c.id == schema.claim.c.article_id)
        .join(schema.rating, schema.rating.c.id == verdict.rating_id)
        .join(schema.rating_scale, scale.id == schema.rating.c.scale_id)
        .join(schema.checker, schema.checker.c.id == verdict.checker_id)
        .join(schema.revision, schema.revision.c.id == verdict.revision_id)
        .outerjoin(schema.recheck, schema.recheck.c.id == verdict.recheck_id)
        .where(verdict.claim_id.in_(KEYS))
        .order_by(verdict.claim_id, verdict.number)
    )


def _cited(
    connection: Connection, keys: Sequence[int]
) -> dict[int, list[tuple[int, int, int | None]]]:
    """Return what each verdict cites: the numbers of set, evidence and amendment."""
    found: dict[int, list[tuple[int, int, int | None]]] = {}
    for key, *numbers in read_rows(connection, _citations(), keys):
        set_number, number, amendment = numbers
        found.setdefault(key, []).append((set_number, number, amendment))
    return found


@cache
def _citations() -> sa.Select[*tuple[Any, ...]]:
    link, evidence, was = schema.verdict_evidence.c, schema.evidence.c, schema.amendment
    return (
        sa.select(link.verdict_id, link.set_number, evidence.number, was.c.number)
        .select_from(schema.verdict_evidence)
        .join(schema.evidence, evidence.id == link.evidence_id)
        .outerjoin(was, was.c.id == link.amendment_id)
        .where(link.verdict_id.in_(KEYS))
        .order_by(link.verdict_id, link.set_number, evidence.number)
    )


def sets_of(cited: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return the sets after the first, whose pieces count one by one."""
    sets: dict[int, list[int]] = {}
    for set_number, number in sorted(cited):
        if set_number > 1:
            sets.setdefault(set_number, []).append(number)
    return tuple(tuple(each) for each in sets.values())
