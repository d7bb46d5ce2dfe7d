"""Carrying a verdict over to words that changed, on a named person's word."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core import claim_state, ledger, status
from claims.services.core.blind_checks import hidden_from
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import in_text, set_values, status_of
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Status


def reaffirm(
    connection: Connection, name: ClaimName, *, because: str, by: str
) -> Status:
    """Put on record that the verdict in force holds for the claim's words as they are.

    Returns its status after it. Raises ``ConflictError`` when there is no verdict, when
    nothing changed under it, when the words have no place in the text, or when ``by``
    checks the claim blind.
    """
    lock_article(connection, name.article)
    before = in_text(connection, name)
    [claim] = before.values()
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
    revision_id, revision = latest_revision(connection, name.article)
    table = schema.reaffirmation
    number = (
        1
        + connection.execute(
            sa.select(sa.func.count()).where(table.c.claim_id == name.id)
        ).scalar_one()
    )
    row = {
        "because": because.strip(),
        "statement": claim["statement"],
        "speaker": claim["speaker"],
        "spans": claim["spans"],
    }
    who = checker_id(connection, by)
    recorded_at = connection.execute(
        sa.insert(table).returning(table.c.recorded_at),
        {
            **row,
            "claim_id": name.id,
            "number": number,
            "verdict_id": verdict.id,
            "revision_id": revision_id,
            "checker_id": who,
        },
    ).scalar_one()
    set_values(connection, name, looked_by_id=who)
    status.refresh(connection, name.id)
    ledger.record(
        connection,
        name.article.slug,
        who=by,
        what="reaffirm",
        subject=str(name),
        before=before,
        after={
            **claim_state.claim_states(connection, name.article, [name.id]),
            f"reaffirmation/{name.number}/{number}": {
                **row,
                "verdict": verdict.number,
                "revision": revision.number,
                "checker": by.strip(),
                "recorded_at": recorded_at,
            },
        },
    )
    return status_of(connection, name)


def reaffirmation_records(
    connection: Connection, article: ArticleName
) -> dict[str, claim_state.Fields]:
    """Return every reaffirmation in an article as the ledger has it."""
    table = schema.reaffirmation.c
    rows = connection.execute(
        sa.select(
            schema.claim.c.number.label("claim"),
            table.number,
            table.because,
            table.statement,
            table.speaker,
            table.spans,
            schema.verdict.c.number.label("verdict"),
            schema.revision.c.number.label("revision"),
            schema.checker.c.name.label("checker"),
            table.recorded_at,
        )
        .join(schema.claim, schema.claim.c.id == table.claim_id)
        .join(schema.verdict, schema.verdict.c.id == table.verdict_id)
        .join(schema.revision, schema.revision.c.id == table.revision_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(schema.claim.c.article_id == article.id)
    )
    records = {}
    for row in rows:
        fields = dict(row._mapping)
        records[f"reaffirmation/{fields.pop('claim')}/{fields.pop('number')}"] = fields
    return records


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
