"""Count which commands, options and choices a recording reaches."""

from collections.abc import Iterator, Sequence

import click

from claims.cli import cli

Reached = set[tuple[str, str]]


def reach(invocations: Sequence[tuple[list[str], int]]) -> list[str]:
    """Return a line for each count, then one for each option that nothing reached.

    An option counts when a command with it was run, not when its usage was refused.
    """
    done: Reached = set()
    for words, code in invocations:
        if code in (0, 1):
            done |= set(_used(words))
    every = list(_every(cli, "claims"))
    commands = {command for command, _ in every}
    run = {command for command, _ in done}
    options = {pair for pair in every if "=" not in pair[1]}
    choices = {pair for pair in every if "=" in pair[1]}
    lines = [
        f"{len(invocations)} invocations",
        f"commands {len(commands & run)} of {len(commands)}",
        f"commands × options {len(options & done)} of {len(options)}",
        f"commands × choices of an option {len(choices & done)} of {len(choices)}",
    ]
    missed = [pair for pair in every if pair not in done]
    return [*lines, *(f"not reached: {command} {what}" for command, what in missed)]


def _every(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    """Yield each command with each of its options, arguments and choices."""
    for param in command.params:
        yield path, _name(param)
        if isinstance(param.type, click.Choice):
            for choice in param.type.choices:
                yield path, f"{_name(param)}={_key(choice)}"
    yield path, "--help"
    for name, below in _below(command):
        yield from _every(below, f"{path} {name}")


def _below(command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command, help_option_names=["-h", "--help"])
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield name, found


def _used(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what one command line uses, as ``_every`` names it."""
    command: click.Command = cli
    path, rest = "claims", list(words)
    while True:
        context = click.Context(command, help_option_names=["-h", "--help"])
        if {"-h", "--help"} & set(rest) and not isinstance(command, click.Group):
            yield path, "--help"
            return
        if rest and rest[0] in ("-h", "--help"):
            yield path, "--help"
            return
        try:
            values, rest, order = command.make_parser(context).parse_args(rest)
        except click.UsageError:
            return
        yield path, ""
        for param in order:
            value = values.get(param.name or "")
            if value is None or value == ():
                continue
            yield path, _name(param)
            if isinstance(param.type, click.Choice):
                for each in value if isinstance(value, list) else [value]:
                    yield path, f"{_name(param)}={each}"
        if not isinstance(command, click.Group) or not rest:
            return
        name, *rest = rest
        found = command.get_command(context, name)
        if found is None:
            return
        command, path = found, f"{path} {name}"


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return str(param.human_readable_name)


def _key(choice: object) -> str:
    """Return a choice as it is typed, also where it is a member of an enum."""
    return str(getattr(choice, "value", choice))
