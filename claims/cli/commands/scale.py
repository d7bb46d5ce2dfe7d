"""``claims scale``: the ratings that verdicts are given on."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile
from claims.cli.options import run_by_option
from claims.cli.output import echo_records, format_option
from claims.data_file import read_data_text
from claims.small_file import MOST_TOML, parse_toml, read_small

if TYPE_CHECKING:
    from claims.records import RatingScale


def shipped_scales() -> "list[RatingScale]":
    """Return the scales that every desk starts with."""
    from claims.services.desk.scales import parse_scales

    text = read_data_text("scales.toml")
    return parse_scales(tomllib.loads(text))


def read_scales(path: Path) -> "list[RatingScale]":
    """Return the scales in a TOML file of the desk's own."""
    from claims.errors import ReadError, ScaleError
    from claims.services.desk.scales import parse_scales

    try:
        tables = parse_toml(read_small(path, MOST_TOML).decode())
    except FileNotFoundError as error:
        names = ", ".join(scale.name for scale in shipped_scales())
        raise ReadError(
            str(path), f"neither a file nor a scale that ships ({names})"
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadError(str(path), f"cannot be read as TOML: {error}") from error
    try:
        return parse_scales(tables)
    except ScaleError as error:
        raise ScaleError(f"{path}: {error}") from error


@click.group()
def scale() -> None:
    """List, add and choose rating scales.

    \b
    claims scale list
    claims scale add our-scale.toml
    """


def newer_scales(scales: "Sequence[RatingScale]") -> list[str]:
    """Return the names of the scales that ship with ratings the desk's never had."""
    known = [(each.name, each.ratings) for each in scales]
    return [
        each.name
        for each in shipped_scales()
        if (each.name, each.ratings) not in known
        and each.name in {scale.name for scale in scales}
    ]


@scale.command("list")
@format_option
@pass_app
def list_(app: App, form: str) -> None:
    """List the scales of the desk; the one in use is marked.

    One that ships with other ratings by now is named; `claims scale add NAME` adds it.

    \b
    claims scale list
    """
    from claims.database.engine import connect
    from claims.services.desk.scales import list_scales

    with connect(app.url) as connection:
        scales = list_scales(connection)
    columns = ("name", "version", "is_default", "title", "source")
    echo_records(scales, form, columns=columns)
    for name in newer_scales(scales):
        click.echo(
            f"scale {name} ships with other ratings by now: claims scale add {name}",
            err=True,
        )


@scale.command()
@click.argument("name", required=False)
@format_option
@pass_app
def show(app: App, name: str | None, form: str) -> None:
    """Show the ratings of a scale, best to worst; without NAME, of the one in use.

    \b
    claims scale show averitec
    """
    from claims.database.engine import connect
    from claims.services.desk.scales import get_scale

    with connect(app.url) as connection:
        found = get_scale(connection, name)
    columns = ("key", "label", "conclusion", "needs_evidence", "meaning")
    echo_records(found.ratings, form, columns=columns)


@scale.command()
@click.argument("file", type=InputFile(Path))
@run_by_option
@pass_app
def add(app: App, file: Path, by: str) -> None:
    """Add the scales of a TOML FILE; a changed one becomes a new version.

    The name of a scale that ships, in place of FILE, adds that one as it ships now.
    Verdicts keep the version that they were given on; of the scale in use, the new
    version is in use from then on.

    A scale is a table with a list of ratings, best to worst, each with a key, a label,
    a meaning and a conclusion: supported, refuted, conflicting or not-enough-evidence.

    \b
    [ours]
    title = "Our scale"
    [[ours.ratings]]
    key = "stands"
    label = "Stands"
    meaning = "The words can go out."
    conclusion = "supported"

    \b
    claims scale add our-scale.toml
    claims scale add desk
    """
    from claims.database.engine import begin
    from claims.services.desk.scales import add_scale

    ships = [each for each in shipped_scales() if each.name == str(file)]
    scales = ships if ships and not file.exists() else read_scales(file)
    with begin(app.url) as connection:
        added = [add_scale(connection, each, by=by) for each in scales]
    for each, is_new in added:
        news = "added" if is_new else "unchanged"
        click.echo(f"scale {each.name} {each.version}: {news}")


@scale.command()
@click.argument("name")
@run_by_option
@pass_app
def use(app: App, name: str, by: str) -> None:
    """Give verdicts on scale NAME from now on.

    \b
    claims scale use averitec
    """
    from claims.database.engine import begin
    from claims.services.desk.scales import use_scale

    with begin(app.url) as connection:
        chosen = use_scale(connection, name, by=by)
    click.echo(f"verdicts are given on scale {chosen.name} {chosen.version}")
