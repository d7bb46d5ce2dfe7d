"""The promise that everything rests on: ``text[start:end] == quote``."""

import pytest
import sqlalchemy as sa
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.records import Span
from claims.services.claims.claim_add import NewClaim, add_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.core import spans
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Kind
from support import TEXT, make_article
from support import claim as find
from support_desk import damage, everything, on_one_desk, undone, word

PIECES = [
    "👩‍👩‍👧‍👦",
    "🇲🇳",
    "e\u0301",
    "q\u0323\u0307",
    "שָׁלוֹם",
    "\u202eمرحبا\u202c",
    "漢字かな",
    "한국어",
    "\r\n",
    "\t",
    "\u2028",
    "\ufeff",
    "\U0010ffff",
    "İstanbul",
    "naïve ",
    "plain words ",
]

# PostgreSQL stores no NUL, and no encoding stores half a surrogate pair.
texts = st.lists(
    st.sampled_from(PIECES)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    min_size=1,
    max_size=8,
).map("".join)


@st.composite
def texts_with_mentions(draw: st.DrawFn) -> tuple[str, list[list[spans.Part]]]:
    text = draw(texts.filter(str.strip))
    offsets = st.integers(0, len(text))
    mentions = []
    for _ in range(draw(st.integers(1, 3))):
        cuts = sorted(draw(st.sets(offsets, min_size=2, max_size=6)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        parts = [pair for pair in pairs if text[slice(*pair)].strip()]
        mentions += [parts] if parts else []
    assume(mentions)
    return text, mentions


@on_one_desk
@given(drawn=texts_with_mentions())
def test_a_quote_is_always_what_the_text_says_at_its_offsets(
    connection: Connection, drawn: tuple[str, list[list[spans.Part]]]
) -> None:
    text, mentions = drawn
    expected = tuple(
        tuple(Span(start, end, text[start:end]) for start, end in parts)
        for parts in mentions
    )

    with undone(connection):
        article = make_article(connection, text=text, claims=[])
        new = NewClaim("It is so.", mentions, Kind.STATE, None, 0.5)
        claim = get_claim(connection, add_claim(connection, article, new, by="ada"))
        _, revision = latest_revision(connection, article)
        found = damage(connection, article)

    assert revision.text == text
    assert (claim.spans, *claim.mentions) == expected
    assert found == []


@given(drawn=texts_with_mentions())
def test_the_words_around_a_quote_are_kept_with_it(
    drawn: tuple[str, list[list[spans.Part]]],
) -> None:
    text, mentions = drawn

    for row in spans.rows(text, 1, 1, mentions):
        start, end = row["start_char"], row["end_char"]
        assert row["prefix"] + row["quote"] + row["suffix"] in text
        assert len(row["prefix"]) == min(spans.CONTEXT, start)
        assert len(row["suffix"]) == min(spans.CONTEXT, len(text) - end)


@given(
    text=texts,
    start=st.integers(-5, 200),
    end=st.integers(-5, 200),
)
def test_a_span_is_taken_exactly_when_it_lies_in_the_text_and_says_something(
    text: str, start: int, end: int
) -> None:
    is_good = 0 <= start < end <= len(text) and text[start:end].strip() != ""

    refusal = ""
    try:
        spans.check(text, [[(start, end)]])
    except ConflictError as error:
        refusal = str(error)

    assert refusal.startswith("" if is_good else f"span {start}:{end} ")
    assert is_good == (refusal == "")


REFUSED: dict[str, tuple[spans.Mentions, str]] = {
    "no mention": ([], "a claim needs a span"),
    "no part": ([[]], "a mention needs a span"),
    "empty": (
        [[(5, 5)]],
        f"span 5:5 does not lie in the text, which has {len(TEXT)} characters",
    ),
    "reversed": ([[(9, 5)]], "span 9:5 does not lie in the text"),
    "before the text": ([[(-1, 5)]], "span -1:5 does not lie in the text"),
    "past the text": ([[(5, 9999)]], "span 5:9999 does not lie in the text"),
    "blank": ([[(7, 8)]], "span 7:8 holds only white space"),
    "overlapping": ([[(0, 7), (5, 9)]], "span 5:9 overlaps or precedes the part"),
    "out of order": ([[(8, 14), (0, 7)]], "span 0:7 overlaps or precedes the part"),
    "a later mention": ([[(0, 7)], [(3, 3)]], "span 3:3 does not lie in the text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_span_that_is_none_is_refused_and_nothing_is_stored(
    connection: Connection, case: str
) -> None:
    mentions, message = REFUSED[case]
    article = make_article(connection)
    before = everything(connection)

    new = NewClaim("It is so.", mentions, Kind.STATE, None, 0.5)
    with pytest.raises(ConflictError) as refused:
        add_claim(connection, article, new, by="ada")
    with pytest.raises(ConflictError):
        edit_claim(
            connection, find(connection), by="ada", changes={}, mentions=mentions
        )

    assert str(refused.value).startswith(message)
    assert everything(connection) == before


def test_replacing_the_spans_of_a_claim_leaves_those_of_others(
    connection: Connection,
) -> None:
    make_article(connection)
    others = sa.select(schema.span).where(schema.span.c.claim_id != find(connection).id)
    before = connection.execute(others).all()

    mentions = word(TEXT, "Harbour", "reopen").mentions
    edit_claim(connection, find(connection), by="ada", changes={}, mentions=mentions)

    assert connection.execute(others).all() == before
    [first, second] = get_claim(connection, find(connection)).spans
    assert (first.quote, second.quote) == ("Harbour", "reopen")


def test_spans_of_more_claims_than_a_statement_has_parameters_are_read(
    connection: Connection,
) -> None:
    make_article(connection)

    found = spans.read(connection, range(1, 40_000))

    assert len(found) == 3
