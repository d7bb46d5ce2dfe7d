"""Carrying a verdict over to words that changed, on a named person's word."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core.append_only import append
from claims.services.core.blind_checks import hidden_from
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    changing,
    in_text,
    refuse_earlier,
    set_values,
    status_of,
)
from claims.services.core.lookup import ClaimName
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Status


def reaffirm(
    connection: Connection, name: ClaimName, *, because: str, by: str
) -> Status:
    """Put on record that the verdict in force holds for the claim's words as they are.

    Returns its status after it. Raises ``ConflictError`` when there is no verdict, when
    nothing changed under it, when the words have no place in the text, when the claim
    states what an earlier text said, or when ``by`` checks it blind.
    """
    with changing(connection, name, who=by, what="reaffirm", needs=in_text) as change:
        claim = change.claim
        if not because.strip():
            raise UsageError(f"reaffirming {name} needs a reason; pass --because TEXT")
        if name.id in hidden_from(connection, by, name.article.id):
            raise ConflictError(
                f"{by} holds a blind second check of {name}; rule with: claims verdict"
                f" {name} RATING --because TEXT"
            )
        verdict = _last_verdict(connection, name)
        if verdict is None:
            raise ConflictError(
                f"{name} has no verdict to reaffirm; rule with: claims verdict {name}"
                " RATING --because TEXT"
            )
        if claim["status"] != Status.SUSPENDED and not claim["flags"]:
            raise ConflictError(f"nothing changed under the verdict on {name}")
        refuse_earlier(name, claim)
        values = {
            "verdict_id": verdict.id,
            "revision_id": latest_revision(connection, name.article)[0],
            "because": because.strip(),
            "statement": claim["statement"],
            "speaker": claim["speaker"],
            "spans": claim["spans"],
        }
        change.also = append(connection, schema.reaffirmation, name, values, by=by)
        set_values(connection, name, looked_by_id=checker_id(connection, by))
    return status_of(connection, name)


def _last_verdict(
    connection: Connection, name: ClaimName
) -> sa.Row[int, int, bool] | None:
    table = schema.verdict.c
    last = connection.execute(
        sa.select(table.id, table.number, table.withdraws)
        .where(table.claim_id == name.id, table.recheck_id.is_(None))
        .order_by(table.number.desc())
        .limit(1)
    ).one_or_none()
    return None if last is None or last.withdraws else last
