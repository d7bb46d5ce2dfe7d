"""Digests of which rows there are, and when each was recorded."""

from sqlalchemy import Connection

from claims.services.proof.row_digests import row_digests
from support import make_article
from support_desk import rule


def test_rows_that_came_later_do_not_count(connection: Connection) -> None:
    article = make_article(connection)
    before = row_digests(connection)

    rule(connection)

    assert row_digests(connection) != before
    assert row_digests(connection, before) == before
    assert before[str(article.id)]["last"]["claim"] >= 3
