"""Options that say what an article is: of one taken in, or to put one right."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from claims.cli.option_types import DAY, LANGUAGE

F = TypeVar("F", bound=Callable[..., Any])


class _Emptied(click.ParamType):  # type: ignore[type-arg] # generic since Click 8.4
    """A value of another type, or an empty string, which takes the field away."""

    def __init__(self, kind: Any) -> None:
        self.kind, self.name = kind, kind.name

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        return "" if value == "" else self.kind.convert(value, param, ctx)


def article_options(command: F) -> F:
    """Add them to a command; an empty value says that there is none."""
    options = (
        click.option("--slug", metavar="SLUG", help="Its short name in claim names."),
        click.option("--title", metavar="TEXT", help="Its title."),
        click.option("--byline", metavar="TEXT", help="Who wrote it."),
        click.option("--outlet", metavar="TEXT", help="Where it appears."),
        click.option("--url", metavar="URL", help="Its address; nothing is fetched."),
        click.option(
            "--published-on",
            type=_Emptied(DAY),
            metavar="YYYY-MM-DD",
            help="The date that its words count from.",
        ),
        click.option(
            "--language",
            metavar="TAG",
            type=_Emptied(LANGUAGE),
            help="Its language, such as en.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
