"""``claims look``: say that a person has looked at claims."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.output import echo_done
from claims.english.plural import counted


@click.command()
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option(
    "--with-details", is_flag=True, help="At what is folded beneath them, too."
)
@click.option("--undo", is_flag=True, help="Take your own look back.")
@by_option
@pass_app
def look(
    app: App, claims: tuple[str, ...], with_details: bool, undo: bool, by: str
) -> None:
    """Say that you have looked at claims, without ruling on them.

    It is all that an opinion needs, and a detail such as a title, unless the desk's
    policy asks for more. SLUG/3-9 names several.

    \b
    claims look mongolia/52 mongolia/53 --by ada
    claims look mongolia/27 --with-details --by ada
    claims look mongolia/52 --undo --by ada
    """
    from claims.database.engine import begin
    from claims.services.claims.claim_look import look_at, take_look_back
    from claims.services.claims.table_rows import with_folded
    from claims.services.core.lookup import expand_claims, find_claim

    done = []
    with begin(app.url) as connection:
        wanted = expand_claims(connection, claims)
        if with_details:
            wanted = with_folded(connection, wanted)
        for claim in wanted:
            name = find_claim(connection, claim, to_change=True)
            if undo:
                status = take_look_back(connection, name, by=by)
                done.append(f"{name}: your look is taken back; it is {status}")
                continue
            status, earlier = look_at(connection, name, by=by)
            if earlier is None:
                done.append(f"{name} looked at, by {by}; it is {status}")
            else:
                done.append(
                    f"{name} was looked at already, by {earlier}; it is {status}"
                )
    news = "looks taken back" if undo else f"looked at, by {by}"
    echo_done(done, f"{counted(len(done), 'claim')}: {news}")
