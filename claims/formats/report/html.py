"""The report as one HTML file that stands alone: nothing in it asks the network.

The article reads as it was published; every part of a claim is marked, and beside it
stands what the desk found.
"""

from collections import Counter
from dataclasses import dataclass, replace

from markupsafe import Markup

from claims import __version__
from claims.confidential import published_claim
from claims.data_file import read_data_text
from claims.formats import evidence_words, page
from claims.formats.report import marked_text
from claims.formats.report.claim_states import (
    STATES,
    by_status,
    dropped,
    given_along,
    gone,
    is_in_force,
    rows,
    state_of,
)
from claims.formats.report.replies import correction_line, reply_lines
from claims.records import CheckedClaim, Report, Row, Verdict, fold_mark
from claims.wording.earlier_wording import statement_words
from claims.wording.lacks import lack_sentences
from claims.wording.sign_offs import sign_off_line


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as the template shows it."""

    number: str
    state: str
    sign: str
    label: str
    """What the scale prints for the verdict in force, or else the state."""
    conclusion: str | None
    """The state, where the label does not say it already."""
    in_force: bool
    placed: bool
    """Whether its words stand in the text of the report."""
    checked: CheckedClaim
    earlier: tuple[Verdict, ...]
    """Every verdict but the one shown, newest first."""
    details: tuple["Card", ...] = ()
    """What is folded beneath it."""
    fold: str = ""
    """How many there are, with the worst state among them where that is worse."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the chart of progress; positions are in hundredths of its width."""

    state: str
    sign: str
    count: int
    at: float
    width: float


def render(report: Report) -> str:
    """Return the report as an HTML document."""
    cards = [_row_card(row, report) for row in rows(report)]
    every = [each for card in cards for each in (card, *card.details)]
    beneath = {each.number for card in cards for each in card.details}
    counts = Counter(card.state for card in every)
    style, script = read_data_text("report.css"), read_data_text("report.js")
    return page.template("report.html.j2").render(
        report=report,
        article=report.article,
        revision=report.revision,
        lines=marked_text.article(
            report,
            {card.number: _sign(card) for card in every if card.placed},
            beneath,
        ),
        cards=cards,
        total=len(every),
        beneath=len(beneath),
        along=given_along(report),
        dropped=dropped(report),
        gone=gone(report),
        states=STATES,
        counts=counts,
        statuses=by_status(report),
        bars=_bars(counts),
        words=evidence_words,
        reply_lines=reply_lines,
        lack_sentences=lack_sentences,
        statement_words=statement_words,
        correction_line=correction_line,
        sign_off_line=sign_off_line,
        style=Markup(style),
        script=Markup(script),
        policy=page.policy(style, script),
        version=__version__,
    )


def _row_card(row: Row[CheckedClaim], report: Report) -> Card:
    return replace(
        _card(row.claim, report),
        details=tuple(_card(each, report) for each in row.details),
        fold=fold_mark(row.claim.claim, [each.claim for each in row.details]),
    )


def _card(checked: CheckedClaim, report: Report) -> Card:
    state = state_of(checked)
    sign, name = STATES[state]
    in_force = is_in_force(checked)
    label = checked.verdict.label if in_force and checked.verdict else name.capitalize()
    return Card(
        number=str(checked.claim.number),
        state=state,
        sign=sign,
        label=label,
        conclusion=None if label.lower() == name else name,
        in_force=in_force,
        placed=marked_text.is_placed(checked.claim, report),
        checked=published_claim(checked),
        earlier=tuple(
            each for each in reversed(checked.verdicts) if each is not checked.verdict
        ),
    )


def _sign(card: Card) -> marked_text.Sign:
    said = f"{card.label}, {card.conclusion}" if card.conclusion else card.label
    return marked_text.Sign(card.state, card.sign, said)


def _bars(counts: Counter[str]) -> list[Bar]:
    total = sum(counts.values())
    bars: list[Bar] = []
    at = 0
    for state, (sign, _) in STATES.items():
        if count := counts[state]:
            start, width = round(100 * at / total, 3), round(100 * count / total, 3)
            bars.append(Bar(state, sign, count, start, width))
            at += count
    return bars
