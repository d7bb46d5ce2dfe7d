"""Rows: claims with the details that are folded beneath them, and their worst state.

Whatever folds asks here: tables, call sheets, reports and counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from claims.records.claims import Claim
from claims.vocabulary import CLOSED, Conclusion, Status

T = TypeVar("T")
LOOKED_AT = "looked at"

_WORST_FIRST = (
    Conclusion.REFUTED,
    Conclusion.CONFLICTING,
    Conclusion.NOT_ENOUGH_EVIDENCE,
    Status.SUSPENDED,
    Status.UNVERIFIED,
    LOOKED_AT,
    Conclusion.SUPPORTED,
    Status.DROPPED,
    Status.GONE,
)


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A claim with the details that are folded beneath it, in the order they came."""

    claim: T
    details: tuple[T, ...] = ()


def is_beneath(claim: Claim) -> bool:
    """Say whether a claim is out of sight beneath its row."""
    return claim.folded and claim.status not in CLOSED


def rows_of(claims: Iterable[T], about: Callable[[T], Claim]) -> list[Row[T]]:
    """Return claims as rows with their details, in the order of the rows.

    ``about`` tells the claim of each. One whose row is not among them is a row here.
    """
    found = list(claims)
    names = {_name(about(each)) for each in found}
    beneath: dict[object, list[T]] = {}
    rows = []
    for each in found:
        claim = about(each)
        if is_beneath(claim) and claim.detail_of in names:
            beneath.setdefault(claim.detail_of, []).append(each)
        else:
            rows.append(each)
    return [Row(each, tuple(beneath.get(_name(about(each)), ()))) for each in rows]


def _name(claim: Claim) -> str | int:
    """Return what the details of a claim are said to be of; a proposal has no name."""
    return claim.number if claim.id is None else claim.id


def state_of(claim: Any) -> str:
    """Return how a claim stands, in a word: its conclusion once it is checked.

    ``claim`` is anything with a status and a conclusion.
    """
    if claim.status != Status.CHECKED:
        return str(claim.status)
    return str(claim.conclusion or LOOKED_AT)


def worst_of(claims: Iterable[Any]) -> str:
    """Return the worst state among claims, of which there is one at least."""
    return min(map(state_of, claims), key=_WORST_FIRST.index)


def fold_mark(row: Any, details: Iterable[Any]) -> str:
    """Return what a table says of folded details: ``+3``, or ``+3 refuted``.

    The worst state among them is named where it is worse than the row's own.
    """
    beneath = list(details)
    if not beneath:
        return ""
    worst = worst_of(beneath)
    is_worse = _WORST_FIRST.index(worst) < _WORST_FIRST.index(state_of(row))
    return f"+{len(beneath)}" + (f" {worst}" if is_worse else "")
