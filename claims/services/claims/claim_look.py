"""A person's look at a claim: all that an opinion needs, where the policy says so."""

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.core import ledger
from claims.services.core.blind_checks import status_for
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import changing, set_values
from claims.services.core.lookup import ClaimName
from claims.vocabulary import Status

LOOK = "look"
"""What the ledger calls it."""

_MORE = ("add evidence", "verdict", "second verdict", "withdraw verdict", "edit")
"""What says more than that somebody looked."""


def look_at(
    connection: Connection, name: ClaimName, *, by: str
) -> tuple[Status, str | None]:
    """Put on record that ``by`` has looked at a claim.

    Returns its status, and who had looked at it before: the first look stands. Raises
    ``ConflictError`` for a dropped claim.
    """
    with changing(connection, name, who=by, what=LOOK) as change:
        looker: str | None = change.claim["looked_by"]
        if looker is None:
            set_values(connection, name, looked_by_id=checker_id(connection, by))
        else:
            change.is_made = False
    return status_for(connection, name.id, by), looker


def take_look_back(connection: Connection, name: ClaimName, *, by: str) -> Status:
    """Take back that ``by`` has looked at a claim; return its status.

    Raises ``ConflictError`` when the look is somebody else's, or follows from more than
    looking: from evidence, a verdict or an edit.
    """
    with changing(connection, name, who=by, what="take look back") as change:
        looker = change.claim["looked_by"]
        if looker != by.strip():
            raise ConflictError(
                f"{name} was looked at by {looker or 'nobody'}, not by {by}"
            )
        if _came_from(connection, name) != LOOK:
            raise ConflictError(f"{by} did more to {name} than look at it: that stands")
        set_values(connection, name, looked_by_id=None)
    return status_for(connection, name.id, by)


def _came_from(connection: Connection, name: ClaimName) -> str | None:
    """Return what the ledger calls the last change that stands for a look."""
    record = f"claim/{name.number}"
    found = None
    for entry in ledger.entries(connection, subject=name.subject):
        if record not in entry.after:
            continue
        was = entry.before.get(record, {}).get("looked_by")
        is_now = entry.after[record].get("looked_by")
        if is_now is not None and (was != is_now or entry.what in _MORE):
            found = entry.what
    return found
