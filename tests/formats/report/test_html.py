import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.report import marked_text
from claims.formats.report.html import render
from claims.formats.report.text_segments import Stretch, lanes, lines
from claims.records import CheckedClaim, Report, Span
from claims.vocabulary import Status
from support import grows_with
from support_report import HOSTILE, TEXT, folded_report, make_report


class Article(HTMLParser):
    """Collects the text of the article, what each claim marks, ids and headings."""

    def __init__(self, report: Report) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.stack: list[str] = []
        self.text = ""
        self.marked: dict[str, str] = {}
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.feed(render(report))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if "id" in known:
            self.ids.append(known["id"] or "")
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag == "div" and known.get("class") == "text":
            self.inside = True
        if tag == "mark":
            self.stack.append(known["data-claim"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self.inside = False
        if tag == "mark":
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            return
        self.text += data
        for claim in self.stack:
            self.marked[claim] = self.marked.get(claim, "") + data


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(texts)
    report = make_report()
    template = report.claims[0]
    claims: list[CheckedClaim] = []
    for number in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
        pairs = list(zip(places[::2], places[1::2], strict=False))
        if pairs:
            spans = tuple(Span(a, b, text[a:b]) for a, b in pairs)
            claim = replace(
                template.claim,
                id=f"harbour/{number + 1}",
                number=number + 1,
                spans=spans,
                status=draw(st.sampled_from([Status.CHECKED, Status.UNVERIFIED])),
            )
            claims.append(replace(template, claim=claim))
    revision = replace(report.revision, text=text)
    return replace(report, revision=revision, claims=tuple(claims), dispositions=())


@given(reports())
def test_the_article_reads_as_it_was_stored(report: Report) -> None:
    assert Article(report).text == report.revision.text


@given(reports())
def test_each_claim_marks_its_parts_and_nothing_else(report: Report) -> None:
    marked = Article(report).marked

    for checked in report.claims:
        number = str(checked.claim.number)
        quotes = "".join(part.quote for part in checked.claim.spans)
        assert marked.pop(number) == quotes
    assert marked == {}


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=5))
def test_segments_put_together_are_the_text(
    text: str, places: list[tuple[int, int]]
) -> None:
    stretches = [
        Stretch(at, min(at + size, len(text)), str(number))
        for number, (at, size) in enumerate(places)
        if at < len(text)
    ]

    whole = [segment.text for line in lines(text, stretches) for segment in line]

    assert "".join(whole) == text


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=9))
def test_stretches_that_overlap_have_lines_of_their_own(
    places: list[tuple[int, int]],
) -> None:
    laid = lanes(Stretch(at, at + size, "a claim") for at, size in places)

    for one, other in combinations(laid, 2):
        if one.lane == other.lane:
            assert one.end <= other.start
    deepest = max((sum(o.start <= each.start < o.end for o in laid) for each in laid),
                  default=0)  # fmt: skip
    assert {each.lane for each in laid} == set(range(deepest))


def test_nothing_hostile_gets_through() -> None:
    html = render(make_report())

    assert HOSTILE not in html
    assert html.count("<script>") == 1
    assert 'href="javascript:' not in html


def test_a_confidential_source_is_never_named() -> None:
    html = render(make_report())

    assert "J. Doe" not in html
    assert "555 0100" not in html
    assert "secret.example" not in html
    assert "confidential source" in html


def test_every_state_is_told_without_colour() -> None:
    html = render(make_report())

    for label in (
        "Claim 1, part 1 of 2: Refuted",
        "Claim 2: Supported",
        "Claim 3: Conflicting, conflicting evidence",
        "Claim 4: Not-Enough-Evidence, not enough evidence",
        "Claim 5: Suspended",
        "Claim 6: Unverified",
    ):
        assert f'aria-label="{label}"' in html


def test_the_summary_counts_what_stands() -> None:
    html = render(make_report())

    assert "4 of 6 claims checked, 1 suspended, 1 unverified" in html
    assert "1 refuted, 1 conflicting evidence, 1 not enough evidence" in html
    assert "(1 dropped)" in html


def test_a_dropped_claim_is_listed_and_not_marked() -> None:
    html = render(make_report())

    assert 'id="claim-7"' not in html
    assert "<b>harbour/7</b>" in html


def test_words_of_another_revision_are_not_marked() -> None:
    report = make_report()
    first, *rest = report.claims
    stale = replace(first, claim=replace(first.claim, revision=0))

    html = render(replace(report, claims=(stale, *rest)))

    assert 'id="at-1"' not in html
    assert 'id="claim-1"' in html
    assert "These words are not in this revision" in html


def test_a_suspended_claim_says_that_its_verdict_is_not_in_force() -> None:
    html = render(make_report())

    card = html[html.index('id="claim-5"') : html.index('id="claim-6"')]
    assert "The words changed after this verdict" in card
    assert "Suspended" in card


def test_earlier_verdicts_are_kept_folded() -> None:
    html = render(make_report())

    [folded] = re.findall(r"<details>.*?</details>", html, re.DOTALL)
    assert "Earlier verdicts (1)" in folded
    assert "Supported" in folded


def test_what_was_left_unchecked_names_who_said_so() -> None:
    html = render(make_report())

    assert 'aria-label="Nothing to check here, by ada"' in html
    assert '<li id="nothing-1"' in html


def test_the_outline_is_in_order_and_every_name_is_unique() -> None:
    article = Article(make_report())

    assert len(article.ids) == len(set(article.ids))
    assert article.headings[0] == 1
    for before, after in pairwise(article.headings):
        assert after <= before + 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Harbour\nOne.\nTwo.", ["headline", "", ""]),
        (
            "**Harbour**\n\nOne.\n\nTwo.",
            ["headline", "blank", "close", "blank", "close"],
        ),
        ("One\nline.\n\nTwo\nlines.\n", ["close", "close", "blank", "close", "close"]),
        (f"{'long ' * 30}\n{'long ' * 30}\nTwo.\n\nThree.", ["", "", "", "blank", ""]),
        ("", []),
    ],
)
def test_paragraphs_are_set_apart_once(text: str, kinds: list[str]) -> None:
    report = make_report()
    report = replace(
        report,
        article=replace(report.article, title="Harbour"),
        revision=replace(report.revision, text=text),
        claims=(),
        dispositions=(),
    )

    assert [line.kind for line in marked_text.article(report, {})] == kinds


def test_the_file_may_only_do_what_it_names_by_hash() -> None:
    html = render(make_report())

    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy
    assert " style=" not in html


def span_at(text: str, start: int, size: int) -> Span:
    return Span(start, start + size, text[start : start + size])


def long_report(count: int) -> Report:
    report = make_report()
    text = (TEXT + "\n") * (count // 6)
    step = len(text) // (count + 100)
    claims = tuple(
        replace(
            report.claims[0],
            claim=replace(
                report.claims[0].claim,
                id=f"harbour/{number}",
                number=number,
                spans=(span_at(text, number * step, 60),),
            ),
        )
        for number in range(1, count)
    )
    return replace(report, revision=replace(report.revision, text=text), claims=claims)


def test_a_long_article_takes_as_long_for_each_claim() -> None:
    reports = {count: long_report(count) for count in (250, 1000)}

    assert grows_with(250, lambda count: render(reports[count]))


def test_a_detail_is_in_the_card_of_its_row() -> None:
    html = render(folded_report())

    [fold] = re.findall(r'<details class="fold">.*?</article>', html, re.DOTALL)
    assert "<summary>+1 inside it</summary>" in fold
    assert 'id="claim-2"' in fold
    assert "along with harbour/1" in fold
    assert "5 rows, with 1 detail inside; 1 checked along with their row" in html
    assert "of 6 claims checked" in html


def test_the_text_marks_a_detail_within_its_row_without_a_number() -> None:
    html = render(folded_report())

    assert re.search(r'<mark class="supported lane-\d detail" data-claim="2"', html)
    assert html.count('id="at-2"') == 1
    assert 'href="#claim-2"' not in html
    assert 'href="#claim-1"' in html
    article = Article(folded_report())
    assert article.text == TEXT
    assert len(article.ids) == len(set(article.ids))
