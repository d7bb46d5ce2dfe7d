"""Texts of every script, edited so that it is known what becomes of each claim."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.anchoring.carry import carry
from claims.anchoring.tokens import tokens_of
from claims.vocabulary import KEEPS, Outcome, Touched

Mention = list[tuple[int, int]]

SAME = (Outcome.UNCHANGED, Outcome.MOVED)
WORDS = (
    "lake city king boat 3.4 -5 2002 $7 9% ½ x² e\u0301te\u0301 naïve Straße don't "
    "👩\u200d💻 🏳️\u200d🌈 🕊️ שלום עולם بحيرة ٣٤ नमस्ते ไทย 東京 は 한국 co\u00adop "
    "İ ﬁn “so” (see) - — a_b ** № й ʼn \u200bzero १२ 𝟛 A1b2 don’t U.S."
)
sentences = st.lists(st.sampled_from(WORDS.split()), min_size=3, max_size=9).map(
    " ".join
)
"""Sentences of words that make trouble; a number in front makes each of a kind."""
endings = st.sampled_from([". ", "! ", ".\n", ".\n\n"])


@st.composite
def texts(draw: st.DrawFn, least: int = 3) -> list[str]:
    """Draw the sentences of a text, each with what ends it, no two alike."""
    bodies = draw(st.lists(sentences, min_size=least, max_size=8))
    return [
        f"Sentence{letter} {body} ends here{draw(endings)}"
        for letter, body in zip("abcdefgh", bodies, strict=False)
    ]


def mentions_of(data: st.DataObject, text: str, start: int, end: int) -> Mention:
    """Draw a claim of one to three parts within a stretch, edges at any token's."""
    tokens = tokens_of(text)
    first, stop = tokens.within(start, end)
    count = data.draw(st.integers(1, 3))
    numbers = st.integers(first, stop - 1)
    edges = data.draw(
        st.lists(numbers, min_size=2 * count, max_size=2 * count, unique=True)
    )
    edges.sort()
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(tokens.starts[one], tokens.ends[other]) for one, other in pairs]


def span_of(pieces: Sequence[str], number: int) -> tuple[int, int]:
    start = sum(map(len, pieces[:number]))
    return start, start + len(pieces[number].rstrip())


def check(old: str, new: str, spans: Sequence[Mention]) -> list[Outcome]:
    """Carry, and hold what must be true of everything that is carried."""
    found = carry(old, new, spans)
    for mention, each in zip(spans, found, strict=True):
        end = 0
        for one, other in each.parts:
            assert end <= one < other <= len(new)
            end = other
        if each.outcome in SAME:
            said = [old[slice(*part)] for part in mention]
            assert said == [new[slice(*part)] for part in each.parts]
        if each.outcome in (*KEEPS, Outcome.CHANGED):
            assert each.parts
        if each.outcome is Outcome.AMBIGUOUS:
            assert len(each.places) > 1
    return [each.outcome for each in found]


@given(texts(), st.data())
def test_a_text_carries_to_itself(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    mention = mentions_of(data, text, 0, len(text))

    [found] = carry(text, text, [mention])

    assert (found.outcome, list(found.parts)) == (Outcome.UNCHANGED, mention)


@given(st.text(), st.text(), st.data())
@settings(max_examples=200)
def test_any_two_texts_are_carried(old: str, new: str, data: st.DataObject) -> None:
    edges = data.draw(
        st.lists(st.integers(0, len(old)), max_size=6, unique=True).map(sorted)
    )
    mention = list(zip(edges[::2], edges[1::2], strict=False))

    check(old, new, [mention] if mention else [])


@given(texts(), st.data())
def test_sentences_put_in_or_taken_out_leave_the_others(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    number = data.draw(st.integers(0, len(pieces) - 1))
    mentions = [mentions_of(data, text, *span_of(pieces, number)) for _ in "ab"]
    others = [at for at in range(len(pieces)) if at != number]
    out = data.draw(st.sets(st.sampled_from(others)))
    put = {at: data.draw(sentences) for at in out if data.draw(st.booleans())}
    kept = [
        f"Other {put.get(at, '')} is said.\n" if at in put else piece
        for at, piece in enumerate(pieces)
        if at not in out or at in put
    ]

    outcomes = check(text, "".join(kept), mentions)

    assert set(outcomes) <= set(SAME)


@given(texts(), st.data())
def test_sentences_that_move_keep_their_claims(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(f"{piece.rstrip()}\n" for piece in pieces)
    pieces = text.splitlines(keepends=True)
    mentions = [
        mentions_of(data, text, *span_of(pieces, number))
        for number in range(len(pieces))
    ]

    outcomes = check(text, "".join(data.draw(st.permutations(pieces))), mentions)

    assert set(outcomes) <= set(SAME)


@given(texts(), st.data())
def test_a_copy_elsewhere_is_not_taken_for_the_claim(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    number = data.draw(st.integers(0, len(pieces) - 1))
    mention = mentions_of(data, text, *span_of(pieces, number))
    at = data.draw(st.integers(0, len(pieces)))
    new = "".join([*pieces[:at], pieces[number], *pieces[at:]])

    [outcome] = check(text, new, [mention])

    assert outcome in (*SAME, Outcome.AMBIGUOUS)
    if at < number - 1 or at > number + 2:
        assert outcome in (Outcome.UNCHANGED, Outcome.AMBIGUOUS)


@given(texts(), st.data())
@settings(max_examples=300)
def test_a_word_that_changes_in_a_claim_is_never_passed_over(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    number = data.draw(st.integers(0, len(pieces) - 1))
    mention = mentions_of(data, text, *span_of(pieces, number))
    start, end = data.draw(st.sampled_from(mention))
    tokens = tokens_of(text)
    at = data.draw(st.sampled_from(range(*tokens.within(start, end))))
    put = data.draw(st.sampled_from(["", "other", "3.5", "not", "%", "7 "]))
    where = (tokens.starts[at], tokens.ends[at])
    beside = [*tokens.keys[max(0, at - 1) : at], *tokens.keys[at + 1 : at + 2]]
    is_word = any(map(str.isalnum, tokens.word(at)))
    if not put and (tokens.keys[at] in beside or not is_word):
        put = "other"
    if tokens.keys[at] == put.strip():
        put = "else"

    [outcome] = check(text, f"{text[: where[0]]}{put}{text[where[1] :]}", [mention])

    assert outcome not in KEEPS


@given(texts(), st.data())
@settings(max_examples=300)
def test_a_denial_or_hedge_within_a_claim_is_never_passed_over(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    number = data.draw(st.integers(0, len(pieces) - 1))
    mention = mentions_of(data, text, *span_of(pieces, number))
    tokens = tokens_of(text)
    inside = range(*tokens.within(mention[0][0], mention[-1][1]))
    at = tokens.starts[data.draw(st.sampled_from(inside))]
    put = data.draw(st.sampled_from(["never ", "reportedly ", "if ", "might ", "44 "]))

    [outcome] = check(text, f"{text[:at]} {put}{text[at:]}", [mention])

    assert outcome not in KEEPS


@given(pieces=texts(), data=st.data())
def test_no_flag_names_the_sentence_after_a_claim(
    pieces: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(pieces) - 2))
    old = "".join(pieces)
    mention = mentions_of(data, old, *span_of(pieces, number))
    after = f"Sentence{number} was what she said, and she denied it too.\n\n"
    new = "".join([*pieces[: number + 1], after, *pieces[number + 2 :]])

    [found] = carry(old, new, [mention])

    told = [each for each in found.looks if each.touched is Touched.CONTEXT]
    assert not [each for each in told if each.new == after.strip()]
