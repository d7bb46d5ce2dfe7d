"""A verdict never survives a change of the words that it was about."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.claims.claim_merge import merge_claims
from claims.vocabulary import Conclusion, Kind, Status
from support import TEXT, make_article
from support import claim as find
from support_desk import places, rule, status, word

OTHER_WORDS: dict[str, dict[str, Any]] = {
    "statement": {"changes": {"statement": "The bridge carried 50,000."}},
    "speaker": {"changes": {"speaker": "Ada Quill"}},
    "another span": {"changes": {}, "mentions": word(TEXT, "40,000").mentions},
    "a shorter span": {
        "changes": {},
        "mentions": word(TEXT, "40,000 vehicles").mentions,
    },
    "a further part": {
        "changes": {},
        "mentions": word(TEXT, "40,000 vehicles a day", "it closed").mentions,
    },
}

SAME_WORDS: dict[str, dict[str, Any]] = {
    "kind": {"changes": {"kind": Kind.RULE}},
    "worth": {"changes": {"check_worthiness": 1.0, "reasons": ["by hand"]}},
    "the same statement": {"changes": {"statement": "40,000 vehicles a day."}},
    "the same span": {
        "changes": {},
        "mentions": word(TEXT, "40,000 vehicles a day").mentions,
    },
}


@pytest.mark.parametrize("change", OTHER_WORDS)
def test_a_change_of_its_words_suspends_a_checked_claim(
    connection: Connection, change: str
) -> None:
    make_article(connection)
    rule(connection)

    edit_claim(connection, find(connection), by="bob", **OTHER_WORDS[change])

    found = get_claim(connection, find(connection))
    assert found.status == Status.SUSPENDED
    assert (found.rating, found.checker) == ("unverifiable", "ada")


@pytest.mark.parametrize("change", SAME_WORDS)
def test_what_changes_no_words_leaves_a_checked_claim_checked(
    connection: Connection, change: str
) -> None:
    make_article(connection)
    rule(connection)

    edit_claim(connection, find(connection), by="bob", **SAME_WORDS[change])

    assert status(connection) == Status.CHECKED


@pytest.mark.parametrize("change", OTHER_WORDS)
def test_putting_the_words_back_puts_the_verdict_in_force_again(
    connection: Connection, change: str
) -> None:
    make_article(connection)
    name = find(connection)
    before, where = get_claim(connection, name), places(connection, name)
    rule(connection)
    edit_claim(connection, name, by="bob", **OTHER_WORDS[change])

    changes = {"statement": before.statement, "speaker": before.speaker}
    edit_claim(connection, name, by="bob", changes=changes, mentions=where)

    assert status(connection) == Status.CHECKED


def test_an_unchecked_claim_stays_unverified_whatever_changes(
    connection: Connection,
) -> None:
    make_article(connection)

    for change in (*OTHER_WORDS.values(), *SAME_WORDS.values()):
        edit_claim(connection, find(connection), by="bob", **change)
        assert status(connection) == Status.UNVERIFIED


def test_a_further_mention_keeps_a_claim_checked(connection: Connection) -> None:
    make_article(connection)
    rule(connection)

    merge_claims(
        connection, find(connection), [find(connection, "harbour/2")], by="bob"
    )

    assert status(connection) == Status.CHECKED
    assert len(get_claim(connection, find(connection)).mentions) == 1


def test_the_order_of_the_mentions_means_nothing(connection: Connection) -> None:
    make_article(connection)
    name = find(connection)
    first, second = word(TEXT, "40,000").mentions[0], word(TEXT, "May").mentions[0]
    edit_claim(connection, name, by="ada", changes={}, mentions=[first, second])
    rule(connection)

    edit_claim(connection, name, by="bob", changes={}, mentions=[second, first])

    assert status(connection) == Status.CHECKED


def test_losing_a_mention_that_was_ruled_on_suspends_a_claim(
    connection: Connection,
) -> None:
    make_article(connection)
    name = find(connection)
    first, second = word(TEXT, "40,000").mentions[0], word(TEXT, "May").mentions[0]
    edit_claim(connection, name, by="ada", changes={}, mentions=[first, second])
    rule(connection)

    edit_claim(connection, name, by="bob", changes={}, mentions=[first])

    assert status(connection) == Status.SUSPENDED


def test_the_same_parts_as_other_mentions_are_other_words(
    connection: Connection,
) -> None:
    make_article(connection)
    name = find(connection)
    both = word(TEXT, "40,000", "a day").mentions
    edit_claim(connection, name, by="ada", changes={}, mentions=both)
    rule(connection)

    apart = [[part] for part in both[0]]
    edit_claim(connection, name, by="bob", changes={}, mentions=apart)

    assert status(connection) == Status.SUSPENDED


def test_a_new_verdict_makes_a_suspended_claim_checked(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})

    verdict = rule(connection, by="bob")

    assert status(connection) == Status.CHECKED
    assert (verdict.number, verdict.statement) == (2, "Other.")


def test_the_words_of_an_earlier_verdict_do_not_revive_it(
    connection: Connection,
) -> None:
    make_article(connection)
    name = find(connection)
    old = get_claim(connection, name).statement
    rule(connection)
    edit_claim(connection, name, by="bob", changes={"statement": "Other."})
    rule(connection, by="bob")

    edit_claim(connection, name, by="bob", changes={"statement": old})

    assert status(connection) == Status.SUSPENDED


def test_the_claim_repeats_what_the_verdict_in_force_says(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection, because="first")
    rule(connection, because="second", by="bob")

    found = get_claim(connection, find(connection))

    assert (found.rating, found.checker) == ("unverifiable", "bob")
    assert found.conclusion == Conclusion.NOT_ENOUGH_EVIDENCE


def test_one_claim_s_verdict_leaves_the_others_as_they_were(
    connection: Connection,
) -> None:
    make_article(connection)
    table = schema.claim
    others = sa.select(table).where(table.c.number != 1).order_by(table.c.id)
    before = connection.execute(others).all()

    rule(connection)

    assert connection.execute(others).all() == before
