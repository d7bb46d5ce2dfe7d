import pytest

from claims.anchoring.carry import Carried, carry, worst
from claims.vocabulary import KEEPS, Outcome, Touched


def carried(old: str, new: str, *quotes: str) -> Carried:
    """Carry the claim that the quotations are, each looked for after the last one."""
    parts = []
    at = 0
    for quote in quotes:
        start = old.index(quote, at)
        at = start + len(quote)
        parts.append((start, at))
    [found] = carry(old, new, [parts])
    return found


def words(new: str, found: Carried) -> list[str]:
    return [new[start:end] for start, end in found.parts]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It has 3.4 million people.", "It has 34 million people."),
        ("It has 3.4 million people.", "It has 3.5 million people."),
        ("It was -5 degrees cold.", "It was 5 degrees cold."),
        ("It was −5 degrees cold.", "It was 5 degrees cold."),
        ("It grew by 5% then.", "It grew by 5 then."),
        ("It cost $5 then.", "It cost €5 then."),
        ("It is a free country.", 'It is a "free" country.'),
        ("It is a “free” country.", "It is a free country."),
        ("Did it ratify the treaty?", "Did it ratify the treaty."),
        ("It ran 5 km there.", "It ran 5 miles there."),
        ("It took ½ of the votes.", "It took ¼ of the votes."),
        ("It covers 10² fields.", "It covers 10³ fields."),
        ("It has 3 400 000 people.", "It has 3 500 000 people."),
        ("Louis XIV built it there.", "Louis XVI built it there."),
        ("The 21st state joined it.", "The 22nd state joined it."),
        ("It has ٣٤ members there.", "It has ٣٥ members there."),
        ("It has 34 members there.", "It has 34 members there too."),
        ("It cost .5 million then.", "It cost 5 million then."),
        ("He is Polish today.", "He is polish today."),
    ],
)
def test_words_figures_and_signs_are_wording(old: str, new: str) -> None:
    found = carried(old, new, old)

    assert found.outcome is Outcome.CHANGED
    assert words(new, found) == [new]
    assert found.changes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It has two  states.", "It has two states."),
        ("It has “two” states.", 'It has "two" states.'),
        ("It isn't one – yet.", "It isn’t one — yet."),
        ("It has two states.", "It has two states"),
        ("It has 3 400 000 people.", "It has 3\u202f400\u202f000 people."),
        ("It was -5 degrees cold.", "It was −5 degrees cold."),
        ("It is co\u00adoperative now.", "It is cooperative now."),
        ("It is \u200bnow \u2060 two.", "It is now two."),
        ("The cafe\u0301 has two doors.", "The café has two doors."),
        ("東\u200b京は大きい。", "東京は大きい。"),
    ],
)
def test_typography_keeps_a_claim(old: str, new: str) -> None:
    found = carried(old, new, old.strip())

    assert found.outcome is Outcome.TYPOGRAPHY
    assert words(new, found) == [new.strip()]


@pytest.mark.parametrize(
    ("new", "touched"),
    [
        ("Mongolia never ratified it in 2002.", Touched.NEGATION),
        ("Mongolia reportedly ratified it in 2002.", Touched.ATTRIBUTION),
        ("Mongolia could have ratified it in 2002.", Touched.MODAL),
        ("According to the Interior Ministry, Mongolia ratified it in 2002.", None),
        ("Mongolia ratified it in 2002, Maria Lopez said.", Touched.ATTRIBUTION),
        ("If so, Mongolia ratified it in 2002.", Touched.CONDITION),
        ("Mongolia almost ratified it in 2002.", Touched.NUMBER),
        ("Mongolia ratified it in 2002 “already”.", Touched.ATTRIBUTION),
    ],
)
def test_what_changes_a_clause_suspends(new: str, touched: Touched | None) -> None:
    found = carried("Mongolia ratified it in 2002.", new, "Mongolia", "it in 2002")

    assert found.outcome is Outcome.CHANGED
    assert words(new, found) == ["Mongolia", "it in 2002"]
    assert touched in (None, found.changes[0].touched)


@pytest.mark.parametrize(
    "old",
    [
        "According to Ann Lee, it has 5 states.",
        "Ann Lee said it has 5 states.",
        "They say it has 5 states, Ann Lee told us.",
    ],
)
def test_another_speaker_suspends(old: str) -> None:
    found = carried(old, old.replace("Ann Lee", "Tom Roe"), "it has 5 states")

    assert found.outcome is Outcome.CHANGED
    assert found.changes[0].touched is Touched.ATTRIBUTION


def test_a_statement_that_becomes_a_question_is_suspended() -> None:
    found = carried("It has 5 states.", "It has 5 states?", "It has 5 states")

    assert found.outcome is Outcome.CHANGED


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("It ran 5 km there.", "It ran 5 miles there.", "It ran 5"),
        ("It has more than 5 states.", "It has less than 5 states.", "5 states"),
        ("It has about 5 states.", "It has 5 states.", "5 states"),
        ("All members ratified it.", "Some members ratified it.", "ratified it"),
        ("It cost $5 then.", "It cost €5 then.", "5 then"),
        ("It grew by 5% then.", "It grew by 5 then.", "It grew by 5"),
    ],
)
def test_a_figure_around_a_claim_suspends(old: str, new: str, quote: str) -> None:
    found = carried(old, new, quote)

    assert found.outcome is Outcome.CHANGED
    assert found.changes[0].touched is Touched.NUMBER


def test_other_words_around_a_claim_flag_a_look() -> None:
    old = "The small country ratified it in 2002."
    new = "The large country ratified it in 2002."

    found = carried(old, new, "ratified it in 2002")

    assert found.outcome is Outcome.UNCHANGED
    assert [str(each) for each in found.looks] == ["small → large"]


def test_another_clause_does_not_touch_a_claim() -> None:
    old = "The lake is large; nobody lives there."
    new = "The lake is large; somebody lives there."

    found = carried(old, new, "The lake is large")

    assert (found.outcome, found.looks) == (Outcome.UNCHANGED, ())


def test_a_sentence_that_refers_back_is_flagged() -> None:
    old = "Mongolia is a state. It ratified the treaty."
    new = "Ukraine is a state. It ratified the treaty."

    found = carried(old, new, "It ratified the treaty.")

    assert found.outcome is Outcome.UNCHANGED
    assert [each.touched for each in found.looks] == [Touched.CONTEXT]


@pytest.mark.parametrize("label", ["Myth: ", "The king said: ", "Not so: "])
def test_what_leads_up_to_a_claim_with_a_colon_suspends(label: str) -> None:
    found = carried("The lake is deep.", f"{label}The lake is deep.", "lake is deep")

    assert found.outcome is Outcome.CHANGED


def test_a_heading_with_a_colon_that_changes_flags_a_look() -> None:
    old = "What is true:\nThe lake is deep."

    found = carried(old, old.replace("true", "false"), "The lake is deep")

    assert found.outcome is Outcome.UNCHANGED
    assert [each.touched for each in found.looks] == [Touched.CONTEXT]


def test_a_copy_among_other_sentences_leaves_a_claim_where_it_is() -> None:
    old = "The lake is deep. The city is old. The sea is near. The hill is green."

    found = carried(old, f"{old} The city is old.", "city is old")

    assert found == Carried(Outcome.UNCHANGED, ((22, 33),))


def test_copies_side_by_side_are_ambiguous() -> None:
    old = "The lake is deep. The city is old. The sea is near."
    new = "The lake is deep. The city is old. The city is old. The sea is near."

    found = carried(old, new, "city is old")

    assert found.outcome is Outcome.AMBIGUOUS
    assert [new[slice(*part)] for [part] in found.places] == ["city is old"] * 2


def test_of_very_many_copies_some_are_told() -> None:
    old = "One of a kind.\n" + "The city is old. " * 10
    new = "One of a kind.\n" + "The city is old. " * 1000

    [found] = carry(old, new, [[(15 + 17 * 4, 15 + 17 * 4 + 15)]])

    assert found.outcome is Outcome.AMBIGUOUS
    assert 2 <= len(found.places) <= 20


def test_a_moved_paragraph_is_moved() -> None:
    one = "The lake is deep and the water in it is cold.\n"
    other = "Few people live at the foot of the green hill.\n"

    found = carried(one + other, other + one, "the foot of the green hill")
    moved = carried(one + other, other + one, "the water in it is cold")

    assert {found.outcome, moved.outcome} == {Outcome.UNCHANGED, Outcome.MOVED}
    assert words(other + one, moved) == ["the water in it is cold"]


def test_a_moved_clause_in_another_clause_is_changed() -> None:
    old = "He sold the red boat of the old king in May. Ann left. Nobody else did it."
    new = "Ann left. Nobody sold the red boat of the old king in May to her."

    assert carried(old, new, "sold the red boat of the old king").outcome not in KEEPS


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("We left. The city is old.", "We left; the city is old.", "The city is old"),
        ("We left, and they sat.", "We left. They sat.", "they sat"),
    ],
)
def test_the_case_of_a_first_word_is_typography(old: str, new: str, quote: str) -> None:
    assert carried(old, new, quote).outcome is Outcome.TYPOGRAPHY


def test_a_part_that_was_replaced_has_exact_edges() -> None:
    old = "In 2002 Mongolia signed and ratified the treaty."
    new = "In 2002 Ukraine signed and ratified the treaty."

    found = carried(old, new, "Mongolia", "ratified the treaty")

    assert found.outcome is Outcome.CHANGED
    assert words(new, found) == ["Ukraine", "ratified the treaty"]
    assert [str(each) for each in found.changes] == ["Mongolia → Ukraine"]
    assert found.changes[0].touched is Touched.NAME


def test_marks_of_emphasis_inside_a_claim_suspend_and_beside_it_do_not() -> None:
    old = "It has two states and one king."

    assert carried(old, old.replace("two", "**two**"), "two states").outcome is (
        Outcome.CHANGED
    )
    assert carried(old, old.replace("one", "*one*"), "two states").outcome is (
        Outcome.UNCHANGED
    )


def test_a_sentence_that_was_deleted_is_gone() -> None:
    old = "The lake is deep. Few people came here. The sea is near."

    found = carried(old, "The lake is deep. The sea is near.", "Few people came")

    assert found == Carried(Outcome.GONE)


def test_a_claim_counts_as_its_worst_mention() -> None:
    same, gone = Carried(Outcome.UNCHANGED), Carried(Outcome.GONE)
    changed = Carried(Outcome.CHANGED)

    assert worst([same, changed]) is Outcome.CHANGED
    assert worst([same, gone]) is Outcome.UNCHANGED
    assert worst([gone, gone]) is Outcome.GONE


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a farce”. The bank said prices fell.",
        "“Coal is the main export.” The bank said so. It rained.",
        "The “Ark” sank. The bank said prices fell.",
    ],
)
def test_a_sentence_after_a_claim_is_no_context_of_it(text: str) -> None:
    first = text.partition(". The bank" if "”. " in text else " The bank")[0]

    found = carried(text, text.replace("The bank", "The mayor"), first)

    assert (found.outcome, found.looks) == (Outcome.UNCHANGED, ())


def test_who_speaks_is_looked_for_where_the_quotation_goes_on() -> None:
    old = "“Coal is the main export. Copper is next,” said Ada Quill."

    found = carried(old, old.replace("Ada Quill", "Bo Lund"), "Coal is the main export")

    assert [each.old for each in found.looks] == ["Copper is next,” said Ada Quill."]
