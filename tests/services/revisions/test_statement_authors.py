from sqlalchemy import Connection

from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.revisions.statement_authors import Written, statement_authors
from support import TEXT, claim, make_article
from support_desk import SAFE, revise_to, word

BEGIN = TEXT.index("40,000 vehicles a day")
PLACE = [[(BEGIN, BEGIN + 21)]]
OWN = "Forty thousand cars crossed it daily."
NEXT = TEXT.replace("40,000", "41,000")


def test_an_engines_statement_has_no_author(connection: Connection) -> None:
    assert statement_authors(connection, make_article(connection)) == {}


def test_who_edits_a_statement_wrote_it_for_the_text_of_then(
    connection: Connection,
) -> None:
    article, name = make_article(connection), claim(connection)

    edit_claim(connection, name, by="ada", changes={"statement": OWN})
    edit_claim(connection, name, by="ada", changes={"criticises": "nobody"})

    assert statement_authors(connection, article) == {1: Written(OWN, 1, PLACE, True)}


def test_who_says_that_it_holds_wrote_it_for_the_words_as_they_are(
    connection: Connection,
) -> None:
    article, name = make_article(connection), claim(connection)
    edit_claim(connection, name, by="ada", changes={"statement": OWN})
    revise_to(connection, article, NEXT)

    edit_claim(connection, name, by="ada", changes={}, settled="kept")

    assert statement_authors(connection, article) == {1: Written(OWN, 2, PLACE, True)}


def test_the_wording_of_the_text_is_nobodys_own(connection: Connection) -> None:
    article, name = make_article(connection), claim(connection)
    edit_claim(connection, name, by="ada", changes={"statement": OWN})
    revise_to(connection, article, NEXT)

    edit_claim(connection, name, by="ada", changes={}, settled="as-text")

    found = statement_authors(connection, article)[1]
    assert (found.statement, found.by_person) == ("41,000 vehicles a day", False)


def test_a_claim_is_added_in_own_words_or_in_those_of_the_text(
    connection: Connection,
) -> None:
    article = make_article(connection)

    add_claim(connection, article, SAFE, by="ada")
    own = word(TEXT, "The bridge is", statement=OWN)
    add_claim(connection, article, own, by="ada")

    found = statement_authors(connection, article)
    assert [found[4].by_person, found[5].by_person] == [False, True]
