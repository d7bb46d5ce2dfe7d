"""What of an article a person has looked at, and what nobody has."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, NotFoundError
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_add import add_claim
from claims.services.claims.coverage import coverage_of, mark_blanks
from claims.services.core.lookup import ArticleName, find_article
from support import grows_with, propose
from support_desk import rule, take_in, word

TEXT = "The bridge is safe. Nobody knows why."


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """Two sentences, with a proposal in the first."""
    proposals = [propose(TEXT, "The bridge is safe")]
    sentences = [(0, 19), (20, len(TEXT))]
    take_in(connection, TEXT, extraction=Extraction("t", "1", proposals, sentences))
    return find_article(connection, "harbour")


def test_a_proposal_covers_its_words_once_somebody_looked_at_it(
    connection: Connection, article: ArticleName
) -> None:
    before = coverage_of(connection, article)
    rule(connection)
    after = coverage_of(connection, article)

    assert (before.sentences, before.whole, before.untouched) == (2, 0, 2)
    assert [each.claims for each in before.blanks] == [("harbour/1",), ()]
    assert (after.whole, after.untouched) == (1, 1)
    assert [each.span.quote for each in after.blanks] == ["Nobody knows why"]


def test_a_claim_that_a_person_adds_covers_its_words(
    connection: Connection, article: ArticleName
) -> None:
    add_claim(connection, article, word(TEXT, "Nobody knows"), by="ada")

    [_, left] = coverage_of(connection, article).blanks

    assert (left.sentence, left.span.quote.strip(" .")) == (2, "why")


def test_the_blanks_of_a_sentence_are_marked_as_nothing_to_check(
    connection: Connection, article: ArticleName
) -> None:
    [made] = mark_blanks(connection, article, [2], reason="a saying", by="ada")

    assert made.span.quote == "Nobody knows why"
    assert coverage_of(connection, article).whole == 1
    with pytest.raises(NotFoundError) as refused:
        mark_blanks(connection, article, [2], reason=None, by="ada")
    assert str(refused.value) == (
        "no blank words in sentence 2 of harbour; claims coverage harbour lists them"
    )


def test_a_proposal_that_nobody_looked_at_is_not_passed_over(
    connection: Connection, article: ArticleName
) -> None:
    with pytest.raises(ConflictError) as refused:
        mark_blanks(connection, article, [1], reason=None, by="ada")

    assert str(refused.value) == (
        "sentence 1 has harbour/1, which nobody has looked at; rule on it, or:"
        " claims drop harbour/1"
    )


def test_the_time_grows_with_the_text_alone(connection: Connection) -> None:
    def cover(count: int) -> None:
        text = " ".join(f"Fact{number:05} is so." for number in range(count))
        at = range(0, len(text), 16)
        proposals = [propose(text, text[start : start + 9]) for start in at[::2]]
        whole = [(start, start + 15) for start in at]
        extraction = Extraction("t", "1", proposals, whole)
        slug = take_in(connection, text, f"a{count}", extraction).slug
        articles[count] = find_article(connection, slug)

    articles: dict[int, ArticleName] = {}
    for count in (500, 2000):
        cover(count)

    assert grows_with(500, lambda count: coverage_of(connection, articles[count]))
