"""Who released which text, and whether anything has changed since."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import SignOff
from claims.schema.base import one_of
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.blind_checks import NOTHING, names_of
from claims.services.core.bylines import has_written
from claims.services.core.checkers import shown_name
from claims.services.core.lookup import ArticleName
from claims.services.core.noun_rows import made, rows
from claims.services.core.slugs import former_slugs
from claims.vocabulary import SignOffState

SIGN_OFF = "sign off"
"""What an entry of the ledger is called that releases a text."""


def list_sign_offs(
    connection: Connection,
    article: ArticleName,
    hidden: frozenset[int] = NOTHING,
) -> list[SignOff]:
    """Return the sign-offs of an article, oldest first, each with what became of it.

    What is about ``hidden`` claims is left out: it tells what was ruled.
    """
    table = schema.sign_off
    found = rows(connection, table, table.c.article_id == article.id, state=_state())
    secret = names_of(connection, hidden)
    # The reasons name claims as they were called then.
    slugs = (article.slug, *former_slugs(connection, article.id))
    about_hidden = tuple(
        f"{slug}/{name.rpartition('/')[2]}: "
        for name in secret
        for slug in slugs
        if name.rpartition("/")[0] == article.slug
    )

    def named(numbers: Iterable[int] | None) -> tuple[str, ...] | None:
        if numbers is None:
            return None
        names = (f"{article.slug}/{number}" for number in numbers)
        return tuple(name for name in names if name not in secret)

    return [
        replace(
            each,
            reasons=tuple(
                reason for reason in each.reasons if not reason.startswith(about_hidden)
            ),
            own_verdicts=named(row["own_verdicts"]),
            own_answers=named(row["own_answers"]),
            own_text=has_written(connection, article, each.checker),
        )
        for row in found
        for each in [made(SignOff, row)]
    ]


def last_sign_offs(
    connection: Connection, article_ids: Iterable[int]
) -> dict[int, str]:
    """Return who released each article last, and what became of it, by its key."""
    table = schema.sign_off.c
    query = (
        sa.select(table.article_id, shown_name(schema.checker), _state())
        .join(schema.article, schema.article.c.id == table.article_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.article_id.in_(KEYS))
        .order_by(table.number)
    )
    last = read_rows(connection, query, article_ids)
    return {
        key: name if state == SignOffState.IN_FORCE else f"{name}, {state}"
        for key, name, state in last
    }


def _state() -> sa.ColumnElement[str]:
    """Return, as SQL, what became of a sign-off."""
    table, text, entry = schema.sign_off.c, schema.revision.c, schema.ledger_entry.c
    # Its own entry in the ledger is the one after those that it was given on, and
    # somebody else's release changes nothing of what was released.
    is_earlier = sa.exists().where(
        text.article_id == table.article_id, text.id > table.revision_id
    )
    is_changed = sa.exists().where(
        entry.stream == schema.article.c.stream,
        entry.sequence > table.ledger_sequence + 1,
        entry.what != SIGN_OFF,
    )
    state = sa.case(
        (is_earlier, SignOffState.EARLIER),
        (is_changed, SignOffState.CHANGED),
        else_=SignOffState.IN_FORCE,
    )
    return sa.type_coerce(state, one_of(SignOffState))
