"""The word diff of two texts, paragraph by paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from claims.differences.difference import (
    Block,
    BlockKind,
    Difference,
    Note,
    difference,
    folded,
)
from claims.differences.paragraphs import paragraphs
from claims.differences.runs import Fate
from support import grows_with

LEAD = "Harbour bridge to reopen in May"
TRAFFIC = "The bridge carried 40,000 vehicles a day before it closed in 2002."
COST = "Mayor Ada Quill said the council has spent 3.4 million on repairs."
SAFE = "Engineers found last week that every bearing of the bridge is safe."
OTHER = "Ferries run twice an hour from the old quay until the works are done."

words = st.sampled_from(
    ["the", "The", "3.4", "3.5", "million", "never", "bridge", "«oui»", "漢字", "かな",
     "👩‍💻", "e\u0301", "—", "-", "“", "'", "a.b", "שָׁלוֹם", "I", "saw", "."]
)  # fmt: skip
gaps = st.sampled_from(
    [" ", " ", " ", "", "\n", "\n\n", "\r\n", "\u2028", "\t ", "\x1c"]
)
texts = st.lists(st.tuples(words, gaps), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
shuffled = st.lists(
    st.sampled_from([LEAD, TRAFFIC, COST, SAFE, OTHER, SAFE.replace("last", "this")]),
    max_size=7,
).map("\n".join)


def text(*lines: str) -> str:
    return "\n".join(lines)


def joined(found: Difference, side: str) -> str:
    """Return a text put together from the runs, by their offsets."""
    runs = [run for block in found.blocks for run in block.runs]
    pieces = sorted(
        (getattr(run, f"{side}_start"), getattr(run, side))
        for run in runs
        if getattr(run, side)
    )
    at = 0
    for start, piece in pieces:
        assert start == at, "pieces follow each other without a gap"
        at += len(piece)
    return "".join(piece for _, piece in pieces)


def kinds(found: Difference) -> list[str]:
    return [str(block.kind) for block in found.blocks]


def shown(block: Block) -> list[tuple[str, str]]:
    return [(run.fate.value, run.old or run.new) for run in block.runs]


@given(texts | shuffled, texts | shuffled)
def test_the_runs_give_both_texts_exactly(old: str, new: str) -> None:
    found = difference(old, new)

    assert joined(found, "old") == old
    assert joined(found, "new") == new
    for run in (run for block in found.blocks for run in block.runs):
        if run.fate == Fate.KEPT:
            assert run.old == run.new
        elif run.fate in (Fate.DELETED, Fate.LEFT):
            assert run.old
            assert not run.new
        elif run.fate in (Fate.INSERTED, Fate.ARRIVED):
            assert run.new
            assert not run.old


@given(shuffled, shuffled)
def test_words_that_moved_away_arrive(old: str, new: str) -> None:
    found = difference(old, new)

    assert found.words(Fate.LEFT) == found.words(Fate.ARRIVED)
    assert kinds(found).count("moved") == kinds(found).count("moved-away")


@given(texts)
def test_a_text_does_not_differ_from_itself(old: str) -> None:
    assert difference(old, old).is_none or not old.strip()


@given(texts)
def test_paragraphs_are_the_whole_text(old: str) -> None:
    found = paragraphs(old)

    assert "".join(old[start:end] for start, end in found) == old
    assert all(old[start:end].strip() for start, end in found) or not old.strip()


def test_what_did_not_change_is_folded() -> None:
    found = difference(
        text(LEAD, TRAFFIC, COST, SAFE), text(LEAD, TRAFFIC, COST, SAFE + " So far.")
    )

    first, last = folded(found.blocks)

    assert isinstance(first, list)
    assert len(first) == 3
    assert isinstance(last, Block)
    assert shown(last)[-1] == ("inserted", " So far.")


def test_a_changed_figure_is_called_out() -> None:
    found = difference(text(LEAD, COST), text(LEAD, COST.replace("3.4", "3.5")))

    _, block = found.blocks
    assert shown(block)[1:3] == [("deleted", "3.4"), ("inserted", "3.5")]
    assert [(each.touched.value, str(each)) for each in block.changes] == [
        ("number", "3.4 million → 3.5 million")
    ]
    assert (block.old, block.new) == ((2, 2), (2, 2))


def test_a_moved_paragraph_is_neither_taken_out_nor_put_in() -> None:
    found = difference(text(LEAD, TRAFFIC, COST, SAFE), text(LEAD, SAFE, TRAFFIC, COST))

    assert kinds(found) == [
        "unchanged", "moved", "unchanged", "unchanged", "moved-away",
    ]  # fmt: skip
    moved = found.blocks[1]
    assert (moved.old, moved.new) == ((4, 4), (2, 2))
    assert found.words(Fate.DELETED) == found.words(Fate.INSERTED) == 0


def test_what_changed_in_a_moved_paragraph_is_shown() -> None:
    found = difference(
        text(LEAD, TRAFFIC, SAFE, COST),
        text(LEAD, COST.replace("3.4", "3.5"), TRAFFIC, SAFE),
    )

    [moved] = [each for each in found.blocks if each.kind == BlockKind.MOVED]
    changed = [each for each in shown(moved) if each[0] in ("deleted", "inserted")]
    assert (moved.old, moved.new) == ((4, 4), (2, 2))
    assert changed == [("deleted", "3.4"), ("inserted", "3.5")]
    assert str(moved.changes[0]) == "3.4 million → 3.5 million"


def test_a_short_line_moves_too() -> None:
    found = difference(
        text("Nobody spoke.", TRAFFIC, COST), text(TRAFFIC, COST, "Nobody spoke.")
    )

    assert kinds(found) == ["moved-away", "unchanged", "unchanged", "moved"]


def test_a_sentence_that_moved_to_another_paragraph_is_said_to_have() -> None:
    found = difference(
        text(f"{LEAD} {SAFE}", TRAFFIC, COST), text(LEAD, TRAFFIC, f"{COST} {SAFE}")
    )

    fates = {run.fate: run for block in found.blocks for run in block.runs}
    assert fates[Fate.LEFT].old.strip() == SAFE
    assert fates[Fate.ARRIVED].new.strip() == SAFE


def test_a_sentence_that_moved_is_found_though_its_paragraph_went() -> None:
    gone = f"{SAFE} The paint is blue."
    found = difference(
        text(LEAD, gone, TRAFFIC, COST), text(LEAD, TRAFFIC, f"{COST} {SAFE}")
    )

    fates = {run.fate: run for block in found.blocks for run in block.runs}
    assert fates[Fate.LEFT].old.strip() == SAFE
    assert [str(block.kind) for block in found.blocks][1] == "deleted"


def test_other_paragraphs_are_not_mixed_word_by_word() -> None:
    found = difference(text(LEAD, TRAFFIC, SAFE), text(LEAD, OTHER, SAFE))

    assert kinds(found) == ["unchanged", "deleted", "inserted", "unchanged"]


def test_a_split_paragraph_stays_one_block() -> None:
    found = difference(f"{TRAFFIC} {COST}", text(TRAFFIC, COST))

    [block] = found.blocks
    assert (block.old, block.new) == ((1, 1), (1, 2))
    assert shown(block)[1:3] == [("deleted", " "), ("inserted", "\n")]


def test_white_space_and_quotation_marks_alone_are_typography() -> None:
    found = difference(
        'He said "no"  to it.\n\nThen\nhe left.\n\nSo be it.\n',
        "He said “no” to it.\n\nThen he\nleft.\n\nSo be it.\n",
    )

    assert found.is_none
    assert found.typography == 4


def test_a_word_or_two_in_a_rewrite_are_not_kept() -> None:
    old = "Parliament, which had long delayed it, ratified the treaty in 2002."
    new = "The government, after years of asking, ratified the treaty in 2002."

    [block] = difference(old, new).blocks

    fates = [fate for fate, _ in shown(block)]
    assert fates == ["deleted", "inserted", "kept"]


def test_a_sentence_put_in_or_taken_out_ends_with_its_own_full_stop() -> None:
    one, two = (
        difference(COST, f"{COST} It is safe."),
        difference(f"{COST} It is safe.", COST),
    )

    assert shown(one.blocks[0]) == [("kept", COST), ("inserted", " It is safe.")]
    assert shown(two.blocks[0]) == [("kept", COST), ("deleted", " It is safe.")]


def test_a_note_stands_with_its_paragraph() -> None:
    old, new = text(LEAD, TRAFFIC, COST), text(LEAD, TRAFFIC, "Nothing else.")
    kept = Note("harbour/1", "checked", new=(new.index("40,000"), len(LEAD)))
    gone = Note("harbour/2", "gone", old=(old.index("3.4"), len(old)))

    found = difference(old, new, [kept, gone])

    notes = {block.old: block.notes for block in found.blocks if block.notes}
    assert notes == {(2, 2): (kept,), (3, 3): (gone,)}
    assert len(list(folded(found.blocks))) == len(found.blocks)


def test_the_time_grows_with_the_notes_alone() -> None:
    def compare(count: int) -> None:
        old = "".join(f"word{number:05}\n" for number in range(count))
        notes = [
            Note(str(number), "so", old=(number * 10, number * 10 + 9))
            for number in range(count)
        ]
        difference(old, old.replace("0\n", "x\n"), notes)

    assert grows_with(400, compare)
