import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It has 3.4 million.", ["It", "has", "3.4", "million", "."]),
        ("1,000.5 at 22:30 on 3/4", ["1,000.5", "at", "22:30", "on", "3/4"]),
        ("-5 or −.5, not 3-5", ["-5", "or", "−.5", ",", "not", "3", "-", "5"]),
        ("They don’t pay $5%", ["They", "don’t", "pay", "$", "5", "%"]),
        ("👩\u200d💻 and 🕊️", ["👩\u200d💻", "and", "🕊️"]),
        ("cafe\u0301s नमस्ते", ["cafe\u0301s", "नमस्ते"]),
        ("東京ist", ["東", "京", "ist"]),
        ("co\u00adop \u200b now", ["co\u00adop", "now"]),
        ("now\u00ad.", ["now\u00ad", "."]),
    ],
)
def test_a_text_comes_apart_into_words_figures_and_marks(
    text: str, words: list[str]
) -> None:
    tokens = tokens_of(text)

    assert [tokens.word(number) for number in range(len(tokens))] == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s”", '"it\'s"'),
        ("−5 – 6", "-5 - 6"),
        ("cafe\u0301", "CAFÉ"),
        ("co\u00adop", "coop"),
    ],
)
def test_typography_and_letter_case_compare_alike(one: str, other: str) -> None:
    assert tokens_of(one).keys == tokens_of(other).keys


@given(st.text())
def test_tokens_are_in_order_and_leave_out_nothing_that_is_seen(text: str) -> None:
    tokens = tokens_of(text)
    unseen = "\u00ad\u200b\u2060\ufeff"

    assert all(tokens.keys)
    assert tokens.starts == sorted(tokens.starts)
    at = 0
    for start, end in zip([*tokens.starts, len(text)], [*tokens.ends, 0], strict=True):
        assert not text[at:start].translate(dict.fromkeys(map(ord, unseen))).strip()
        at = end
