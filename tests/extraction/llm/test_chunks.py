"""How an article is cut: about the same lengths, at the end of a block where one is."""

from claims.extraction.llm.chunks import chunks

SENTENCE = "The ship left the harbour on the first of May. "


def test_no_stretch_is_left_with_a_sentence_or_two() -> None:
    prose = SENTENCE * 70

    found = chunks(prose, 3_000)

    assert [len(chunk.sentences) for chunk in found] == [35, 35]


def test_a_stretch_ends_with_a_block_that_ends_nearby() -> None:
    prose = SENTENCE * 32 + "\n" + SENTENCE * 38

    found = chunks(prose, 3_000)

    assert [len(chunk.sentences) for chunk in found] == [32, 38]


def test_a_sentence_longer_than_a_stretch_is_cut() -> None:
    prose = "so it went and " * 100

    found = chunks(prose, 500)

    assert "".join(prose[c.start : c.end] for c in found) == prose.strip()
    assert all(chunk.end - chunk.start <= 500 for chunk in found)


def test_nothing_is_cut_into_nothing() -> None:
    assert chunks(" \n ", 500) == []
