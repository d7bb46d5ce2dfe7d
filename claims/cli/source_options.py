"""Options that say what a source is: of a new one, or to put one right."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from claims.vocabulary import SourceKind

F = TypeVar("F", bound=Callable[..., Any])


def source_options(*, is_new: bool) -> Callable[[F], F]:
    """Add them to a command; of a source that is there, only what is said changes."""
    options = (
        click.option(
            "--kind",
            type=click.Choice([each.value for each in SourceKind]),
            default=SourceKind.DOCUMENT.value if is_new else None,
            show_default=is_new,
            help="What it is.",
        ),
        click.option(
            "--title", metavar="TEXT", help="Its full title, or the person's role."
        ),
        click.option("--url", metavar="URL", help="Where it is; nothing is fetched."),
        click.option("--contact", metavar="TEXT", help="How to reach them."),
        click.option(
            "--confidential/--no-confidential",
            default=False if is_new else None,
            help="Never name it in a report, and elsewhere only with --reveal.",
        ),
        click.option(
            "--note", metavar="TEXT", help="Anything a colleague should know."
        ),
        click.option(
            "--origin",
            metavar="NAME",
            help="The source that it rests on, as a paper on an agency: both count"
            " once.",
        ),
    )

    def added(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return added
