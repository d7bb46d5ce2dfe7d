"""Ruling on claims."""

import pytest
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.desk.scales import get_scale
from claims.services.verdicts.verdict_add import (
    rating_of,
)
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import cite, everything, meanwhile, prepare, race, rule, status


def test_a_verdict_on_more_evidence_is_a_new_one(connection: Connection) -> None:
    make_article(connection)
    first = rule(connection)
    cite(connection)

    second = rule(connection)

    assert (first.evidence, second.evidence) == ((), (1,))


def test_the_same_verdict_on_a_suspended_claim_is_a_new_one(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})

    assert rule(connection).number == 2
    assert status(connection) == Status.CHECKED


def test_an_earlier_ruling_may_be_returned_to(connection: Connection) -> None:
    make_article(connection)
    rule(connection, because="no record")
    rule(connection, because="no record at all")

    assert rule(connection, because="no record").number == 3


def test_a_verdict_is_a_look_at_the_claim(connection: Connection) -> None:
    make_article(connection)

    rule(connection)

    looked = {
        row.number: row.looked_by_id
        for row in connection.execute(schema.claim.select()).all()
    }
    assert looked[1] is not None
    assert (looked[2], looked[3]) == (None, None)


@pytest.mark.parametrize("rating", ["true", "mostly-true", "misleading", "false"])
def test_a_rating_that_needs_evidence_is_refused_without(
    connection: Connection, rating: str
) -> None:
    make_article(connection)
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        rule(connection, rating=rating)

    assert str(refused.value) == (
        f"a verdict of {rating} needs evidence; add --evidence SOURCE,"
        " or first: claims evidence add harbour/1 SOURCE"
    )
    assert everything(connection) == before
    cite(connection)
    assert rule(connection, rating=rating).evidence == (1,)


def test_evidence_that_is_not_cited_does_not_count(connection: Connection) -> None:
    make_article(connection)
    cite(connection)

    with pytest.raises(ConflictError, match="a verdict of true needs evidence"):
        rule(connection, rating="true", cite=[])


def test_a_verdict_cites_what_it_rests_on(connection: Connection) -> None:
    make_article(connection)
    for passage in ("one", "two", "three"):
        cite(connection, passage=passage)

    every = rule(connection, rating="true")
    some = rule(connection, rating="true", cite=[3, 1, 3])

    assert (every.evidence, some.evidence) == ((1, 2, 3), (1, 3))


def test_evidence_of_another_claim_cannot_be_cited(connection: Connection) -> None:
    make_article(connection)
    cite(connection, "harbour/2")

    with pytest.raises(NotFoundError) as refused:
        rule(connection, cite=[1])

    assert str(refused.value) == (
        "no evidence 1 of harbour/1; claims evidence list harbour/1 shows them"
    )


def test_a_dropped_claim_is_not_ruled_on(connection: Connection) -> None:
    make_article(connection)
    drop_claim(connection, find(connection), because="no claim", by="bob")

    with pytest.raises(ConflictError) as refused:
        rule(connection)

    assert str(refused.value) == (
        "harbour/1 was dropped (no claim);"
        " take it back with: claims drop harbour/1 --undo"
    )


@pytest.mark.parametrize("because", ["", "  \n"])
def test_a_verdict_without_a_reason_is_refused(
    connection: Connection, because: str
) -> None:
    make_article(connection)

    with pytest.raises(UsageError) as refused:
        rule(connection, because=because)

    assert str(refused.value) == (
        "a verdict on harbour/1 needs a reason; pass --because TEXT"
    )


@pytest.mark.parametrize(
    "typed", ["mostly-true", "Mostly true", "MOSTLY-TRUE", "mostly TRUE"]
)
def test_a_rating_goes_by_its_key_or_its_label(
    connection: Connection, typed: str
) -> None:
    assert rating_of(get_scale(connection), typed).key == "mostly-true"


def test_a_rating_that_the_scale_lacks_is_refused(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(NotFoundError) as refused:
        rule(connection, rating="pants-fire")

    assert str(refused.value) == (
        "no rating 'pants-fire'; scale desk has true, mostly-true, misleading,"
        " mostly-false, false, fabricated, unverifiable"
    )


def test_a_scale_that_the_desk_lacks_is_refused(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(NotFoundError, match="no rating scale stars; the desk has acc"):
        rule(connection, scale="stars")


def test_two_verdicts_at_once_are_two_verdicts(database: str) -> None:
    prepare(database)

    first, second = meanwhile(
        database,
        lambda connection: rule(connection, by="ada"),
        lambda connection: rule(connection, by="bob"),
    )

    assert [each.number for each in (first, second)] == [1, 2]  # type: ignore[union-attr]


def test_the_same_verdict_of_several_commands_at_once_is_one(database: str) -> None:
    prepare(database)

    given = race(database, rule)

    assert [each.number for each in given] == [1, 1, 1, 1]


def test_a_verdict_while_the_words_change_is_about_the_new_words(
    database: str,
) -> None:
    prepare(database)

    def edit(connection: Connection) -> object:
        return edit_claim(
            connection, find(connection), by="bob", changes={"statement": "Other."}
        )

    def rule_then(connection: Connection) -> object:
        return rule(connection).statement

    first, second = meanwhile(database, edit, rule_then)

    assert (first, second) == (Status.UNVERIFIED, "Other.")


def test_evidence_that_counts_together_makes_another_verdict(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, passage="one")
    cite(connection, passage="two")
    rule(connection, cite=[1, 2])

    second = rule(connection, cite=[], sets=[[1, 2]])

    assert (second.number, second.sets) == (2, ((1, 2),))
    assert rule(connection, cite=[], sets=[[1, 2]]) == second
