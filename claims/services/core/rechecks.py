"""Blind second checks: who holds which, and what closes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError
from claims.services.core import claim_state, ledger
from claims.services.core.append_only import fields
from claims.services.core.checkers import checker_id, shown_name
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.noun_rows import read


@dataclass(frozen=True, slots=True)
class Recheck:
    """A claim that somebody is to check a second time, blind."""

    claim: str
    number: int
    """From 1 within its claim."""
    checker: str | None
    """Who is to check it."""
    drawn_by: str
    draw: str | None
    """How it was drawn; ``None`` when somebody named the claim."""
    recorded_at: datetime


def list_rechecks(
    connection: Connection, article: ArticleName | None = None
) -> list[Recheck]:
    """Return the second checks that are open, oldest first."""
    where = not_withdrawn()
    if article is not None:
        where = schema.claim.c.article_id == article.id
    return read(connection, schema.recheck, Recheck, schema.recheck.c.is_open, where)


class OpenRecheck(NamedTuple):
    """A second check of a claim that is open."""

    id: int
    number: int
    verdict_number: int
    """The verdict under check."""
    checker_id: int | None
    checker: str | None
    """Who is to check it."""


def open_rechecks(connection: Connection, name: ClaimName) -> list[OpenRecheck]:
    """Return the second checks of a claim that are open, oldest first."""
    recheck, checker = schema.recheck.c, schema.checker.c
    rows = connection.execute(
        sa.select(
            recheck.id,
            recheck.number,
            recheck.verdict_number,
            recheck.checker_id,
            shown_name(schema.checker),
        )
        .outerjoin(schema.checker, checker.id == recheck.checker_id)
        .where(recheck.is_open, recheck.claim_id == name.id)
        .order_by(recheck.id)
    )
    return [OpenRecheck(*row) for row in rows]


def refuse_blind(connection: Connection, name: ClaimName, who: str) -> None:
    """Raise ``ConflictError`` when ``who`` holds the open second check of a claim.

    For what would tell them of the first verdict, or end their check unawares.
    """
    if who.strip() in {each.checker for each in open_rechecks(connection, name)}:
        raise _blind(who, str(name))


def refuse_blind_in(connection: Connection, article: ArticleName, who: str) -> None:
    """Raise ``ConflictError`` when ``who`` holds an open second check in an article."""
    for each in list_rechecks(connection, article):
        if each.checker == who.strip():
            raise _blind(who, each.claim)


def _blind(who: str, claim: str) -> ConflictError:
    return ConflictError(
        f"{who.strip()} holds a blind second check of {claim}; rule with: claims"
        f" verdict {claim} RATING --because TEXT, or claims recheck --cancel {claim}"
    )


def cancel_recheck(connection: Connection, name: ClaimName, *, by: str) -> Recheck:
    """Close the open second check of a claim without a verdict."""
    lock_article(connection, name.article)
    found = [
        each
        for each in list_rechecks(connection, name.article)
        if each.claim == str(name)
    ]
    if not found:
        raise NotFoundError(
            "open second check", f"of {name}", "claims recheck --list shows them"
        )
    before = recheck_records(connection, [name.id])
    table = schema.recheck
    connection.execute(
        sa.update(table)
        .where(table.c.claim_id == name.id, table.c.is_open)
        .values(is_open=False, cancelled_by_id=checker_id(connection, by))
    )
    after = recheck_records(connection, [name.id])
    changed = [key for key in after if after[key] != before[key]]
    ledger.record(
        connection,
        name.article.stream,
        who=by,
        what="cancel recheck",
        subject=name.subject,
        before={key: before[key] for key in changed},
        after={key: after[key] for key in changed},
    )
    return found[0]


def settle(
    connection: Connection,
    name: ClaimName,
    *,
    by_id: int,
    answered: int | None,
    verdict_number: int | None,
    rechecks: Sequence[OpenRecheck] | None = None,
) -> tuple[dict[str, claim_state.Fields], dict[str, claim_state.Fields]]:
    """Close what a new verdict closes; return the records before and after.

    ``answered`` is the second check that the verdict is the answer to. Any other
    verdict takes the place of the one under check: who checks it blind goes on with
    ``verdict_number``, or stops when that is ``None``, since nothing is in force.
    ``rechecks`` are the open ones, where the caller has them.
    """
    table = schema.recheck
    rows = open_rechecks(connection, name) if rechecks is None else rechecks
    if not rows:
        return {}, {}
    before = recheck_records(connection, [name.id])
    for row in rows:
        closed = sa.update(table).where(table.c.id == row.id)
        if answered is not None:
            if row.id == answered:
                connection.execute(closed.values(is_open=False))
            continue
        connection.execute(closed.values(is_open=False, cancelled_by_id=by_id))
        if verdict_number is not None:
            connection.execute(
                sa.insert(table),
                {
                    "claim_id": name.id,
                    "number": len(before) + 1,
                    "verdict_number": verdict_number,
                    "checker_id": row.checker_id,
                    "drawn_by_id": by_id,
                    "draw": f"goes on from second check {row.number}",
                },
            )
    after = recheck_records(connection, [name.id])
    changed = [key for key in after if after[key] != before.get(key)]
    return (
        {key: before[key] for key in changed if key in before},
        {key: after[key] for key in changed},
    )


def recheck_records(
    connection: Connection, claim_ids: Sequence[int]
) -> dict[str, claim_state.Fields]:
    """Return the second checks of claims as the ledger keeps them, by record name."""
    table = schema.recheck
    return fields(connection, table, table.c.claim_id.in_(claim_ids))
