"""Slugs of articles: which can be one, which are taken, and which an article had."""

import re
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core import ledger


def check_slug(slug: str) -> None:
    """Raise ``UsageError`` for what cannot be a slug."""
    if not slug.isprintable() or not re.fullmatch(r"[^\s/]+", slug):
        raise UsageError(
            f"{slug!r} cannot be a slug, which has no spaces or slashes;"
            " choose another with --slug"
        )


def refuse_taken(connection: Connection, slug: str, key: int | None = None) -> None:
    """Raise ``ConflictError`` for a slug that is, or was, another article's.

    What an article was called before stays its own: old reports name it so. ``key`` is
    the article that is to have the slug, if it is there.
    """
    table = schema.article.c
    owner = connection.scalar(sa.select(table.id).where(table.slug == slug))
    if slug == ledger.DESK or owner not in (None, key):
        raise ConflictError(f"{slug!r} is taken; choose another with --slug")
    owner = former_owner(connection, slug)
    if owner not in (None, key):
        now = connection.scalar(sa.select(table.slug).where(table.id == owner))
        raise ConflictError(
            f"{slug!r} was the slug of {now}, and still finds it; choose another with"
            " --slug"
        )


def former_owner(connection: Connection, slug: str) -> int | None:
    """Return the key of the article that had a slug before, if there is one."""
    return next(
        (key for key, slugs in _renamed(connection) if slug in slugs),
        None,
    )


def all_former(connection: Connection) -> set[str]:
    """Return every slug that an article had before."""
    return {slug for _, slugs in _renamed(connection) for slug in slugs}


def former_slugs(connection: Connection, key: int) -> list[str]:
    """Return the slugs that an article had before, the first one first."""
    found: list[str] = connection.execute(
        sa.select(schema.article.c.former_slugs).where(schema.article.c.id == key)
    ).scalar_one()
    return found


def _renamed(connection: Connection) -> Iterator[tuple[int, list[str]]]:
    table = schema.article.c
    rows = connection.execute(
        sa.select(table.id, table.former_slugs)
        .where(sa.cast(table.former_slugs, sa.String) != "[]")
        .order_by(table.id)
    )
    yield from ((row.id, row.former_slugs) for row in rows)
