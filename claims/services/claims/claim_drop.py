"""Setting claims aside, and taking them back."""

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    any_state,
    changing,
    set_values,
    status_of,
)
from claims.services.core.lookup import ClaimName
from claims.services.core.rechecks import refuse_blind, settle
from claims.vocabulary import Status


def drop_claim(
    connection: Connection,
    name: ClaimName,
    *,
    because: str,
    by: str,
    duplicate_of: int | None = None,
    what: str = "drop",
) -> None:
    """Set a claim aside with a reason; it keeps its number and its history.

    Its second check ends. ``duplicate_of`` is the key of the claim that stays in its
    place, and ``what`` is what the ledger calls it.
    """
    with changing(connection, name, who=by, what=what) as change:
        refuse_blind(connection, name, by)
        who = checker_id(connection, by)
        set_values(
            connection,
            name,
            drop_reason=because,
            duplicate_of_id=duplicate_of,
            dropped_by_id=who,
            looked_by_id=who,
        )
        was, change.also = settle(
            connection, name, by_id=who, answered=None, verdict_number=None
        )
        change.before |= was


def restore_claim(connection: Connection, name: ClaimName, *, by: str) -> Status:
    """Take a dropped claim back; what it had been ruled to be holds again."""
    with changing(connection, name, who=by, what="restore", needs=any_state) as change:
        if change.claim["status"] != Status.DROPPED:
            raise ConflictError(f"{name} is not dropped")
        set_values(
            connection,
            name,
            drop_reason=None,
            dropped_by_id=None,
            duplicate_of_id=None,
            looked_by_id=checker_id(connection, by),
        )
    return status_of(connection, name)
