"""Which claims of a sentence are rows, and which are details inside one."""

from claims.extraction.fold import Fold, fold
from claims.extraction.proposal import ProposedClaim
from claims.vocabulary import Kind

ROW = Fold()


def of(
    text: str,
    *quotes: str,
    speaker: str | None = None,
    mentions: tuple[str, ...] = (),
) -> ProposedClaim:
    """Return a claim of these parts of a text."""
    return ProposedClaim(
        " ".join(quotes),
        tuple(part(text, each) for each in quotes),
        Kind.EVENT,
        speaker,
        0.5,
        (),
        tuple((part(text, each),) for each in mentions),
    )


def part(text: str, quote: str) -> tuple[int, int]:
    start = text.rindex(quote)
    return start, start + len(quote)


def test_the_longest_is_the_row_and_what_lies_in_it_its_detail() -> None:
    text = "President Ada Quill opened the bridge that closed in 2019."
    claims = [
        of(text, "President Ada Quill"),
        of(text, "President Ada Quill opened the bridge that closed in 2019"),
        of(text, "the bridge that closed in 2019"),
        of(text, "closed in 2019"),
    ]

    folds = fold(text, claims)

    below = Fold(1, is_folded=True)
    assert folds == [below, ROW, below, below]


def test_what_was_said_is_a_detail_of_the_report_and_starts_unfolded() -> None:
    text = "Mayor Quill said the bridge, which is old, closed in 2019."
    claims = [
        of(text, "which is old", speaker="Quill"),
        of(text, "the bridge, which is old, closed in 2019", speaker="Quill"),
        of(text, "Mayor Quill said the bridge, which is old, closed in 2019"),
        of(text, "Mayor Quill"),
    ]

    folds = fold(text, claims)

    below = Fold(2, is_folded=True)
    assert folds == [below, Fold(2), ROW, below]


def test_clauses_that_could_be_true_apart_are_rows_each() -> None:
    text = "Mongolia signed the statute in 2000 and ratified it in 2002."
    claims = [
        of(text, "Mongolia signed the statute in 2000"),
        of(text, "Mongolia", "ratified it in 2002"),
    ]

    assert fold(text, claims) == [ROW, ROW]


def test_an_aside_between_the_parts_of_a_row_is_its_detail() -> None:
    text = "Lindgren, who is her brother, accused her of theft and left."
    claims = [
        of(text, "Lindgren", "accused her of theft"),
        of(text, "Lindgren", "left"),
        of(text, "Lindgren, who is her brother"),
    ]

    assert fold(text, claims) == [ROW, ROW, Fold(0, is_folded=True)]


def test_the_members_of_a_list_are_details_of_the_list() -> None:
    text = "He visited China in May and Korea in June."
    claims = [
        of(text, "He visited China in May"),
        of(text, "He visited", "Korea in June"),
        of(text, "He visited China in May and Korea in June"),
    ]

    below = Fold(2, is_folded=True)
    assert fold(text, claims) == [below, below, ROW]


def test_a_claim_in_several_places_is_a_row_if_it_is_one_in_any() -> None:
    text = "The bridge is safe. Quill said the bridge is old."
    claims = [
        of(text, "the bridge is old", mentions=("The bridge is safe",)),
        of(text, "Quill said the bridge is old"),
    ]

    assert fold(text, claims) == [ROW, ROW]


def test_the_same_words_twice_are_a_row_and_its_detail() -> None:
    text = "The bridge is safe."
    claims = [of(text, "The bridge is safe"), of(text, "The bridge is safe")]

    assert fold(text, claims) == [ROW, Fold(0, is_folded=True)]


def test_what_stands_so_already_stays_so() -> None:
    text = "President Ada Quill opened the bridge that closed in 2019."
    claims = [
        of(text, "President Ada Quill opened the bridge that closed in 2019"),
        of(text, "the bridge that closed in 2019"),
        of(text, "closed in 2019"),
        of(text, "President Ada Quill"),
    ]
    by_hand = [None, None, Fold(1, is_folded=True), ROW]

    folds = fold(text, claims, by_hand)

    assert folds == [ROW, ROW, Fold(1, is_folded=True), ROW]
