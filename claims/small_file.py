"""Reading a small file that a person wrote, such as TOML: with a cap, whatever it is.

A device such as ``/dev/zero`` has no end, and TOML can be nested until Python gives up.
"""

import errno
import re
import tomllib
from pathlib import Path
from typing import Any, BinaryIO

from claims.errors import ReadError

MOST = 20_000_000
"""Bytes of a sheet of answers, or of a key."""
MOST_CHECKPOINT = 256_000_000
"""Bytes of a checkpoint, which has a line for each article."""
MOST_TOML = 100_000
"""Bytes of a policy, a scale or the settings: what people write by hand is shorter."""
_LONG_KEY = re.compile(
    r"""(?:(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"""
)
"""A key of so many parts, ``a.b.c``: Python takes gigabytes for one of thousands."""


def read_small(path: Path, most: int = MOST) -> bytes:
    """Return what a file holds; raise ``OSError`` when it is more than ``most``."""
    with path.open("rb") as file:
        return _capped(file, str(path), most)


def read_named(name: str, most: int = MOST, stdin: BinaryIO | None = None) -> bytes:
    """Return what the file that somebody named holds; raise ``ReadError``.

    Where ``stdin`` is given, it is meant by ``-``.
    """
    try:
        if name == "-" and stdin is not None:
            return _capped(stdin, name, most)
        return read_small(Path(name), most)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReadError(name, (reason or "it failed").lower()) from error


def _capped(file: BinaryIO, name: str, most: int) -> bytes:
    content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", name)
    return content


def parse_toml(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; raise ``TOMLDecodeError`` if it is none."""
    if _LONG_KEY.search(text):
        raise tomllib.TOMLDecodeError("it has a key of more than 100 parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("it is nested too deep") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        # Python refuses to read integers of thousands of digits.
        raise tomllib.TOMLDecodeError(f"it has no such value: {error}") from error
