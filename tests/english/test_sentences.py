"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.english.sentences import split


def sentences(prose: str) -> list[str]:
    return [prose[start:end] for start, end in split(prose)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Dr. Lee spoke. He left.", ["Dr. Lee spoke.", "He left."]),
        ("Prices rose 3.4 percent. Why?", ["Prices rose 3.4 percent.", "Why?"]),
        ("J. K. Rowling wrote it.", ["J. K. Rowling wrote it."]),
        ("It was −5 °C. It froze.", ["It was −5 °C.", "It froze."]),
        ("It ran at 10 m/s. It fell.", ["It ran at 10 m/s.", "It fell."]),
        ("He met U.S. President Ford.", ["He met U.S. President Ford."]),
        ("She lives in the U.S. The end.", ["She lives in the U.S.", "The end."]),
        ("“We won. We did!” he said.", ["“We won.", "We did!” he said."]),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("A headline\nThe text.", ["A headline", "The text."]),
        ("彼は来た。彼女は去った。", ["彼は来た。", "彼女は去った。"]),
        ("他说：「好。」他走了。", ["他说：「好。」", "他走了。"]),
        ("هل جاء؟ نعم.", ["هل جاء؟", "نعم."]),
        ("Er sagte: „Nein.“ Dann ging er.", ["Er sagte: „Nein.“", "Dann ging er."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(
    prose: str, expected: list[str]
) -> None:
    found = sentences(prose)

    assert found == expected


@given(st.text() | st.text(alphabet=" .!?。“”\"'()aA1\n\r\u2028"))
def test_every_character_belongs_to_exactly_one_sentence(prose: str) -> None:
    spans = split(prose)

    covered = [k for start, end in spans for k in range(start, end)]
    assert covered == sorted(set(covered))
    assert {k for k, c in enumerate(prose) if not c.isspace()} <= set(covered)
    assert all(prose[start:end] == prose[start:end].strip() for start, end in spans)
    assert all(start < end for start, end in spans)


@given(st.text(), st.text())
def test_a_line_break_ends_a_sentence(one: str, other: str) -> None:
    prose = f"{one}\n{other}"

    spans = split(prose)

    assert not any(start <= len(one) < end for start, end in spans)
