"""Meaning is never turned: what denies, hedges or conditions a claim stays in it."""

import re

import pytest

from claims.document import Document
from claims.extraction import get_engine

SENTENCES = [
    ("No roads or bridges were damaged by the flood.", "No", "bridges were damaged"),
    ("The bridge was not damaged in the flood.", "not", "bridge was damaged"),
    ("Otto Ravn never visited the port of Selby.", "never", "visited the port"),
    ("Neither the mayor nor the council approved the plan.", "Neither", "council"),
    ("Few voters in Selby trusted the new mayor.", "Few", "trusted the new mayor"),
    ("If the dyke breaks, the town of Selby will flood.", "If", "dyke breaks"),
    ("The port will close unless the strike ends.", "unless", "port will close"),
    ("The bank may close forty branches in May.", "may", "close forty branches"),
    ("Ada Quill reportedly sold the port to a rival.", "reportedly", "sold the port"),
    ("Ada Quill denied that the port was sold in 2019.", "denied", "port was sold"),
    ("The plan was passed without a vote of members.", "without", "vote of members"),
    ("The firm hardly paid any tax on its profit.", "hardly", "paid any tax"),
    ("None of the wells were tested for lead.", "None", "wells were tested"),
    ("Nobody in the town drank the water.", "Nobody", "drank the water"),
    ("The army allegedly burned and looted villages.", "allegedly", "looted villages"),
    ("Doctors could not treat or move the patients.", "not", "move the patients"),
]


def quotes(reader: str, text: str) -> list[str]:
    """Return the words of each claim, its parts joined."""
    found = get_engine(reader).extract(Document(text, text, b"", "", "", "", ""))
    return [" ".join(text[a:b] for a, b in claim.spans) for claim in found]


@pytest.mark.parametrize("reader", ["rules", "spacy"])
@pytest.mark.parametrize(("text", "word", "rest"), SENTENCES)
def test_no_claim_leaves_out_the_word_that_turns_it(
    reader: str, text: str, word: str, rest: str
) -> None:
    whole = set(re.findall(r"\w+", text.lower()))

    for quote in quotes(reader, text):
        words = set(re.findall(r"\w+", quote.lower()))
        near = len(words & whole) / len(whole) >= 0.5
        says = set(rest.lower().split()) <= words
        assert word.lower() in words or not (near or says), quote


@pytest.mark.parametrize("reader", ["rules", "spacy"])
@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("No roads or bridges were damaged by the flood.", "No"),
        ("The bridge was not damaged in the flood.", "not damaged"),
        ("Otto Ravn never visited the port of Selby.", "never visited"),
        ("Ada Quill reportedly sold the port to a rival.", "reportedly sold"),
    ],
)
def test_a_claim_that_is_denied_or_hedged_is_still_proposed(
    reader: str, text: str, quote: str
) -> None:
    assert any(quote in each for each in quotes(reader, text))


def test_what_is_joined_or_known_is_not_turned_by_a_word_before_it() -> None:
    text = "Nobody knew that the bridge was unsafe. Rents did not fall but wages rose."

    found = quotes("spacy", text)

    assert "the bridge was unsafe" in found or "wages rose" in found
    assert "wages rose" in found


@pytest.mark.parametrize("reader", ["rules", "spacy"])
def test_the_month_of_may_is_no_doubt(reader: str) -> None:
    text = "The bank closed forty branches in Selby in May."

    assert "The bank closed forty branches in Selby in May" in quotes(reader, text)
