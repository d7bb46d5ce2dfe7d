"""Reading a small file that a person wrote, such as TOML: with a cap, whatever it is.

A device such as ``/dev/zero`` has no end, and TOML can be nested until Python gives up.
"""

import errno
import tomllib
from pathlib import Path
from typing import Any

MOST = 20_000_000
"""Bytes of a sheet of answers."""
MOST_TOML = 1_000_000
"""Bytes of a policy, a scale or the settings: what people write by hand is shorter."""


def read_small(path: Path, most: int = MOST) -> bytes:
    """Return what a file holds; raise ``OSError`` when it is more than ``most``."""
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
    return content


def parse_toml(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; raise ``TOMLDecodeError`` if it is none."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("it is nested too deep") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        # Python refuses to read integers of thousands of digits.
        raise tomllib.TOMLDecodeError(f"it has no such value: {error}") from error
