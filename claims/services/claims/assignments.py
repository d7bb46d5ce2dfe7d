"""Who holds which claim: giving it to somebody, taking it, letting it go."""

from datetime import date

from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core import claim_state
from claims.services.core.append_only import append
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article


def assign(
    connection: Connection,
    name: ClaimName,
    *,
    to: str,
    by: str,
    due_on: date | None = None,
) -> bool:
    """Give a claim to somebody; return whether that changes anything."""
    lock_article(connection, name.article)
    before = standing(connection, name)
    [claim] = before.values()
    if (claim["holder"], claim["due_on"]) == (to.strip(), due_on):
        return False
    _record(connection, name, before, to=to, due_on=due_on, by=by, what="assign")
    return True


def take(
    connection: Connection, name: ClaimName, *, by: str, due_on: date | None = None
) -> bool:
    """Take a claim that nobody else holds; return whether that changes anything."""
    lock_article(connection, name.article)
    before = standing(connection, name)
    [claim] = before.values()
    holder = claim["holder"]
    if holder not in (None, by.strip()):
        raise ConflictError(
            f"{holder} holds {name}; give it to yourself with:"
            f" claims assign {name} --to {by.strip()!r}"
        )
    if holder is not None and due_on in (None, claim["due_on"]):
        return False
    _record(connection, name, before, to=by, due_on=due_on, by=by, what="take")
    return True


def release(connection: Connection, name: ClaimName, *, by: str) -> str:
    """Let a claim go, whoever holds it; return who did."""
    lock_article(connection, name.article)
    before = claim_state.claim_states(connection, name.article, [name.id])
    [claim] = before.values()
    holder: str | None = claim["holder"]
    if holder is None:
        raise ConflictError(f"nobody holds {name}")
    _record(connection, name, before, to=None, due_on=None, by=by, what="release")
    return holder


def _record(
    connection: Connection,
    name: ClaimName,
    before: dict[str, claim_state.Fields],
    *,
    to: str | None,
    due_on: date | None,
    by: str,
    what: str,
) -> None:
    holder = checker_id(connection, to) if to is not None else None
    given = {"checker_id": holder, "due_on": due_on}
    told = append(connection, schema.assignment, name, given, by=by)
    claim_state.changed(connection, name, who=by, what=what, before=before, also=told)
