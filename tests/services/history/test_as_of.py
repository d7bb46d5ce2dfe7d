"""The desk as it was at an instant, in a database of its own."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.errors import NotFoundError
from claims.services.claims.claim_list import get_claim
from claims.services.core.view import view_of
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.history.as_of import rebuild, withhold
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import checked, cite, give, last_entry, rule


def test_what_came_later_is_not_there(connection: Connection) -> None:
    make_article(connection)
    moment = last_entry(connection)
    make_article(connection, "later", "Another text.", [])
    rule(connection)

    with in_memory() as then:
        rebuild(connection, then, moment)

        assert list(then.scalars(sa.select(schema.article.c.slug))) == ["harbour"]
        assert get_claim(then, find(then)).status == Status.UNVERIFIED
    assert get_claim(connection, find(connection)).status == Status.CHECKED


def test_one_article_can_be_asked_for_alone(connection: Connection) -> None:
    article = make_article(connection)
    make_article(connection, "other", "Another text.", [])

    with in_memory() as then:
        rebuild(connection, then, last_entry(connection), article)

        assert list(then.scalars(sa.select(schema.article.c.slug))) == ["harbour"]


def test_what_was_not_there_yet_is_named(connection: Connection) -> None:
    moment = last_entry(connection)
    article = make_article(connection)

    with in_memory() as then, pytest.raises(NotFoundError, match="it came in after"):
        rebuild(connection, then, moment, article)
    long_ago = datetime.now(UTC) - timedelta(days=9999)
    with in_memory() as then, pytest.raises(NotFoundError, match="no desk at"):
        rebuild(connection, then, long_ago)


def test_evidence_that_a_second_check_hides_today_is_withheld(
    connection: Connection,
) -> None:
    checked(connection)
    cite(connection, by="ada")
    rule(connection, rating="true", by="ada")
    give(connection)
    cite(connection, source="https://b.example", by="bob")

    with in_memory() as then:
        rebuild(connection, then, last_entry(connection))
        withhold(connection, then, view_of(connection, "bob"))

        shown = list_evidence(then, find(then))
        assert [each.checker for each in shown] == ["bob"]
