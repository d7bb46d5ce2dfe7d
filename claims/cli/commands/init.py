"""``claims init``: make a desk."""

from functools import partial
from pathlib import Path

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile
from claims.cli.options import run_by_option


@click.command()
@click.option(
    "--scale",
    metavar="NAME|FILE",
    type=InputFile(),
    default="desk",
    show_default=True,
    help="The rating scale for verdicts: one that ships, or a TOML file of your own.",
)
@click.option(
    "--policy",
    metavar="FILE",
    type=InputFile(Path),
    help="What the desk calls checked, in TOML; by default what suits a magazine.",
)
@run_by_option
@pass_app
def init(app: App, scale: str, policy: Path | None, by: str) -> None:
    """Make a desk: the database in which one team keeps its claims.

    \b
    claims init
    claims --database harbour.db init --scale truth-o-meter
    claims init --policy claims.toml
    """
    from claims.cli.commands.policy import read_policy, shipped_policy
    from claims.cli.commands.scale import read_scales, shipped_scales
    from claims.database import migrate
    from claims.database.address import desk_name
    from claims.services.desk.desk_init import make_desk

    scales = shipped_scales()
    name = scale
    if scale not in [each.name for each in scales]:
        own = read_scales(Path(scale))
        scales += own
        name = own[0].name
    rules = shipped_policy() if policy is None else read_policy(policy)
    furnish = partial(make_desk, scales=scales, default=name, policy=rules, by=by)
    migrate.upgrade(app.url, then=furnish)
    click.echo(f"made a desk: {desk_name(app.url)}, scale {name}")
    click.echo("next: claims ingest FILE", err=True)
