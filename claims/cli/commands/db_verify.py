"""``claims db verify``: proving that the desk is as it was recorded."""

import sys

import click

from claims.cli.app import App, pass_app
from claims.cli.options import format_option_of
from claims.cli.output import echo_json
from claims.english.plural import counted


@click.command()
@format_option_of(("table", "json"), help="How to print it.")
@pass_app
def verify(app: App, form: str) -> None:
    """Prove that spans, hashes, statuses and the ledger are as they were recorded.

    Then replays the ledger into an empty desk, and compares what comes out.

    Prints every difference and exits 1; with none it exits 0. Remarks, such as a clock
    that ran backwards, contradict nothing and do not count.

    \b
    claims db verify
    """
    from claims.database.engine import check_file, connect, in_memory
    from claims.errors import ClaimsError
    from claims.services.proof.desk_proof import prove_desk
    from claims.services.proof.remark import remark_lines
    from claims.services.proof.schema_objects import check_schema

    with connect(app.url) as connection, in_memory() as empty:
        proof = prove_desk(
            connection,
            empty,
            lambda names: click.progressbar(names, label="verifying", file=sys.stderr),
            [*check_file(connection), *check_schema(connection)],
        )
    remarks = remark_lines(proof.remarks)
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
