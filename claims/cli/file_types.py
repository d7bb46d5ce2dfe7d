"""Types of options and arguments that name files: one to be read, one to be written.

What a command writes is refused here where anything could be lost by it: the desk and
its journals, what lies beside another desk, and whatever the same command reads.
Every option and argument that names a file has one of the two types.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

_MET = "claims.files"
"""Where Click keeps, for a command, which files it was told to read and to write."""


class _File(click.ParamType, ABC):  # type: ignore[type-arg] # generic since Click 8.4
    """A file that is named; ``-`` is standard input or output."""

    name = "file"

    def __init__(self, kind: Callable[[str], Any] = str) -> None:
        self.kind = kind

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        if str(value) != "-" and param is not None and ctx is not None:
            self._meet(Path(value), param, ctx)
        return self.kind(value)

    @abstractmethod
    def _meet(self, path: Path, param: click.Parameter, ctx: click.Context) -> None:
        """Keep the file with those of the command; refuse it where it may be lost."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type=self.name)]


class InputFile(_File):
    """A file that a command reads: it cannot write over it."""

    def _meet(self, path: Path, param: click.Parameter, ctx: click.Context) -> None:
        read, written = _met(ctx)
        read.append(path)
        for other, option in written:
            _keep_apart(other, [path], option)


class OutputFile(_File):
    """A file that a command writes: nothing that it reads, no desk's journal."""

    def _meet(self, path: Path, param: click.Parameter, ctx: click.Context) -> None:
        read, written = _met(ctx)
        written.append((path, _another(param)))
        keep_desk(path, ctx, what=_another(param))
        _keep_journals(path)
        _keep_apart(path, read, _another(param))


def keep_desk(path: Path, ctx: click.Context, *, what: str) -> None:
    """Raise ``UsageError`` for the desk and its journals; name ``what`` instead."""
    from claims.cli.app import App
    from claims.database.sqlite_file import desk_files
    from claims.errors import UsageError

    app = ctx.find_object(App)
    if app is not None and any(_is_same(path, each) for each in desk_files(app.url)):
        raise UsageError(f"{path} is the desk; name {what}")


def _met(ctx: click.Context) -> tuple[list[Path], list[tuple[Path, str]]]:
    found: tuple[list[Path], list[tuple[Path, str]]]
    found = ctx.meta.setdefault(_MET, ([], []))
    return found


def _another(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return f"another {param.human_readable_name}"
    return f"another file with {max(param.opts, key=len)}"


def _keep_apart(path: Path, read: list[Path], what: str) -> None:
    from claims.errors import UsageError

    if any(_is_same(path, each) for each in read):
        raise UsageError(f"{path} is a file that is read; name {what}")


def _keep_journals(path: Path) -> None:
    """Raise ``ConflictError`` for a file that belongs beside a database.

    A link is followed to what it leads to: that is where SQLite looks.
    """
    from claims.database.sqlite_file import BESIDE, is_database
    from claims.errors import ConflictError

    for name in {str(path), str(_resolved(path))}:
        for end in BESIDE:
            if name.endswith(end) and is_database(Path(name.removesuffix(end))):
                raise ConflictError(
                    f"{path} belongs to a database; choose another name"
                )


def _is_same(one: Path, other: Path) -> bool:
    """Say whether two paths name one file; it need not be there yet."""
    try:
        if one.samefile(other):
            return True
    except (OSError, ValueError):
        pass
    return _resolved(one) == _resolved(other)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()
