"""What the writer and the editor answer to a claim that failed; the editor decides."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.policy import Gate
from claims.records import Resolution, Verdict
from claims.services.core.append_only import append_entry, repeats
from claims.services.core.checkers import checker_id, known_name, person_id
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.noun_rows import read_by_claim
from claims.services.core.rechecks import refuse_blind
from claims.services.core.requirements import policy_in_force
from claims.services.core.verdict_log import list_verdicts, verdict_in_force
from claims.vocabulary import Answer, Conclusion, Role, Status

FAILED = (Conclusion.REFUTED, Conclusion.CONFLICTING)
"""What a verdict comes down to that the writer must answer for."""
ANSWERED = (*FAILED, Conclusion.NOT_ENOUGH_EVIDENCE)
"""What can be answered."""


@dataclass(frozen=True, slots=True)
class NewResolution:
    """What somebody answers; *stet* is the editor's word."""

    answer: Answer
    rationale: str
    wording: str | None = None
    role: Role = Role.WRITER


def asks_writer(gate: Gate) -> tuple[Conclusion, ...]:
    """Return what a verdict comes down to that goes to the writer under a policy."""
    return ANSWERED if gate.not_enough_evidence == "resolve" else FAILED


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
    if new.answer == Answer.STET:
        new = replace(new, role=Role.EDITOR)
    _need_editor(connection, new.role, by)
    refuse_blind(connection, name, by)
    verdict = _to_answer(connection, name)
    _refuse_own(connection, name, verdict, by)
    known = resolutions_of(connection, [name.id]).get(name.id, [])
    mine = [each for each in known if each.role == new.role]
    said = (by.strip(), verdict.number)
    if mine and repeats(mine[-1], new) and (mine[-1].checker, mine[-1].verdict) == said:
        return mine[-1], False
    verdicts = schema.verdict.c
    verdict_id = connection.execute(
        sa.select(verdicts.id).where(
            verdicts.claim_id == name.id, verdicts.number == verdict.number
        )
    ).scalar_one()
    values = {**asdict(new), "verdict_id": verdict_id}
    append_entry(connection, schema.resolution, name, values, by=by, what="resolve")
    return resolutions_of(connection, [name.id])[name.id][-1], True


def _need_editor(connection: Connection, role: Role, by: str) -> None:
    editors = policy_in_force(connection).gate.editors
    if (
        role == Role.EDITOR
        and editors
        and by.strip() not in {known_name(connection, each) for each in editors}
    ):
        raise ConflictError(
            f"{by.strip()} is not an editor under the policy, which names"
            f" {', '.join(editors)}; answer as the writer, or change it with:"
            " claims policy set FILE"
        )


def _refuse_own(
    connection: Connection, name: ClaimName, verdict: Verdict, by: str
) -> None:
    if policy_in_force(connection).gate.own_stet != "refuse":
        return
    if checker_id(connection, by) == checker_id(connection, verdict.checker):
        raise ConflictError(
            f"{verdict.checker} gave verdict {verdict.number} on {name}, and under the"
            " policy somebody else answers it: claims resolve"
            f" {name} {'|'.join(Answer)} --because TEXT --by NAME"
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
    if verdict and (verdict.conclusion in ANSWERED or verdict.suggestion):
        return verdict
    raise ConflictError(
        f"{name} has no verdict that failed or suggests other wording; rule first:"
        f" claims verdict {name} RATING --because TEXT --suggest TEXT"
    )


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
    table, later = schema.resolution, schema.verdict.alias("later")
    answered = schema.verdict.alias("answered")
    # A blind second opinion supersedes nothing.
    superseded = sa.exists().where(
        later.c.claim_id == table.c.claim_id,
        later.c.id > table.c.verdict_id,
        later.c.recheck_id.is_(None),
    )
    in_force = sa.and_(~superseded, schema.claim.c.status != Status.SUSPENDED)
    own = sa.exists().where(
        answered.c.id == table.c.verdict_id,
        person_id(answered.c.checker_id) == person_id(table.c.checker_id),
    )
    return read_by_claim(
        connection, table, Resolution, claim_ids, in_force=in_force, own=own
    )
