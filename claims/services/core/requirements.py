"""Requirements: what a verdict lacks to count as checked under the desk's policy."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import NONE, Demands, Policy, parse_policy
from claims.records import Lack
from claims.services.core.cited_evidence import CitedEvidence
from claims.services.core.independent_sources import count_independent
from claims.vocabulary import Conclusion, Lacking, Stance, stance_taken

_BEARING = {
    Conclusion.SUPPORTED: (Stance.SUPPORTS,),
    Conclusion.REFUTED: (Stance.REFUTES,),
    Conclusion.CONFLICTING: (Stance.SUPPORTS, Stance.REFUTES),
}
"""Which evidence bears a conclusion out. That nothing was found rests on nothing."""


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


def lacks_under(demands: Demands, given: Given) -> list[Lack]:
    """Return what a verdict lacks under what is demanded of its claim."""
    found = []
    if asks_about_evidence(demands, given.conclusion):
        found += _lacking_evidence(demands, given)
    found += [
        Lack(Lacking.POINT, point=point)
        for point in demands.checklist
        if point not in given.confirmed
    ]
    if demands.second_checker and not given.has_second:
        found.append(Lack(Lacking.SECOND_CHECKER))
    return found


def _lacking_evidence(demands: Demands, given: Given) -> list[Lack]:
    bearing = _BEARING[given.conclusion]
    cited = [
        each
        for each in given.cited
        if stance_taken(each.stance, given.conclusion) in bearing
    ]
    # What is cited in set 1 counts piece by piece, a later set only as a whole.
    groups: dict[tuple[int, int], set[int | str]] = {}
    for each in cited:
        key = (each.set_number, each.number if each.set_number == 1 else 0)
        groups.setdefault(key, set()).update(each.origins)
    number = count_independent(group for group in groups.values() if group)
    stance = bearing[0]
    found = []
    if number < demands.sources:
        found.append(
            Lack(Lacking.SOURCES, wanted=demands.sources, has=number, stance=stance)
        )
    if demands.primary and not any(each.is_primary for each in cited):
        found.append(Lack(Lacking.PRIMARY, stance=stance))
    if demands.snapshot and not any(each.is_saved for each in cited):
        found.append(Lack(Lacking.SNAPSHOT, stance=stance))
    return found
