"""A claim's columns are listed once, and everything follows from the list."""

from sqlalchemy import Connection

from claims import schema
from claims.records import Claim
from claims.services.core.claim_columns import CLAIM_COLUMNS, DERIVED, IN_RECORD
from claims.services.core.status import derived
from support import CONTRACT, make_article
from support import claim as find

NAMED = {"id", "article_id", "number"}
"""What a claim is called by, rather than what it says."""
PLACED = {"id", "article", "revision", "spans", "mentions", "key", "number"}
"""The fields of the record that say which claim it is, and where it stands."""


def test_every_column_of_a_claim_is_listed() -> None:
    listed = [each.column for each in CLAIM_COLUMNS]

    assert len(listed) == len(set(listed))
    assert set(listed) == set(schema.claim.c.keys()) - NAMED


def test_the_record_has_a_field_for_each_column_that_says_so() -> None:
    fields = [each.field for each in IN_RECORD]

    assert sorted(fields) == sorted(set(Claim.__slots__) - PLACED)
    assert set(fields) <= set(CONTRACT)


def test_what_follows_from_other_records_is_what_the_status_derives(
    connection: Connection,
) -> None:
    make_article(connection)

    [found] = derived(connection, [find(connection, "harbour/1").id]).values()

    assert set(found) == {each.column for each in DERIVED}
