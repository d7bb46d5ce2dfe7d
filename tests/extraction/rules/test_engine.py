"""What the ``rules`` engine proposes."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.document import Document
from claims.errors import NotFoundError
from claims.extraction import ENGINES, ProposedClaim, default_engine, get_engine
from claims.vocabulary import Kind
from support import grows_with
from support_statement import assert_own_words


def extract(text: str) -> list[ProposedClaim]:
    document = Document(text, text, text.encode("utf-8", "replace"), "", "", "", "")
    return get_engine("rules").extract(document)


def quotes(text: str) -> dict[str, ProposedClaim]:
    return {
        " … ".join(text[start:end] for start, end in claim.spans): claim
        for claim in extract(text)
    }


def test_every_named_engine_exists_and_the_default_is_one_of_them() -> None:
    settled = [name for name in ENGINES if name != "llm"]
    assert [get_engine(name).name for name in settled] == settled
    assert get_engine().name == default_engine()


def test_an_unknown_engine_is_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(
        NotFoundError, match="no engine oracle; there are: spacy, rules, sentences, llm"
    ):
        get_engine("oracle")


def test_predicates_that_share_a_subject_are_claims_of_two_parts() -> None:
    text = "Mongolia signed the Rome Statute in 2000 and ratified it in 2002."

    found = quotes(text)

    second = found["Mongolia … ratified it in 2002"]
    assert "Mongolia signed the Rome Statute in 2000" in found
    assert second.statement == "Mongolia … ratified it in 2002"
    assert second.kind == Kind.EVENT
    assert second.speaker is None


def test_reported_speech_is_what_was_said_and_that_it_was_said() -> None:
    text = "Finance minister Ada Brook said that exports fell 4% in May."

    found = quotes(text)

    content = found["exports fell 4% in May"]
    assert content.speaker == "Ada Brook"
    assert content.kind == Kind.QUANTITY
    assert found[text[:-1]].kind == Kind.ATTRIBUTION
    assert found[text[:-1]].speaker is None
    assert found["Finance minister Ada Brook"].kind == Kind.RELATION


def test_an_inverted_attribution_gives_the_quotation_its_speaker() -> None:
    text = "“The bridge was closed in March,” said Omar Reyes, a city engineer."

    found = quotes(text)

    assert found["The bridge was closed in March"].speaker == "Omar Reyes"
    apposition = found["Omar Reyes, a city engineer"]
    assert apposition.statement == "Omar Reyes, a city engineer"


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    text = "“The dam held. The town flooded,” Lena Fox said. “The water rose fast.”"

    found = quotes(text)

    assert found["The dam held"].speaker == "Lena Fox"
    assert found["The town flooded"].speaker == "Lena Fox"
    assert found["The water rose fast"].speaker == "Lena Fox"


def test_according_to_names_the_source() -> None:
    text = "According to the land registry, sales dropped by a third."

    found = quotes(text)

    assert found["sales dropped by a third"].speaker == "the land registry"
    assert found[text[:-1]].kind == Kind.ATTRIBUTION


def test_a_relative_clause_is_a_claim_cut_out_of_its_sentence() -> None:
    text = "The ferries, which had been delayed by ice, carried nine tons of grain."

    found = quotes(text)

    assert "The ferries … carried nine tons of grain" in found
    relative = found["The ferries, which had been delayed by ice"]
    assert relative.statement == "The ferries, which had been delayed by ice"


def test_members_of_a_list_are_claims_of_their_own() -> None:
    text = "The virus affects cattle, sheep and goats."

    found = quotes(text)

    assert set(found) == {
        "The virus affects cattle",
        "The virus affects … sheep",
        "The virus affects … goats",
    }


def test_adjectives_that_share_a_noun_are_claims_of_their_own() -> None:
    text = "Russian and Chinese rivals left the region."

    found = quotes(text)

    assert "Russian … rivals left the region" in found
    assert "Chinese rivals left the region" in found


def test_members_with_a_phrase_of_their_own_keep_it() -> None:
    text = "He has visited China in May, North Korea in June, and Peru in July."

    found = quotes(text)

    assert set(found) == {
        "He has visited China in May",
        "He has visited … North Korea in June",
        "He has visited … Peru in July",
    }


def test_a_pronoun_is_resolved_to_the_person_the_article_is_about() -> None:
    text = "Angela Merkel studied physics in Leipzig. She served four terms."

    statements = [claim.statement for claim in extract(text)]

    assert "She [Angela Merkel] served four terms" in statements


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel met Ada Brook in Leipzig. She served four terms.",
        "Mr Tom Brook studied in Leipzig. She served four terms.",
    ],
)
def test_a_pronoun_that_may_mean_two_or_nobody_has_no_bracket(text: str) -> None:
    assert "She served four terms" in [claim.statement for claim in extract(text)]


@pytest.mark.parametrize(
    "line", ["By Jane Doe", "—by/Jane Doe", "BY JANE DOE, Reuters"]
)
def test_a_byline_is_no_claim(line: str) -> None:
    found = extract(f"Rain fell in Oslo.\n{line}\n")

    assert [claim.statement for claim in found] == ["Rain fell in Oslo"]


@pytest.mark.parametrize(
    "line",
    ["You can read more below.", "Read more about the flood.", "Photo: A. Lee walked."],
)
def test_instructions_to_the_reader_are_no_claims(line: str) -> None:
    assert extract(line) == []


@pytest.mark.parametrize("dateline", ["LONDON (Agency) — ", "NEW YORK, May 3 — "])
def test_a_dateline_is_no_part_of_a_claim(dateline: str) -> None:
    found = quotes(f"{dateline}Rain fell in Oslo.")

    assert list(found) == ["Rain fell in Oslo"]


def test_an_emoji_counts_as_one_character() -> None:
    text = "🎉🎉 The club won the cup in 1987 🏆."

    found = quotes(text)

    assert list(found) == ["The club won the cup in 1987"]


def test_worth_and_reasons_come_with_every_claim() -> None:
    claims = extract("The city has 3.4 million people. It is a lovely place.")

    assert all(0 <= claim.check_worthiness <= 1 for claim in claims)
    assert claims[0].check_worthiness > claims[-1].check_worthiness
    assert "3.4 million" in claims[0].reasons


WORDS = st.sampled_from(
    re.findall(
        r"\S+|\n",
        "The dog Ann Lee said that , . “ ” and or who which was barked in 2002 of to "
        "( ) — according such as \n ' ’s ; : had running taken 3.4% He 。 by U.S. 🙂",
    )
)
TEXTS = st.text() | st.lists(WORDS, max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_span_of_any_text_can_be_shown(text: str) -> None:
    claims = extract(text)

    for claim in claims:
        assert claim.spans
        assert claim.statement
        assert 0 <= claim.check_worthiness <= 1
        for start, end in claim.spans:
            assert 0 <= start < end <= len(text)
            quote = text[start:end]
            assert quote == quote.strip()
            assert quote[0] not in "\"“”'‘’.,;:!?"
            assert quote[-1] not in "\"“”'‘’.,;:!?"
        assert all(one[1] <= other[0] for one, other in pairwise(claim.spans))
        assert_own_words(text, claim)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert extract(text) == extract(text)


@pytest.mark.parametrize("piece", ["a", ",", '"', "a, ", "he said ", "(", "U. ", "of "])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    assert grows_with(5_000, lambda size: extract(piece * (size // len(piece))))


def test_an_act_of_speech_without_a_clause_is_an_attribution() -> None:
    found = quotes("The bank confirmed the breach on Tuesday.")

    assert found["The bank confirmed the breach on Tuesday"].kind == Kind.ATTRIBUTION
