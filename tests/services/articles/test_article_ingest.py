"""Taking an article in: an engine only proposes."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.articles.article_ingest import (
    find_same,
    free_slug,
    ingest,
    ingest_under_free_slug,
)
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_list import list_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import find_article
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Outcome, Status
from support import TEXT, make_article, make_document, propose
from support_desk import NOTHING, damage, everything, meanwhile, race, rows, take_in


def test_nothing_that_an_engine_proposes_is_checked_or_looked_at(
    connection: Connection,
) -> None:
    make_article(connection)

    claims = connection.execute(sa.select(schema.claim)).all()

    assert len(claims) == 3
    for row in claims:
        assert row.status == Status.UNVERIFIED
        assert row.run_id is not None
        assert (row.looked_by_id, row.added_by_id, row.checker_id) == (None, None, None)
        assert (row.rating, row.conclusion) == (None, None)
    assert rows(connection, schema.verdict) == []
    outcomes = connection.scalars(sa.select(schema.claim_outcome.c.outcome)).all()
    assert set(outcomes) == {Outcome.PROPOSED}


def test_more_claims_than_a_statement_takes_are_stored_each_with_its_words(
    connection: Connection,
) -> None:
    said = [f"Quay {number} is closed" for number in range(2_500)]
    text = ". ".join(said)

    article = make_article(
        connection, text=text, claims=[propose(text, s) for s in said]
    )

    stored = list_claims(connection, Filter(), sort="number", limit=None)
    assert [each.statement for each in stored] == [f"{each}." for each in said]
    assert [each.spans[0].quote for each in stored] == said
    assert damage(connection, article) == []


def test_who_takes_an_article_in_is_not_made_a_checker(connection: Connection) -> None:
    make_article(connection)

    assert rows(connection, schema.checker) == []


def test_a_text_is_stored_exactly_as_read_with_its_bytes(
    connection: Connection,
) -> None:
    text = "\ufeff  Zeile\r\nzwei\t—\u2028 e\u0301 \u202eشكر 👩‍👩‍👧‍👦 \n\n "
    document = replace(
        make_document(text), content=b"\xff\x00raw", encoding="cp1252", reader="html"
    )

    ingest(connection, document, NOTHING, slug="odd", title="T", by="ada")

    row = connection.execute(sa.select(schema.revision)).one()
    assert row.text == text
    assert row.content == b"\xff\x00raw"
    assert (row.encoding, row.reader, row.number) == ("cp1252", "html", 1)
    _, revision = latest_revision(connection, find_article(connection, "odd"))
    assert revision.text == text


def test_what_the_document_says_of_itself_is_kept(connection: Connection) -> None:
    document = replace(
        make_document(),
        byline="A. Quill",
        outlet="The Tide",
        url="https://example.org/a",
        published_on=date(2024, 9, 2),
        language="mn",
    )

    ingest(connection, document, NOTHING, slug="harbour", title="Other", by="ada")

    row = connection.execute(sa.select(schema.article)).one()
    assert (row.title, row.byline, row.outlet) == ("Other", "A. Quill", "The Tide")
    assert (row.url, row.published_on) == ("https://example.org/a", date(2024, 9, 2))
    assert row.language == "mn"


def test_an_article_without_sentences_or_claims_is_taken_in(
    connection: Connection,
) -> None:
    done = take_in(connection, text="")

    assert (done.claims, done.rejected, done.sentences) == (0, 0, 0)
    assert damage(connection, find_article(connection, "harbour")) == []


def test_sentences_are_stored_where_they_stand(connection: Connection) -> None:
    take_in(connection, extraction=Extraction("test", "1", [], [(0, 31), (32, 90)]))

    table = schema.sentence.c
    found = connection.execute(
        sa.select(table.number, table.start_char, table.end_char).order_by(table.number)
    ).all()
    assert [tuple(row) for row in found] == [(1, 0, 31), (2, 32, 90)]


def test_a_text_that_the_desk_has_is_refused_and_named(connection: Connection) -> None:
    make_article(connection)
    before = everything(connection)

    assert find_same(connection, make_document()) == "harbour"
    assert find_same(connection, make_document(TEXT + " ")) is None
    with pytest.raises(ConflictError) as refused:
        take_in(connection, slug="other")

    assert str(refused.value) == ("harbour has this text already")
    assert everything(connection) == before


def test_a_slug_that_is_taken_is_refused(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        take_in(connection, text="Another text.")

    assert str(refused.value) == "'harbour' is taken; choose another with --slug"


def test_the_slug_of_the_desk_s_own_record_is_taken(connection: Connection) -> None:
    with pytest.raises(ConflictError, match="'desk' is taken; choose another"):
        take_in(connection, slug="desk")


@pytest.mark.parametrize("slug", ["", " ", "a/b", "a b", "a\n", "\x1b[1m"])
def test_what_cannot_be_typed_in_a_claim_s_name_is_no_slug(
    connection: Connection, slug: str
) -> None:
    with pytest.raises(UsageError) as refused:
        take_in(connection, slug=slug)

    assert str(refused.value) == (
        f"{slug!r} cannot be a slug, which has no spaces or slashes;"
        " choose another with --slug"
    )


def test_a_slug_that_is_not_taken_is_found(connection: Connection) -> None:
    assert free_slug(connection, "harbour") == "harbour"

    make_article(connection)
    take_in(connection, text="Two.", slug="harbour-2")
    take_in(connection, text="Three.", slug="harbour-mouth")

    assert free_slug(connection, "harbour") == "harbour-3"
    assert free_slug(connection, "harbour-mouth") == "harbour-mouth-2"
    assert free_slug(connection, "desk") == "desk-2"
    assert free_slug(connection, "harbou%") == "harbou%"


def test_the_same_text_taken_in_twice_at_once_is_one_article(database: str) -> None:
    first, second = meanwhile(
        database,
        lambda connection: take_in(connection, slug="one").slug,
        lambda connection: take_in(connection, slug="two").slug,
    )

    assert first == "one"
    assert isinstance(second, ConflictError)
    assert str(second) == "one has this text already"


def test_two_texts_with_one_slug_at_once_are_one_article(database: str) -> None:
    first, second = meanwhile(
        database,
        lambda connection: take_in(connection, text="One.").slug,
        lambda connection: take_in(connection, text="Two.").slug,
    )

    assert first == "harbour"
    assert isinstance(second, ConflictError)
    assert str(second) == "'harbour' is taken; choose another with --slug"


def test_many_texts_with_one_slug_at_once_are_numbered(database: str) -> None:
    texts = iter(f"Text {n}." for n in range(6))

    def job(connection: Connection) -> str:
        document = make_document(next(texts))
        done = ingest_under_free_slug(
            connection, document, NOTHING, slug="harbour", title="T", by="ada"
        )
        return done.slug

    found = race(database, job, times=6)

    assert sorted(found) == ["harbour", *(f"harbour-{n}" for n in range(2, 7))]


def test_a_text_that_is_there_is_refused_under_any_slug(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError, match="harbour has this text already"):
        ingest_under_free_slug(
            connection, make_document(), NOTHING, slug="harbour", title="T", by="ada"
        )
