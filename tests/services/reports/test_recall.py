"""What a source or a claim that fell takes with it, and what is past its day."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Recalled
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.core.verdicts_in_force import list_stale
from claims.services.evidence.sources import NewSource, add_source, find_source
from claims.services.reports.recall import recall_claim, recall_source
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import SourceKind, Status
from support import claim as find
from support import make_article, propose
from support_desk import cite, rule

OTHER = "Once more: “40,000 VEHICLES a day”. And 12 million, it said."


@pytest.fixture
def agency(connection: Connection) -> None:
    """Two articles; a paper that rests on an agency is cited in both."""
    make_article(connection)
    said = [
        propose(OTHER, "40,000 VEHICLES a day"),
        propose(OTHER, "12 million"),
    ]
    make_article(connection, "other", OTHER, said)
    add_source(connection, NewSource("agency", SourceKind.DOCUMENT), by="ada")
    origin = find_source(connection, "agency").id
    paper = NewSource("paper", SourceKind.PAGE, origin_id=origin)
    add_source(connection, paper, by="ada")
    secret = NewSource(
        "J. Doe", SourceKind.PERSON, confidential=True,
        origin_id=find_source(connection, "paper").id,
    )  # fmt: skip
    add_source(connection, secret, by="ada")


def from_source(connection: Connection, name: str = "agency") -> list[Recalled]:
    return recall_source(connection, find_source(connection, name))


def from_claim(
    connection: Connection, name: str = "harbour/1"
) -> list[tuple[str, str]]:
    found = recall_claim(connection, find(connection, name))
    return [(each.claim, each.because) for each in found]


def test_what_rests_on_a_source_is_found_in_every_article(
    connection: Connection, agency: None
) -> None:
    cite(connection, source="agency")
    rule(connection)
    cite(connection, "other/2", source="paper")
    rule(connection, "other/2")
    cite(connection, "harbour/2", source="https://example.org/elsewhere")
    rule(connection, "harbour/2")

    found = from_source(connection)

    assert [(each.claim, each.because) for each in found] == [
        ("harbour/1", "verdict 1 cites evidence 1"),
        ("other/2", "verdict 1 cites evidence 1, through paper"),
    ]
    assert found[0].spans[0].quote == "40,000 vehicles a day"
    assert (found[0].article, found[0].status) == ("harbour", Status.CHECKED)
    assert [each.claim for each in from_source(connection, "paper")] == ["other/2"]


def test_a_confidential_source_in_between_is_not_named(
    connection: Connection, agency: None
) -> None:
    cite(connection, source="J. Doe")
    rule(connection)

    [found] = from_source(connection)

    key = find_source(connection, "J. Doe").id
    assert found.because == f"verdict 1 cites evidence 1, through source {key}"


def test_evidence_that_no_verdict_in_force_cites_recalls_nothing(
    connection: Connection, agency: None
) -> None:
    cite(connection, source="agency")
    assert from_source(connection) == []
    rule(connection)
    rule(connection, cite=[], because="on other grounds")
    assert from_source(connection) == []
    rule(connection, because="once more")
    assert len(from_source(connection)) == 1
    withdraw_verdict(connection, find(connection), because="wrong", by="ada")
    assert from_source(connection) == []


def test_suspended_claims_are_recalled_and_dropped_ones_are_not(
    connection: Connection, agency: None
) -> None:
    cite(connection, source="agency")
    rule(connection)
    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})

    assert [each.status for each in from_source(connection)] == [Status.SUSPENDED]
    drop_claim(connection, find(connection), because="no claim", by="ada")
    assert from_source(connection) == []


def test_sources_that_rest_on_each_other_end(
    connection: Connection, agency: None
) -> None:
    keys = [find_source(connection, each).id for each in ("agency", "paper")]
    table = schema.source
    connection.execute(
        sa.update(table).where(table.c.id == keys[0]).values(origin_id=keys[1])
    )
    cite(connection, source="paper")
    rule(connection)

    assert len(from_source(connection)) == len(from_source(connection, "paper")) == 1


def test_the_same_statement_and_the_same_words_are_found_elsewhere(
    connection: Connection, agency: None
) -> None:
    assert from_claim(connection) == [
        ("harbour/1", "the claim itself"),
        ("other/1", "the same statement"),
    ]
    other = find(connection, "other/1")
    edit_claim(connection, other, by="bob", changes={"statement": "It is busy."})
    assert from_claim(connection) == [
        ("harbour/1", "the claim itself"),
        ("other/1", "the same words"),
    ]
    assert from_claim(connection, "other/1")[1] == ("harbour/1", "the same words")


def test_a_longer_sentence_with_the_same_words_is_not_the_same(
    connection: Connection, agency: None
) -> None:
    assert from_claim(connection, "other/2") == [("other/2", "the claim itself")]


def test_duplicates_and_groups_are_found(connection: Connection) -> None:
    make_article(connection)
    kept, other = find(connection), find(connection, "harbour/2")
    merge_claims(connection, kept, [other], by="ada")

    found = from_claim(connection, "harbour/1")
    assert ("harbour/2", "the same words") in found
    edit = schema.claim
    connection.execute(
        sa.update(edit)
        .where(edit.c.id.in_([find(connection, "harbour/3").id, kept.id]))
        .values(group_id=7)
    )
    assert ("harbour/3", "the same group") in from_claim(connection)
    assert ("harbour/1", "the same words") in from_claim(connection, "harbour/2")


def test_withdrawn_articles_are_not_recalled_unless_named(
    connection: Connection, agency: None
) -> None:
    article = find(connection, "other/1").article
    withdraw_article(connection, article, because="a draft", by="ada")

    assert from_claim(connection) == [("harbour/1", "the claim itself")]
    assert from_claim(connection, "other/1") == [
        ("other/1", "the claim itself"),
        ("harbour/1", "the same statement"),
    ]


def test_a_verdict_is_stale_after_its_day(connection: Connection) -> None:
    make_article(connection)
    day = date(2024, 9, 2)
    rule(connection, recheck_by=day)
    rule(connection, "harbour/2", recheck_by=date(2024, 1, 1))
    rule(connection, "harbour/3")

    def stale(on: date) -> list[str]:
        return [each.claim for each in list_stale(connection, on)]

    assert stale(day) == ["harbour/2"]
    assert stale(date(2024, 9, 3)) == ["harbour/2", "harbour/1"]
    rule(connection, "harbour/2", because="looked again")
    assert stale(date(2024, 9, 3)) == ["harbour/1"]
    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})
    assert stale(date(2024, 9, 3)) == []


def test_what_is_stale_in_a_withdrawn_article_shows_when_it_is_named(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, recheck_by=date(2024, 1, 1))
    withdraw_article(connection, article, because="a draft", by="ada")

    assert list_stale(connection, date(2025, 1, 1)) == []
    assert len(list_stale(connection, date(2025, 1, 1), article)) == 1
