"""Who holds which claim: giving it to somebody, taking it, letting it go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core import claim_state
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article


@dataclass(frozen=True, slots=True)
class Assignment:
    """That a claim was given to somebody, or let go."""

    number: int
    """From 1 within its claim; the last one counts."""
    holder: str | None
    due_on: date | None
    by: str
    recorded_at: datetime


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


def assignments_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Assignment]]:
    """Return the assignments of each claim by the claim's key, oldest first."""
    table = schema.assignment.c
    holder, giver = schema.checker.alias("holder"), schema.checker.alias("giver")
    rows = connection.execute(
        sa.select(
            table.claim_id,
            table.number,
            holder.c.name.label("holder"),
            table.due_on,
            giver.c.name.label("by"),
            table.recorded_at,
        )
        .join(giver, giver.c.id == table.by_id)
        .outerjoin(holder, holder.c.id == table.checker_id)
        .where(table.claim_id.in_(list(claim_ids)))
        .order_by(table.claim_id, table.number)
    )
    found: dict[int, list[Assignment]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append(
            Assignment(row.number, row.holder, row.due_on, row.by, row.recorded_at)
        )
    return found


def assignment_fields(assignment: Assignment) -> claim_state.Fields:
    """Return an assignment as the ledger keeps it."""
    return {
        "holder": assignment.holder,
        "due_on": assignment.due_on,
        "by": assignment.by,
        "recorded_at": assignment.recorded_at,
    }


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
    known = assignments_of(connection, [name.id]).get(name.id, [])
    number = len(known) + 1
    connection.execute(
        sa.insert(schema.assignment),
        {
            "claim_id": name.id,
            "number": number,
            "checker_id": checker_id(connection, to) if to is not None else None,
            "due_on": due_on,
            "by_id": checker_id(connection, by),
        },
    )
    made = assignments_of(connection, [name.id])[name.id][-1]
    record = {f"assignment/{name.number}/{number}": assignment_fields(made)}
    claim_state.changed(connection, name, who=by, what=what, before=before, also=record)
