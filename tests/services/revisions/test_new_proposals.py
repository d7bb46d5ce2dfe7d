"""Of a revised text only what is new is proposed."""

from sqlalchemy import Connection

from claims.services.articles.proposals import Extraction
from claims.services.revisions.new_proposals import propose_new
from support import TEXT, make_article, propose
from support_desk import standing

NEW = "The ferry sank in 1999."


def test_a_sentence_that_is_new_is_proposed_and_an_old_one_is_not(
    connection: Connection,
) -> None:
    text = f"{TEXT} {NEW}"
    article = make_article(connection, text=text)
    proposals = [propose(text, "The bridge is safe"), propose(text, NEW[:-1])]
    extraction = Extraction("test", "1", proposals, [(0, len(text))])

    names = propose_new(
        connection, article, extraction, before=TEXT, after=text, by="ada"
    )

    assert names == ("harbour/4",)
    assert standing(connection)[-1] == "harbour/4"


def test_a_text_that_is_the_same_proposes_nothing(connection: Connection) -> None:
    article = make_article(connection)
    proposals = [propose(TEXT, "The bridge is safe")]
    extraction = Extraction("test", "1", proposals, [(0, len(TEXT))])

    assert (
        propose_new(connection, article, extraction, before=TEXT, after=TEXT, by="ada")
        == ()
    )
