"""``claims people redact``: erase who a person of the desk was."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import by_option
from claims.cli.redaction import (
    RESUMED,
    agree_to_erase,
    echo_left,
    redaction_options,
    require_reason,
    wipe,
    wipe_owed,
)
from claims.english.plural import counted


@click.command()
@click.argument("name")
@redaction_options
@by_option
@pass_app
def redact(
    app: App, name: str, because: str, yes: bool, dry_run: bool, by: str
) -> None:
    """Erase for good who the person called NAME was.

    Every name that they had and their role go, wherever they ruled, held, added or
    signed, and in the ledger too; what they did stays, as done by `redacted person N`.
    That it was erased, by whom and why, is recorded, and the ledger still verifies.
    What people typed about them (reasons, notes, speakers, bylines) and any backup
    stay: they are listed, as far as the desk knows of them. Nobody erases themselves,
    since the record names who did it. One that was broken off goes on when it is run
    again.

    \b
    claims people redact "Grace Hopper" --because "asked on 3 May" --dry-run
    claims people redact "Grace Hopper" --because "asked on 3 May" --yes --by ada
    """
    from claims.database.engine import begin, connect
    from claims.errors import ConflictError, NotFoundError
    from claims.services.people.people import get_person, has_acted
    from claims.services.people.person_redact import find_person_traces, redact_person

    require_reason(because)
    is_owed = wipe_owed(app.url)
    try:
        with connect(app.url) as connection:
            person = get_person(connection, name)
            found = find_person_traces(connection, person)
    except NotFoundError as error:
        with connect(app.url) as connection:
            if has_acted(connection, name):
                raise ConflictError(
                    f"the ledger alone names {name}; first: claims people add {name!r}"
                ) from error
        if not is_owed or dry_run:
            raise
        if wipe(app.url, by=by):
            click.echo(f"nobody is called {name!r} any more; {RESUMED}")
        return
    if person.redacted:
        if is_owed and not dry_run and wipe(app.url, by=by):
            click.echo(f"{person.name} was redacted already; {RESUMED}")
            return
        raise ConflictError(f"{person.name} was redacted already")
    count = counted(found.entries, "entry", "entries")
    if dry_run:
        names = ", ".join([person.name, *person.aliases])
        click.echo(f"would be erased: {names}, in {count} of the ledger")
    else:
        agree_to_erase(person.name, yes=yes)
        with begin(app.url) as connection:
            found = redact_person(connection, name, because=because, by=by)
        count = counted(found.entries, "entry", "entries")
        click.echo(
            f"{person.name} redacted: {found.label} from now on, erased in {count} of"
            " the ledger"
        )
        wipe(app.url, by=by)
    echo_left(found.left)
