"""From what people type, ``mongolia`` or ``mongolia/12``, to rows."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.words import Status


@dataclass(frozen=True, slots=True)
class ArticleName:
    """An article that exists."""

    id: int
    slug: str


@dataclass(frozen=True, slots=True)
class ClaimName:
    """A claim that exists."""

    id: int
    number: int
    article: ArticleName

    def __str__(self) -> str:
        return f"{self.article.slug}/{self.number}"


def find_article(connection: Connection, name: str) -> ArticleName:
    """Return the article with this slug, or the only one whose slug starts so."""
    table = schema.article
    exact = connection.execute(
        sa.select(table.c.id, table.c.slug).where(table.c.slug == name)
    ).one_or_none()
    if exact is not None:
        return ArticleName(*exact)
    rows = connection.execute(
        sa.select(table.c.id, table.c.slug)
        .where(table.c.slug.startswith(name, autoescape=True))
        .order_by(table.c.slug)
        .limit(4)
    ).all()
    if not name or not rows:
        raise NotFoundError("article", name or "''", "claims articles lists them")
    if len(rows) > 1:
        candidates = [row.slug for row in rows[:3]] + ["…"] * (len(rows) > 3)
        raise ConflictError(
            f"{name!r} could be {', '.join(candidates)}; type more of the slug"
        )
    return ArticleName(*rows[0])


def find_claim(
    connection: Connection, name: str, *, to_change: bool = False
) -> ClaimName:
    """Return the claim called ``SLUG/N``; an unambiguous start of the slug will do.

    With ``to_change``, its article is locked first of all: whoever changes an article
    and the desk takes the locks in this order, so that no two wait for each other.
    """
    slug, slash, number = name.rpartition("/")
    if not slash or not number.isascii() or not number.isdigit():
        raise UsageError(f"{name!r} is not a claim; claims are named like mongolia/12")
    article = find_article(connection, slug)
    if to_change:
        lock_article(connection, article)
    table = schema.claim
    # Past any number that a claim can have, the database would refuse the comparison.
    key = None
    if len(number) < 10:
        key = connection.scalar(
            sa.select(table.c.id).where(
                table.c.article_id == article.id, table.c.number == int(number)
            )
        )
    if key is None:
        raise NotFoundError(
            "claim",
            f"{article.slug}/{number}",
            f"claims list {article.slug} shows them",
        )
    return ClaimName(key, int(number), article)


def expand_claims(connection: Connection, names: Iterable[str]) -> list[str]:
    """Return the names of claims with each ``SLUG/3-9`` spelled out.

    A range leaves out what was dropped, and numbers that no claim has.
    """
    found: list[str] = []
    for name in names:
        slug, _, numbers = name.rpartition("/")
        first, dash, last = numbers.partition("-")
        if not (slug and dash and first.isdecimal() and last.isdecimal()):
            found.append(name)
            continue
        article = find_article(connection, slug)
        table = schema.claim.c
        known = connection.scalars(
            sa.select(table.number)
            .where(
                table.article_id == article.id,
                table.number.between(int(first[:9]), int(last[:9])),
                table.status != Status.DROPPED,
            )
            .order_by(table.number)
        ).all()
        if not known:
            raise NotFoundError(
                "claim", f"in {name}", f"claims list {article.slug} shows them"
            )
        found += [f"{article.slug}/{number}" for number in known]
    return list(dict.fromkeys(found))


def lock_article(connection: Connection, article: ArticleName) -> None:
    """Keep others from changing ``article`` until the transaction ends."""
    connection.execute(
        sa.select(schema.article.c.id)
        .where(schema.article.c.id == article.id)
        .with_for_update()
    )
