"""Which details hold what a person must have seen, and what the policy asks of them."""

import pytest
from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_fold import fold_claim
from claims.services.claims.claim_look import look_at
from claims.services.core.detail_traits import detail_traits
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.vocabulary import DetailTrait, Status
from support import claim as find
from support import make_article, propose
from support_desk import damage, status

TEXT = (
    "Mayor Ada Quill, a lawyer, said the bridge that closed for 9 days in May 2019 is"
    " “safe now”, and blamed Ole Berg for it."
)
DETAILS = {
    "a lawyer": set(),
    "for 9 days": {DetailTrait.FIGURES},
    "in May 2019": {DetailTrait.DATES},
    "the bridge that closed": {DetailTrait.SAID},
    "safe now": {DetailTrait.QUOTATIONS},
    "blamed Ole Berg": {DetailTrait.CRITICISED},
}
NAMES = {quote: f"harbour/{number}" for number, quote in enumerate(DETAILS, 2)}


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article with one claim, and details of it."""
    whole = propose(TEXT, TEXT[:-1])
    parts = [
        propose(TEXT, quote, speaker="Ada Quill" if "closed" in quote else None)
        for quote in DETAILS
    ]
    made = make_article(connection, text=TEXT, claims=[whole, *parts])
    accused = find(connection, NAMES["blamed Ole Berg"])
    edit_claim(connection, accused, by="eve", changes={"criticises": "Ole Berg"})
    for name in ("for 9 days", "in May 2019"):
        values = [{"type": "date" if "May" in name else "number"}]
        changes = {"extra": {"values": values}}
        edit_claim(connection, find(connection, NAMES[name]), by="eve", changes=changes)
    return made


@pytest.mark.parametrize("quote", DETAILS)
def test_a_detail_has_the_traits_of_its_words(
    connection: Connection, article: ArticleName, quote: str
) -> None:
    key = find(connection, NAMES[quote]).id

    assert detail_traits(connection, [key]) == {key: frozenset(DETAILS[quote])}


def test_a_row_has_no_traits(connection: Connection, article: ArticleName) -> None:
    assert detail_traits(connection, [find(connection).id]) == {}


def test_under_the_shipped_policy_a_look_settles_a_title_and_no_figure(
    connection: Connection, article: ArticleName
) -> None:
    for name in NAMES.values():
        look_at(connection, find(connection, name), by="ada")

    stand = {quote: status(connection, name) for quote, name in NAMES.items()}
    checked = [quote for quote, found in stand.items() if found == Status.CHECKED]
    assert checked == ["a lawyer"]
    assert damage(connection, article) == []


def test_a_policy_that_says_nothing_asks_a_verdict_on_every_detail(
    connection: Connection, article: ArticleName
) -> None:
    set_policy(connection, 'name = "x"\n[gate]\ncoverage = false', by="ada")

    look_at(connection, find(connection, NAMES["a lawyer"]), by="ada")

    assert status(connection, NAMES["a lawyer"]) == Status.UNVERIFIED


def test_what_is_unfolded_needs_a_verdict_again(
    connection: Connection, article: ArticleName
) -> None:
    title = find(connection, NAMES["a lawyer"])
    look_at(connection, title, by="ada")

    fold_claim(connection, title, None, by="bob")

    assert status(connection, NAMES["a lawyer"]) == Status.UNVERIFIED
    assert damage(connection, article) == []


def test_what_a_row_is_said_to_say_changes_what_its_details_need(
    connection: Connection, article: ArticleName
) -> None:
    said = NAMES["the bridge that closed"]
    look_at(connection, find(connection, said), by="ada")
    before = status(connection, said)

    edit_claim(connection, find(connection), by="bob", changes={"speaker": "Ada Quill"})

    assert (before, status(connection, said)) == (Status.UNVERIFIED, Status.CHECKED)
    assert damage(connection, article) == []
