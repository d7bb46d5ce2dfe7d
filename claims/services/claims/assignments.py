"""Who holds which claim: giving it to somebody, taking it, letting it go."""

from datetime import date

from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core.append_only import append
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import States, any_state, changing
from claims.services.core.lookup import ClaimName


def assign(
    connection: Connection,
    name: ClaimName,
    *,
    to: str,
    by: str,
    due_on: date | None = None,
) -> bool:
    """Give a claim to somebody; return whether that changes anything."""
    with changing(connection, name, who=by, what="assign") as change:
        now = (change.claim["holder"], change.claim["due_on"])
        change.is_made = now != (to.strip(), due_on)
        if change.is_made:
            change.also = _give(connection, name, to=to, due_on=due_on, by=by)
    return change.is_made


def take(
    connection: Connection, name: ClaimName, *, by: str, due_on: date | None = None
) -> bool:
    """Take a claim that nobody else holds; return whether that changes anything."""
    with changing(connection, name, who=by, what="take") as change:
        holder = change.claim["holder"]
        if holder not in (None, by.strip()):
            raise ConflictError(
                f"{holder} holds {name}; give it to yourself with:"
                f" claims assign {name} --to {by.strip()!r}"
            )
        change.is_made = holder is None or due_on not in (None, change.claim["due_on"])
        if change.is_made:
            change.also = _give(connection, name, to=by, due_on=due_on, by=by)
    return change.is_made


def release(connection: Connection, name: ClaimName, *, by: str) -> str:
    """Let a claim go, whoever holds it; return who did."""
    with changing(connection, name, who=by, what="release", needs=any_state) as change:
        holder: str | None = change.claim["holder"]
        if holder is None:
            raise ConflictError(f"nobody holds {name}")
        change.also = _give(connection, name, to=None, due_on=None, by=by)
    return holder


def _give(
    connection: Connection,
    name: ClaimName,
    *,
    to: str | None,
    due_on: date | None,
    by: str,
) -> States:
    holder = checker_id(connection, to) if to is not None else None
    given = {"checker_id": holder, "due_on": due_on}
    return append(connection, schema.assignment, name, given, by=by)
