"""What the screen shows, as text with styles; nothing here knows of a terminal."""

from collections.abc import Collection, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claims.cli.output import visible, visible_lines
from claims.formats.evidence_words import AGAINST, became, shaken
from claims.formats.excerpt import around
from claims.records import CheckedClaim, Claim, OpenClaim, Rating, Verdict
from claims.records.review import OpenDetail
from claims.vocabulary import STATUS_LOOKS, Conclusion, Stance, Status
from claims.wording.lacks import lack_sentences

PART = "bold black on #ffd75f"
COLOURS = {
    Conclusion.SUPPORTED: "#5fd787",
    Conclusion.REFUTED: "#ff8787",
    Conclusion.CONFLICTING: "#ffd75f",
    Conclusion.NOT_ENOUGH_EVIDENCE: "#d7afff",
}
_STANCES = {Stance.SUPPORTS: "#5fd787", Stance.REFUTES: "#ff8787"}
_NUMBERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KEYS = (
    ("e", "evidence"),
    ("l", "looked at"),
    ("d", "drop"),
    ("f", "fold"),
    ("s", "skip"),
    ("b", "back"),
    ("u", "undo"),
    ("q", "quit"),
)
_OF_DETAILS = (("x", "tick details"),)
_OF_EARLIER = (("t", "take the text's wording"), ("k", "keep the statement"))


def article_text(shown: OpenClaim) -> Text:
    """Return the text around the claim, its parts marked, and numbered if several."""
    claim = shown.checked.claim
    text = Text()
    for piece in around(shown.revision.text, claim.spans, claim.mentions):
        words = visible_lines(piece.text)
        if piece.mark == "part":
            number = str(piece.part).translate(_NUMBERS) if piece.part else ""
            text.append(number + words, PART)
        else:
            style = {"also": "underline", "gap": "dim"}.get(piece.mark, "")
            text.append(words, style)
    return text


def wrapped(text: Text, width: int) -> tuple[Text, int]:
    """Return a text in lines of ``width``, and the first line that a part is in."""
    lines = text.wrap(Console(width=width), width)
    for line in lines:
        # A mark over the blank at the end of a line says nothing.
        line.rstrip()
    marked = (
        number
        for number, line in enumerate(lines)
        if any(span.style == PART for span in line.spans)
    )
    return Text("\n").join(lines), next(marked, 0)


def statement(shown: OpenClaim) -> Text:
    """Return the claim's number, status and statement."""
    claim = shown.checked.claim
    status = (claim.status.value, STATUS_LOOKS[claim.status].shade)
    text = Text.assemble(
        (f"{claim.id} ", "bold"), status, "\n", (visible(claim.statement), "bold")
    )
    if claim.wording is not None:
        says = f"of revision {claim.wording.of_revision}; the text says now (t): "
        text.append(f"\n{says}", "#ffd75f")
        text.append(visible(claim.wording.text_says))
    return text


def details(shown: OpenClaim, ticked: Collection[int] = ()) -> Table:
    """Return all else that is known about the claim, a row each; its details first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for each in shown.details:
        grid.add_row("detail", _detail(each, is_ticked=each.claim.number in ticked))
    for label, text in _rows(shown):
        grid.add_row(label, text)
    return grid


def _detail(detail: OpenDetail, *, is_ticked: bool) -> Text:
    """Return a detail with its tick, how it stands, and what in it must be seen."""
    claim = detail.claim
    text = Text.assemble(
        f"{'☑' if is_ticked else '☐'} {claim.number} ",
        (claim.status.value, STATUS_LOOKS[claim.status].shade),
        f" {visible(claim.statement)}",
    )
    if detail.traits:
        text.append(f" ({', '.join(detail.traits)})", "#ffd75f")
    if detail.refusal:
        text.append(f" {visible(detail.refusal)}", "dim")
    return text


def _rows(shown: OpenClaim) -> Iterator[tuple[str, Text]]:
    checked, claim = shown.checked, shown.checked.claim
    for change in checked.changes:
        yield "changed", Text(visible(change), "#ff8787")
    for flag in claim.flags:
        yield "look", Text(visible(flag), "#ffd75f")
    for lack in lack_sentences(claim):
        yield "lacks", Text(visible(lack), "#ffd75f")
    if checked.drop_reason:
        by = f", by {visible(checked.dropped_by or '')}"
        yield "dropped", Text(visible(checked.drop_reason) + by)
    if not shown.needs_verdict:
        yield "needs", Text("only a person's look (l)", "#87d7ff")
    yield "kind", Text(claim.kind.value)
    yield "speaker", Text(visible(claim.speaker or "the article itself"))
    worth = f"{claim.check_worthiness:.2f}"
    yield "worth", Text("; ".join([worth, *map(visible, claim.reasons)]))
    for value in claim.extra.get("values", []):
        unit = f" {value['unit']}" if value.get("unit") else ""
        yield "states", Text(visible(f"{value['quote']} = {value['value']}{unit}"))
    if claim.criticises:
        yield "criticises", Text(visible(claim.criticises))
    if claim.holder:
        due = f", due {claim.due_on}" if claim.due_on else ""
        yield "holder", Text(visible(claim.holder) + due)
    yield from _said(checked)
    if claim.detail_of:
        yield "beneath", Text(visible(str(claim.detail_of)))
    if claim.mentions:
        yield "also", Text(f"made in {len(claim.mentions)} more places, underlined")
    yield "from", Text(visible(claim.engine or "a person"))


def _said(checked: CheckedClaim) -> Iterator[tuple[str, Text]]:
    for verdict in reversed(checked.verdicts):
        by = f"{visible(verdict.checker)}, {verdict.recorded_at:%Y-%m-%d %H:%M}"
        said = Text.assemble(
            (visible(verdict.label), COLOURS[verdict.conclusion]),
            f"{_standing(verdict, checked.claim)} by {by}: "
            f"{visible(verdict.rationale)}",
        )
        if news := shaken(verdict):
            said.append(f" {news}", "#ffd75f")
        if verdict.despite:
            said.append(f" {AGAINST.lower()}: {visible(verdict.despite)}")
        if verdict.suggestion:
            said.append(f" → “{visible(verdict.suggestion)}”")
        yield "verdict", said
    for piece in checked.evidence:
        where = f", {visible(piece.locator)}" if piece.locator else ""
        said = Text.assemble(
            f"{piece.number} ",
            (piece.stance.value, _STANCES.get(piece.stance, "")),
            f" {visible(piece.source.name)}{where}",
            f" (by {visible(piece.checker)})",
        )
        if piece.passage:
            said.append(f" “{visible(piece.passage)}”")
        if news := became(piece):
            said.append(f" {visible(news)}", "#ffd75f")
        if piece.note:
            said.append(f" {visible(piece.note)}", "italic")
        yield "evidence", said


def _standing(verdict: Verdict, claim: Claim) -> str:
    if verdict.withdraws:
        return " withdrawn"
    if verdict.checks is not None:
        return f", a second opinion on verdict {verdict.checks},"
    if claim.status == Status.SUSPENDED:
        return " of other words"
    return ""


def line(text: str) -> Text:
    """Return words of anybody as one line that no terminal obeys."""
    return Text(visible(text))


def ratings(scale: Sequence[Rating], width: int) -> Text:
    """Return the key of each rating, in the colour of what it comes down to."""
    pairs = [
        (str(number), rating.label, COLOURS[rating.conclusion])
        for number, rating in enumerate(scale, 1)
    ]
    return _keys(pairs, width)


def keys(
    width: int, *, at_end: bool, is_earlier: bool = False, has_details: bool = False
) -> Text:
    """Return what the other keys do, and those for the statement of a text before."""
    shown = [each for each in _KEYS if not at_end or each[0] in "buq"]
    if has_details:
        shown = [*_OF_DETAILS, *shown]
    if is_earlier:
        shown = [*_OF_EARLIER, *shown]
    if at_end:
        shown.insert(0, ("r", "start over"))
    return _keys([(key, label, "") for key, label in shown], width)


def _keys(pairs: Sequence[tuple[str, str, str]], width: int) -> Text:
    """Return keys with what they do, in as few lines as they need.

    No line ends between a key and its words; where it is narrow, keys have no margin.
    """
    chunks = [_key(*pair, margin=" ") for pair in pairs]
    if sum(chunk.cell_len + 1 for chunk in chunks) > width:
        chunks = [_key(*pair, margin="") for pair in pairs]
    text, taken = Text(), 0
    for chunk in chunks:
        if taken and taken + chunk.cell_len > width:
            text.append("\n")
            taken = 0
        text.append_text(chunk).append(" ")
        taken += chunk.cell_len + 1
    text.rstrip()
    return text


def _key(key: str, label: str, colour: str, *, margin: str) -> Text:
    shown = (f"{margin}{key}{margin}", f"reverse bold {colour}")
    return Text.assemble(shown, (f" {visible(label)}", colour))
