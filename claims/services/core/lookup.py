"""From what people type, ``mongolia`` or ``mongolia/12``, to rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.remarks import remark
from claims.services.core.slugs import former_owner
from claims.vocabulary import CLOSED


@dataclass(frozen=True, slots=True)
class ArticleName:
    """An article that exists."""

    id: int
    slug: str
    stream: str
    """What the ledger calls it, whatever its slug is now."""
    is_locked: bool = field(default=False, compare=False)
    """Whether this transaction has locked it already."""


@dataclass(frozen=True, slots=True)
class ClaimName:
    """A claim that exists."""

    id: int
    number: int
    article: ArticleName

    def __str__(self) -> str:
        return f"{self.article.slug}/{self.number}"

    @property
    def subject(self) -> str:
        """Return what the ledger calls it, whatever its article's slug is now."""
        return f"{self.article.stream}/{self.number}"


def article_names() -> sa.Select[int, str, str]:
    """Return what reads the names of articles, ``ArticleName(*row)``."""
    table = schema.article.c
    return sa.select(table.id, table.slug, table.stream)


def all_articles(connection: Connection) -> list[ArticleName]:
    """Return every article, the oldest first."""
    rows = connection.execute(article_names().order_by(schema.article.c.id))
    return [ArticleName(*row) for row in rows]


def find_article(connection: Connection, name: str) -> ArticleName:
    """Return the article with this slug, or the only one whose slug starts so.

    A slug that it had before finds it too, with a remark.
    """
    table = schema.article
    exact = connection.execute(
        article_names().where(table.c.slug == name)
    ).one_or_none()
    if exact is not None:
        return ArticleName(*exact)
    renamed = _formerly(connection, name)
    if renamed is not None:
        return renamed
    rows = connection.execute(
        article_names()
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


def _formerly(connection: Connection, name: str) -> ArticleName | None:
    """Return the article that had this slug before it got another."""
    key = former_owner(connection, name)
    if key is None:
        return None
    of_key = article_names().where(schema.article.c.id == key)
    found = ArticleName(*connection.execute(of_key).one())
    remark(f"{name} is called {found.slug} now")
    return found


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
    # Past any number that a claim can have, the database would refuse the comparison.
    wanted = int(number) if len(number) < 10 else 0
    article, key = _article_and_claim(connection, slug, wanted, to_change=to_change)
    if key is None:
        raise NotFoundError(
            "claim",
            f"{article.slug}/{number}",
            f"claims list {article.slug} shows them",
        )
    return ClaimName(key, int(number), article)


def _article_and_claim(
    connection: Connection, slug: str, number: int, *, to_change: bool
) -> tuple[ArticleName, int | None]:
    """Return an article and the key of a claim of it, in a statement if that will do.

    That is when the slug is typed in full.
    """
    article, claim = schema.article, schema.claim
    query = (
        sa.select(article.c.id, article.c.slug, article.c.stream, claim.c.id)
        .outerjoin(
            claim,
            sa.and_(claim.c.article_id == article.c.id, claim.c.number == number),
        )
        .where(article.c.slug == slug)
    )
    if to_change:
        query = query.with_for_update(of=article)
    row = connection.execute(query).one_or_none()
    if row is not None:
        return ArticleName(*row[:3], is_locked=to_change), row[3]
    exact = find_article(connection, slug).slug
    return _article_and_claim(connection, exact, number, to_change=to_change)


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
                table.status.not_in(CLOSED),
            )
            .order_by(table.number)
        ).all()
        if not known:
            raise NotFoundError(
                "claim", f"in {name}", f"claims list {article.slug} shows them"
            )
        found += [f"{article.slug}/{number}" for number in known]
    return list(dict.fromkeys(found))


def refuse_withdrawn(connection: Connection, article: ArticleName) -> None:
    """Raise ``ConflictError`` for an article whose ingest was taken back."""
    table = schema.article.c
    because = connection.scalar(
        sa.select(table.withdrawn_because).where(table.id == article.id)
    )
    if because is not None:
        raise ConflictError(
            f"{article.slug} was withdrawn ({because}); take it back with:"
            f" claims withdraw {article.slug} --undo"
        )


def find_watched(
    connection: Connection, source: str, name: str | None = None
) -> ArticleName:
    """Return the article that a file or a URL is the text of.

    Without a name it is the one with that URL, or with the file's name for a slug.
    Raises ``NotFoundError`` when there is none.
    """
    if name is not None:
        return find_article(connection, name)
    table = schema.article
    stem = PurePath(source).stem.casefold()
    row = connection.execute(
        article_names()
        .where(sa.or_(table.c.url == source, table.c.slug == stem))
        .order_by(table.c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is not None:
        return ArticleName(*row)
    renamed = _formerly(connection, stem)
    if renamed is None:
        raise NotFoundError(
            "article", f"of {source}", "say which it is with --article SLUG"
        )
    return renamed


def lock_article(connection: Connection, article: ArticleName) -> None:
    """Keep others from changing ``article`` until the transaction ends."""
    if article.is_locked:
        return
    connection.execute(
        sa.select(schema.article.c.id)
        .where(schema.article.c.id == article.id)
        .with_for_update()
    )
