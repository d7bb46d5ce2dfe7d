"""Old ledger entries: what they say in another form than is stored now, read as now.

An entry stands as it was hashed, for ever; whoever reads what it says reads it here.
"""

import ast
import json
import re
from collections.abc import Iterable
from typing import Any

from claims.errors import DatabaseError

_STANCE = r"--stance (?P<stance>\S+)"
_SENTENCES = {
    "sources": r"(?P<wanted>\d+) independent sources? cited, it has (?P<has>\d+);"
    rf" claims evidence add \S+ SOURCE {_STANCE}",
    "primary": rf"a primary source; claims evidence add \S+ SOURCE --primary {_STANCE}",
    "snapshot": r"a saved source; claims source snapshot SOURCE, then claims evidence"
    rf" add \S+ SOURCE --snapshot latest {_STANCE}",
    "point": r"(?P<point>.+) is not confirmed; rule again with --confirm (?P=point)",
    "second-checker": r"a second checker; claims recheck \S+ --to NAME",
    "agreement": r"agreement: the second check says (?P<said>.+); decide with:"
    r" claims adjudicate \S+ RATING --because TEXT",
}
"""How revisions up to 0003 told what a verdict lacks; migration 0004 knows the same."""


def stored_state(text: str) -> dict[str, dict[str, Any]]:
    """Return the records in an entry's ``before`` or ``after``, in its own form."""
    try:
        state: dict[str, dict[str, Any]] = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DatabaseError(
            "an entry of the ledger is damaged; claims db verify tells which"
        ) from error
    return state


def state_of(text: str) -> dict[str, dict[str, Any]]:
    """Return the records in an entry's ``before`` or ``after``, in the form of today.

    Raises ``DatabaseError`` where it cannot be read.
    """
    state = stored_state(text)
    # Between quotation marks it would have backslashes: no text of anybody is taken.
    if '"missing":["' in text:
        for name, fields in state.items():
            if name.startswith("claim/") and "missing" in fields:
                fields["missing"] = _lacks(fields["missing"])
    return state


def _lacks(sentences: Iterable[Any]) -> list[dict[str, str | int]]:
    """Return as fields what a verdict lacked; what is no sentence of ours is out."""
    found: list[dict[str, str | int]] = []
    for sentence in sentences:
        if isinstance(sentence, dict):
            # The entry is new: it was another field that looks like an old one.
            found.append(sentence)
            continue
        for kind, pattern in _SENTENCES.items():
            if match := re.fullmatch(pattern, str(sentence), re.DOTALL):
                found.append({"kind": kind, **_facts(match)})
                break
    return found


def _facts(match: re.Match[str]) -> dict[str, str | int]:
    facts: dict[str, str | int] = dict(match.groupdict())
    for name in ("wanted", "has"):
        if name in facts:
            facts[name] = int(facts[name])
    if "point" in facts:
        facts["point"] = ast.literal_eval(str(facts["point"]))
    return facts
