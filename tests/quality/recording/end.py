"""Record the end: sources erased, the desk proved and copied, help, wrong usage."""

from collections.abc import Iterator

import click

from claims.cli import cli
from quality.recording import material
from quality.recording.recorder import Recorder


def close(recorder: Recorder) -> None:
    """Erase a source, prove the desk and copy it."""
    run = recorder.run
    recorder.lines(
        """
        source redact "J. Doe" --because "promised on 3 May" --dry-run
        source redact Nobody --because "promised on 3 May" --yes
        source redact "J. Doe" --yes
        """
    )
    run('source redact "J. Doe" --because "promised on 3 May"', stdin="y\n")
    run('source redact "J. Doe" --because "promised on 3 May" --by bob --yes')
    recorder.lines(
        """
        source redact 6 --because "promised again" --yes
        source redact Courier --because "not confidential" --yes
        people redact eve --because "asked on 3 May" --dry-run
        people redact eve --because "asked on 3 May" --yes
        people redact eve --because "asked on 3 May" --yes
        source list --reveal
        source show 6 --reveal
        show harbour/3 --reveal
        evidence list harbour/3 --reveal
        history harbour/3 --reveal
        report harbour -f markdown
        source verify
        db verify
        db status
        db backup copy.db
        db backup copy.db
        db backup copy.db --force
        """
    )
    recorder.forms("articles --gate --withdrawn", material.TABLE)


def prove(recorder: Recorder, other: str) -> None:
    """Write checkpoints, hold the desk against them, and bring copies back."""
    recorder.lines(
        """
        ledger key -o desk.pem
        ledger key -o desk.pem
        ledger checkpoint
        ledger checkpoint -o plain.json
        ledger checkpoint -o plain.json
        ledger checkpoint -o plain.json --force
        ledger checkpoint --key desk.pem -o signed.json
        ledger checkpoint --key nowhere.pem -o other.json
        db verify --checkpoint plain.json
        db verify --checkpoint plain.json --public-key desk.pem.pub
        db verify --checkpoint signed.json --public-key desk.pem.pub -f json
        db verify --checkpoint nowhere.json
        db grants
        db upgrade --backup before.db
        db upgrade --no-backup
        db restore nowhere.db
        db restore copy.db
        """
    )
    recorder.run(f"--database {other} db restore copy.db --force")
    recorder.forms("db verify", ("table", "json"))
    recorder.forms("db desks", ("table", "json"))


def refuse(recorder: Recorder) -> None:
    """Name what is not there, and desks that are none."""
    recorder.lines(
        """
        nothing
        list nothing
        show nothing
        show harbour/0
        show harbour/x
        show ""
        history nothing/1
        ready nothing
        timeline nothing
        coverage nothing
        report nothing
        diff nothing
        stats nothing
        stale nothing
        corrections nothing
        query nothing
        next nothing
        agreement nothing
        disagreements nothing
        sign-off nothing --by eve
        list --limit -1
        list -f nothing
        list harbour/1
        add harbour
        split harbour/2
        merge harbour/2
        drop
        assign harbour/2
        recheck
        reaffirm harbour/2
        revise harbour
        ingest
        evidence
        evidence add
        evidence add harbour/2
        source
        source snapshot
        scale show nothing
        scale add nowhere.toml
        policy
        db
        completion nothing
        --database nowhere/claims.db list
        --database missing.db list
        --database mongolia.txt list
        --database postgresql://nobody@127.0.0.1:1/none list
        --database mysql://host/desk list
        --version
        completion bash
        completion zsh
        completion fish
        """
    )
    recorder.run(["list", "bad\ud800word"])
    complete = {"_CLAIMS_COMPLETE": "bash_complete", "COMP_CWORD": "2"}
    for typed in ("claims list --st", "claims source s", "claims edit --k"):
        recorder.run("", env={**complete, "COMP_WORDS": typed})


def open_copy(recorder: Recorder) -> None:
    """Look into the copy, which is a desk of its own where a desk is a file."""
    recorder.lines(
        """
        --database copy.db db status -f json
        --database copy.db db verify
        --database copy.db stats
        """
    )


def explain(recorder: Recorder) -> None:
    """Print the help of every command."""
    for words in _commands(cli, []):
        recorder.run([*words, "--help"])
    recorder.run("list -h")


def _commands(command: click.Command, path: list[str]) -> Iterator[list[str]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command, help_option_names=["-h", "--help"])
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, [*path, name])
