"""``claims show``: everything about a claim; an article with its spans marked."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.as_of import as_of_option, connection_at
from claims.cli.options import format_option_of
from claims.cli.output import echo_hidden, echo_json, visible, visible_lines
from claims.english.plural import counted
from claims.formats.evidence_words import AGAINST, became, shaken
from claims.formats.report.replies import correction_line, reply_lines
from claims.records.rows import is_beneath, state_of
from claims.vocabulary import CLOSED, STATUS_LOOKS, Conclusion, Status
from claims.wording.earlier_wording import earlier_words
from claims.wording.lacks import lack_sentences

if TYPE_CHECKING:
    from claims.records import CheckedClaim, Claim, Report, Verdict

_COLOURS = {
    Conclusion.SUPPORTED: "green",
    Conclusion.REFUTED: "red",
    Conclusion.CONFLICTING: "yellow",
    Conclusion.NOT_ENOUGH_EVIDENCE: "magenta",
}


@click.command()
@click.argument("name", metavar="CLAIM|ARTICLE")
@format_option_of(("text", "json"), help="How to print it.")
@click.option("--details", is_flag=True, help="Mark what is folded in an article, too.")
@click.option("--reveal", is_flag=True, help="Name a claim's confidential sources too.")
@as_of_option
@pass_app
def show(
    app: App,
    name: str,
    form: str,
    details: bool,
    reveal: bool,
    instant: datetime | None,
) -> None:
    """Show all that is known about a claim, or an article with its claims marked.

    In an article, [12 … 12] holds a part of claim 12; colours show its state. What is
    folded beneath a claim is not marked, but with --details.

    \b
    claims show mongolia/12
    claims show mongolia | less -R
    """
    from claims.formats.plain import plain
    from claims.formats.report.json import checked_object
    from claims.services.core.lookup import find_article, find_claim
    from claims.services.reports.article_report import get_checked_claim, get_report

    if "/" in name:
        slug = name.rpartition("/")[0] or name
        with connection_at(app.url, instant, slug, viewer=app.viewer) as opened:
            connection, view = opened
            found = find_claim(connection, name)
            checked = get_checked_claim(connection, found, view)
            if not reveal:
                checked = view.seen(checked)
        if form == "json":
            echo_json(checked_object(checked, plain))
        else:
            click.echo("\n".join(claim_lines(checked)))
        echo_hidden(view.of_claim(found.id))
        return
    with connection_at(app.url, instant, name, viewer=app.viewer) as opened:
        connection, view = opened
        about = find_article(connection, name)
        report = view.seen(get_report(connection, about, view))
    if form == "json":
        from claims.formats.report.json import render

        click.echo(render(report), nl=False)
    else:
        _show_article(report, unfolds=details)
    echo_hidden(view)


def claim_lines(checked: "CheckedClaim") -> list[str]:
    """Return all that is known about a claim, for people to read."""
    claim = checked.claim
    quote = " … ".join(visible(part.quote) for part in claim.spans)
    places = ", ".join(f"{part.start}:{part.end}" for part in claim.spans)
    lines = [
        click.style(f"{claim.id}  {visible(claim.statement)}", bold=True),
        f"  quote    “{quote}” at {places} of revision {claim.revision}",
    ]
    if claim.wording is not None:
        what, way = earlier_words(str(claim.id), **asdict(claim.wording))
        lines += [f"  earlier  {visible(what)}", f"           next: {way}"]
    lines += [
        f"  also     “{' … '.join(visible(part.quote) for part in parts)}”"
        f" at {', '.join(f'{part.start}:{part.end}' for part in parts)}"
        for parts in claim.mentions
    ]
    lines += [
        f"  kind     {claim.kind}",
        f"  speaker  {visible(claim.speaker or 'the article itself')}",
        f"  worth    {claim.check_worthiness:.2f}"
        + (f" ({'; '.join(map(visible, claim.reasons))})" if claim.reasons else ""),
        *(f"  states   {line}" for line in _stated(claim)),
        *([f"  detail of {claim.detail_of}"] if claim.detail_of else []),
        *(
            f"  in it    {each.id} {state_of(each)}: {visible(each.statement)}"
            for each in checked.details
        ),
        f"  from     {claim.engine or 'a person'}",
        f"  status   {click.style(claim.status, fg=_colour(claim))}",
    ]
    lines += [f"  changed  {visible(line)}" for line in checked.changes]
    if checked.changes and checked.verdict:
        was = " … ".join(part.quote for part in checked.verdict.spans)
        lines.append(
            f"  was      “{visible(was)}” in revision {checked.verdict.revision}"
        )
    lines += [f"  look     {visible(line)}" for line in claim.flags]
    lines += [f"  lacks    {visible(line)}" for line in lack_sentences(claim)]
    if claim.holder:
        due = f", due {claim.due_on}" if claim.due_on else ""
        lines.append(f"  holder   {visible(claim.holder)}{due}")
    if checked.drop_reason:
        reason = visible(checked.drop_reason)
        lines.append(f"  dropped  {reason}, by {checked.dropped_by}")
    if claim.criticises is not None:
        lines.append(f"  criticises  {visible(claim.criticises or 'nobody')}")
    for verdict in reversed(checked.verdicts):
        lines += [
            f"verdict {verdict.number}{_standing(verdict, checked)}:"
            f" {verdict.label} ({verdict.conclusion}), by {visible(verdict.checker)},"
            f" {verdict.recorded_at:%Y-%m-%d %H:%M} UTC, scale {verdict.scale}",
            f"  {visible(verdict.rationale)}",
        ]
        if verdict.despite:
            lines.append(f"  {AGAINST.lower()}: {visible(verdict.despite)}")
        if verdict.suggestion:
            lines.append(f"  suggested: {visible(verdict.suggestion)}")
        if verdict.holds_on:
            lines.append(f"  holds on {verdict.holds_on}")
        if verdict.recheck_by:
            lines.append(f"  recheck by {verdict.recheck_by}")
        if verdict.confirmed:
            lines.append(f"  confirmed: {', '.join(map(visible, verdict.confirmed))}")
        if verdict.evidence:
            lines.append(f"  rests on evidence {', '.join(map(str, verdict.evidence))}")
        if news := shaken(verdict):
            lines.append(f"  {news}")
    lines += [visible(line) for line in reply_lines(checked)]
    for piece in checked.evidence:
        where = f", {visible(piece.locator)}" if piece.locator else ""
        lines.append(
            f"evidence {piece.number}: {piece.stance},"
            f" {visible(piece.source.name)}{where} (by {visible(piece.checker)})"
            + (", primary" if piece.is_primary else "")
            + (f", snapshot {piece.snapshot[:12]}" if piece.snapshot else "")
        )
        if news := became(piece):
            lines.append(f"  {visible(news)}")
        if piece.expression:
            lines.append(f"  {visible(piece.expression)} = {piece.result}")
        if piece.passage:
            lines.append(f"  “{visible(piece.passage)}”")
        if piece.note:
            lines.append(f"  {visible(piece.note)}")
    return lines


def _standing(verdict: "Verdict", checked: "CheckedClaim") -> str:
    """Say what a verdict is beside the others: in force, withdrawing, a second one."""
    if verdict.checks is not None:
        return f" (a second opinion on verdict {verdict.checks})"
    if verdict.withdraws:
        return " (withdrawn)"
    if verdict.given_with is not None:
        return f" (given with {verdict.given_with.claim})"
    is_last = verdict is checked.verdict
    return " (in force)" if is_last and checked.claim.status == Status.CHECKED else ""


def _stated(claim: "Claim") -> list[str]:
    """Return the figures and dates of a claim, each with its normalised form."""
    return [
        visible(
            f"{each['quote']} = {each['value']}"
            + (f" {each['unit']}" if each.get("unit") else "")
        )
        for each in claim.extra.get("values", [])
    ]


def _colour(claim: "Claim") -> str:
    if claim.status == Status.CHECKED and claim.conclusion:
        return _COLOURS[claim.conclusion]
    return STATUS_LOOKS[claim.status].colour


def _rows_checked(report: "Report") -> str:
    """Say how many rows are checked, where details are folded beneath some."""
    claims = [each.claim for each in report.claims if each.claim.status not in CLOSED]
    rows = [each for each in claims if not is_beneath(each)]
    if len(rows) == len(claims):
        return ""
    checked = sum(each.status == Status.CHECKED for each in rows)
    return f", {checked} of {counted(len(rows), 'row')}"


def _show_article(report: "Report", *, unfolds: bool) -> None:
    text = report.revision.text
    marks: list[tuple[int, int, int, str]] = []
    for checked in report.claims:
        claim = checked.claim
        if claim.status in CLOSED or claim.revision != report.revision.number:
            continue
        if is_beneath(claim) and not unfolds:
            continue
        for part in (
            *claim.spans,
            *(each for parts in claim.mentions for each in parts),
        ):
            opens = click.style(f"[{claim.number} ", fg=_colour(claim))
            closes = click.style(f" {claim.number}]", fg=_colour(claim))
            # At one place, what ends comes first; the longer part opens first.
            marks.append((part.start, 1, -part.end, opens))
            marks.append((part.end, 0, -part.start, closes))
    shown, at = [], 0
    for place, _, _, mark in sorted(marks):
        shown += [visible_lines(text[at:place]), mark]
        at = place
    shown.append(visible_lines(text[at:]))
    article = report.article
    claims = counted(article.claims, "claim")
    click.echo(click.style(f"{article.slug}: {visible(article.title)}", bold=True))
    if article.withdrawn_because:
        because, who = article.withdrawn_because, article.withdrawn_by or ""
        click.echo(f"withdrawn by {visible(who)}: {visible(because)}")
    click.echo(
        f"revision {report.revision.number}, sha256 {report.revision.sha256};"
        f" {article.checked} of {claims} checked{_rows_checked(report)}\n"
    )
    click.echo("".join(shown))
    for line in report.corrections:
        click.echo(visible(correction_line(line)))
