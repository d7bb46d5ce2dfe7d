"""``claims sign-off``: a named person's release of a text."""

from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import optional_person, required_name
from claims.cli.output import (
    cell,
    echo_hidden,
    echo_records,
    echo_table,
    format_option,
)
from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.records import SignOff

COLUMNS = ("number", "state", "revision", "checker", "recorded_at", "despite",
           "own_verdicts", "own_answers", "own_text")  # fmt: skip
TABLE = ("number", "state", "revision", "checker", "recorded_at", "own", "despite")


@click.command("sign-off")
@click.argument("article")
@click.option("--despite", metavar="REASON", help="Sign off with the gate shut.")
@click.option("--list", "is_list", is_flag=True, help="List who signed off what.")
@click.option(
    "--by",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    callback=optional_person,
    help="Your name, as the record will show it.",
)
@format_option
@pass_app
def sign_off(
    app: App,
    article: str,
    despite: str | None,
    is_list: bool,
    by: str | None,
    form: str,
) -> None:
    """Release ARTICLE as it stands: your word, bound to the text and to the ledger.

    Refused while `claims ready` has reasons, unless you say why with --despite. Any
    change after it shows. It records which claims you ruled on yourself, and which
    verdicts were answered by who gave them, and shows whether the byline names you;
    the policy can refuse who wrote the article or ruled on it.

    \b
    claims sign-off mongolia --by eve
    claims sign-off mongolia --despite "lawyer agreed by phone" --by eve
    claims sign-off mongolia --list
    """
    from claims.database.engine import begin, connect
    from claims.services.core.lookup import find_article
    from claims.services.core.sign_off_log import list_sign_offs
    from claims.services.core.view import view_of
    from claims.services.release import sign_off
    from claims.wording.sign_offs import own_words

    if is_list:
        with connect(app.url) as connection:
            about = find_article(connection, article)
            view = view_of(connection, app.viewer, about)
            found = view.seen(list_sign_offs(connection, about, view.hidden))
        _echo_list(found, form)
        echo_hidden(view)
        return
    name = required_name(by)
    with begin(app.url) as connection:
        about = find_article(connection, article)
        made = sign_off.sign_off(connection, about, by=name, despite=despite)
        made = view_of(connection, name, about).seen(made)
    if form != "table":
        echo_records([made], form, columns=COLUMNS)
        return
    click.echo(
        f"{made.article} revision {made.revision} signed off by {made.checker}:"
        f" sha256 {made.sha256}"
    )
    if own := own_words(made):
        click.echo(f"the record says so: {own}", err=True)
    if made.despite:
        reasons = counted(len(made.reasons), "reason")
        click.echo(f"despite {reasons}: {made.despite}", err=True)


def _echo_list(found: "list[SignOff]", form: str) -> None:
    if form != "table":
        echo_records(found, form, columns=COLUMNS)
        return
    from claims.wording.sign_offs import own_words

    echo_table(
        TABLE,
        [
            [
                own_words(each) if name == "own" else cell(getattr(each, name))
                for name in TABLE
            ]
            for each in found
        ],
    )
