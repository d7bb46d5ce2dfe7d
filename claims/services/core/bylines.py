"""Bylines: the writers that each names, and whether a person is one of them."""

import re

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.checkers import find_checker, folded, person
from claims.services.core.lookup import ArticleName

_AND = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bund\b|\bet\b|\by\b)\s*", re.I)


def writers(byline: str | None) -> list[str]:
    """Return the names in a byline, and the byline as it stands."""
    whole = (byline or "").strip()
    signed = whole[3:] if whole.casefold().startswith("by ") else whole
    return [each for each in (*_AND.split(signed), whole) if each]


def is_written_by(byline: str | None, *names: str) -> bool:
    """Say whether a byline is, or names, one of these names."""
    return not set(map(folded, writers(byline))).isdisjoint(map(folded, names))


def has_written(connection: Connection, article: ArticleName, name: str) -> bool:
    """Say whether the byline of an article names a person by any of their names."""
    table, people = schema.article.c, schema.checker.c
    byline = connection.scalar(sa.select(table.byline).where(table.id == article.id))
    if byline is None:
        return False
    key = find_checker(connection, name)
    names = connection.scalars(
        sa.select(people.name).where(person(schema.checker) == key)
    )
    return is_written_by(byline, name, *names)
