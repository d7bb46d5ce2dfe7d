"""``claims db verify``: proving that the desk is as it was recorded."""

import sys
from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile
from claims.cli.options import format_option_of
from claims.cli.output import echo_json
from claims.english.plural import counted


@click.command()
@click.option(
    "--checkpoint",
    "checkpoint_file",
    metavar="FILE",
    type=InputFile(),
    help="Also prove that nothing was rewritten before this checkpoint.",
)
@click.option(
    "--public-key",
    metavar="FILE",
    type=InputFile(),
    help="The key (PEM) by which the checkpoint must be signed.",
)
@format_option_of(("table", "json"), help="How to print it.")
@pass_app
def verify(
    app: App, checkpoint_file: str | None, public_key: str | None, form: str
) -> None:
    """Prove that spans, hashes, statuses and the ledger are as they were recorded.

    Then replays the ledger into an empty desk, and compares what comes out.

    Prints every difference and exits 1; with none it exits 0. Remarks, such as a clock
    that ran backwards, contradict nothing and do not count.

    \b
    claims db verify
    claims db verify --checkpoint 2026-11-28.json --public-key desk.pem.pub
    """
    from claims.database.engine import check_file, connect, in_memory
    from claims.errors import ClaimsError
    from claims.services.proof.checkpoint import check_against
    from claims.services.proof.desk_proof import prove_desk
    from claims.services.proof.remark import remark_lines
    from claims.services.proof.schema_objects import check_schema

    if public_key is not None and checkpoint_file is None:
        raise click.UsageError("--public-key is that of a --checkpoint; name both")
    told = None if checkpoint_file is None else _read(checkpoint_file, public_key)
    with connect(app.url) as connection, in_memory() as empty:
        against = list(check_against(connection, told)) if told else []
        proof = prove_desk(
            connection,
            empty,
            lambda names: click.progressbar(names, label="verifying", file=sys.stderr),
            [*check_file(connection), *check_schema(connection), *against],
        )
    remarks = remark_lines(proof.remarks)
    if told is not None and public_key is None:
        remarks += _unproved(told)
    if form == "json":
        echo_json(
            {
                "articles": proof.articles,
                "differences": proof.differences,
                "remarks": remarks,
            }
        )
    else:
        for problem in proof.differences:
            click.echo(problem)
        for line in remarks:
            click.echo(f"remark: {line}", err=True)
    if proof.differences:
        raise ClaimsError(
            f"{counted(len(proof.differences), 'difference')} found; keep this file,"
            " and go back to the last backup that verifies"
        )
    if form == "table":
        articles = counted(proof.articles, "article")
        click.echo(f"{articles} verified: every span, hash, status and entry")
        if told is not None:
            nothing = "nothing else" if against else "nothing"
            click.echo(
                f"{nothing} was rewritten before the checkpoint of {told['made_at']},"
                f" root {told['root']}"
            )


def _unproved(told: dict[str, Any]) -> list[str]:
    """Say that a signature fits the key beside it, which anybody could have put there.

    A checkpoint that nobody signed claims nothing of that kind.
    """
    from claims.services.proof.checkpoint import SIGNATURE

    if told.get(SIGNATURE) is None:
        return []
    return [
        "checkpoint: whose signature it has was not checked, only that it fits the key"
        " in the same file; pass --public-key FILE"
    ]


def _read(name: str, public_key: str | None) -> dict[str, Any]:
    """Return the checkpoint in a file, once its signature is proved.

    One that is not signed is refused where a key is named.
    """
    from claims.errors import ConflictError
    from claims.services.proof.checkpoint import SIGNATURE, read_checkpoint, signed_part
    from claims.services.proof.signature import check_signature
    from claims.small_file import MOST_CHECKPOINT, read_named

    told = read_checkpoint(name, read_named(name, MOST_CHECKPOINT))
    key = None if public_key is None else (public_key, read_named(public_key))
    signature = told.get(SIGNATURE)
    if signature is not None:
        check_signature(signed_part(told), signature, key)
    elif key is not None:
        raise ConflictError(f"{name} is not signed; make it with: --key FILE")
    return told
