"""``--match``: both databases find the same."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims.errors import UsageError
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_list import count_claims, list_claims
from claims.services.core import search
from claims.services.core.claim_filter import Filter
from support import TEXT, make_article
from support_desk import on_one_desk, undone, word

STATEMENT = "Zoë's café in Ulaanbaatar sold 3,400 naïve maps; the ﬁle says 12%."


def matches(connection: Connection, text: str) -> bool:
    found = list_claims(connection, Filter(match=text))
    assert count_claims(connection, Filter(match=text)) == len(found)
    return bool(found)


@pytest.mark.parametrize(
    "text",
    [
        "Ulaanbaatar",
        "ULAANBAATAR maps",
        "maps Ulaanbaatar",
        "cafe",
        "CAFÉ",
        "cafe\u0301",
        "naive",
        "3,400",
        "3.400",
        "file",
        "12",
        "ulaan*",
        "sold ulaan*",
        "vehicles",
        "zoe s",
        '"sold"',
        "sold -maps",
        "sold!",
    ],
)
def test_words_are_found_whatever_their_case_or_accents(
    connection: Connection, text: str
) -> None:
    article = make_article(connection, claims=[])
    add_claim(
        connection, article, word(TEXT, "vehicles", statement=STATEMENT), by="ada"
    )

    assert matches(connection, text)


@pytest.mark.parametrize(
    "text",
    ["ulaan", "Norway", "sold Norway", "ulaan* norway", "sold OR norway", "34", "map"],
)
def test_a_claim_that_lacks_a_word_is_not_found(
    connection: Connection, text: str
) -> None:
    article = make_article(connection, claims=[])
    add_claim(
        connection, article, word(TEXT, "vehicles", statement=STATEMENT), by="ada"
    )

    assert not matches(connection, text)


@on_one_desk
@given(statement=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_claim_is_found_by_all_that_it_says_whatever_the_script(
    connection: Connection, statement: str
) -> None:
    assume(statement.strip() and search.fold(statement))
    assume("\0" not in statement)

    with undone(connection):
        article = make_article(connection, claims=[])
        new = word(TEXT, "vehicles", statement=statement)
        add_claim(connection, article, new, by="ada")

        assert matches(connection, statement.replace("*", ""))


@on_one_desk
@given(text=st.text(max_size=20))
def test_whatever_is_typed_is_searched_or_refused_in_words(
    connection: Connection, text: str
) -> None:
    refusal = ""
    try:
        matches(connection, text)
    except UsageError as error:
        refusal = str(error)

    no_word = f"--match {text!r} has no word to look for"
    assert refusal == ("" if search.fold(text) else no_word)


@pytest.mark.parametrize("text", ["", "  ", "*", "!?", "—"])
def test_what_has_no_word_is_refused(connection: Connection, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        list_claims(connection, Filter(match=text))

    assert str(refused.value) == f"--match {text!r} has no word to look for"
