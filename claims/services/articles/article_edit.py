"""Editing what is said about an article: slug, title, byline, address, dates."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.english.language import is_english
from claims.errors import ConflictError, UsageError
from claims.services.articles.article_list import article_fields, get_article
from claims.services.core import claim_state, ledger, spans
from claims.services.core.claim_values import by_place, inside
from claims.services.core.lookup import ArticleName, lock_article, refuse_withdrawn
from claims.services.core.slugs import check_slug, former_slugs, refuse_taken
from claims.values.find import find_values

FIELDS = ("slug", "title", "byline", "outlet", "url", "published_on", "language")
"""What a person may put right; in the ledger the first slug names the article."""
_READ_BY = ("published_on", "language")
"""What the figures and dates of the claims are read by."""


def edit_article(
    connection: Connection, name: ArticleName, changes: Mapping[str, Any], *, by: str
) -> tuple[str, ...]:
    """Put fields of an article right; return the names of those that differ.

    ``None`` and an empty string take a field away. Nothing is recorded where nothing
    differs. Dates that the claims state are read anew by another ``published_on``.
    A slug that it had before still finds it, and is no other article's. Raises
    ``UsageError`` for an article without a title or slug, and ``ConflictError`` for one
    that was withdrawn, and for a slug that is taken.
    """
    unknown = changes.keys() - set(FIELDS)
    if unknown:
        raise UsageError(f"no such field of an article: {', '.join(sorted(unknown))}")
    values = {
        field: " ".join(value.split()) or None if isinstance(value, str) else value
        for field, value in changes.items()
    }
    lock_article(connection, name)
    refuse_withdrawn(connection, name)
    before = get_article(connection, name)
    differing = tuple(
        field
        for field in FIELDS
        if field in values and values[field] != getattr(before, field)
    )
    if not differing:
        return ()
    if "title" in differing and values["title"] is None:
        raise UsageError(f"{name.slug} needs a title; --title TEXT gives another")
    claims = _states(connection, name, differing)
    _store(connection, name, {field: values[field] for field in differing})
    if claims:
        _read_values_anew(connection, name)
    claims_now = _states(connection, name, differing)
    changed = [each for each in claims if claims[each] != claims_now[each]]
    ledger.record(
        connection,
        name.stream,
        who=by,
        what="edit article",
        subject=name.stream,
        before={
            "article": article_fields(before),
            **{each: claims[each] for each in changed},
        },
        after={
            "article": article_fields(get_article(connection, name)),
            **{each: claims_now[each] for each in changed},
        },
    )
    return differing


def _store(connection: Connection, name: ArticleName, values: dict[str, Any]) -> None:
    if "slug" in values:
        slug = values["slug"] or ""
        check_slug(slug)
        refuse_taken(connection, slug, name.id)
        known = former_slugs(connection, name.id)
        former = [each for each in dict.fromkeys([*known, name.slug]) if each != slug]
        values = {**values, "former_slugs": former}
    table = schema.article
    change = sa.update(table).where(table.c.id == name.id).values(values)
    try:
        # Somebody else may take an article in under this slug meanwhile.
        with connection.begin_nested():
            connection.execute(change)
    except sa.exc.IntegrityError as error:
        taken = f"{values['slug']!r} is taken; choose another with --slug"
        raise ConflictError(taken) from error


def _states(
    connection: Connection, name: ArticleName, differing: tuple[str, ...]
) -> dict[str, Any]:
    """Return the claims as the ledger has them, where the edit can change them."""
    if not set(differing) & set(_READ_BY):
        return {}
    return dict(claim_state.claim_states(connection, name))


def _read_values_anew(connection: Connection, name: ArticleName) -> None:
    """Find the figures and dates of the claims again, by what the article says now."""
    article, claim, revision = schema.article.c, schema.claim, schema.revision.c
    about = connection.execute(
        sa.select(article.published_on, article.language).where(article.id == name.id)
    ).one()
    rows = connection.execute(
        sa.select(claim.c.id, claim.c.extra).where(claim.c.article_id == name.id)
    ).all()
    placed = spans.read(connection, [row.id for row in rows])
    texts = connection.execute(
        sa.select(revision.number, revision.text).where(
            revision.article_id == name.id,
            revision.number.in_({each.revision for each in placed.values()}),
        )
    ).all()
    english = is_english(about.language)
    found = {
        number: (
            text,
            by_place(find_values(text, about.published_on) if english else ()),
        )
        for number, text in texts
    }
    for row in rows:
        place = placed.get(row.id)
        if place is None:
            continue
        text, values = found[place.revision]
        mentions = [
            [(part.start, part.end) for part in each] for each in place.mentions
        ]
        kept = {key: each for key, each in row.extra.items() if key != "values"}
        extra = kept | inside(values, text, mentions)
        if extra != row.extra:
            connection.execute(
                sa.update(claim).where(claim.c.id == row.id).values(extra=extra)
            )
