"""``claims ready``: whether an article may go out, and every reason why not."""

import click

from claims.cli.app import App, pass_app
from claims.cli.option_types import DAY
from claims.cli.output import echo_records, format_option
from claims.english.plural import counted

COLUMNS = ("kind", "subject", "reason", "way", "blocks")


@click.command()
@click.argument("article")
@click.option("--on", "day", type=DAY, help="As if it were this day; today by default.")
@format_option
@pass_app
def ready(app: App, article: str, day: object, form: str) -> None:
    """Say whether ARTICLE may go out: every reason why not, and the way out of each.

    Exits 0 when there is none, else 1. What does not block, as an answer to one's own
    verdict, is listed to be known. What is asked for: claims policy explain

    \b
    claims ready mongolia && claims sign-off mongolia --by eve
    """
    from datetime import date

    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.release.gate import gate_findings
    from claims.wording.obstacles import reason_of

    with connect(app.url) as connection:
        name = find_article(connection, article)
        today = day if isinstance(day, date) else None
        view = view_of(connection, app.viewer, name)
        shut = gate_findings(
            connection, name, today=today, hidden=view.hidden, viewer=view.viewer
        )
        found = [reason_of(each) for each in view.seen(shut)]
    if form != "table":
        echo_records(found, form, columns=COLUMNS)
    elif found:
        # Where all of them block, a column that says so is in the way.
        kind, *rest, blocks = COLUMNS
        shown = () if all(each.blocks for each in found) else (blocks,)
        echo_records(found, form, columns=(kind, *shown, *rest))
    blocking = sum(each.blocks for each in found)
    if not blocking:
        click.echo(f"{name.slug} is ready", err=form != "table")
        return
    click.echo(f"{name.slug} is not ready, for {counted(blocking, 'reason')}", err=True)
    raise SystemExit(1)
