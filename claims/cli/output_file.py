"""Where ``--output FILE`` goes: standard output, or a file written whole or not."""

from pathlib import Path

import click


def write_output(output: str, content: str | bytes, *, force: bool) -> None:
    """Write what a command made to standard output, for ``-``, or to a new file."""
    content = content.encode() if isinstance(content, str) else content
    if output == "-":
        click.echo(content, nl=False)
        return
    _write_new(Path(output), content, force=force)
    click.echo(f"wrote {output}")


def _write_new(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all; what exists is kept unless ``force``."""
    import os
    import tempfile

    from claims.errors import ConflictError, WriteError

    if path.exists() and not force:
        raise ConflictError(f"{path} exists; --force replaces it")
    if path.is_file() and _starts_as_database(path):
        raise ConflictError(f"{path} is a database; choose another name")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(path, error.strerror or "unknown reason") from error


def _starts_as_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False
