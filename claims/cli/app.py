"""The root group, and the one place where errors become exit codes."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from claims import __version__
from claims.errors import ClaimsError
from claims.formats.control_characters import shown
from claims.remarks import collect

COMMANDS = {
    "init": ("init:init", "Make a desk, one team's database."),
    "ingest": ("ingest:ingest", "Take articles in and propose their claims."),
    "revise": ("revise:revise", "Take the next text in, and carry the claims over."),
    "reaffirm": ("reaffirm:reaffirm", "Carry a verdict over to words that changed."),
    "watch": ("watch:watch", "Revise an article whenever its text changes."),
    "timeline": ("timeline:timeline", "Show what an article went through, in order."),
    "extract": ("extract:extract", "Look for claims again; add only what is new."),
    "articles": ("articles:articles", "List the articles and how far they are."),
    "article": ("article:article", "Put right what is said about an article."),
    "list": ("list:list_", "List claims, the most check-worthy first."),
    "show": ("show:show", "Show a claim, or an article with its claims."),
    "add": ("add:add", "Add a claim by quoting its words."),
    "edit": ("edit:edit", "Change a claim's statement, kind or spans."),
    "split": ("split:split", "Put several claims in the place of one."),
    "merge": ("merge:merge", "Make one claim of several."),
    "drop": ("drop:drop", "Set claims aside, or take them back."),
    "nothing-here": ("nothing_here:nothing_here", "Mark words that need no check."),
    "assign": ("assign:assign", "Give claims to somebody, with a day to be done."),
    "take": ("take:take", "Take claims that nobody holds."),
    "release": ("release:release", "Let claims go."),
    "next": ("next:next_", "Take the claim most worth checking that is free."),
    "evidence": ("evidence:evidence", "Add and list what was found about a claim."),
    "source": ("source:source", "Add and list what can be consulted."),
    "coverage": ("coverage:coverage", "List the words that nobody has looked at."),
    "verdict": ("verdict:verdict", "Rule on a claim."),
    "recheck": ("recheck:recheck", "Have checked claims checked again, blind."),
    "disagreements": (
        "disagreements:disagreements",
        "List where a second check says something else.",
    ),
    "adjudicate": ("adjudicate:adjudicate", "Decide where two checkers disagree."),
    "agreement": ("agreement:agreement", "Measure how often two checkers agree."),
    "look": ("look:look", "Say that you have looked at claims."),
    "review": ("review:review", "Rule on claim after claim, one key each."),
    "approach": ("approach:approach", "Ask those whom a claim criticises to reply."),
    "callsheet": ("callsheet:callsheet", "Print whom to ask what; take answers in."),
    "query": ("query:query", "Print what goes to the writer."),
    "resolve": ("resolve:resolve", "Answer a claim that failed."),
    "history": ("history:history", "Show every change: when, who, what."),
    "ready": ("ready:ready", "Say whether an article may go out, or why not."),
    "sign-off": ("sign_off:sign_off", "Release a text in your name."),
    "diff": ("diff:diff", "Show what changed between two revisions."),
    "report": ("report:report", "Write a report of an article."),
    "correct": ("correct:correct", "Enter a correction of what was published."),
    "corrections": ("corrections:corrections", "List the corrections."),
    "recall": ("recall:recall", "Find all that rests on a source, or says the same."),
    "stale": ("stale:stale", "List verdicts that are past their day to look again."),
    "withdraw": ("withdraw:withdraw", "Take a wrong ingest back."),
    "stats": ("stats:stats", "Count claims by status, kind and checker."),
    "people": ("people:people", "List, add, rename, merge and erase the people."),
    "policy": ("policy:policy", "Show and set what counts as checked."),
    "scale": ("scale:scale", "List, add and choose rating scales."),
    "completion": ("completion:completion", "Complete commands in a shell."),
    "ledger": ("ledger:ledger", "Write checkpoints that prove the record."),
    "db": ("db:db", "Upgrade, inspect, prove and copy the database."),
}
"""Every command, in the order of the day: where it is below ``claims.cli.commands``,
and what it does. The words stand here, so that ``claims --help`` loads none of them."""

INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C ended."""


class Failure(click.ClickException):
    """A ``ClaimsError`` on its way to the terminal."""

    def __init__(self, error: ClaimsError) -> None:
        super().__init__(shown(str(error)))
        self.exit_code = error.exit_code  # type: ignore[misc]


class ClaimsGroup(click.Group):
    """A group that loads a command when it is named, and reports errors in one line.

    Only a ``ClaimsError`` is expected; bugs keep their traceback.
    """

    def __init__(
        self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the day."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of this name."""
        if cmd_name not in self.lazy:
            return None
        module, _, name = self.lazy[cmd_name][0].partition(":")
        found = getattr(import_module(f"claims.cli.commands.{module}"), name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each command does without loading it."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, words) for name, (_, words) in self.lazy.items()]
            )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse words that no encoding can write before anything is done."""
        for word in args:
            if any("\ud800" <= each <= "\udfff" for each in word):
                shown = word.encode("utf-8", "backslashreplace").decode()
                raise click.UsageError(f"{shown!r} is not UTF-8", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, translating what it raises; say what is to be remarked."""
        remarks = collect()
        try:
            return super().invoke(ctx)
        except ClaimsError as error:
            raise Failure(error) from error
        except click.ClickException as error:
            raise _shown(error) from None
        except OSError as error:
            # A folder without permission, a name that is too long: no bug of ours.
            if not error.filename:
                raise
            reason = (error.strerror or "it failed").lower()
            raise Failure(ClaimsError(f"{error.filename}: {reason}")) from error
        except KeyboardInterrupt:
            # What was stored stands: one transaction is done, or was never begun.
            click.echo("interrupted", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None
        finally:
            for each in remarks:
                click.echo(shown(each), err=True)


def _shown(error: click.ClickException) -> click.ClickException:
    """Return an error that quotes no control character for a terminal to obey."""
    message = shown(error.format_message())
    if message == error.format_message():
        return error
    if isinstance(error, click.UsageError):
        return click.UsageError(message, error.ctx)
    found = click.ClickException(message)
    found.exit_code = error.exit_code  # type: ignore[misc]
    return found


@dataclass(frozen=True, slots=True)
class App:
    """What every command gets: where the desk is, and who looks."""

    url: str
    viewer: str | None = None
    """What a blind second check hides from them is not shown; ``None``: nobody said."""


pass_app = click.make_pass_decorator(App)


@click.group(
    cls=ClaimsGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.option(
    "--database",
    "url",
    metavar="PATH|URL",
    envvar="CLAIMS_DATABASE",
    show_envvar=True,
    default="claims.db",
    show_default=True,
    help="Where the desk is: a SQLite file, or a postgresql:// URL (?desk=NAME).",
)
@click.option(
    "--as",
    "viewer",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    help="Who looks: what a blind second check hides from NAME is not shown.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, url: str, viewer: str | None) -> None:
    """Track the factual claims of an article: which words, who checked them, on what.

    A claim is named SLUG/N, as in mongolia/12; an unambiguous start of the slug will
    do. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 database or installation
    unusable, 130 interrupted.

    \b
    claims init
    claims ingest draft.txt
    claims list draft --unverified
    """
    _warn_of_share(url)
    ctx.obj = App(url, (viewer or "").strip() or None)


def _warn_of_share(url: str) -> None:
    """Say so when the desk's file lies where locks cannot be trusted."""
    from pathlib import Path

    mounts = Path("/proc/mounts")
    is_file = "://" not in url or url.startswith("sqlite:///")
    if not is_file or not mounts.exists():
        return
    from claims.database.write_queue import on_network_share

    kind = on_network_share(url, mounts.read_text(encoding="utf-8", errors="replace"))
    if kind is not None:
        click.echo(
            f"{url} lies on a network share ({kind}), where two people who write at"
            " once can damage it; use PostgreSQL, or one machine",
            err=True,
        )


def main() -> None:
    """Run the command line."""
    # A command is over before cycles fill the memory: looking for them as often as
    # Python does takes a fifth of the time of a long revision.
    gc.set_threshold(200_000)
    cli(prog_name="claims")
