"""``claims revise``: take the next text of an article in."""

import sys
from typing import TYPE_CHECKING, Any

import click

from claims.cli.app import App, pass_app
from claims.cli.consent import agree_to_engine, at_terminal
from claims.cli.model_use import ModelUse
from claims.cli.options import (
    engine_option,
    format_option_of,
    named_and_usual,
    reading_options,
    run_by_option,
)
from claims.cli.output import FORMATS, echo_json, echo_table, visible
from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.services.revisions.revision_add import Fate, Revised

COLUMNS = ("claim", "outcome", "status", "what", "quote")


@click.command()
@click.argument("article")
@click.argument("source", required=False)
@click.option(
    "--undo",
    is_flag=True,
    help="Take the latest text back: the one before it comes next, with its claims.",
)
@engine_option
@reading_options
@click.option(
    "--yes",
    is_flag=True,
    help="Close more than half of the claims, and let --engine llm send the text,"
    " without asking first.",
)
@click.option("--dry-run", is_flag=True, help="Show what would happen; store nothing.")
@click.option(
    "--all", "every", is_flag=True, help="List the claims that fared well too."
)
@format_option_of(
    FORMATS, help="How to print what became of the claims; json has all of them."
)
@run_by_option
@pass_app
def revise(
    app: App,
    /,
    article: str,
    source: str | None,
    undo: bool,
    engine: str | None,
    yes: bool,
    dry_run: bool,
    every: bool,
    form: str,
    by: str,
    **reading: Any,
) -> None:
    """Take the next text of ARTICLE in, from SOURCE: a file, a URL, or - for stdin.

    Every claim is carried over by its words. Where they are the same, here or elsewhere
    in the text, its verdict stands; where they changed it is suspended until somebody
    rules again or reaffirms it; what is gone is closed; and where two places fit you
    are asked. Only what is new is proposed. What an engine stated follows the words; a
    statement that a person wrote stays, and the claim is suspended until somebody says
    whether it holds (claims edit --as-text or --keep-statement). The text that the
    article has already changes nothing.

    A text that closes more than half of the claims is probably the wrong one: you are
    asked, and a script needs --yes. --undo takes the latest text back: the one before
    it becomes the next revision, and the claims stand as they did. Nothing is deleted.

    \b
    claims revise mongolia draft-2.txt --dry-run
    claims revise mongolia draft-2.txt --by ada
    claims revise mongolia --undo --by ada
    """
    if undo == bool(source):
        raise click.UsageError("name the next text, or take the last back with --undo")
    if source is None:
        from claims.workflows.revise import undo as take_back

        done = take_back(app.url, article, by=by, viewer=app.viewer, dry_run=dry_run)
        echo_revised(done, form, every=every, dry_run=dry_run)
        return
    agree_to_engine(engine, yes=yes)

    from claims.workflows.revise import Engines, Latest, revise_from

    use = ModelUse()
    made, remarks = revise_from(
        app.url,
        article,
        source,
        engines=Engines(*named_and_usual(engine)),
        reading=reading,
        stdin=lambda: sys.stdin.buffer,
        by=by,
        viewer=app.viewer,
        dry_run=dry_run,
        agreed=lambda found: yes or _asked(found, source),
        hear=use,
    )
    use.echo()
    for remark in remarks:
        click.echo(visible(remark), err=True)
    if isinstance(made, Latest):
        news = f"{made.article}: revision {made.revision} is this text"
        click.echo(f"{news}; nothing was changed", err=form != "table")
        return
    echo_revised(made, form, every=every, dry_run=dry_run)


def _asked(done: "Revised", source: str) -> bool:
    """Ask whether a text may close most claims; where nobody can be asked: no."""
    return at_terminal() and click.confirm(
        f"{source} would close {done.closed} of the {done.open} claims of"
        f" {done.article}. Is it the right text?",
        err=True,
    )


def echo_revised(
    done: "Revised", form: str, *, every: bool = False, dry_run: bool = False
) -> None:
    """Print what became of the claims."""
    from claims.formats.plain import plain
    from claims.vocabulary import Outcome

    if form == "json":
        echo_json(plain(done))
    elif form == "jsonl":
        echo_json([plain(each) for each in done.fates], form)
    else:
        plainly = (Outcome.UNCHANGED, Outcome.MOVED)
        shown = [
            each
            for each in done.fates
            if every or form != "table" or each.flags or each.outcome not in plainly
        ]
        if shown or form != "table":
            echo_table(COLUMNS, [_row(each) for each in shown], form)
    news = f"would be revision {done.number}" if dry_run else f"revision {done.number}"
    found = ", ".join(
        f"{done.outcomes[each]} {each}" for each in Outcome if done.outcomes[each]
    )
    suspended = sum(
        each.status == "suspended"
        and each.was != "suspended"
        and (each.wording is None or each.was == "checked")
        for each in done.fates
    )
    earlier = sum(each.wording is not None for each in done.fates)
    back = sum(
        each.was == "suspended" and each.status == "checked" for each in done.fates
    )
    told = [
        f"{done.article}: {news}: {found or 'no claims'}",
        *([f"{counted(suspended, 'verdict')} suspended"] if suspended else []),
        *([f"{counted(earlier, 'statement')} of an earlier text"] if earlier else []),
        *([f"{counted(back, 'verdict')} in force again"] if back else []),
        f"{counted(len(done.proposed), 'claim')} proposed",
    ]
    if done.kept_marks or done.lapsed_marks:
        kept = counted(done.kept_marks, "mark")
        told.append(f"{kept} kept, {done.lapsed_marks} lapsed")
    click.echo("; ".join(told), err=form != "table")
    if dry_run:
        if done.closes_most:
            most = f"{done.closed} of {counted(done.open, 'claim')}"
            click.echo(f"it closes {most}: a script needs --yes", err=True)
        click.echo("nothing was stored", err=True)
    elif suspended or earlier:
        click.echo(f"next: claims list {done.article} --status suspended", err=True)


def _row(fate: "Fate") -> list[str]:
    from claims.services.core.outcomes import described
    from claims.vocabulary import Touched

    told = [
        described(Touched(each["touched"]), each["old"], each["new"])
        for each in fate.changes
    ]
    told += [f"look: {each}" for each in fate.flags]
    if fate.wording is not None:
        told.append(f"its statement is of revision {fate.wording['of_revision']}")
    what = "; ".join(told)
    return [
        fate.claim,
        fate.outcome.value,
        fate.status.value,
        visible(what if len(what) <= 120 else f"{what[:119]}…"),
        visible(fate.quote if len(fate.quote) <= 60 else f"{fate.quote[:59]}…"),
    ]
