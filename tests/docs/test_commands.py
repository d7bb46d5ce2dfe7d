"""docs/commands.md is what the commands say of themselves."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claims.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
HEAD = """# Commands

Written by `make docs` from the commands' own help. Data goes to stdout, remarks and
progress to stderr. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 database or
installation unusable.
"""


def commands(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield a command and those below it, each with the name that people type."""
    widths = {"max_content_width": 88, "terminal_width": 88}
    settings = {**command.context_settings, **widths}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            child = command.get_command(context, each)
            assert child is not None
            yield from commands(child, each, context)


ALL = list(commands(cli, "claims"))


def page() -> str:
    sections = [
        f"\n## `{path}`\n\n```text\n{context.get_help()}\n```\n"
        for path, _, context in ALL
    ]
    return HEAD + "".join(sections)


def test_the_reference_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


@pytest.mark.parametrize(
    ("path", "command"), [(path, command) for path, command, _ in ALL]
)
def test_every_help_ends_with_an_example(path: str, command: click.Command) -> None:
    last = (command.help or "").split("\b\n")[-1].strip().splitlines()

    assert "\b" in (command.help or ""), path
    assert any("claims" in line for line in last)


@pytest.mark.parametrize(
    ("path", "command"), [(path, command) for path, command, _ in ALL]
)
def test_every_option_says_what_it_does(path: str, command: click.Command) -> None:
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, f"{path} {param.name}"
            assert param.help[0].isupper() or param.help.startswith("http"), param.help
            assert param.help.endswith("."), param.help


def test_at_most_two_arguments_a_command() -> None:
    for path, command, _ in ALL:
        arguments = [
            each for each in command.params if isinstance(each, click.Argument)
        ]
        assert len(arguments) <= 2, path
