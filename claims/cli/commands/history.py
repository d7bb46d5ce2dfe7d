"""``claims history``: what happened, from the ledger."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, format_option


@click.command()
@click.argument("name", metavar="CLAIM|ARTICLE")
@click.option("--reveal", is_flag=True, help="Name the confidential sources too.")
@format_option
@pass_app
def history(app: App, name: str, reveal: bool, form: str) -> None:
    """Show every change to a claim or an article: when, who, what.

    \b
    claims history mongolia/12
    claims history mongolia -f jsonl
    """
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article, find_claim
    from claims.services.core.view import view_of
    from claims.services.history.history import article_history, claim_history

    with connect(app.url) as connection:
        if "/" in name:
            claim = find_claim(connection, name)
            view = view_of(connection, app.viewer).of_claim(claim.id)
            found = claim_history(connection, claim, view)
        else:
            article = find_article(connection, name)
            view = view_of(connection, app.viewer, article)
            found = article_history(connection, article, view)
        if not reveal:
            found = view.seen(found)
    echo_records(found, form, columns=("at", "who", "what", "subject", "detail"))
    echo_hidden(view)
