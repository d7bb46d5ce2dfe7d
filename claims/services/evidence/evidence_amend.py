"""Editing and withdrawing evidence: what was said stays, and verdicts rest on that."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.records import Evidence
from claims.services.core.append_only import append, fields
from claims.services.core.claim_change import States, changing
from claims.services.core.evidence_versions import MATTERS, SAID
from claims.services.core.lookup import ClaimName
from claims.services.core.open_claim import open_claim
from claims.services.evidence.claim_evidence import evidence_shown_to, list_evidence
from claims.values.calculation import references


def edit_evidence(
    connection: Connection,
    name: ClaimName,
    number: int,
    values: Mapping[str, Any],
    *,
    because: str | None = None,
    by: str,
) -> tuple[Evidence, bool]:
    """Let a piece of evidence say otherwise from now on: columns by their names.

    Returns it, and whether that changes anything. The piece that verdicts cite stays
    on record as it was.
    """
    piece = evidence_to_edit(connection, name, number, by)
    looked = values.get("accessed_on")
    # Somewhere it is tomorrow already.
    if isinstance(looked, date) and looked > _tomorrow():
        raise UsageError(f"{looked}, the day you looked, is yet to come")
    if piece.withdrawn_because is not None:
        raise ConflictError(
            f"evidence {number} of {name} was withdrawn; take it back with: claims"
            f" evidence withdraw {name} e{number} --undo"
        )
    was = _columns(connection, name, number)
    now = was | {key: _filled(value) for key, value in values.items()}
    if now == was:
        return piece, False
    if piece.expression is not None and {"passage", "source_id"} & values.keys():
        raise ConflictError(
            f"evidence {number} of {name} is a calculation; withdraw it, and add the"
            f" right one with: claims evidence add {name} --calc EXPRESSION"
        )
    if any(now[key] != was[key] for key in MATTERS if key != "stance"):
        _refuse_reckoned(connection, name, number)
    more = {"withdrawn": False, "because": because}
    _amend(connection, name, now | more, what="edit evidence", by=by)
    return _again(connection, name, number), True


def withdraw_evidence(
    connection: Connection, name: ClaimName, number: int, *, because: str, by: str
) -> Evidence:
    """Take a piece of evidence back: no verdict cites it from now on."""
    piece = evidence_to_edit(connection, name, number, by)
    if not because.strip():
        raise UsageError("withdrawing evidence needs a reason; pass --because TEXT")
    if piece.withdrawn_because is not None:
        raise ConflictError(f"evidence {number} of {name} was withdrawn already")
    values = _withdrawn(connection, name, number, because)
    _amend(connection, name, values, what="withdraw evidence", by=by)
    return _again(connection, name, number)


def taken_back(
    connection: Connection, name: ClaimName, number: int, *, because: str, by: str
) -> tuple[States, States]:
    """Withdraw evidence that stands, as part of another change, which tells of it.

    Returns what the ledger is to say of before and after; the caller has the lock.
    """
    values = _withdrawn(connection, name, number, because)
    return _amended(connection, name, values, by=by)


def _withdrawn(
    connection: Connection, name: ClaimName, number: int, because: str
) -> dict[str, Any]:
    """Return the columns of a withdrawal, or refuse it."""
    _refuse_reckoned(connection, name, number)
    values = _columns(connection, name, number)
    return values | {"withdrawn": True, "because": because.strip()}


def restore_evidence(
    connection: Connection, name: ClaimName, number: int, *, by: str
) -> Evidence:
    """Undo that a piece of evidence was withdrawn."""
    piece = evidence_to_edit(connection, name, number, by)
    if piece.withdrawn_because is None:
        raise ConflictError(f"evidence {number} of {name} was not withdrawn")
    gone = {
        each.number
        for each in list_evidence(connection, name)
        if each.withdrawn_because is not None
    }
    if lost := sorted(gone & set(references(piece.expression or "0"))):
        raise ConflictError(
            f"evidence {number} of {name} calculates with evidence {lost[0]}, which was"
            f" withdrawn; first: claims evidence withdraw {name} e{lost[0]} --undo"
        )
    values = _columns(connection, name, number)
    values |= {"withdrawn": False, "because": None}
    _amend(connection, name, values, what="restore evidence", by=by)
    return _again(connection, name, number)


def evidence_to_edit(
    connection: Connection, name: ClaimName, number: int, by: str
) -> Evidence:
    """Return a piece of evidence as it is, of what ``by`` may see."""
    opened = open_claim(connection, name)
    for piece in evidence_shown_to(connection, opened, by):
        if piece.number == number:
            return piece
    raise NotFoundError(
        "evidence",
        f"{number} of {name}",
        f"claims evidence list {name} shows them",
    )


def _again(connection: Connection, name: ClaimName, number: int) -> Evidence:
    [piece] = (e for e in list_evidence(connection, name) if e.number == number)
    return piece


def _columns(connection: Connection, name: ClaimName, number: int) -> dict[str, Any]:
    """Return what a piece says now, by column."""
    evidence, amendment = schema.evidence, schema.amendment
    mine = (evidence.c.claim_id == name.id, evidence.c.number == number)
    given = connection.execute(
        sa.select(evidence.c.id, *(evidence.c[each] for each in SAID)).where(*mine)
    ).one()
    last = connection.execute(
        sa.select(*(amendment.c[each] for each in SAID))
        .where(amendment.c.evidence_id == given.id)
        .order_by(amendment.c.id.desc())
        .limit(1)
    ).one_or_none()
    said = (last or given)._mapping
    return {each: said[each] for each in SAID} | {"evidence_id": given.id}


def _refuse_reckoned(connection: Connection, name: ClaimName, number: int) -> None:
    """Refuse a change of what a calculation that stands was made with."""
    for each in list_evidence(connection, name):
        if each.expression is None or each.withdrawn_because is not None:
            continue
        if number in references(each.expression):
            raise ConflictError(
                f"evidence {each.number} of {name} calculates with evidence {number};"
                f" first: claims evidence withdraw {name} e{each.number} --because TEXT"
            )


def _amend(
    connection: Connection,
    name: ClaimName,
    values: Mapping[str, Any],
    *,
    what: str,
    by: str,
) -> None:
    """Store an amendment; the ledger has what was said before beside it."""
    with changing(connection, name, who=by, what=what) as change:
        before, change.also = _amended(connection, name, values, by=by)
        change.before |= before


def _amended(
    connection: Connection, name: ClaimName, values: Mapping[str, Any], *, by: str
) -> tuple[States, States]:
    """Store an amendment; return what the ledger says of before and after."""
    amendment, evidence = schema.amendment, schema.evidence
    of_piece = amendment.c.evidence_id == values["evidence_id"]
    last = sa.select(sa.func.max(amendment.c.id)).where(of_piece)
    before = fields(
        connection, amendment, amendment.c.id == last.scalar_subquery()
    ) or fields(connection, evidence, evidence.c.id == values["evidence_id"])
    return before, {**before, **append(connection, amendment, name, values, by=by)}


def _filled(value: Any) -> Any:
    """Return a value; a text without words takes away what was there."""
    return None if isinstance(value, str) and not value.strip() else value


def _tomorrow() -> date:
    return datetime.now(UTC).date() + timedelta(days=1)
