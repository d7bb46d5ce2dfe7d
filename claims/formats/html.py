"""The report as one HTML file that stands alone: nothing in it asks the network.

The article reads as it was published; every part of a claim is marked, and beside it
stands what the desk found. Jinja2 escapes everything; what the file may do is nailed
down by a Content-Security-Policy that names its style and its script by their hashes.
"""

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from claims import __version__
from claims.formats import published
from claims.formats.segments import Segment, Stretch, lines
from claims.records import CheckedClaim, Report
from claims.words import Status

STATES = {
    "supported": ("✓", "Supported"),
    "refuted": ("✗", "Refuted"),
    "conflicting": ("≠", "Conflicting"),
    "not-enough-evidence": ("?", "Not enough evidence"),
    "suspended": ("‖", "Suspended: the words changed"),
    "unverified": ("○", "Unverified"),
}
"""What a standing claim can be, with its sign and its name."""

_WORST = ("refuted", "suspended", "conflicting", "not-enough-evidence", "unverified")


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as the template shows it."""

    number: str
    state: str
    sign: str
    label: str
    checked: CheckedClaim


def state_of(checked: CheckedClaim) -> str:
    """Return what the report says of a claim: its conclusion once it is checked."""
    verdict = checked.verdict
    if checked.claim.status == Status.CHECKED and verdict is not None:
        return verdict.conclusion.value
    return checked.claim.status.value


def render(report: Report) -> str:
    """Return the report as an HTML document."""
    standing = [each for each in report.claims if each.claim.status != Status.DROPPED]
    cards = [_card(checked) for checked in standing]
    counts = Counter(card.state for card in cards)
    style, script = _data("report.css"), _data("report.js")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(_data("report.html.j2"))
    return template.render(
        report=report,
        article=report.article,
        revision=report.revision,
        lines=_lines(report, cards),
        cards=cards,
        dropped=[each for each in report.claims if each.claim.status == Status.DROPPED],
        states=STATES,
        counts=counts,
        bars=_bars(counts),
        total=len(cards),
        done=sum(card.checked.claim.status == Status.CHECKED for card in cards),
        published=published,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        version=__version__,
    )


def _card(checked: CheckedClaim) -> Card:
    state = state_of(checked)
    sign, label = STATES[state]
    verdict = checked.verdict
    if checked.claim.status == Status.CHECKED and verdict is not None:
        label = verdict.label
    number = str(checked.claim.id).rpartition("/")[2]
    return Card(number, state, sign, label, checked)


def _lines(report: Report, cards: list[Card]) -> list[Markup]:
    by_number = {card.number: card for card in cards}
    stretches: list[Stretch] = [
        (part.start, part.end, card.number)
        for card in cards
        for parts in (card.checked.claim.spans, *card.checked.claim.mentions)
        for part in parts
    ]
    stretches += [
        (each.span.start, each.span.end, f"nothing {each.number}")
        for each in report.dispositions
    ]
    seen: set[str] = set()
    return [
        Markup("").join(_segment(segment, by_number, seen) for segment in line)
        for line in lines(report.revision.text, stretches)
    ]


def _segment(segment: Segment, cards: dict[str, Card], seen: set[str]) -> Markup:
    """Return a piece of the article: a link for each part that starts, and a mark.

    The links are empty, and their numbers come from the style sheet: the text of the
    element is the text of the article, and can be copied out of it.
    """
    covering = [cards[name] for name in segment.names if name in cards]
    # A parser folds a bare carriage return; a character reference stays one.
    text = Markup(str(escape(segment.text)).replace("\r", "&#13;"))
    links = Markup("")
    for name in segment.starting:
        if name not in cards:
            continue
        card = cards[name]
        first = Markup(' id="at-{}"').format(name) if name not in seen else ""
        seen.add(name)
        links += Markup(
            '<a class="tag {0}" href="#claim-{1}" data-claims="{1}" data-n="{1}{2}"{3}'
            ' aria-label="Claim {1}: {4}"></a>'
        ).format(card.state, name, card.sign, first, card.label)
    if covering:
        states = {card.state for card in covering}
        state = next((each for each in _WORST if each in states), "supported")
        names = " ".join(card.number for card in covering)
        depth = min(len(covering), 4)
        return links + Markup(
            '<mark class="{} deep-{}" data-claims="{}">{}</mark>'
        ).format(state, depth, names, text)
    if segment.names:
        return Markup('<span class="nothing">{}</span>').format(text)
    return text


def _bars(counts: Counter[str]) -> list[tuple[str, float, float, int]]:
    """Return the stacked bar: state, start and width in hundredths, and count."""
    total = sum(counts.values())
    bars, at = [], 0.0
    for state in STATES:
        if counts[state]:
            width = 100 * counts[state] / total
            bars.append((state, round(at, 3), round(width, 3), counts[state]))
            at += width
    return bars


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy that lets in this style and script alone."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}';"
        f" script-src 'sha256-{digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def _data(name: str) -> str:
    return (files("claims.data") / name).read_text(encoding="utf-8")
