"""``claims history``: what happened, from the ledger."""

import click

from claims.cli.app import App, pass_app
from claims.cli.output import echo_hidden, echo_records, format_option


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
    from claims.services.blindness import hidden_from
    from claims.services.history import article_history, claim_history
    from claims.services.names import find_article, find_claim

    with connect(app.url) as connection:
        if "/" in name:
            claim = find_claim(connection, name)
            hidden = hidden_from(connection, app.viewer) & {claim.id}
            found = claim_history(connection, claim, hidden, app.viewer)
        else:
            article = find_article(connection, name)
            hidden = hidden_from(connection, app.viewer, article.id)
            found = article_history(connection, article, hidden, app.viewer)
    echo_records(found, form, columns=("at", "who", "what", "subject", "detail"))
    echo_hidden(hidden, app.viewer)
