"""``claims people``: who works at the desk."""

import click

from claims.cli.app import App, pass_app
from claims.cli.commands.people_redact import redact
from claims.cli.options import by_option
from claims.cli.output import echo_records, format_option
from claims.cli.person import remark_on_new
from claims.english.plural import counted
from claims.vocabulary import PersonRole

COLUMNS = ("name", "role", "aliases", "twins", "redacted")

role_type = click.Choice([each.value for each in PersonRole])


@click.group()
def people() -> None:
    """List the people of the desk; add, rename, merge and erase them.

    A name is found without regard to case and white space, and by what a person was
    called before.

    \b
    claims people list
    claims people merge ada ADA
    """


people.add_command(redact)


@people.command("list")
@format_option
@pass_app
def list_(app: App, form: str) -> None:
    """List the people, their roles and other names.

    Names that differ in case or white space alone are named at the end.

    \b
    claims people list -f json
    """
    from claims.database.engine import connect
    from claims.services.people.people import list_people

    with connect(app.url) as connection:
        found = list_people(connection)
    echo_records(found, form, columns=COLUMNS)
    said: set[str] = set()
    for each in found:
        for twin in each.twins:
            if twin not in said:
                said.add(each.name)
                click.echo(
                    f"{each.name} and {twin} may be one person; join them with:"
                    f" claims people merge {each.name!r} {twin!r}",
                    err=True,
                )


@people.command()
@click.argument("name")
@click.option(
    "--role",
    type=role_type,
    default=PersonRole.CHECKER.value,
    show_default=True,
    help="What they are there for.",
)
@by_option
@pass_app
def add(app: App, name: str, role: str, by: str) -> None:
    """Add the person called NAME.

    On a file a role is a matter of honour; on a server the rights that
    `claims db grants` prints go with it.

    \b
    claims people add "Grace Hopper" --role editor
    """
    from claims.database.engine import begin
    from claims.services.people.people import add_person

    remark_on_new(app.url, name)
    with begin(app.url) as connection:
        person = add_person(connection, name, role=PersonRole(role), by=by)
    click.echo(f"{person.name} added, {person.role}")


@people.command()
@click.argument("name")
@click.option("--role", type=role_type, required=True, help="What they are there for.")
@by_option
@pass_app
def edit(app: App, name: str, role: str, by: str) -> None:
    """Give the person called NAME another role.

    \b
    claims people edit "Grace Hopper" --role admin
    """
    from claims.database.engine import begin
    from claims.services.people.people import give_role

    with begin(app.url) as connection:
        person = give_role(connection, name, PersonRole(role), by=by)
    click.echo(f"{person.name} is {person.role} now")


@people.command()
@click.argument("name")
@click.argument("new")
@by_option
@pass_app
def rename(app: App, name: str, new: str, by: str) -> None:
    """Let NAME go by NEW; NAME stays an alias.

    \b
    claims people rename ada "Ada Lovelace"
    """
    from claims.database.engine import begin
    from claims.services.core.checkers import known_name
    from claims.services.people.people import rename_person

    with begin(app.url) as connection:
        was = known_name(connection, name)
        person = rename_person(connection, name, new, by=by)
    click.echo(f"{was} is {person.name} now")


@people.command()
@click.argument("name")
@click.argument("other")
@by_option
@pass_app
def merge(app: App, name: str, other: str, by: str) -> None:
    """Join OTHER with NAME: they are one person.

    They count once from then on: a second check of a claim counts no longer where both
    were theirs, and one that is open ends. The ledger stays as it was written.

    \b
    claims people merge ada ADA
    """
    from claims.database.engine import begin
    from claims.services.core.checkers import known_name
    from claims.services.people.people import get_person
    from claims.services.people.person_merge import merge_people

    with begin(app.url) as connection:
        gone = known_name(connection, other)
        changes = merge_people(connection, name, other, by=by)
        kept = get_person(connection, name).name
    click.echo(f"{gone} is {kept}; {counted(len(changes), 'claim')} changed")
    for change in changes:
        click.echo(f"{change.claim}: {change.before} → {change.after}")
