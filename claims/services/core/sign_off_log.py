"""Who released which text, and whether anything has changed since."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import SignOff
from claims.services.core import claim_state
from claims.services.core.blind_checks import NOTHING, names_of
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import latest_revision

IN_FORCE, CHANGED, EARLIER = "in force", "changed since", "of an earlier text"
"""What a sign-off can be: any later entry in the article's ledger is a change."""


def list_sign_offs(
    connection: Connection,
    article: ArticleName,
    hidden: frozenset[int] = NOTHING,
) -> list[SignOff]:
    """Return the sign-offs of an article, oldest first, each with what became of it.

    Reasons that are about ``hidden`` claims are left out: they tell what was ruled.
    """
    table, revision = schema.sign_off.c, schema.revision.c
    rows = connection.execute(
        sa.select(
            table.number,
            revision.number.label("revision"),
            table.sha256,
            table.ledger_sequence,
            table.ledger_hash,
            schema.checker.c.name.label("checker"),
            table.recorded_at,
            table.despite,
            table.reasons,
        )
        .join(schema.revision, revision.id == table.revision_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.article_id == article.id)
        .order_by(table.number)
    ).all()
    if not rows:
        return []
    latest = latest_revision(connection, article)[1].number
    heads = schema.ledger_stream.c
    last = connection.execute(
        sa.select(heads.sequence).where(heads.name == article.slug)
    ).scalar_one()
    names = names_of(connection, hidden)
    found = []
    for row in rows:
        state_now = IN_FORCE
        if row.revision != latest:
            state_now = EARLIER
        elif last > row.ledger_sequence + 1:
            state_now = CHANGED
        fields = dict(row._mapping)
        fields["reasons"] = tuple(
            each for each in fields["reasons"] if each.partition(": ")[0] not in names
        )
        found.append(SignOff(article=article.slug, state=state_now, **fields))
    return found


def sign_off_fields(made: SignOff) -> claim_state.Fields:
    """Return a sign-off as the ledger keeps it."""
    return {
        "revision": made.revision,
        "sha256": made.sha256,
        "ledger_sequence": made.ledger_sequence,
        "ledger_hash": made.ledger_hash,
        "checker": made.checker,
        "recorded_at": made.recorded_at,
        "despite": made.despite,
        "reasons": list(made.reasons),
    }


def last_sign_offs(
    connection: Connection, article_ids: Iterable[int]
) -> dict[int, str]:
    """Return who released each article last, and what became of it, by its key."""
    table, article, heads = (
        schema.sign_off.c,
        schema.article.c,
        schema.ledger_stream.c,
    )
    rows = connection.execute(
        sa.select(
            table.article_id,
            schema.checker.c.name,
            (heads.sequence > table.ledger_sequence + 1).label("changed"),
            (article.last_revision > schema.revision.c.number).label("earlier"),
        )
        .join(schema.article, article.id == table.article_id)
        .join(schema.revision, schema.revision.c.id == table.revision_id)
        .join(schema.ledger_stream, heads.name == article.slug)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.article_id.in_(list(article_ids)))
        .order_by(table.number)
    )
    found = {}
    for key, name, changed, earlier in rows:
        news = f", {EARLIER}" if earlier else f", {CHANGED}" if changed else ""
        found[key] = f"{name}{news}"
    return found
