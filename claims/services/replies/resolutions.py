"""What the writer and the editor answer to a claim that failed; the editor decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Resolution, Verdict
from claims.services.core import claim_state, ledger
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.rechecks import refuse_blind
from claims.services.core.requirements import policy_in_force
from claims.services.core.verdict_log import list_verdicts, verdict_in_force
from claims.vocabulary import Answer, Conclusion, Role, Status

FAILED = (Conclusion.REFUTED, Conclusion.CONFLICTING)
"""What a verdict comes down to that the writer must answer for."""


@dataclass(frozen=True, slots=True)
class NewResolution:
    """What somebody answers; *stet* is the editor's word."""

    answer: Answer
    rationale: str
    wording: str | None = None
    role: Role = Role.WRITER


def asks_writer(verdict: Verdict | None) -> bool:
    """Say whether a verdict goes to the writer: it failed, or suggests other words."""
    return verdict is not None and (
        verdict.conclusion in FAILED or bool(verdict.suggestion)
    )


def add_resolution(
    connection: Connection, name: ClaimName, new: NewResolution, *, by: str
) -> tuple[Resolution, bool]:
    """Record an answer to the verdict in force; the same words again are one record.

    Returns it, and whether it is new. Raises ``ConflictError`` when there is nothing
    to answer, and when ``by`` is none of the editors that the policy names.
    """
    lock_article(connection, name.article)
    if not new.rationale.strip():
        raise UsageError(f"an answer on {name} needs a reason; pass --because TEXT")
    if new.wording is not None and not new.wording.strip():
        raise UsageError("the wording is empty; say it with --wording TEXT")
    role = Role.EDITOR if new.answer == Answer.STET else new.role
    _need_editor(connection, role, by)
    refuse_blind(connection, name, by)
    verdict = _to_answer(connection, name)
    known = resolutions_of(connection, [name.id]).get(name.id, [])
    said = (new.answer, role, new.rationale, new.wording, by.strip(), verdict.number)
    mine = [each for each in known if each.role == role]
    if mine and said == (
        mine[-1].answer,
        role,
        mine[-1].rationale,
        mine[-1].wording,
        mine[-1].checker,
        mine[-1].verdict,
    ):
        return mine[-1], False
    verdicts = schema.verdict.c
    verdict_id = connection.execute(
        sa.select(verdicts.id).where(
            verdicts.claim_id == name.id, verdicts.number == verdict.number
        )
    ).scalar_one()
    connection.execute(
        sa.insert(schema.resolution),
        {
            "claim_id": name.id,
            "number": len(known) + 1,
            "verdict_id": verdict_id,
            "answer": new.answer,
            "role": role,
            "rationale": new.rationale,
            "wording": new.wording,
            "checker_id": checker_id(connection, by),
        },
    )
    added = resolutions_of(connection, [name.id])[name.id][-1]
    ledger.record(
        connection,
        name.article.slug,
        who=by,
        what="resolve",
        subject=str(name),
        after={f"resolution/{name.number}/{added.number}": resolution_fields(added)},
    )
    return added, True


def _need_editor(connection: Connection, role: Role, by: str) -> None:
    editors = policy_in_force(connection).gate.editors
    if role == Role.EDITOR and editors and by.strip() not in editors:
        raise ConflictError(
            f"{by.strip()} is not an editor under the policy, which names"
            f" {', '.join(editors)}; answer as the writer, or change it with:"
            " claims policy set FILE"
        )


def _to_answer(connection: Connection, name: ClaimName) -> Verdict:
    """Return the verdict in force, or refuse when it asks for no answer."""
    [claim] = standing(connection, name).values()
    verdict = verdict_in_force(list_verdicts(connection, name))
    if claim["status"] == Status.SUSPENDED:
        raise ConflictError(
            f"the words of {name} changed after its verdict; first:"
            f" claims verdict {name} RATING --because TEXT"
        )
    if verdict is None or not asks_writer(verdict):
        raise ConflictError(
            f"{name} has no verdict that failed or suggests other wording; rule first:"
            f" claims verdict {name} RATING --because TEXT --suggest TEXT"
        )
    return verdict


def resolution_fields(resolution: Resolution) -> claim_state.Fields:
    """Return an answer as the ledger keeps it."""
    return {
        "verdict": resolution.verdict,
        "answer": resolution.answer,
        "role": resolution.role,
        "rationale": resolution.rationale,
        "wording": resolution.wording,
        "checker": resolution.checker,
        "recorded_at": resolution.recorded_at,
    }


def decision(resolutions: Sequence[Resolution]) -> Resolution | None:
    """Return the editor's last answer to the verdict in force, if there is one."""
    decided = [
        each for each in resolutions if each.role == Role.EDITOR and each.in_force
    ]
    return decided[-1] if decided else None


def resolutions_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Resolution]]:
    """Return the answers on each claim by the claim's key, oldest first."""
    table, verdict, claim = schema.resolution.c, schema.verdict.c, schema.claim.c
    later = schema.verdict.alias("later")
    # A blind second opinion supersedes nothing.
    superseded = sa.exists().where(
        later.c.claim_id == verdict.claim_id,
        later.c.number > verdict.number,
        later.c.recheck_id.is_(None),
    )
    rows = connection.execute(
        sa.select(
            table.claim_id,
            table.number,
            schema.article.c.slug,
            claim.number.label("claim_number"),
            verdict.number.label("verdict"),
            table.answer,
            table.role,
            table.rationale,
            table.wording,
            schema.checker.c.name.label("checker"),
            table.recorded_at,
            sa.and_(~superseded, claim.status != Status.SUSPENDED).label("in_force"),
        )
        .join(schema.claim, claim.id == table.claim_id)
        .join(schema.article, schema.article.c.id == claim.article_id)
        .join(schema.verdict, verdict.id == table.verdict_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.claim_id.in_(list(claim_ids)))
        .order_by(table.claim_id, table.number)
    )
    found: dict[int, list[Resolution]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append(
            Resolution(
                number=row.number,
                claim=f"{row.slug}/{row.claim_number}",
                verdict=row.verdict,
                answer=row.answer,
                role=row.role,
                rationale=row.rationale,
                wording=row.wording,
                checker=row.checker,
                recorded_at=row.recorded_at,
                in_force=bool(row.in_force),
            )
        )
    return found
