"""Asking before the text of an article leaves the machine."""

import sys
from pathlib import Path

import click

from claims.errors import ConsentError, UsageError

yes_option = click.option(
    "--yes", is_flag=True, help="Let --engine llm send the text without asking first."
)


def agree_to_engine(engine: str | None, *, yes: bool) -> None:
    """Ask, once for each host, whether the engine ``llm`` may send a text there.

    Other engines send nothing. What a person agrees to is remembered for their account;
    ``yes`` holds for this command. Raise ``ConsentError`` without an agreement.
    """
    if engine != "llm":
        return
    context = click.get_current_context()
    if (
        context.get_parameter_source("engine")
        is not click.core.ParameterSource.COMMANDLINE
    ):
        raise UsageError("the engine llm has to be named on the command: --engine llm")

    from claims.extraction.llm.settings import load_settings

    settings = load_settings()
    remembered = Path(click.get_app_dir("claims")) / "llm-hosts"
    if yes or settings.host in _lines(remembered):
        return
    if not at_terminal():
        raise ConsentError(
            f"the text would be sent to {settings.host}; agree to it with --yes"
        )
    question = f"Send the text to {settings.host}, to be read by {settings.model}?"
    if not click.confirm(question, err=True):
        raise ConsentError(f"nothing was sent to {settings.host}")
    try:
        remembered.parent.mkdir(parents=True, exist_ok=True)
        with remembered.open("a", encoding="utf-8") as file:
            file.write(settings.host + "\n")
    except OSError:
        click.echo(f"{remembered} cannot be written: you will be asked again", err=True)


def at_terminal() -> bool:
    """Say whether a person can be asked."""
    return sys.stdin.isatty()


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
