"""Lacks: what keeps a verdict from counting as checked, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claims.vocabulary import Lacking, Stance


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a verdict lacks under the desk's policy.

    ``claims.wording.lacks`` says it to people, with the command that supplies it.
    """

    kind: Lacking
    wanted: int | None = None
    """How many independent sources the policy wants cited."""
    has: int | None = None
    stance: Stance | None = None
    """What the evidence that is lacking would have to do to the claim."""
    point: str | None = None
    """The point of the checklist that nobody confirmed."""
    said: str | None = None
    """The label of the rating that the second check came to."""
    piece: int | None = None
    """The number of the evidence that is not what it was."""
    became: str | None = None
    """What became of it: ``withdrawn`` or ``edited``."""


def lack_fields(lack: Lack) -> dict[str, str | int]:
    """Return a lack as it is stored, and as JSON has it: its kind, and what that needs.

    ``lack_of`` reads it back.
    """
    values = {name: getattr(lack, name) for name in Lack.__slots__}
    return {name: value for name, value in values.items() if value is not None}


def lack_of(fields: Mapping[str, Any]) -> Lack:
    """Return the lack that was stored."""
    stance = fields.get("stance")
    return Lack(
        Lacking(fields["kind"]),
        wanted=fields.get("wanted"),
        has=fields.get("has"),
        stance=None if stance is None else Stance(stance),
        point=fields.get("point"),
        said=fields.get("said"),
        piece=fields.get("piece"),
        became=fields.get("became"),
    )


def lacks_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Lack, ...]:
    """Return the lacks that were stored."""
    return tuple(lack_of(each) for each in stored)
