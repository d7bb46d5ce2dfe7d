import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from claims.formats.html import render
from claims.formats.segments import lines
from claims.records import CheckedClaim, Report, Span
from claims.words import Status
from support_report import HOSTILE, TEXT, make_report


class Article(HTMLParser):
    """Collects the text of <main>, and what each claim's marks hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.stack: list[str] = []
        self.text: list[str] = []
        self.marked: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.inside = True
        if self.inside and tag == "mark":
            self.stack.append(dict(attrs)["data-claims"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.inside = False
        if self.inside and tag == "mark":
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            return
        self.text.append(data)
        for claims in self.stack:
            for claim in claims.split():
                self.marked[claim] = self.marked.get(claim, "") + data


def parse(report: Report) -> Article:
    article = Article()
    # The template breaks a line before each paragraph; those are not the article's.
    html = re.sub(r"\n(?=<p dir|</main>)", "", render(report))
    article.feed(html)
    return article


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
                spans=spans,
                status=draw(st.sampled_from([Status.CHECKED, Status.UNVERIFIED])),
            )
            claims.append(replace(template, claim=claim))
    revision = replace(report.revision, text=text)
    return replace(report, revision=revision, claims=tuple(claims), dispositions=())


@given(reports())
def test_the_article_reads_as_it_was_stored(report: Report) -> None:
    article = parse(report)

    assert "".join(article.text).strip("\n") == report.revision.text.strip("\n")


@given(reports())
def test_each_claim_marks_its_parts_and_nothing_else(report: Report) -> None:
    article = parse(report)

    for checked in report.claims:
        number = str(checked.claim.id).rpartition("/")[2]
        quotes = "".join(part.quote for part in checked.claim.spans)
        assert article.marked[number] == quotes


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=5))
def test_segments_put_together_are_the_text(
    text: str, places: list[tuple[int, int]]
) -> None:
    stretches = [
        (min(at, len(text)), min(at + size, len(text)), str(number))
        for number, (at, size) in enumerate(places)
        if min(at, len(text)) < min(at + size, len(text))
    ]

    whole = [segment.text for line in lines(text, stretches) for segment in line]

    assert "".join(whole) == text


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
        "Claim 1: Refuted",
        "Claim 2: Supported",
        "Claim 3: Conflicting",
        "Claim 4: Not-Enough-Evidence",
        "Claim 5: Suspended: the words changed",
        "Claim 6: Unverified",
    ):
        assert f'aria-label="{label}"' in html


def test_the_summary_counts_what_stands() -> None:
    html = render(make_report())

    assert "4 of 6 claims checked" in html
    assert "Unverified: 1" in html


def test_a_dropped_claim_is_listed_and_not_marked() -> None:
    html = render(make_report())

    assert 'id="claim-7"' not in html
    assert "<b>harbour/7</b>" in html


def test_the_file_may_only_do_what_it_names_by_hash() -> None:
    html = render(make_report())

    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy
    assert " style=" not in html


def test_a_long_article_is_written_in_seconds() -> None:
    import time

    report = make_report()
    text = (TEXT + "\n") * 300
    step = len(text) // 2000
    claims = tuple(
        replace(
            report.claims[0],
            claim=replace(
                report.claims[0].claim,
                id=f"harbour/{number}",
                spans=(Span(number * step, number * step + 60, ""),),
            ),
        )
        for number in range(1, 1900)
    )
    started = time.perf_counter()

    render(replace(report, revision=replace(report.revision, text=text), claims=claims))

    assert time.perf_counter() - started < 10
