"""Drafts that are edited, moved, mixed up: what a claim is left with is its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring.carry import carry
from claims.vocabulary import KEEPS, Outcome

FAIR = "Some 80 people came to the harbour on Sunday to see the old ships."
BRIDGE = "The mayor opened the new bridge in May. It cost 12 million dollars."
PRICES = "Copper prices fell in March. The museum in Darkhan opened in 1974."
STRIKE = "The union said 80 people stopped work. Nobody was hurt."
FOREIGN = (
    "The parliament of Mongolia ratified the treaty in 2002. To the north, the river"
    " freezes in the winter.\n\nThe population rose to 3.4 million, the ministry said."
    " A spokesman added that the people of the capital came to see it."
)
NOUNS = ("boats", "ships", "trucks", "horses", "tents", "lamps")
PLACES = ("Hobart", "Darkhan", "Kyzyl", "Bergen", "Accra", "Cusco")
VERBS = ("reached", "left", "passed", "crossed", "entered", "circled")
numbers = st.integers(20, 99)


def span(text: str, *quotes: str) -> list[tuple[int, int]]:
    return [(text.index(each), text.index(each) + len(each)) for each in quotes]


def words(text: str, parts: object) -> list[str]:
    assert isinstance(parts, tuple)
    return [text[slice(*part)] for part in parts]


@pytest.mark.parametrize(
    ("paragraph", "old", "changed", "new"),
    [
        (FAIR, "80 people", FAIR.replace("80", "90"), "90 people"),
        (FAIR, "80 people", FAIR.replace("Some 80", "About 90"), "90 people"),
        (FAIR, "80 people", FAIR.replace("Some 80", "Nearly ninety-five"),
         "ninety-five people"),
        (STRIKE, "80 people", STRIKE.replace("80", "90"), "90 people"),
        (FAIR, "came to the harbour on Sunday",
         FAIR.replace("Sunday", "Monday"), "came to the harbour on Monday"),
        ("It employs 80 people in Darkhan.", "80 people",
         "It employs 90 people in Darkhan.", "90 people"),
        ("80 people came.", "80 people", "90 people came.", "90 people"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("moves", [True, False])
def test_the_edge_of_a_claim_follows_the_word_that_was_changed(
    paragraph: str, old: str, changed: str, new: str, moves: bool
) -> None:
    before = "\n\n".join([paragraph, BRIDGE, PRICES])
    order = [BRIDGE, PRICES, changed] if moves else [changed, BRIDGE, PRICES]
    after = "\n\n".join(order)

    [found] = carry(before, after, [span(before, old)])

    assert found.outcome is Outcome.CHANGED
    assert words(after, found.parts) == [new]


@pytest.mark.parametrize(
    "quotes",
    [
        ["80 people"],
        ["Some 80 people came to the harbour"],
        ["The mayor", "the new bridge"],
        ["It cost 12 million dollars"],
        ["The museum", "opened in 1974"],
        ["to see the old ships"],
    ],
)
def test_of_a_claim_whose_text_is_another_story_no_word_is_left(
    quotes: list[str],
) -> None:
    text = "\n\n".join([FAIR, BRIDGE, PRICES])

    [found] = carry(text, FOREIGN, [span(text, *quotes)])

    assert found.outcome is Outcome.GONE


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[int, str, str, str]]:
    """Draw the facts of a story: a figure, what, did what, where; none twice."""
    count = draw(st.integers(3, 6))
    figures = draw(st.lists(numbers, min_size=count, max_size=count, unique=True))
    nouns = draw(st.permutations(NOUNS))
    verbs = draw(st.permutations(VERBS))
    places = draw(st.permutations(PLACES))
    return list(zip(figures, nouns, verbs, places, strict=False))


def told(facts: list[tuple[int, str, str, str]]) -> str:
    return "\n\n".join(
        f"On that day {number} {noun} {verb} the port of {place}. Nobody paid."
        for number, noun, verb, place in facts
    )


@given(stories(), st.data())
def test_in_whatever_order_a_story_is_told_a_changed_figure_keeps_its_claim(
    facts: list[tuple[int, str, str, str]], data: st.DataObject
) -> None:
    old = told(facts)
    changed = data.draw(st.integers(0, len(facts) - 1))
    _, noun, verb, place = facts[changed]
    other = data.draw(numbers.filter(lambda each: each not in [f[0] for f in facts]))
    rest = [*facts[:changed], (other, noun, verb, place), *facts[changed + 1 :]]
    new = told(data.draw(st.permutations(rest)))

    spans = [span(old, f"{each[0]} {each[1]}") for each in facts]
    found = carry(old, new, spans)

    for at, (fact, each) in enumerate(zip(facts, found, strict=True)):
        if at == changed:
            assert each.outcome is Outcome.CHANGED
            assert words(new, each.parts) == [f"{other} {noun}"]
        else:
            assert each.outcome in KEEPS
            assert words(new, each.parts) == [f"{fact[0]} {fact[1]}"]


@given(stories(), st.data())
def test_a_draft_and_the_one_before_it_again_lose_nothing_that_stayed(
    facts: list[tuple[int, str, str, str]], data: st.DataObject
) -> None:
    old = told(facts)
    kept = [fact for fact in facts if data.draw(st.booleans())]
    new = told(data.draw(st.permutations(kept))) if kept else FOREIGN

    spans = [span(old, f"{each[0]} {each[1]} {each[2]}") for each in facts]
    there = carry(old, new, spans)

    stayed = [at for at, fact in enumerate(facts) if fact in kept]
    assert [at for at, each in enumerate(there) if each.parts] == stayed
    back = carry(new, old, [there[at].parts for at in stayed])
    assert [list(each.parts) for each in back] == [spans[at] for at in stayed]
    assert {each.outcome for each in back} <= set(KEEPS)


@given(stories(), st.data())
def test_nothing_of_a_story_is_left_in_one_that_says_something_else(
    facts: list[tuple[int, str, str, str]], data: st.DataObject
) -> None:
    text = told(facts)
    number, noun, verb, place = data.draw(st.sampled_from(facts))
    quotes = data.draw(
        st.sampled_from(
            [
                [f"{number} {noun}"],
                [noun],
                ["On that day", noun],
                [f"{verb} the port of {place}"],
                [f"{number} {noun}", place],
            ]
        )
    )

    [found] = carry(text, FOREIGN, [span(text, *quotes)])

    assert found.outcome is Outcome.GONE
