"""Which claims still need something, and what ruling on one takes."""

from typing import Any

from sqlalchemy import Connection

from claims.services.claims.assignments import take
from claims.services.claims.claim_edit import edit_claim
from claims.services.desk.policies import set_policy
from claims.services.reports.review_claims import claims_to_review, get_open_claim
from claims.vocabulary import Status
from support import TEXT, make_article
from support import claim as find
from support_desk import checked, folded, give, rule


def to_review(connection: Connection, *args: Any, **more: Any) -> list[str]:
    rows = claims_to_review(connection, *args, **more)
    return [each for row in rows for each in (row.claim, *row.details)]


def test_the_most_check_worthy_comes_first_or_the_text_is_followed(
    connection: Connection,
) -> None:
    article = make_article(connection)
    by_worth = ["harbour/2", "harbour/1", "harbour/3"]

    assert to_review(connection) == by_worth
    assert to_review(connection, article, order="text") == sorted(by_worth)


def test_what_is_checked_needs_nothing_and_what_changed_under_it_does(
    connection: Connection,
) -> None:
    checked(connection)
    edit_claim(connection, find(connection), by="ada", changes={"statement": "Other."})

    assert to_review(connection) == ["harbour/1"]


def test_only_what_somebody_holds_can_be_asked_for(connection: Connection) -> None:
    make_article(connection)
    take(connection, find(connection, "harbour/3"), by="bob")

    assert to_review(connection, holder="bob") == ["harbour/3"]


def test_what_is_given_for_a_second_check_is_open_to_who_checks_it_alone(
    connection: Connection,
) -> None:
    checked(connection)
    give(connection)

    assert to_review(connection, by="bob") == ["harbour/1"]
    assert to_review(connection, by="ada") == []


def test_an_open_claim_comes_with_its_text_and_what_the_policy_asks(
    connection: Connection,
) -> None:
    make_article(connection)
    set_policy(connection, '[default]\nchecklist = ["names"]\n', by="eve")

    found = get_open_claim(connection, find(connection))

    assert (found.title, found.revision.text) == ("Harbour bridge", TEXT)
    assert (found.needs_verdict, found.checklist) == (True, ("names",))


def test_who_checks_blind_is_not_shown_what_was_ruled(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    give(connection)

    seen = get_open_claim(connection, find(connection), by="bob").checked
    known = get_open_claim(connection, find(connection), by="ada").checked

    assert (seen.claim.status, seen.verdicts) == (Status.UNVERIFIED, ())
    assert len(known.verdicts) == 1


def test_what_is_folded_comes_after_its_row(connection: Connection) -> None:
    folded(connection)

    [row] = claims_to_review(connection)

    assert (row.claim, row.details) == ("harbour/2", ("harbour/1", "harbour/3"))
    shown = get_open_claim(connection, find(connection, "harbour/2"), by="ada")
    assert [each.claim.id for each in shown.details] == ["harbour/1", "harbour/3"]
