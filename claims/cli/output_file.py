"""Where ``--output FILE`` goes: a file written whole or not, and never over a desk.

Every command that writes a file asks here. What it reads, the desk above all, and what
lies beside a desk is never written over, with ``--force`` neither.
"""

from collections.abc import Iterable
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
    inputs: Iterable[str] = (),
    note: str = "",
) -> None:
    """Write what a command made to standard output, for ``-``, or to a new file.

    ``private`` is for what nobody else on the machine may read; ``inputs`` are the
    files besides the desk that it was made from; ``note`` follows the file's name where
    it is told that it was written.
    """
    if output == "-":
        # A file keeps what it is given; a terminal would obey it.
        click.echo(shown(content) if isinstance(content, str) else content, nl=False)
        return
    content = content.encode() if isinstance(content, str) else content
    keep_what_is_read(Path(output), inputs, what="another -o FILE")
    _write_new(Path(output), content, force=force, private=private)
    click.echo(f"wrote {output}{note}")


def keep_what_is_read(path: Path, inputs: Iterable[str] = (), *, what: str) -> None:
    """Raise ``UsageError`` where a file to be written is one that the command reads.

    That is the desk with its journals, and ``inputs``; ``what`` is to be named instead.
    """
    from claims.database.sqlite_file import desk_files
    from claims.errors import UsageError

    taken = dict.fromkeys((str(each) for each in desk_files(_desk())), "the desk")
    taken |= dict.fromkeys(inputs, "a file that is read")
    for other, name in taken.items():
        if _is_same(path, Path(other)):
            raise UsageError(f"{path} is {name}; name {what}")


def keep_databases(path: Path) -> None:
    """Raise ``ConflictError`` for a file that is a database, or lies beside one."""
    from claims.database.sqlite_file import BESIDE
    from claims.errors import ConflictError

    for end in ("", *BESIDE):
        owner = Path(str(path).removesuffix(end))
        if str(path).endswith(end) and _starts_as_database(owner):
            raise ConflictError(f"{path} is a database; choose another name")


def _desk() -> str:
    from claims.cli.app import App

    app = click.get_current_context().find_object(App)
    assert app is not None
    return app.url


def _write_new(path: Path, content: bytes, *, force: bool, private: bool) -> None:
    """Write a file whole or not at all; what exists is kept unless ``force``."""
    from claims.database.sqlite_file import PRIVATE
    from claims.draft_file import drafted
    from claims.errors import ConflictError, WriteError

    keep_databases(path)
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


def _is_same(one: Path, other: Path) -> bool:
    """Say whether two paths name one file; it need not be there yet."""
    try:
        if one.samefile(other):
            return True
    except (OSError, ValueError):
        pass
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError, ValueError):
        return False


def _starts_as_database(path: Path) -> bool:
    from claims.database.sqlite_file import MAGIC

    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(16) == MAGIC
    except OSError:
        return False
