"""What people typed about a person, as a redaction lists it."""

from sqlalchemy import Connection

from claims.services.articles.article_edit import edit_article
from claims.services.evidence.sources import NewSource, add_source
from claims.services.people.person_traces import traces_of
from claims.vocabulary import SourceKind
from support import make_article
from support_desk import cite, rule


def test_a_trace_says_where_it_is_and_in_which_field(connection: Connection) -> None:
    make_article(connection)
    cite(connection, passage="Zoë Müller counted", by="ada")
    rule(connection, because="müller said so", by="ada")

    found = list(traces_of(connection, ["Zoë Müller"], []))

    assert found == [
        "evidence 1 of harbour/1: passage",
        "verdict 1 of harbour/1: rationale",
        "the ledger: the words in 2 entries",
    ]


def test_words_of_the_article_are_traces_too(connection: Connection) -> None:
    make_article(connection)

    found = list(traces_of(connection, ["Ada Quill"], []))

    assert "revision 1 of harbour: text" in found
    assert "claim harbour/3: speaker" in found


def test_the_first_slug_of_an_article_stays_whatever_it_is_called_now(
    connection: Connection,
) -> None:
    name = make_article(connection, "ada-quill", "The bridge is safe.", claims=[])
    then = list(traces_of(connection, ["Ada Quill"], []))

    edit_article(connection, name, {"slug": "mayor"}, by="bob")

    found = list(traces_of(connection, ["Ada Quill"], []))
    assert then[0] == "article ada-quill: slug, first slug (stays)"
    assert found[0] == "article mayor: first slug (stays), former_slugs"
    assert found[1] == "the ledger: the words in 3 entries"


def test_a_part_of_a_word_is_no_trace(connection: Connection) -> None:
    make_article(connection)

    assert list(traces_of(connection, ["bri", "x"], [])) == []


def test_nobody_learns_who_a_confidential_source_is(connection: Connection) -> None:
    make_article(connection)
    new = NewSource("Zebedee Moon", SourceKind.PERSON, confidential=True, note="Moon")
    add_source(connection, new, by="ada")
    cite(connection, source="Zebedee Moon", passage="Moon counted", by="ada")
    rule(connection, because="Zebedee Moon said so", by="ada")

    assert list(traces_of(connection, ["Zebedee Moon"], [])) == []
