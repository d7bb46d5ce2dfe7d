"""Setting claims aside, and taking them back."""

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.core import claim_state
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import set_values, standing, status_of
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.rechecks import refuse_blind, settle
from claims.vocabulary import Status


def drop_claim(
    connection: Connection, name: ClaimName, *, because: str, by: str
) -> None:
    """Set a claim aside with a reason; it keeps its number and its history."""
    lock_article(connection, name.article)
    refuse_blind(connection, name, by)
    set_aside(connection, name, standing(connection, name), because=because, by=by)


def set_aside(
    connection: Connection,
    name: ClaimName,
    before: dict[str, claim_state.Fields],
    *,
    because: str,
    by: str,
    duplicate_of: int | None = None,
    what: str = "drop",
) -> None:
    """Record that a claim is none, or that of another; its second check ends.

    ``before`` is how it stood, and ``duplicate_of`` the key of the claim that stays.
    """
    who = checker_id(connection, by)
    set_values(
        connection,
        name,
        drop_reason=because,
        duplicate_of_id=duplicate_of,
        dropped_by_id=who,
        looked_by_id=who,
    )
    was, now = settle(connection, name, by_id=who, answered=None, verdict_number=None)
    claim_state.changed(
        connection, name, who=by, what=what, before=before | was, also=now
    )


def restore_claim(connection: Connection, name: ClaimName, *, by: str) -> Status:
    """Take a dropped claim back; what it had been ruled to be holds again."""
    lock_article(connection, name.article)
    before = claim_state.claim_states(connection, name.article, [name.id])
    [fields] = before.values()
    if fields["status"] != Status.DROPPED:
        raise ConflictError(f"{name} is not dropped")
    set_values(
        connection,
        name,
        drop_reason=None,
        dropped_by_id=None,
        duplicate_of_id=None,
        looked_by_id=checker_id(connection, by),
    )
    claim_state.changed(connection, name, who=by, what="restore", before=before)
    return status_of(connection, name)
