"""Copying rows from one database into another, as they are."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.schema.everything import metadata
from claims.services.history.row_copy import copy, insert, rows_of, rows_where
from support import make_article
from support_desk import rows


def test_only_the_rows_that_fit_are_copied(connection: Connection) -> None:
    make_article(connection)
    rating = schema.rating

    with in_memory() as target:
        metadata.create_all(target)
        for table in (schema.checker, schema.rating_scale):
            copy(connection, target, table, sa.true())
        copy(connection, target, rating, rating.c.position == 1)

        assert rows(target, schema.rating_scale) == rows(
            connection, schema.rating_scale
        )
        assert {row["position"] for row in rows_where(target, rating, sa.true())} == {1}


def test_rows_of_more_claims_than_a_statement_takes_are_read(
    connection: Connection,
) -> None:
    make_article(connection)
    ids = list(connection.scalars(sa.select(schema.claim.c.id)))
    keys = [*range(-50_000, 0), *ids]

    found = [
        row["claim_id"] for row in rows_of(connection, schema.span.c.claim_id, keys)
    ]

    assert sorted(found) == sorted(ids)


def test_no_rows_are_no_statement() -> None:
    with in_memory() as target:
        # There is no such table: a statement would fail.
        insert(target, schema.claim, [])
