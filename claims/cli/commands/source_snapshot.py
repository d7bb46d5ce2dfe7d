"""``claims source snapshot|save|verify``: the saved bytes of sources."""

import sys
from typing import Any

import click

from claims.cli.app import App, pass_app
from claims.cli.file_types import InputFile, OutputFile
from claims.cli.options import by_option, force_option
from claims.cli.output import visible
from claims.cli.output_file import write_output
from claims.english.plural import counted


@click.command()
@click.argument("source")
@click.argument("location", metavar="[FILE|URL]", type=InputFile(), required=False)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from addresses that are not public too.",
)
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=1),
    default=20_000_000,
    show_default=True,
    help="Refuse what is larger.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help="Give up on a URL after so long.",
)
@by_option
@pass_app
def snapshot(
    app: App,
    source: str,
    location: str | None,
    allow_private: bool,
    max_bytes: int,
    timeout: float,
    by: str,
) -> None:
    """Save the bytes of SOURCE: of a file, a web page, or - for standard input.

    Without FILE or URL, the source's own address is fetched. A page is kept as a WARC
    file. The text in it is taken out, so that passages can be looked up: evidence that
    is added with a passage of it rests on the snapshot.

    \b
    claims source snapshot "UN Treaty Collection"
    claims source snapshot "Census 2020" census.pdf
    claims source snapshot https://example.org/report
    """
    from claims.database.engine import begin, connect
    from claims.reading.saved_source import save as save_bytes
    from claims.reading.source import is_url
    from claims.services.evidence.snapshots import add_snapshot
    from claims.services.evidence.sources import find_or_add, find_source

    def find(connection: Any, *, add: bool) -> Any:
        if not is_url(source):
            return find_source(connection, source)
        return find_or_add(connection, source, by=by) if add else None

    with connect(app.url) as connection:
        found = find(connection, add=False)
    if location is None:
        location = source if found is None else found.url
    if location is None:
        raise click.UsageError(
            f"source {found.id} has no address; name a FILE or a URL to save"
        )
    # What takes long comes before the transaction: nobody waits for it.
    saved = save_bytes(
        location,
        stdin=lambda: sys.stdin.buffer,
        allow_private=allow_private,
        max_bytes=max_bytes,
        timeout=timeout,
    )
    with begin(app.url) as connection:
        found = find(connection, add=True)
        kept, is_new = add_snapshot(connection, found, saved, location, by=by)
    news = "recorded" if is_new else "is there already, with the same bytes"
    click.echo(f"snapshot {kept.number} of source {found.id} {news}: {kept.sha256}")
    if is_new and saved.remark:
        # The remark names the file, which may name a person.
        why = "" if found.confidential else f": {visible(saved.remark)}"
        click.echo(f"it was saved without a text{why}", err=True)


@click.command()
@click.argument("sha256")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=OutputFile(),
    required=True,
    help="Where to write it; - is standard output.",
)
@click.option("--warc", is_flag=True, help="Write the WARC file, not the page in it.")
@force_option
@pass_app
def save(app: App, sha256: str, output: str, warc: bool, force: bool) -> None:
    """Write the saved bytes with this SHA256, or a start of it, to a file.

    \b
    claims source save 9f86d081884c -o census.pdf
    """
    from claims.database.engine import connect
    from claims.reading.warc import bytes_in
    from claims.services.evidence.snapshots import find_stored

    with connect(app.url) as connection:
        stored = find_stored(connection, sha256.strip().lower())
    if warc and stored.container != "warc":
        raise click.UsageError(f"{sha256} is no web page, so there is no WARC file")
    content = stored.content
    if not warc:
        content = bytes_in(f"snapshot {sha256}", content, stored.container)
    note = f" ({len(content):,} bytes of {stored.media_type})"
    write_output(output, content, force=force, private=True, note=note)


@click.command()
@click.argument("source", required=False)
@pass_app
def verify(app: App, source: str | None) -> None:
    """Prove that what was saved is what was saved, of SOURCE or of every source.

    Every sha256 must still be that of its bytes, and every passage that rests on a
    snapshot must stand in its text. Nothing is fetched. Prints a line for each that
    does not hold, and exits 1.

    \b
    claims source verify "UN Treaty Collection"
    """
    import hashlib

    from claims.database.engine import connect
    from claims.errors import ClaimsError, ReadError
    from claims.reading.warc import bytes_in
    from claims.services.evidence.snapshots import lost_passages, stored_snapshots
    from claims.services.evidence.sources import find_source

    problems, count = [], 0
    with connect(app.url) as connection:
        key = find_source(connection, source).id if source else None
        for stored in stored_snapshots(connection, key):
            count += 1
            name = f"snapshot {stored.sha256[:12]}"
            try:
                content = bytes_in(name, stored.content, stored.container)
            except ReadError as error:
                problems.append(str(error))
                continue
            if hashlib.sha256(content).hexdigest() != stored.sha256:
                problems.append(f"{name}: the bytes are not the ones that were saved")
        problems += lost_passages(connection, key)
    for problem in problems:
        click.echo(visible(problem))
    if problems:
        raise ClaimsError(
            f"{counted(len(problems), 'difference')} found; claims db verify tells"
            " whether the desk was tampered with"
        )
    click.echo(f"{counted(count, 'snapshot')} verified: every hash and every passage")
