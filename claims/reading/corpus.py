"""What a SOURCE stands for: a file, a folder of them, a pattern, lines of articles."""

import glob
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.errors import ReadError
from claims.reading import jsonl
from claims.reading.printable import printable
from claims.reading.read import SUFFIXES
from claims.reading.source import STDIN, is_url, load_stdin

Skip = Callable[[str, str], None]
"""Called with the name of what is left out, and why."""

_KNOWN = SUFFIXES | jsonl.SUFFIXES
NOT_READ = "not a kind that is read"
"""Why a file is left out whose ending nobody knows."""
_NO_FILE = "not a file"
_FAILURES = "the file of failures"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article to be, before anybody reads it."""

    source: str
    """A path, a URL, or ``-``."""
    line: int | None = None
    """Which line of a JSONL file."""
    content: bytes | None = None
    """The line, or what came from standard input; ``None`` is read from the source."""
    problem: str | None = None
    """Why it cannot even be read."""

    @property
    def name(self) -> str:
        """Return what the person is told, such as ``news.jsonl:12``."""
        shown = "standard input" if self.source == STDIN else printable(self.source)
        return shown if self.line is None else f"{shown}:{self.line}"


def is_corpus(source: str, media_type: str | None) -> bool:
    """Tell whether a SOURCE can stand for more than one article."""
    if is_url(source):
        return False
    return _is_lines(source, media_type) or _is_folder(source) or _is_pattern(source)


def can_be_read_twice(source: str) -> bool:
    """Tell whether a SOURCE is there again once it was read: no pipe, no device."""
    if source == STDIN:
        return False
    if is_url(source) or _is_folder(source) or _is_pattern(source):
        return True
    return Path(source).is_file() or not os.path.lexists(source)


def pieces(
    sources: tuple[str, ...],
    *,
    stdin: Callable[[], BinaryIO],
    media_type: str | None,
    max_bytes: int,
    skip: Skip,
    failures: str | None = None,
) -> Iterator[Piece]:
    """Yield what the SOURCEs stand for, in an order that does not change.

    Folders and patterns leave out what is hidden, and files of a kind that no reader is
    for unless ``media_type`` says how to read them. A file that is named is never left
    out. Only paths are held, and one line at a time. ``failures`` is the file that is
    written meanwhile: where a folder or a pattern has it, it is left out.
    """
    for source in sources:
        if is_url(source):
            yield Piece(source)
            continue
        if source == STDIN:
            if _is_lines(source, media_type):
                yield from _lines(source, stdin(), max_bytes)
            else:
                yield _from_stdin(stdin, max_bytes)
            continue
        found = False
        for piece in _files(source, media_type, skip, failures):
            found = True
            if piece.problem or not _is_lines(piece.source, media_type):
                yield piece
                continue
            try:
                with Path(piece.source).open("rb") as stream:
                    yield from _lines(piece.source, stream, max_bytes)
            except OSError as error:
                yield Piece(piece.source, problem=_reason(error))
        if not found:
            what = "matches no file" if _is_pattern(source) else "has no file"
            kinds = "" if media_type else f" of these kinds: {' '.join(sorted(_KNOWN))}"
            yield Piece(source, problem=what + kinds)


def _from_stdin(stdin: Callable[[], BinaryIO], max_bytes: int) -> Piece:
    try:
        return Piece(STDIN, content=load_stdin(stdin, max_bytes).content)
    except ReadError as error:
        return Piece(STDIN, problem=str(error).removeprefix(f"{error.name}: "))


def _is_lines(source: str, media_type: str | None) -> bool:
    if media_type is not None:
        bare = media_type.partition(";")[0].strip().lower()
        return bare in jsonl.MEDIA_TYPES
    return Path(source).suffix.lower() in jsonl.SUFFIXES


def _is_folder(source: str) -> bool:
    # No name at all would be the folder that one is in.
    return bool(source) and Path(source).is_dir()


def _is_pattern(source: str) -> bool:
    if "://" in source:
        return False
    return glob.has_magic(source) and not os.path.lexists(source)


def _files(
    source: str, media_type: str | None, skip: Skip, failures: str | None
) -> Iterator[Piece]:
    if _is_pattern(source):
        # A pattern that says the ending says what is wanted: *.text
        ending = Path(source).suffix
        says_so = bool(ending) and not glob.has_magic(ending)
        for path in sorted(glob.iglob(source, recursive=True)):  # noqa: PTH207 # hides dots
            if Path(path).is_dir():
                continue
            if not (media_type or says_so or _is_known(path)):
                skip(path, NOT_READ)
            elif not Path(path).is_file():
                skip(path, _NO_FILE)
            elif _is_one_file(path, failures):
                skip(path, _FAILURES)
            else:
                yield Piece(path)
    elif _is_folder(source):
        yield from _walk(source, media_type, skip, failures)
    else:
        yield Piece(source)


def _walk(
    folder: str, media_type: str | None, skip: Skip, failures: str | None
) -> Iterator[Piece]:
    """Yield the files below a folder, each folder's own before those below it."""
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders.sort()
        for name in tuple(folders):
            path = os.path.join(root, name)  # noqa: PTH118 # as typed
            is_hidden = name.startswith(".")
            if is_hidden or Path(path).is_symlink():
                skip(path, "hidden" if is_hidden else "a link to a folder")
                folders.remove(name)
        for name in sorted(files):
            path = os.path.join(root, name)  # noqa: PTH118 # as typed
            if name.startswith("."):
                skip(path, "hidden")
            elif not (media_type or _is_known(path)):
                skip(path, NOT_READ)
            elif not Path(path).is_file():
                skip(path, _NO_FILE)
            elif _is_one_file(path, failures):
                skip(path, _FAILURES)
            else:
                yield Piece(path)
    for error in closed:
        yield Piece(str(error.filename), problem=_reason(error))


def _is_one_file(path: str, other: str | None) -> bool:
    if other is None:
        return False
    try:
        return Path(path).samefile(other)
    except OSError:
        return False


def _is_known(path: str) -> bool:
    return Path(path).suffix.lower() in _KNOWN


def _lines(source: str, stream: BinaryIO, max_bytes: int) -> Iterator[Piece]:
    empty = True
    for number, line in jsonl.lines(stream, max_bytes):
        empty = False
        if line is None:
            large = f"is more than {max_bytes:,} bytes; --max-bytes raises the limit"
            yield Piece(source, number, problem=large)
        else:
            yield Piece(source, number, line)
    if empty:
        yield Piece(source, problem="is empty")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return f"cannot be read: {(error.strerror or type(error).__name__).lower()}"
