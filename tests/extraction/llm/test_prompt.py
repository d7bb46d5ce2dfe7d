"""What a model is told: every kind, a worked example that holds, names, numbers."""

import re

from claims.extraction.llm.chunks import chunks
from claims.extraction.llm.place import place
from claims.extraction.llm.prompt import guidelines, named, question
from claims.extraction.llm.reply import read_reply
from claims.vocabulary import Kind

NEWS = (
    "Harbour reopens\n\nThe harbour of Port Selby reopened. Mayor Ada Lind spoke of"
    " Lind's plan.\nShe was glad.  It had  taken years."
)


def test_every_kind_is_explained() -> None:
    explained = re.findall(r"^  - `(\w+)`: ", guidelines(), re.MULTILINE)

    assert sorted(explained) == sorted(Kind)


def test_the_worked_example_is_answered_as_it_asks() -> None:
    _, _, example = guidelines().partition("# Example\n")
    asked, _, answered = example.partition('{"claims"')
    text = re.sub(r"^\[\d+\] ", "", asked.strip(), flags=re.MULTILINE)
    [chunk] = chunks(text, 3_000)

    said = read_reply(f'{{"claims"{answered}', "the example")

    assert said.is_whole
    assert not said.refused
    assert len(said.items) == 13
    for item in said.items:
        start, end = chunk.sentences[(item.sentence or 0) - 1]
        found = place(text, chunk, item)
        assert found is not None
        assert start <= found[0][0] < end
        assert [text[a:b] for a, b in found] == list(item.quotes)
        assert item.speaker is None or item.speaker in text


def test_sentences_are_numbered_and_blocks_stand_apart() -> None:
    [chunk] = chunks(NEWS, 3_000)

    asked = question(NEWS, chunk, "Harbour\nreopens")

    assert asked.splitlines() == [
        "Its title: Harbour reopens",
        "The text:",
        "[1] Harbour reopens",
        "",
        "[2] The harbour of Port Selby reopened.",
        "[3] Mayor Ada Lind spoke of Lind's plan.",
        "",
        "[4] She was glad.",
        "[5] It had taken years.",
    ]


def test_a_later_stretch_is_told_the_names_given_before() -> None:
    *_, last = chunks(NEWS, 40)

    asked = question(NEWS, last, None).splitlines()

    assert asked[0] == "Names that it gave before: Port Selby; Mayor Ada Lind"
    assert asked[1] == "Just before the text (list nothing of this):"
    assert asked[-3:] == ["The text:", "[1] She was glad.", "[2] It had taken years."]


def test_names_are_runs_of_capitals_in_any_script() -> None:
    assert named("Мэр Ада Линд и Zofia Łęcka’s plan. Élodie met Ada Lind") == [
        "Мэр Ада Линд",
        "Zofia Łęcka",
        "Ada Lind",
    ]
    assert named("word " * 50_000) == []
    assert named("w" * 200_000) == []
