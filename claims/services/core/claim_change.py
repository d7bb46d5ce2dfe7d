"""Looking at a claim before it is changed, and changing its fields."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core import claim_state
from claims.services.core.lookup import ClaimName
from claims.vocabulary import Status


def standing(connection: Connection, name: ClaimName) -> dict[str, claim_state.Fields]:
    """Return a claim's state, or refuse when it was dropped."""
    before = claim_state.claim_states(connection, name.article, [name.id])
    [fields] = before.values()
    if fields["status"] == Status.DROPPED:
        raise ConflictError(
            f"{name} was dropped ({fields['drop_reason']});"
            f" take it back with: claims drop {name} --undo"
        )
    return before


def in_text(connection: Connection, name: ClaimName) -> dict[str, claim_state.Fields]:
    """Return a claim's state, or refuse when the latest text has no place of it."""
    before = standing(connection, name)
    [fields] = before.values()
    latest = connection.execute(
        sa.select(schema.article.c.last_revision).where(
            schema.article.c.id == name.article.id
        )
    ).scalar_one()
    if fields["revision"] == latest:
        return before
    where = (
        f"is gone from revision {latest}"
        if fields["status"] == Status.GONE
        else f"could be in several places of revision {latest}"
    )
    raise ConflictError(
        f"{name} {where}; say where it stands with: claims edit {name} --quote TEXT"
    )


def check_values(subject: str, statement: str | None, worth: float | None) -> None:
    """Refuse what a claim's columns cannot hold; what is ``None`` stays as it is."""
    if statement is not None and not statement.strip():
        raise UsageError(f"{subject} needs a statement; pass --statement TEXT")
    if worth is not None and not 0 <= worth <= 1:
        raise UsageError(f"{subject} cannot be worth {worth}; pass --worth 0 to 1")


def set_values(connection: Connection, name: ClaimName, **values: Any) -> None:
    """Write columns of a claim; ``state.changed`` or ``refresh`` comes after it."""
    table = schema.claim
    connection.execute(sa.update(table).where(table.c.id == name.id).values(**values))


def status_of(connection: Connection, name: ClaimName) -> Status:
    """Return the status that a claim has now."""
    return connection.execute(
        sa.select(schema.claim.c.status).where(schema.claim.c.id == name.id)
    ).scalar_one()
