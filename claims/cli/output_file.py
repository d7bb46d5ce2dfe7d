"""Where ``--output FILE`` goes: a file written whole or not, and never over a desk.

That it is none of the files of the desk, and none that is read, its type has seen to
(``claims/cli/file_types.py``). Here another desk is kept, with ``--force`` too.
"""

import os
from pathlib import Path

import click

from claims.formats.control_characters import shown

REPORT = 0o666
"""Permissions of what is made to be passed on: the umask says who may read it."""


def write_output(
    output: str,
    content: str | bytes,
    *,
    force: bool,
    private: bool = False,
    note: str = "",
) -> None:
    """Write what a command made to standard output, for ``-``, or to a new file.

    ``private`` is for what nobody else on the machine may read; ``note`` follows the
    file's name where it is told that it was written.
    """
    if output == "-":
        # A file keeps what it is given; a terminal would obey it.
        click.echo(shown(content) if isinstance(content, str) else content, nl=False)
        return
    content = content.encode() if isinstance(content, str) else content
    _write_whole(Path(output), content, force=force, private=private)
    click.echo(f"wrote {output}{note}")


def write_once(path: Path, content: bytes, mode: int) -> None:
    """Write a file that cannot be there yet, not even a moment ago."""
    from claims.errors import WriteError

    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        except OSError:
            path.unlink()
            raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise WriteError(path, reason or "unknown reason") from error


def _write_whole(path: Path, content: bytes, *, force: bool, private: bool) -> None:
    """Write a file whole or not at all; what exists is kept unless ``force``."""
    from claims.database.sqlite_file import PRIVATE, is_database
    from claims.draft_file import drafted
    from claims.errors import ConflictError, WriteError

    if is_database(path):
        raise ConflictError(f"{path} is a database; choose another name")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe or a device, such as /dev/stdout: there is nothing to replace.
            path.write_bytes(content)
            return
        if path.exists() and not force:
            raise ConflictError(f"{path} exists; --force replaces it")
    except OSError as error:
        raise WriteError(path, (error.strerror or "it failed").lower()) from error
    with drafted(path, PRIVATE if private else REPORT) as draft:
        draft.write_bytes(content)
