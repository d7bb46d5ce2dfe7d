"""Options that several commands share."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from claims.cli.file_types import OutputFile
from claims.cli.option_types import DAY

F = TypeVar("F", bound=Callable[..., Any])

MACHINE = "unnamed"


def required_name(value: str | None) -> str:
    """Return the name of who acts, or say how to give it."""
    name = (value or "").strip()
    if not name:
        raise click.UsageError("who are you? pass --by NAME, or set CLAIMS_CHECKER")
    return name


def _name(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    return person_name(ctx, required_name(value))


def optional_person(
    ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | None:
    """Return the name that a person goes by, where one is given: an option's callback.

    One that nobody has is a new person's; that it is nearly another's is said.
    """
    return person_name(ctx, value) if value and value.strip() else value


def _people(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[str | None, ...]:
    return tuple(optional_person(ctx, param, each) for each in value)


def person_name(ctx: click.Context, name: str) -> str:
    """Return the name that a person goes by who was named so."""
    from claims.cli.app import App
    from claims.cli.person import shown_person

    app = ctx.find_object(App)
    if app is None or ctx.resilient_parsing:
        return name
    return shown_person(app.url, name)


def _login(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    if value and value.strip():
        return person_name(ctx, value.strip())
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return MACHINE


by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    callback=_name,
    help="Your name, as the record will show it.",
)

run_by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    callback=_login,
    help="Your name, as the record will show it; else your login name.",
)

quote_option = click.option(
    "--quote",
    "quotes",
    metavar="TEXT",
    multiple=True,
    help="The words that make the claim, its parts divided by … or ...; repeat it"
    " for another place that makes it.",
)

occurrence_option = click.option(
    "--occurrence",
    metavar="N",
    type=click.IntRange(min=1),
    help="Which one, when the text says the quote several times.",
)


engine_option = click.option(
    "--engine",
    metavar="NAME",
    envvar="CLAIMS_ENGINE",
    show_envvar=True,
    help="What proposes the claims: spacy, or spacy:MODEL with another model; rules;"
    " sentences, one claim each; llm, only if named here. Else spacy where it is"
    " installed, or rules, and sentences for other languages than English.",
)


def named_and_usual(engine: str | None) -> tuple[str | None, str | None]:
    """Return the engine that the command names, and the one that the environment does.

    The environment says what is usual: it does not know which language comes.
    """
    source = click.get_current_context().get_parameter_source("engine")
    if source is click.core.ParameterSource.COMMANDLINE:
        return engine, None
    return None, engine


over_option = click.option(
    "--over",
    metavar="NAME",
    multiple=True,
    callback=_people,
    help="Whom you rule over: who holds the claim, or ruled on it since you last acted"
    " on it; repeatable. In a terminal you are asked.",
)

_READING = (
    click.option(
        "--media-type", metavar="TYPE", help="Read it as this, such as text/html."
    ),
    click.option(
        "--encoding", metavar="NAME", help="The encoding, when it is not UTF-8."
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from addresses that are not public too.",
    ),
    click.option(
        "--max-bytes",
        metavar="N",
        type=click.IntRange(min=1),
        default=2_000_000,
        show_default=True,
        help="Refuse what is larger; so much text takes up to 3 minutes.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        default=20.0,
        show_default=True,
        help="Give up on a URL after so long.",
    ),
)


def reading_options(command: F) -> F:
    """Add what a command that reads a file or a URL is told about reading it."""
    for option in reversed(_READING):
        command = option(command)
    return command


claims_argument = click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
due_option = click.option("--due", type=DAY, help="The day by which it should be done.")

output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=OutputFile(),
    default="-",
    help="Where to; standard output by default.",
)
force_option = click.option(
    "--force", is_flag=True, help="Replace FILE when it exists."
)


def format_option_of(formats: Sequence[str], *, help: str) -> Callable[[F], F]:
    """Return the option ``-f`` for these formats, the first of them by default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=help,
    )
