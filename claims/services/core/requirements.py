"""What a verdict lacks to count as checked under the desk's policy."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import NONE, Demands, Policy, parse_policy
from claims.services.core.cited_evidence import CitedEvidence
from claims.services.core.independent_sources import count_independent
from claims.vocabulary import Conclusion, Stance

_BEARING = {
    Conclusion.SUPPORTED: (Stance.SUPPORTS,),
    Conclusion.REFUTED: (Stance.REFUTES,),
    Conclusion.CONFLICTING: (Stance.SUPPORTS, Stance.REFUTES),
}
"""Which evidence bears a conclusion out. That nothing was found rests on nothing."""

SECOND_CHECKER = "a second checker"
"""How the demand for one begins."""


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict as far as the policy asks about it."""

    conclusion: Conclusion
    confirmed: Sequence[str]
    has_second: bool
    """Whether somebody else came to the same conclusion on the same words."""
    cited: Sequence[CitedEvidence]
    """What it cites, where the policy asks about that."""


def policy_in_force(connection: Connection) -> Policy:
    """Return what the desk demands; a desk that never said demands a verdict."""
    table = schema.policy.c
    text = connection.scalar(
        sa.select(table.text).order_by(table.number.desc()).limit(1)
    )
    return NONE if text is None else parse_policy(text)


def asks_about_evidence(demands: Demands, conclusion: Conclusion) -> bool:
    """Say whether it depends on what a verdict cites if it counts as checked."""
    wants = bool(demands.sources or demands.primary or demands.snapshot)
    return wants and conclusion in _BEARING


def missing(claim: str, demands: Demands, given: Given) -> list[str]:
    """Return what a verdict lacks, each with the command that supplies it."""
    found = []
    if asks_about_evidence(demands, given.conclusion):
        found += _missing_evidence(claim, demands, given)
    found += [
        f"{point!r} is not confirmed; rule again with --confirm {point!r}"
        for point in demands.checklist
        if point not in given.confirmed
    ]
    if demands.second_checker and not given.has_second:
        found.append(f"{SECOND_CHECKER}; claims recheck {claim} --to NAME")
    return found


def _missing_evidence(claim: str, demands: Demands, given: Given) -> list[str]:
    bearing = _BEARING[given.conclusion]
    cited = [each for each in given.cited if each.stance in bearing]
    # What is cited in set 1 counts piece by piece, a later set only as a whole.
    groups: dict[tuple[int, int], set[int]] = {}
    for each in cited:
        key = (each.set_number, each.number if each.set_number == 1 else 0)
        groups.setdefault(key, set()).update(each.origins)
    number = count_independent(group for group in groups.values() if group)
    stance = bearing[0].value
    found = []
    if number < demands.sources:
        sources = "source" if demands.sources == 1 else "sources"
        found.append(
            f"{demands.sources} independent {sources} cited, it has {number};"
            f" claims evidence add {claim} SOURCE --stance {stance}"
        )
    if demands.primary and not any(each.is_primary for each in cited):
        found.append(
            f"a primary source; claims evidence add {claim} SOURCE --primary"
            f" --stance {stance}"
        )
    if demands.snapshot and not any(each.is_saved for each in cited):
        found.append(
            "a saved source; claims source snapshot SOURCE, then"
            f" claims evidence add {claim} SOURCE --snapshot latest --stance {stance}"
        )
    return found
