"""What nobody asserts is no claim: denied, doubted, hoped, asked, supposed."""

import pytest

from claims.document import Document
from claims.extraction import get_engine


def quotes(text: str) -> list[str]:
    """Return the words of each claim, its parts joined."""
    found = get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))
    return [" ".join(text[a:b] for a, b in claim.spans) for claim in found]


@pytest.mark.parametrize(
    ("text", "bare", "word"),
    [
        ("Rita Solano denied that the bridge was unsafe.", "the bridge was", "denied"),
        ("Engineers doubt that the pump works.", "the pump works", "doubt"),
        ("Nobody believes that the well is dry.", "the well is dry", "Nobody"),
        ("Few believe that the fund is safe.", "the fund is safe", "Few"),
        ("The firm disputes that it hid the report.", "it hid", "disputes"),
        ("The mayor did not say that the port was shut.", "the port was", "not"),
        ("Rita Solano rejected claims that the gold was gone.", "the gold", "rejected"),
        ("The bank denied lying to customers.", "lying to", "denied"),
        ("There is no proof that the well was poisoned.", "the well was", "no"),
        ("Police ruled out that the fire was set.", "the fire was", "ruled out"),
        ("She neither said nor denied that eels fly.", "denied", "neither"),
        ("It is not true that eels fly.", "eels fly", "not true"),
        ("It seems that the bank failed.", "the bank failed", "seems"),
        ("It is a myth that the tower leans.", "the tower", "myth"),
        ("It is unlikely that the dam will hold.", "the dam will", "unlikely"),
        ("It is not clear whether the dam will hold.", "the dam will", "clear"),
        ("She hopes that the law will pass.", "the law will pass", "hopes"),
        ("Otto Ravn asked whether the mayor had lied.", "the mayor had", "asked"),
        ("Otto Ravn asked who had built the dam.", "had built", "asked"),
        ("Should the dyke break, Selby would flood.", "the dyke break", "Selby"),
        ("Had he known, he would have resigned.", "Had he known", "resigned"),
        ("If the dyke breaks, Selby will flood.", "the dyke breaks", "Selby"),
        ("“Why did the bridge fall?” asked Tom Haas.", "did the bridge", "asked"),
    ],
)
def test_what_is_left_open_keeps_the_words_that_leave_it_open(
    text: str, bare: str, word: str
) -> None:
    for quote in quotes(text):
        assert bare not in quote or word in quote


@pytest.mark.parametrize(
    "text",
    [
        "Did the mayor take bribes?",
        "Who won the race in Selby?",
        "Suppose the bank fails.",
        "Is the pump broken, and will the dam hold?",
        "“Did he lie?” Otto Ravn nodded.",
    ],
)
def test_a_question_or_a_supposition_is_no_claim(text: str) -> None:
    assert [quote for quote in quotes(text) if quote != "Otto Ravn nodded"] == []


@pytest.mark.parametrize(
    "text",
    [
        "You can watch the debate below.",
        "Send us your pictures of the flood.",
        "Oslo – OBX",
        "Ada Lind",
    ],
)
def test_what_tells_the_reader_to_act_or_only_names_is_no_claim(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Rita Solano said that the bridge was unsafe.", "the bridge was unsafe"),
        ("Nobody knew that the bridge was unsafe.", "the bridge was unsafe"),
        ("Tests confirmed the fact that the well was dry.", "the well was dry"),
        ("It is true that the bridge was unsafe.", "the bridge was unsafe"),
        ("Rita Solano, who denied it, left Selby.", "who denied it, left Selby"),
    ],
)
def test_what_is_said_or_taken_for_granted_is_still_a_claim(
    text: str, quote: str
) -> None:
    assert any(quote in each for each in quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        "It is likely that the dam will hold.",
        "It was Otto Ravn who found them.",
        "It is a myth that the tower leans.",
        "It rained on Monday.",
        "It was late.",
        "It is hard to swim there.",
        "It took three days to close it.",
        "It emerged that the dam had cracked.",
    ],
)
def test_an_it_that_names_nothing_is_left_alone(text: str) -> None:
    text = "The river is wide. " + text

    found = get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))

    assert not any(
        "It [" in claim.statement for claim in found if claim.spans[0][0] > 17
    )


def test_an_it_that_names_something_is_resolved() -> None:
    text = "The bridge is old. It collapsed on Monday."

    found = get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))

    assert found[-1].statement == "It [The bridge] collapsed on Monday"
