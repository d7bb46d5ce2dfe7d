"""Taking dropped claims back; one that was merged leaves the claim that was kept."""

from dataclasses import dataclass

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_unmerge import Parted, part
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    any_state,
    changing,
    set_values,
    status_of,
)
from claims.services.core.claim_details import settle_details
from claims.services.core.lookup import ClaimName
from claims.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Restored:
    """A claim that was taken back, and what that took from another."""

    status: Status
    parted: Parted | None = None
    """What the claim lost that it had been merged into."""


def restore_claim(connection: Connection, name: ClaimName, *, by: str) -> Restored:
    """Take a dropped claim back; what it had been ruled to be holds again.

    It has its details again, but those that a person arranged since. Of one that was
    merged, the claim that was kept loses the words and the evidence that it took;
    raises ``ConflictError`` when they cannot be parted any more.
    """
    parted = None
    with changing(connection, name, who=by, what="restore", needs=any_state) as change:
        if change.claim["status"] != Status.DROPPED:
            raise ConflictError(f"{name} is not dropped")
        if change.claim["duplicate_of"] is not None:
            change.what = "unmerge"
            parted = part(connection, name, change, by=by)
        set_values(
            connection,
            name,
            drop_reason=None,
            dropped_by_id=None,
            duplicate_of_id=None,
            looked_by_id=checker_id(connection, by),
        )
        settle_details(connection, name, change, back=True)
    return Restored(status_of(connection, name), parted)
