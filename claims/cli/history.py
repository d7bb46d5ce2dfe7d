"""``claims history``: what happened, from the ledger."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_records, format_option


@click.command()
@click.argument("name", metavar="CLAIM|ARTICLE")
@format_option
@pass_app
def history(app: App, name: str, form: str) -> None:
    """Show every change to a claim or an article: when, who, what.

    \b
    claims history mongolia/12
    claims history mongolia -f jsonl
    """
    from claims.database import connect
    from claims.services.history import article_history, claim_history
    from claims.services.names import find_article, find_claim

    with connect(app.url) as connection:
        if "/" in name:
            found = claim_history(connection, find_claim(connection, name))
        else:
            found = article_history(connection, find_article(connection, name))
    echo_records(found, form, columns=("at", "who", "what", "subject", "detail"))
