"""``claims ledger``: checkpoints of the ledger, and the keys that sign them."""

from pathlib import Path

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile, OutputFile
from claims.cli.options import force_option, output_option
from claims.cli.output_file import REPORT, write_once, write_output
from claims.errors import WriteError
from claims.small_file import read_named


@click.group()
def ledger() -> None:
    """Write checkpoints, by which others can tell that nothing was rewritten.

    \b
    claims ledger checkpoint -o 2026-11-28.json
    claims db verify --checkpoint 2026-11-28.json
    """


@ledger.command()
@output_option
@force_option
@click.option(
    "--key",
    metavar="FILE",
    type=InputFile(),
    help="Sign it with the Ed25519 key in FILE (PEM); claims ledger key makes one.",
)
@pass_app
def checkpoint(app: App, output: str, force: bool, key: str | None) -> None:
    """Write what every stream of the ledger has come to, and the root of them all.

    Send it, or its root, to somebody who cannot change this desk, and whom you cannot
    change: `claims db verify --checkpoint FILE` then finds whatever was rewritten
    before it, even when every hash was made anew.

    \b
    claims ledger checkpoint -o 2026-11-28.json
    claims ledger checkpoint --key desk.pem -o 2026-11-28.json
    """
    import json

    from claims.database.engine import connect
    from claims.services.proof.checkpoint import SIGNATURE, make_checkpoint, signed_part
    from claims.services.proof.signature import sign

    private = None if key is None else read_named(key)
    with connect(app.url) as connection:
        made = make_checkpoint(connection)
    if key is not None and private is not None:
        made[SIGNATURE] = sign(signed_part(made), key, private)
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    write_output(output, text, force=force)
    click.echo(f"root {made['root']}", err=output == "-")


@ledger.command()
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=OutputFile(Path),
    required=True,
    help="Where the private key goes; the public one goes to FILE.pub.",
)
def key(output: Path) -> None:
    """Make an Ed25519 key to sign checkpoints with: FILE, and FILE.pub for others.

    Keep FILE where whoever can write to the desk cannot read it. It is never put into
    a desk, and a file that exists is never replaced.

    \b
    claims ledger key -o desk.pem
    """
    from claims.services.proof.signature import make_key

    private, public = make_key()
    write_once(output, private, 0o600)
    try:
        write_once(Path(f"{output}.pub"), public, REPORT)
    except WriteError:
        output.unlink(missing_ok=True)
        raise
    click.echo(f"wrote {output} (keep it to yourself) and {output}.pub (give it out)")
