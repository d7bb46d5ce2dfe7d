"""The article as it reads, with the parts of its claims marked, as HTML.

The text of what is returned is the text of the article, exactly: the numbers of the
claims are drawn by the style sheet, on links that are empty.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from claims.differences.paragraphs import is_spaced
from claims.formats.report.text_segments import Segment, Stretch, lanes, lines
from claims.records import Claim, Report

_LINK = Markup(
    '<a class="tag {0}" href="#claim-{1}" data-claim="{1}" data-n="{1}\u200a{2}"{3}'
    ' aria-label="Claim {1}{4}: {5}"></a>'
)
_NOTHING = Markup(
    '<a class="tag nothing" href="#nothing-{0}" data-n="∅"'
    ' aria-label="Nothing to check here, by {1}"></a>'
)
_UNSEEN = "unseen "
_DEEPEST = 4
"""The first lane that has no room for a line of its own."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How a claim is marked: its state, the sign for it, and what it says aloud."""

    state: str
    sign: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article with its line break, and what kind of line it is."""

    kind: str
    """``headline``, ``blank``, ``close`` (others of its paragraph follow) or ``""``."""
    html: Markup


def is_placed(claim: Claim, report: Report) -> bool:
    """Return whether the claim's spans are about this text, word for word."""
    text = report.revision.text
    return claim.revision == report.revision.number and all(
        text[part.start : part.end] == part.quote
        for place in (claim.spans, *claim.mentions)
        for part in place
    )


def article(
    report: Report, signs: Mapping[str, Sign], beneath: Collection[str] = ()
) -> list[Line]:
    """Return the lines of the article; ``signs`` maps the number of a claim.

    Those ``beneath`` another claim are marked within it, without a number.
    """
    parts = [
        Stretch(part.start, part.end, number, index, len(place))
        for checked in report.claims
        if (number := str(checked.claim.number)) in signs
        for place in (checked.claim.spans, *checked.claim.mentions)
        for index, part in enumerate(place, start=1)
    ]
    nothing = [
        Stretch(each.span.start, each.span.end, f"nothing {each.number}")
        for each in report.dispositions
    ]
    writer = _Writer(report, signs, beneath)
    unseen = [
        Stretch(each.span.start, each.span.end, f"{_UNSEEN}{number}")
        for number, each in enumerate(report.coverage.blanks if report.coverage else ())
    ]
    cut = list(lines(report.revision.text, [*lanes(parts), *nothing, *unseen]))
    texts = ["".join(segment.text for segment in line) for line in cut]
    close = is_spaced(texts)
    first = next((at for at, text in enumerate(texts) if text.strip()), None)
    found = []
    for at, (text, line) in enumerate(zip(texts, cut, strict=True)):
        kind = "close" if close else ""
        if not text.strip():
            kind = "blank"
        elif at == first and text.strip().strip("*_# ") == report.article.title:
            kind = "headline"
        html = Markup("").join(writer.segment(segment) for segment in line)
        found.append(Line(kind, html))
    return found


class _Writer:
    """Writes segments, and remembers which claims were linked from the text already."""

    def __init__(
        self, report: Report, signs: Mapping[str, Sign], beneath: Collection[str]
    ) -> None:
        self.signs, self.beneath = signs, beneath
        self.checkers = {
            f"nothing {each.number}": each.checker for each in report.dispositions
        }
        self.seen: set[str] = set()

    def segment(self, segment: Segment) -> Markup:
        # A parser folds a bare carriage return; a character reference stays one. A
        # null character cannot stand in HTML at all.
        html = str(escape(segment.text)).replace("\r", "&#13;").replace("\0", "\ufffd")
        marked = Markup(html)
        for stretch in reversed(segment.covering):
            if stretch.name.startswith(_UNSEEN):
                marked = Markup(
                    '<span class="unseen" title="Nobody has looked at these words">'
                    "{}</span>"
                ).format(marked)
            elif stretch.name in self.checkers:
                marked = Markup('<span class="nothing">{}</span>').format(marked)
            else:
                is_beneath = stretch.name in self.beneath
                anchor = self._anchor(stretch.name) if is_beneath else ""
                marked = Markup(
                    '<mark class="{} lane-{}{}" data-claim="{}"{}>{}</mark>'
                ).format(
                    self.signs[stretch.name].state,
                    min(stretch.lane, _DEEPEST),
                    " detail" if is_beneath else "",
                    stretch.name,
                    anchor,
                    marked,
                )
        return Markup("").join(map(self._link, segment.starting)) + marked

    def _link(self, stretch: Stretch) -> Markup:
        if stretch.name.startswith(_UNSEEN) or stretch.name in self.beneath:
            return Markup("")
        if stretch.name in self.checkers:
            number = stretch.name.removeprefix("nothing ")
            return _NOTHING.format(number, self.checkers[stretch.name])
        number, sign = stretch.name, self.signs[stretch.name]
        anchor = self._anchor(number)
        part = f", part {stretch.part} of {stretch.parts}" if stretch.parts > 1 else ""
        return _LINK.format(sign.state, number, sign.sign, anchor, part, sign.label)

    def _anchor(self, number: str) -> Markup:
        """Return where the card of a claim leads back to: the first place of it."""
        if number in self.seen:
            return Markup("")
        self.seen.add(number)
        return Markup(' id="at-{}"').format(number)
