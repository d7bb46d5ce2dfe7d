"""``claims history``: what happened, from the ledger."""

from dataclasses import replace

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
    from claims.confidential import veil_for
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article, find_claim
    from claims.services.core.view import view_of
    from claims.services.history.history import article_history, claim_history
    from claims.services.reports.article_report import get_checked_claim, get_report

    with connect(app.url) as connection:
        if "/" in name:
            claim = find_claim(connection, name)
            view = view_of(connection, app.viewer).of_claim(claim.id)
            found = claim_history(connection, claim, view)
            about = [get_checked_claim(connection, claim)]
        else:
            article = find_article(connection, name)
            view = view_of(connection, app.viewer, article)
            found = article_history(connection, article, view)
            about = list(get_report(connection, article).claims)
    if not reveal:
        veils = {str(each.claim.id): veil_for(each) for each in about if each.evidence}
        found = [
            replace(each, detail=veils[each.subject](each.detail))
            if each.subject in veils
            else each
            for each in found
        ]
    echo_records(found, form, columns=("at", "who", "what", "subject", "detail"))
    echo_hidden(view)
