"""The person that an option names: the name they go by, and a remark on a new one."""

import click


def shown_person(url: str, name: str) -> str:
    """Return the name that a person goes by, or ``name`` where nobody has it.

    A new name that is nearly another's is remarked, and that of somebody who was
    redacted is refused. What is wrong with the desk the command says itself.
    """
    from claims.database.engine import connect
    from claims.errors import ClaimsError, ConflictError
    from claims.services.core.checkers import find_checker, is_redacted, name_of

    try:
        with connect(url) as connection:
            key = find_checker(connection, name)
            if key is None:
                remark_on_new(url, name)
                return name
            shown, is_erased = name_of(connection, key), is_redacted(connection, key)
    except ClaimsError:
        return name
    if is_erased:
        raise ConflictError(f"{shown} was redacted: nobody goes by that name")
    return shown


def remark_on_new(url: str, name: str) -> None:
    """Say, before somebody new comes into being, that their name is nearly another's.

    On a name that somebody has there is nothing to say.
    """
    from claims.database.engine import connect
    from claims.services.core.checkers import find_checker
    from claims.services.people.near_names import near_people

    with connect(url) as connection:
        is_known = find_checker(connection, name) is not None
        near = [] if is_known else near_people(connection, name)
    if near:
        click.echo(
            f"{name} is new to the desk; near it: {', '.join(near)}; if they are one"
            f" person: claims people merge {near[0]!r} {name!r}",
            err=True,
        )
