"""Who the article says asserts a claim, read off a parse."""

import pytest

from claims.extraction.spacy.attributions import find_reports
from claims.extraction.spacy.model import load
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.sentence import Sentence
from claims.extraction.spacy.speaker import Voices, attribution


def place(sentences: list[Sentence], text: str, claim: str) -> Sentence:
    start = text.index(claim)
    return next(
        each for each in sentences if each.words[0].start <= start < each.words[-1].end
    )


def words(sentence: Sentence, text: str, *parts: str) -> frozenset[int]:
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    return frozenset(
        word.i
        for word in sentence.words
        if any(start <= word.start < end for start, end in spans)
    )


def speaker(text: str, *parts: str) -> str | None:
    sentences = parse(text, load())
    sentence = place(sentences, text, parts[0])
    return Voices(sentences).speaker(sentence, words(sentence, text, *parts))


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        (
            "Minister Rita Solano said that the bridge had been closed for a week.",
            "the bridge had been closed for a week",
            "Rita Solano",
        ),
        (
            "The bridge was closed for a week, said Rita Solano, an engineer.",
            "The bridge was closed for a week",
            "Rita Solano",
        ),
        (
            "According to the coroner, Ada Roth, the driver had not slept.",
            "the driver had not slept",
            "Ada Roth",
        ),
        (
            "Rita Solano described the verdict as a victory for the city.",
            "the verdict as a victory for the city",
            "Rita Solano",
        ),
        (
            "Rita Solano opened the bridge, adding that it cost 4 million euros.",
            "it cost 4 million euros",
            "Rita Solano",
        ),
        (
            "The audit found that 40 contracts were never put out to tender.",
            "40 contracts were never put out to tender",
            "the audit",
        ),
        (
            "Prosecutors said the firm had lied. They allege that it hid the money.",
            "it hid the money",
            "Prosecutors",
        ),
        (
            "Rita Solano denied that the money had been stolen.",
            "denied that the money had been stolen",
            "Rita Solano",
        ),
        (
            "Analysts expect higher prices in the spring.",
            "higher prices in the spring",
            "Analysts",
        ),
        (
            "Rita Solano accused the council of hiding the report.",
            "the council of hiding the report",
            "Rita Solano",
        ),
        (
            "It is believed that the money was moved abroad.",
            "the money was moved abroad",
            None,
        ),
        (
            "Rita Solano opened the bridge on Monday.",
            "opened the bridge on Monday",
            None,
        ),
    ],
)
def test_what_is_reported_has_its_source(
    text: str, claim: str, name: str | None
) -> None:
    assert speaker(text, claim) == name


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    text = (
        "“The land was sold cheaply. Nobody asked why,” Judge Marta Kellner told the"
        " court. “That is a betrayal.”"
    )

    assert speaker(text, "The land was sold cheaply") == "Marta Kellner"
    assert speaker(text, "Nobody asked why") == "Marta Kellner"
    assert speaker(text, "That is a betrayal") == "Marta Kellner"


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_quotation_over_several_paragraphs_has_one_speaker(mark: str) -> None:
    end = "”" if mark == "“" else mark
    text = (
        f"{mark}The dam is cracked. Nobody looked at it.\n\n{mark}It will break in"
        f" spring,{end} Rita Solano said.\n\n{mark}The pump is old,{end} Tom Haas said."
    )

    assert speaker(text, "The dam is cracked") == "Rita Solano"
    assert speaker(text, "It will break in spring") == "Rita Solano"
    assert speaker(text, "The pump is old") == "Tom Haas"


def test_a_quotation_that_is_not_taken_up_ends_with_its_paragraph() -> None:
    text = "“The dam is cracked, Rita Solano wrote.\n\nThe town paid for it."

    assert speaker(text, "The town paid for it") is None


def test_a_pronoun_and_a_last_name_stand_for_the_person_named_in_full() -> None:
    text = (
        "Mr Tom Haas resigned on Monday. His lawyer, Ms Ana Pires, was away."
        " Haas said the talks had failed. He added that the bank was closed."
    )

    assert speaker(text, "the talks had failed") == "Tom Haas"
    assert speaker(text, "the bank was closed") == "Tom Haas"


def test_she_is_not_the_man_who_spoke_last() -> None:
    text = (
        "Mrs Ana Pires opened the clinic. Mr Tom Haas said it was late."
        " She said the builders were slow."
    )

    assert speaker(text, "the builders were slow") == "Ana Pires"


def test_that_somebody_said_it_is_the_articles_own_claim() -> None:
    text = "Rita Solano said that the bridge had been closed."

    sentences = parse(text, load())
    everything = frozenset(word.i for word in sentences[0].words)

    assert Voices(sentences).speaker(sentences[0], everything) is None
    assert attribution(sentences[0], everything, find_reports(sentences[0]))


def test_what_a_report_presupposes_is_the_articles_own_unless_it_is_quoted() -> None:
    plain = "Rita Solano said the siren installed in 2019 had failed."
    quoted = "“The siren installed in 2019 had failed,” Rita Solano said."

    assert speaker(plain, "the siren installed in 2019") is None
    assert speaker(quoted, "The siren installed in 2019") == "Rita Solano"


def test_a_claim_a_word_off_keeps_its_speaker() -> None:
    text = "Rita Solano said that the bridge had been closed for a week."

    assert speaker(text, "that the bridge had been closed for a") == "Rita Solano"
    assert speaker(text, "bridge had been closed for a week.") == "Rita Solano"


def test_a_purpose_is_no_report() -> None:
    sentences = parse("The firm paid a singer to say that the water was safe.", load())

    assert find_reports(sentences[0]) == []


@pytest.mark.parametrize(
    "text", ["According to", "He said “", ': said: "a', "🙂 said 🙂.", "said " * 40]
)
def test_odd_text_breaks_nothing(text: str) -> None:
    sentences = parse(text, load())
    voices = Voices(sentences)

    for sentence in sentences:
        everything = frozenset(word.i for word in sentence.words)
        assert voices.speaker(sentence, frozenset()) is None
        voices.speaker(sentence, everything)


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        (
            "The schools, said Monsignor Nunzio Berti, save the state 6 million euros.",
            "save the state 6 million euros",
            "Nunzio Berti",
        ),
        (
            "The lorry skidded across both lanes, said traffic officer Ben Aldous.",
            "The lorry skidded across both lanes",
            "Ben Aldous",
        ),
        (
            "The bridge was safe, the engineer, who inspected it, told the newspaper.",
            "The bridge was safe",
            "the engineer",
        ),
        (
            "It was Haas who said the bridge was safe.",
            "the bridge was safe",
            "Haas",
        ),
        (
            "In Haas's view, the bridge is a disgrace.",
            "the bridge is a disgrace",
            "Haas",
        ),
        (
            "As Haas put it, the bridge is a disgrace.",
            "the bridge is a disgrace",
            "Haas",
        ),
        (
            "The ministry puts the number at 30.",
            "the number at 30",
            "the ministry",
        ),
        (
            "One of the doctors said that the ward was full.",
            "the ward was full",
            "One of the doctors",
        ),
        (
            "The daily Nova Rech, which is owned by Kestrel, said the firm was sold.",
            "the firm was sold",
            "Nova Rech",
        ),
        (
            "The Federal Reserve, the Bank of Marl and the ECB say that rates fell.",
            "rates fell",
            "Federal Reserve, Bank of Marl and ECB",
        ),
        (
            "The union called for more staff, better pay and shorter shifts.",
            "shorter shifts",
            "the union",
        ),
        (
            "The charity met on Monday. It said a report would follow in May.",
            "a report would follow in May",
            "the charity",
        ),
        (
            "A nurse told the court she saw a car. She said it was blue.",
            "it was blue",
            "a nurse",
        ),
        (
            "Minister Lea Strand presented the plan. The minister said it was cheap.",
            "it was cheap",
            "Lea Strand",
        ),
        (
            "Prices rose and wages fell, according to the statistics office.",
            "Prices rose",
            "the statistics office",
        ),
        (
            "Prices rose, Tom Haas said, and wages fell.",
            "wages fell",
            "Tom Haas",
        ),
        (
            "Tom Haas told us the plane was late, the crew was tired and it rained.",
            "the crew was tired",
            "Tom Haas",
        ),
        (
            "Dairies no longer use iodine, Tom Haas, a doctor, told the Marl Times.",
            "Dairies no longer use iodine",
            "Tom Haas",
        ),
        (
            "The museum, Tom Haas added, will close.",
            "The museum, Tom Haas added, will close",
            None,
        ),
        (
            "Tom Haas is alleged by prosecutors to have stolen the money.",
            "stolen the money",
            "prosecutors",
        ),
        (
            "The study tested 90 children. It found that 46 of them were ill.",
            "46 of them were ill",
            "the study",
        ),
        (
            "A court heard that Tom Haas stole the money.",
            "Tom Haas stole the money",
            None,
        ),
        (
            "Haas declined to say who had signed the cheques.",
            "who had signed the cheques",
            None,
        ),
    ],
)
def test_who_speaks_is_found_in_many_constructions(
    text: str, claim: str, name: str | None
) -> None:
    assert speaker(text, claim) == name


@pytest.mark.parametrize(
    "text",
    [
        "Haas falsely claimed that the bridge had fallen.",
        "Haas lied when he said that the bridge had fallen.",
        "The false claim by Haas that the bridge had fallen spread.",
        "Haas's claim that the bridge had fallen is false.",
        "The mayor wrongly told voters that the bridge had fallen.",
    ],
)
def test_nobody_speaks_whose_words_the_sentence_calls_wrong(text: str) -> None:
    assert speaker(text, "the bridge had fallen") is None
