"""Append-only records are read back with names in place of keys."""

from datetime import date

from sqlalchemy import Connection

from claims import schema
from claims.records import Approach
from claims.services.core.noun_rows import read, read_by_claim, rows
from claims.services.replies.approaches import NewApproach, add_approach
from claims.vocabulary import Step
from support import claim, make_article
from support_desk import rule

ASKED = NewApproach("Ada Quill", Step.ASKED, date(2024, 9, 2))


def test_records_come_by_claim_oldest_first(connection: Connection) -> None:
    make_article(connection)
    one, two = claim(connection), claim(connection, "harbour/2")
    silent = NewApproach("Ada Quill", Step.SILENT, date(2024, 9, 3))
    for name, new in ((one, ASKED), (two, ASKED), (one, silent)):
        add_approach(connection, name, new, by="eve")

    found = read_by_claim(connection, schema.approach, Approach, [one.id, two.id])

    assert [(each.claim, each.number) for each in found[one.id]] == [
        ("harbour/1", 1),
        ("harbour/1", 2),
    ]
    assert [each.step for each in found[two.id]] == [Step.ASKED]


def test_what_a_row_refers_to_stands_by_name(connection: Connection) -> None:
    make_article(connection)
    rule(connection, by="ada")

    [row] = rows(connection, schema.verdict)

    assert (row["claim"], row["checker"], row["revision"]) == ("harbour/1", "ada", 1)
    assert row["recheck"] is None


def test_a_record_may_ask_for_more_than_the_table_has(connection: Connection) -> None:
    make_article(connection)
    add_approach(connection, claim(connection), ASKED, by="eve")

    def record(*, person: str, status: str) -> tuple[str, str]:
        return person, status

    found = read(connection, schema.approach, record, status=schema.claim.c.status)

    assert found == [("Ada Quill", "unverified")]
