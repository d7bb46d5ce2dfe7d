"""The person that an option names: the name they go by, and a remark on a new one."""

import click


def shown_person(url: str, name: str) -> str:
    """Return the name that a person goes by, or ``name`` where nobody has it.

    A new name that is nearly another's is remarked. What is wrong with the desk the
    command says itself.
    """
    from claims.database.engine import connect
    from claims.errors import ClaimsError
    from claims.services.core.checkers import find_checker, name_of
    from claims.services.people.near_names import near_people

    try:
        with connect(url) as connection:
            key = find_checker(connection, name)
            if key is not None:
                return name_of(connection, key)
            near = near_people(connection, name)
    except ClaimsError:
        return name
    if near:
        click.echo(
            f"{name} is new to the desk; near it: {', '.join(near)}; if they are one"
            f" person: claims people merge {near[0]!r} {name!r}",
            err=True,
        )
    return name
