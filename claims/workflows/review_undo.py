"""Undoing what a person did in ``claims review``: each ruling knows its way back."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.records import Verdict
from claims.services.claims.claim_fold import fold_claim
from claims.services.claims.claim_look import take_look_back
from claims.services.claims.claim_restore import restore_claim
from claims.services.core.lookup import ClaimName
from claims.services.core.verdict_log import list_verdicts, verdict_in_force
from claims.services.verdicts.verdict_withdraw import withdraw_verdict

Undo = Callable[[Connection, ClaimName, str], str]
"""Undoes something on a claim, for a reason, and says so."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something of this session that can be undone."""

    what: str
    claim: str
    undo: Undo


def of_verdict(given: Verdict, by: str) -> Undo:
    """Return how a verdict is undone, unless another is in force by then."""

    def undo(connection: Connection, name: ClaimName, because: str) -> str:
        if given.checks is not None:
            raise ConflictError(f"a second opinion on {name} is final; it stays")
        last = verdict_in_force(list_verdicts(connection, name))
        if last is None or last.number != given.number:
            raise ConflictError(
                f"verdict {given.number} on {name} is not the one in force; it stays"
            )
        withdraw_verdict(connection, name, because=because, by=by)
        return f"{name}: {last.label} is withdrawn"

    return undo


def of_look(by: str) -> Undo:
    """Return how a look is undone."""

    def undo(connection: Connection, name: ClaimName, because: str) -> str:
        return f"{name} is {take_look_back(connection, name, by=by)} again"

    return undo


def of_drop(by: str) -> Undo:
    """Return how a drop is undone."""

    def undo(connection: Connection, name: ClaimName, because: str) -> str:
        return f"{name} is {restore_claim(connection, name, by=by).status} again"

    return undo


def of_fold(row: ClaimName | None, by: str) -> Undo:
    """Return how a claim is arranged again as it was, beneath ``row`` or as one."""

    def undo(connection: Connection, name: ClaimName, because: str) -> str:
        fold_claim(connection, name, row, by=by)
        return f"{name} is {f'beneath {row}' if row else 'a row'} again"

    return undo
