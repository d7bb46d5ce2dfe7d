"""Who released which text, and whether anything has changed since."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import SignOff
from claims.services.core.blind_checks import NOTHING, names_of
from claims.services.core.lookup import ArticleName
from claims.services.core.noun_rows import read

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
    table = schema.sign_off
    made = read(
        connection, table, SignOff, table.c.article_id == article.id, state=_state()
    )
    names = names_of(connection, hidden)
    return [
        replace(
            each,
            reasons=tuple(
                reason
                for reason in each.reasons
                if reason.partition(": ")[0] not in names
            ),
        )
        for each in made
    ]


def last_sign_offs(
    connection: Connection, article_ids: Iterable[int]
) -> dict[int, str]:
    """Return who released each article last, and what became of it, by its key."""
    table = schema.sign_off.c
    rows = connection.execute(
        sa.select(table.article_id, schema.checker.c.name, _state())
        .join(schema.article, schema.article.c.id == table.article_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.article_id.in_(list(article_ids)))
        .order_by(table.number)
    )
    return {
        key: name if state == IN_FORCE else f"{name}, {state}"
        for key, name, state in rows
    }


def _state() -> sa.ColumnElement[str]:
    """Return, as SQL, what became of a sign-off."""
    table, text, heads = schema.sign_off.c, schema.revision.c, schema.ledger_stream.c
    # Its own entry in the ledger is the one after those that it was given on.
    is_earlier = sa.exists().where(
        text.article_id == table.article_id, text.id > table.revision_id
    )
    is_changed = sa.exists().where(
        heads.name == schema.article.c.slug, heads.sequence > table.ledger_sequence + 1
    )
    return sa.case((is_earlier, EARLIER), (is_changed, CHANGED), else_=IN_FORCE)
