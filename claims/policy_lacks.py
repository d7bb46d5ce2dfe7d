"""Lacks of a policy: what it does not say and the one that ships does.

Pure: the texts are TOML. What a policy does not say is as it was before, so that a desk
adopts what is new by saying it.
"""

import re
import tomllib
from typing import Any

from claims.errors import PolicyError
from claims.policy import parse_policy

_TABLES = ("default", "gate")
_HEAD = re.compile(r"^[ \t]*\[[ \t]*(\w+)[ \t]*\][ \t]*(#.*)?$", re.MULTILINE)


def policy_lacks(text: str, shipped: str) -> dict[str, Any]:
    """Return what ``shipped`` says and ``text`` does not, where that is a difference.

    Each value stands by its name, as in ``gate.own_stet``.
    """
    mine, theirs = tomllib.loads(text), tomllib.loads(shipped)
    means, ships = parse_policy(text), parse_policy(shipped)
    return {
        f"{table}.{key}": value
        for table in _TABLES
        for key, value in theirs.get(table, {}).items()
        if key not in mine.get(table, {})
        and getattr(getattr(means, table), key) != getattr(getattr(ships, table), key)
    }


def lack_lines(lacks: dict[str, Any]) -> list[str]:
    """Return what a policy lacks, as TOML has it: ``[gate] own_stet = "show"``."""
    found = []
    for name, value in lacks.items():
        table, _, key = name.partition(".")
        found.append(f"[{table}] {key} = {_toml(value)}")
    return found


def completed(text: str, shipped: str) -> str:
    """Return a policy that says what it lacks too; what it says stays as it is."""
    lacks = policy_lacks(text, shipped)
    for table in _TABLES:
        lines = [
            f"{name.partition('.')[2]} = {_toml(value)}\n"
            for name, value in lacks.items()
            if name.startswith(f"{table}.")
        ]
        if lines:
            text = _with(text, table, "".join(lines))
    return text


def _with(text: str, table: str, lines: str) -> str:
    """Return the text with lines put under the head of a table, or under a new one."""
    before = tomllib.loads(text)
    heads = [each for each in _HEAD.finditer(text) if each[1] == table]
    if heads:
        at = heads[0].end()
        made = f"{text[:at]}\n{lines.rstrip()}{text[at:]}"
    else:
        made = f"{text.rstrip()}\n\n[{table}]\n{lines}"
    wanted = {**before, table: {**before.get(table, {}), **tomllib.loads(lines)}}
    try:
        is_right = tomllib.loads(made) == wanted
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        told = "; ".join(lines.strip().splitlines())
        raise PolicyError(f"write [{table}] as a table of its own; it lacks {told}")
    return made


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
