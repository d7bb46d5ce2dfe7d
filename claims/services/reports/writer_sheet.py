"""What goes to the writer: claims that failed or that nothing settles, and wordings."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import UsageError
from claims.records import Query
from claims.services.articles.article_list import get_article
from claims.services.core.bylines import is_written_by, writers
from claims.services.core.lookup import ArticleName, article_names
from claims.services.core.requirements import policy_in_force
from claims.services.people.near_names import existing_writer
from claims.services.replies.resolutions import asks_writer
from claims.services.reports.article_report import get_checked_claims
from claims.vocabulary import Conclusion, Status


def list_queries(
    connection: Connection,
    article: ArticleName | None = None,
    *,
    writer: str | None = None,
    answered: bool = False,
    hidden: frozenset[int] = frozenset(),
) -> list[Query]:
    """Return what the writers must answer, by writer, article and claim.

    ``writer`` is a name in the byline, letter case aside. What was answered is left
    out, unless ``answered`` asks for it too, and so are the ``hidden`` claims.
    """
    if article is None and writer is None:
        raise UsageError("whose sheet? name an ARTICLE, or pass --writer NAME")
    if writer is not None:
        existing_writer(writer, _writers(connection))
    names = [article] if article else _articles(connection)
    asked = asks_writer(policy_in_force(connection).gate)
    found = []
    for name in names:
        about = get_article(connection, name)
        if writer is not None and not is_written_by(about.byline, writer):
            continue
        keys = [key for key in _asked(connection, name, asked) if key not in hidden]
        for checked in get_checked_claims(connection, name, keys):
            query, verdict = Query(about, checked), checked.verdict
            asks = verdict and (verdict.conclusion in asked or verdict.suggestion)
            if asks and (answered or not query.is_answered):
                found.append(query)
    return sorted(found, key=lambda each: (each.writer is None, each.writer or ""))


def _articles(connection: Connection) -> list[ArticleName]:
    """Return the articles with a byline that nobody withdrew."""
    table = schema.article.c
    rows = connection.execute(
        article_names()
        .where(table.byline.is_not(None), table.withdrawn_by_id.is_(None))
        .order_by(table.id)
    )
    return [ArticleName(*row) for row in rows]


def _asked(
    connection: Connection, name: ArticleName, asked: Sequence[Conclusion]
) -> Iterable[int]:
    """Return the keys of the checked claims that can be for the writer."""
    claim, verdict = schema.claim.c, schema.verdict.c
    suggests = sa.exists().where(
        verdict.claim_id == claim.id, verdict.suggestion.is_not(None)
    )
    return connection.scalars(
        sa.select(claim.id)
        .where(
            claim.article_id == name.id,
            claim.status == Status.CHECKED,
            sa.or_(claim.conclusion.in_(asked), suggests),
        )
        .order_by(claim.number)
    ).all()


def _writers(connection: Connection) -> Iterable[str]:
    """Yield the names in the bylines, and each byline as it stands."""
    byline = schema.article.c.byline
    for each in connection.scalars(sa.select(byline).distinct().order_by(byline)):
        yield from writers(each)
