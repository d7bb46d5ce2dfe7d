"""The query that a checker lives in."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Claim, ClaimLine, Span, lacks_of
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import (
    count_claims,
    get_claim,
    list_claims,
)
from claims.services.claims.table_lines import list_lines
from claims.services.core.claim_filter import Filter
from claims.vocabulary import Conclusion, Kind, Status
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import cite, rule, word


def make_desk(connection: Connection) -> int:
    """Two articles; of the first, one claim is checked, one suspended, one dropped."""
    article = make_article(connection)
    text = "Another harbour has two cranes and one clock."
    make_article(
        connection,
        "second",
        text,
        [
            propose(text, "two cranes", worth=0.9, kind=Kind.QUANTITY),
            propose(text, "one clock", worth=0.1, speaker="ada quill"),
        ],
    )
    rule(connection)
    cite(connection, "harbour/2")
    rule(connection, "harbour/2", "true", by="bob")
    edit_claim(
        connection, find(connection, "harbour/2"), by="bob", changes={"speaker": "Q"}
    )
    drop_claim(connection, find(connection, "harbour/3"), because="no", by="bob")
    return article.id


def ids(connection: Connection, wanted: Filter, **how: object) -> list[str | None]:
    found = list_claims(connection, wanted, **how)  # type: ignore[arg-type]
    assert count_claims(connection, wanted) == len(found)
    return [each.id for each in found]


def test_the_most_check_worthy_come_first_and_the_dropped_not_at_all(
    connection: Connection,
) -> None:
    make_desk(connection)

    # The first of two that are worth the same is the one that was proposed first.
    assert ids(connection, Filter()) == [
        "harbour/2",
        "second/1",
        "harbour/1",
        "second/2",
    ]


FILTERS: dict[str, tuple[Filter, list[str]]] = {
    "unverified": (Filter(status=Status.UNVERIFIED), ["second/1", "second/2"]),
    "checked": (Filter(status=Status.CHECKED), ["harbour/1"]),
    "suspended": (Filter(status=Status.SUSPENDED), ["harbour/2"]),
    "dropped": (Filter(status=Status.DROPPED), ["harbour/3"]),
    "kind": (Filter(kind=Kind.QUANTITY), ["second/1", "harbour/1"]),
    "no such kind": (Filter(kind=Kind.RULE), []),
    "speaker": (Filter(speaker="Q"), ["harbour/2"]),
    "speaker, to the letter": (Filter(speaker="Ada Quill"), []),
    "own voice": (Filter(own_voice=True), ["second/1", "harbour/1"]),
    "rating": (Filter(rating="unverifiable"), ["harbour/1"]),
    "checker": (Filter(checker="bob"), ["harbour/2"]),
    "no such checker": (Filter(checker="eve"), []),
    "worth": (Filter(min_worth=0.4), ["harbour/2", "second/1", "harbour/1"]),
    "words": (Filter(match="cranes"), ["second/1"]),
    "several at once": (
        Filter(kind=Kind.QUANTITY, status=Status.CHECKED, checker="ada", min_worth=0.1),
        ["harbour/1"],
    ),
    "words and more": (Filter(match="vehicles", kind=Kind.QUANTITY), ["harbour/1"]),
    "words of the dropped": (
        Filter(match="million", status=Status.DROPPED),
        ["harbour/3"],
    ),
    "words of none that stands": (Filter(match="million"), []),
}


@pytest.mark.parametrize("case", FILTERS)
def test_a_filter_lists_and_counts_what_fits(connection: Connection, case: str) -> None:
    make_desk(connection)
    wanted, expected = FILTERS[case]

    assert ids(connection, wanted) == expected


def test_an_article_filters_every_other_filter(connection: Connection) -> None:
    harbour = make_desk(connection)

    found = ids(connection, Filter(article_id=harbour, kind=Kind.QUANTITY))
    matched = ids(connection, Filter(article_id=harbour, match="harbour"))

    assert found == ["harbour/1"]
    assert matched == []


def test_claims_are_filtered_by_the_days_on_which_they_were_recorded(
    connection: Connection,
) -> None:
    make_article(connection)
    moments = {
        1: datetime(2024, 9, 1, 23, 59, 59, 999_999, UTC),
        2: datetime(2024, 9, 2, 0, 0, 0, 0, UTC),
        3: datetime(2024, 9, 2, 23, 59, 59, 999_999, UTC),
    }
    for number, moment in moments.items():
        connection.execute(
            sa.update(schema.claim)
            .where(schema.claim.c.number == number)
            .values(recorded_at=moment)
        )
    day = date(2024, 9, 2)

    assert ids(connection, Filter(since=day)) == ["harbour/3", "harbour/2"]
    assert ids(connection, Filter(until=day)) == ["harbour/3", "harbour/2", "harbour/1"]
    assert ids(connection, Filter(until=day - timedelta(1))) == ["harbour/1"]
    assert ids(connection, Filter(since=day, until=day)) == ["harbour/3", "harbour/2"]
    assert ids(connection, Filter(since=day + timedelta(1))) == []


def test_an_order_can_be_asked_for(connection: Connection) -> None:
    make_desk(connection)

    assert ids(connection, Filter(), sort="number") == [
        "harbour/1", "harbour/2", "second/1", "second/2",
    ]  # fmt: skip
    newest = ids(connection, Filter(), sort="newest")
    assert newest == ["second/2", "second/1", "harbour/2", "harbour/1"]
    words = Filter(match="harbour")
    assert ids(connection, Filter(match="quantity")) == []
    assert ids(connection, words, sort="worth") == ids(connection, words)


def test_words_and_days_list_the_newest_first(connection: Connection) -> None:
    article = make_article(connection)
    for quote in ("bridge", "The bridge", "Harbour bridge"):
        add_claim(connection, article, word(TEXT, quote), by="ada")
    expected = ["harbour/6", "harbour/5", "harbour/4"]

    assert ids(connection, Filter(match="bridge")) == expected
    assert ids(connection, Filter(since=date(2000, 1, 1)))[:3] == expected
    by_worth = ids(connection, Filter(match="bridge"), sort="worth")
    assert by_worth == expected[::-1]


def test_at_most_so_many_are_listed(connection: Connection) -> None:
    make_desk(connection)

    found = list_claims(connection, Filter(), limit=2)
    everything = list_claims(connection, Filter(), limit=None)

    assert [each.id for each in found] == ["harbour/2", "second/1"]
    assert len(everything) == 4
    assert list_claims(connection, Filter(), limit=0) == []


def test_a_claim_is_listed_with_all_that_it_says(connection: Connection) -> None:
    make_article(connection)
    rule(connection, "harbour/3")

    [found] = list_claims(connection, Filter(status=Status.CHECKED))

    at = TEXT.index("spent")
    assert found == Claim(
        id="harbour/3",
        article="harbour",
        revision=1,
        statement="Spent 12 million on repairs.",
        kind=Kind.EVENT,
        speaker="Ada Quill",
        check_worthiness=0.2,
        reasons=("a test",),
        status=Status.CHECKED,
        rating="unverifiable",
        conclusion=Conclusion.NOT_ENOUGH_EVIDENCE,
        checker="ada",
        spans=(Span(at, at + 27, "spent 12 million on repairs"),),
        engine="test 1",
    )
    assert get_claim(connection, find(connection, "harbour/3")) == found


def test_a_line_says_what_the_claim_says(connection: Connection) -> None:
    make_article(connection)

    lines = list_lines(connection, Filter())

    claims = list_claims(connection, Filter())
    assert [line._replace(missing="") for line in lines] == [
        ClaimLine(
            missing="",
            **{
                name: getattr(claim, name)
                for name in ClaimLine._fields
                if name != "missing"
            },
        )
        for claim in claims
    ]
    assert [lacks_of(json.loads(line.missing)) for line in lines] == [
        claim.lacks for claim in claims
    ]


def test_a_dropped_claim_can_be_shown(connection: Connection) -> None:
    make_desk(connection)

    found = get_claim(connection, find(connection, "harbour/3"))

    assert found.status == Status.DROPPED
    assert found.spans[0].quote == "spent 12 million on repairs"


def test_a_claim_that_a_person_added_has_no_engine(connection: Connection) -> None:
    article = make_article(connection)

    name = add_claim(connection, article, word(TEXT, "May"), by="ada")

    assert get_claim(connection, name).engine is None
