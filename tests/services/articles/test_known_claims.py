"""Whether a proposal is a claim that the article has, or ever had."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from claims.services.articles.known_claims import (
    Known,
    is_same,
    known_claims,
    words_at,
    words_of,
)
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Kind
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to, word

CLAIM = Known(1, Kind.EVENT, "Ada Quill", (frozenset({1, 5, 9, 13, 17}),))

NEARLY = replace(CLAIM, places=(frozenset({1, 5, 9, 13}),))


def placed(*words: int) -> tuple[frozenset[int], ...]:
    return (frozenset(words),)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (CLAIM, True),
        (replace(CLAIM, places=placed(1, 5, 9, 13)), True),
        (replace(CLAIM, places=placed(1, 5, 9)), False),
        (replace(CLAIM, places=(frozenset({40}), *CLAIM.places)), True),
        (replace(CLAIM, places=placed(1, 5, 9, 13, 17, 21)), True),
        (replace(CLAIM, speaker="Mayor Quill"), True),
        (replace(CLAIM, speaker="Bob Ek"), False),
        (replace(CLAIM, speaker="Bob Ek", looked_at=True), True),
        (replace(CLAIM, kind=Kind.ATTRIBUTION), False),
        (replace(CLAIM, kind=Kind.ATTRIBUTION, looked_at=True), True),
        (replace(NEARLY, speaker="Bob Ek"), False),
        (replace(NEARLY, kind=Kind.RULE), False),
        (replace(NEARLY, kind=Kind.RULE, looked_at=True), True),
        (replace(NEARLY, kind=Kind.ATTRIBUTION, looked_at=True), False),
    ],
)
def test_the_same_words_are_one_claim_and_nearly_the_same_of_one_speaker(
    other: Known, same: bool
) -> None:
    assert is_same(CLAIM, other) == same


def test_words_are_counted_from_where_they_begin() -> None:
    text = words_of("It is safe.")

    assert words_at(text, [(0, 5)]) == {0, 3}
    assert words_at(text, [(4, 8)]) == {3, 6}
    assert words_at(text, [(10, 11)]) == {10}


def test_scripts_without_spaces_are_counted_by_letters() -> None:
    assert words_of("安全桥")[0] == [0, 1, 2]


def test_a_claim_is_known_as_it_is_and_as_it_was(connection: Connection) -> None:
    article = make_article(connection)
    edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={"kind": Kind.RULE},
        mentions=word(TEXT, "The bridge is safe").mentions,
    )
    text = "It is new. " + TEXT
    revise_to(connection, article, text)

    _, latest = latest_revision(connection, article)
    found = known_claims(connection, article, latest, words_of(text))

    forms = [each for each in found if each.number == 1]
    # The second text has it once more, at the same words.
    assert [each.kind for each in forms] == [Kind.QUANTITY, Kind.RULE, Kind.RULE]
    assert forms[1].places == forms[2].places
    assert all(each.looked_at for each in forms)
    first = words_at(words_of(text), word(text, "40,000 vehicles a day").mentions[0])
    assert forms[0].places == (first,)
