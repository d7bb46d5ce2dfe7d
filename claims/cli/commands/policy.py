"""``claims policy``: what the desk calls checked, and what lets a story go out."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile
from claims.cli.options import by_option, format_option_of
from claims.cli.output import echo_json, echo_records, format_option
from claims.data_file import read_data_text
from claims.small_file import MOST_TOML, read_named

if TYPE_CHECKING:
    from claims.policy import Policy
    from claims.services.desk.policies import StoredPolicy


def shipped_policy() -> str:
    """Return the policy that a desk starts with, as TOML."""
    return read_data_text("policy.toml")


def read_policy(path: Path) -> str:
    """Return the policy in a file, or say what is wrong with it."""
    from claims.errors import PolicyError, ReadError
    from claims.policy import parse_policy

    try:
        text = read_named(str(path), MOST_TOML, sys.stdin.buffer).decode("utf-8-sig")
        parse_policy(text)
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "it is not UTF-8") from error
    except PolicyError as error:
        raise PolicyError(f"{path}: {error}") from error
    return text


@click.group()
def policy() -> None:
    """Show, explain and set what a claim needs to count as checked.

    \b
    claims policy explain
    claims policy show > claims.toml
    claims policy set claims.toml --dry-run
    """


@policy.command()
@click.option("--version", "number", metavar="N", type=int, help="An earlier version.")
@click.option(
    "--complete", is_flag=True, help="Add what the policy that ships says besides."
)
@click.option("--shipped", is_flag=True, help="Print the policy that ships instead.")
@pass_app
def show(app: App, number: int | None, complete: bool, shipped: bool) -> None:
    """Print the policy in force as TOML, as it was written, and name what it lacks.

    It lacks what the policy that ships says and it does not: the gate asks for none of
    that. To adopt it: print it --complete, look it through, and set it.

    \b
    claims policy show > claims.toml
    claims policy show --complete > claims.toml && claims policy set claims.toml
    """
    if shipped:
        if number is not None or complete:
            raise click.UsageError("--shipped goes with no other option")
        click.echo(shipped_policy(), nl=False)
        return

    from claims.policy_lacks import completed, lack_lines, policy_lacks

    text = _stored(app, number)
    if complete:
        click.echo(completed(text, shipped_policy()), nl=False)
        return
    click.echo(text, nl=False)
    if number is None and (lacks := policy_lacks(text, shipped_policy())):
        told = ", ".join(lack_lines(lacks))
        click.echo(
            f"it lacks, of what the policy that ships says: {told}; to adopt it: claims"
            " policy show --complete > claims.toml && claims policy set claims.toml",
            err=True,
        )


@policy.command()
@format_option_of(("text", "json"), help="How to print it.")
@pass_app
def explain(app: App, form: str) -> None:
    """Say in words what the policy in force asks for.

    \b
    claims policy explain
    """
    from claims.formats.plain import plain
    from claims.policy import NONE, parse_policy
    from claims.policy_lacks import lack_lines, policy_lacks

    stored = _stored_policies(app)
    text = stored[-1].text if stored else ""
    found = parse_policy(text) if stored else NONE
    lacks = policy_lacks(text, shipped_policy())
    if form == "json":
        echo_json({**plain(found), "lacks": lacks})
        return
    lines = _explained(found)
    if lacks:
        lines += ["", "It lacks, of what the policy that ships says:"]
        lines += [f"  {line}" for line in lack_lines(lacks)]
    click.echo("\n".join(lines))


@policy.command("list")
@format_option
@pass_app
def list_(app: App, form: str) -> None:
    """List the versions of the policy, oldest first; the last is in force.

    \b
    claims policy list
    """
    from claims.database.engine import connect
    from claims.services.desk.policies import list_policies

    with connect(app.url) as connection:
        found = list_policies(connection)
    echo_records(found, form, columns=("number", "recorded_at", "set_by"))


@policy.command("set")
@click.argument("file", type=InputFile(Path), default="claims.toml")
@click.option("--dry-run", is_flag=True, help="Show what would change; change nothing.")
@by_option
@pass_app
def set_(app: App, file: Path, dry_run: bool, by: str) -> None:
    """Make the policy in FILE the desk's; every claim gets the status it has under it.

    FILE is claims.toml in this folder, unless you name another; - is standard input.
    Verdicts stay as they were given. A version before can be set again.

    \b
    claims policy show > claims.toml
    claims policy set --dry-run
    claims policy set --by ada
    claims policy show --version 1 | claims policy set - --by ada
    """
    from claims.database.engine import begin, connect
    from claims.services.desk.policies import prepare_policy, set_policy

    text = read_policy(file)
    with connect(app.url) as connection:
        prepared = prepare_policy(connection, text)
    changes = prepared.changes()
    if not dry_run:
        with begin(app.url) as connection:
            stored, changes = set_policy(connection, text, by=by, prepared=prepared)
    for change in changes:
        click.echo(f"{change.claim}: {change.before} → {change.after}")
    claims = "claim changes" if len(changes) == 1 else "claims change"
    if dry_run:
        click.echo(f"{len(changes)} {claims} status; nothing was recorded")
    else:
        click.echo(f"policy {stored.number} recorded; {len(changes)} {claims} status")


def _stored_policies(app: App) -> "list[StoredPolicy]":
    from claims.database.engine import connect
    from claims.services.desk.policies import list_policies

    with connect(app.url) as connection:
        return list_policies(connection)


def _stored(app: App, number: int | None) -> str:
    from claims.errors import NotFoundError

    known = _stored_policies(app)
    if not known:
        raise NotFoundError("policy", "on this desk", "claims policy set FILE sets one")
    for stored in known:
        if stored.number == (known[-1].number if number is None else number):
            return stored.text
    raise NotFoundError("policy", number, "claims policy list shows them")


def _explained(found: "Policy") -> list[str]:
    from claims.wording.lacks import demand_lines
    from claims.wording.obstacles import gate_lines

    lines = [f"Policy {found.name}", "", "A claim counts as checked with:"]
    lines += [f"  {line}" for line in demand_lines(found.default)]
    for rule in found.rules:
        who = []
        if rule.kinds is not None:
            who.append(f"of kind {' or '.join(rule.kinds)}")
        if rule.speakers is not None:
            names = "anybody" if "*" in rule.speakers else " or ".join(rule.speakers)
            who.append(f"said by {names}")
        if rule.min_worth is not None:
            who.append(f"worth {rule.min_worth} or more")
        lines.append(f"Claims {', '.join(who) or 'of every sort'}:")
        lines += [
            f"  {line}" for line in demand_lines(replace(found.default, **rule.changes))
        ]
    if len(found.rules) > 1:
        lines.append(
            "Where several fit a claim, all hold; a later one has the last word."
        )
    lines += ["", "A story can go out when:"]
    return lines + [f"  {line}" for line in gate_lines(found.gate)]
