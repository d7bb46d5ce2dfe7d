"""An engine run over a document, and what a person is to be told of it."""

from dataclasses import replace

from claims.workflows.document_extract import described, extract, remarks
from support import TEXT, make_document


def test_what_a_person_says_overrules_what_the_document_says() -> None:
    document = make_document(title="From the file")

    made = described(document, {"title": "Mine", "byline": None, "language": "de"})

    assert (made.title, made.byline, made.language) == ("Mine", None, "de")


def test_the_language_is_told_by_the_words_where_nobody_says_it() -> None:
    document = replace(make_document(), language=None)

    assert described(document, {}).language == "en"


def test_the_usual_engine_reads_english_and_no_other_language() -> None:
    english = extract(make_document(), None, "rules")
    german = extract(replace(make_document(), language="de"), None, "rules")

    assert (english.engine, german.engine) == ("rules", "sentences")
    assert english.values
    assert german.values == ()


def test_an_engine_that_is_named_is_taken() -> None:
    found = extract(make_document(), "sentences", "rules")

    assert found.engine == "sentences"
    assert found.claims
    assert all(TEXT[a:b] for claim in found.claims for a, b in claim.spans)


def test_what_was_not_read_or_not_placed_is_told() -> None:
    document = replace(make_document(), language="de", remarks=("a date is none",))
    by_rules = extract(document, "rules")

    assert remarks(document, by_rules, 2) == (
        "a date is none",
        "the engine rules knows English and no de; read it with --engine sentences",
        "2 proposals had no place in the text, or broke off",
    )
    assert remarks(make_document(), extract(make_document(), "rules"), 0) == ()
