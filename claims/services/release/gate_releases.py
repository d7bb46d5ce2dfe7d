"""Gate rules on releases: signed off by somebody who wrote it or ruled on it."""

from collections.abc import Iterator

from claims.records import Obstacle
from claims.services.core.sign_off_log import list_sign_offs
from claims.services.release.gate_case import GateCase
from claims.vocabulary import Objection, SignOffState


def own_sign_off(case: GateCase) -> Iterator[Obstacle]:
    """Yield the release in force of who wrote it or ruled on it; it blocks nothing.

    Under a policy that refuses it, somebody else can only sign once the gate is open.
    """
    if case.gate.own_sign_off == "allow":
        return
    for each in list_sign_offs(case.connection, case.article, case.hidden)[-1:]:
        if each.state == SignOffState.IN_FORCE and each.is_own:
            facts = {"checker": each.checker}
            if each.own_text:
                facts["wrote"] = "yes"
            if each.own_verdicts:
                facts["count"] = str(len(each.own_verdicts))
            yield Obstacle(
                Objection.OWN_SIGN_OFF, case.article.slug, facts, blocks=False
            )


RULES = (own_sign_off,)
