"""Gate rules on changed words: verdicts that are suspended."""

from collections.abc import Iterator
from dataclasses import asdict, replace

from claims.records import Obstacle
from claims.services.core.outcomes import described, outcomes_on
from claims.services.release.gate_case import GateCase
from claims.vocabulary import Objection, Outcome, Status, Touched

_GRAVITY = [each.value for each in Touched]


def suspended(case: GateCase) -> Iterator[Obstacle]:
    """Yield what was ruled on and says something else now: changed figures first."""
    claims = [each for each in case.claims if each.status == Status.SUSPENDED]
    keys = [claim.key for claim in claims]
    fared = outcomes_on(case.connection, keys, case.revision)
    found = []
    for claim in claims:
        name = str(claim.id)
        how = fared.get(claim.key)
        # Once a person said which place is meant, it is for somebody to rule on.
        is_placed = claim.revision == case.revision
        changes = how.changes if how is not None else []
        obstacle = Obstacle(
            Objection.SUSPENDED,
            name,
            {"latest": "yes"} if how and is_placed else {},
            tuple(
                described(Touched(each["touched"]), each["old"], each["new"])
                for each in changes
            ),
        )
        gravest = min(
            (_GRAVITY.index(each["touched"]) for each in changes), default=len(Touched)
        )
        if claim.wording is not None:
            facts = {name: str(each) for name, each in asdict(claim.wording).items()}
            obstacle = replace(obstacle, facts=facts)
        if how is not None and how.outcome == Outcome.AMBIGUOUS and not is_placed:
            gravest, obstacle = len(Touched), Obstacle(Objection.AMBIGUOUS, name)
        found.append((gravest, obstacle))
    yield from (each for _, each in sorted(found, key=lambda item: item[0]))


RULES = (suspended,)
