"""Which words of a text a claim covers, and at what their edges are cut."""

import pytest

from claims.document import Document
from claims.extraction import ProposedClaim, get_engine


def extract(text: str) -> list[ProposedClaim]:
    return get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))


def quotes(text: str) -> list[str]:
    return [" … ".join(text[a:b] for a, b in claim.spans) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Rents hit 8.1%.", "Rents hit 8.1%"),
        ("Rents rose by 3 %.", "Rents rose by 3 %"),
        ("The fee fell from €5 to 3€.", "The fee fell from €5 to 3€"),
        (
            "The mayor[1] resigned[2] on Monday.[3]",
            "The mayor[1] resigned[2] on Monday",
        ),
        ("The two sides met.² Otto Ravn left.", "Otto Ravn left"),
        ("Kestrel (a builder) closed.", "Kestrel (a builder)"),
        ("The farm covers 12 km² of land.", "The farm covers 12 km² of land"),
    ],
)
def test_a_span_keeps_its_signs_and_brackets(text: str, quote: str) -> None:
    assert quote in quotes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pump broke (it was old) on Monday (see p. 4).",
        "The mayor (62) resigned; the pump (it was old; it leaked) broke.",
        "Kestrel (a builder [of boats]) closed the yard (in Selby).",
        "The pump broke) on Monday (it was old.",
    ],
)
def test_no_part_of_a_span_has_half_a_pair_of_brackets(text: str) -> None:
    for claim in extract(text):
        for start, end in claim.spans:
            assert text[start:end].count("(") == text[start:end].count(")")


def test_a_semicolon_inside_brackets_ends_no_sentence() -> None:
    text = "The pump (old; it leaked) stopped on Monday; the mill closed."

    found = quotes(text)

    assert "the mill closed" in found
    assert not any(quote.endswith("old") for quote in found)


def test_a_footnote_mark_is_not_in_a_statement() -> None:
    text = "The mayor[1] resigned on Monday.[12] Rents rose[a] again."

    statements = [claim.statement for claim in extract(text)]

    assert statements == ["The mayor resigned on Monday", "Rents rose again"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The minister, his wife said, was ill.", "his wife … was ill"),
        ("Storm kills 12 in Selby, 3 missing", "Storm kills … 3 missing"),
        ("“No,” his wife, Carla, replied.", "No … replied"),
        ("The claim that eels fly is false.", "eels fly is false"),
        ("Kestrel said its rival, Dacor, lost the case.", "Kestrel said its rival"),
        ("She said rents rose in May and fell in June.", "She said … fell in June"),
    ],
)
def test_no_verb_gets_the_words_of_another(text: str, wrong: str) -> None:
    assert wrong not in quotes(text)


def test_what_respectively_pairs_is_not_split() -> None:
    text = "Tea, milk and beer cost 3, 4 and 5 crowns, respectively."

    found = quotes(text)

    assert "Tea, milk and beer cost 3, 4 and 5 crowns, respectively" in found
    assert not any("cost" in quote and "respectively" not in quote for quote in found)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It's −5°C. Speed was 10 m/s.", "Speed was 10 m/s"),
        ("He died at 5 p.m. on Jan. 3.", "He died at 5 p.m. on Jan. 3"),
        ("The song is No. 5 on the list.", "The song is No. 5 on the list"),
        ("MAYOR RESIGNS", "MAYOR RESIGNS"),
        ("Find the dead: police dug 300 graves.", "police dug 300 graves"),
    ],
)
def test_an_abbreviation_or_capitals_do_not_hide_a_claim(text: str, quote: str) -> None:
    assert quote in quotes(text)


def test_a_verb_is_not_proposed_without_the_subject_that_it_has() -> None:
    text = (
        "Housing minister Petr Vanek, who took office in May, claimed credit for the"
        " new bridge."
    )

    found = quotes(text)

    assert "Petr Vanek … claimed credit for the new bridge" in found
    assert "claimed credit for the new bridge" not in found
    assert "Petr Vanek" not in found
