"""``claims db grants``: the roles of a desk on PostgreSQL, as statements."""

import click

from claims.cli.app import App, pass_app


@click.command()
@pass_app
def grants(app: App) -> None:
    """Print the statements that make the roles of a desk on PostgreSQL.

    They are DESK_reader, DESK_checker, DESK_editor and DESK_admin, each with what the
    one before may do. Who owns the desk runs them, again after each upgrade, and gives
    a role to each login: GRANT claims_checker TO ada. Nothing is changed by printing.

    \b
    claims --database postgresql://owner@db/news db grants | psql news
    """
    from claims.database.address import parse_url
    from claims.services.desk.grants import grants as statements

    _, desk = parse_url(app.url)
    if not desk:
        raise click.UsageError(
            "a desk in a SQLite file has no roles: who may open the file may change"
            " it; name one on PostgreSQL with --database"
        )
    for statement in statements(desk):
        click.echo(f"{statement};")
