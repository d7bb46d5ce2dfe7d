"""Gate rules on what failed: refuted or in conflict, and still in the text."""

from collections.abc import Iterator, Set

from claims.anchoring.overlap import Overlaps
from claims.records import Claim, Obstacle
from claims.services.claims.coverage import sentences_of
from claims.services.release.gate_case import GateCase
from claims.services.replies.resolutions import FAILED, decision, resolutions_of
from claims.vocabulary import Answer, Conclusion, Kind, Objection, Status


def failed(case: GateCase) -> Iterator[Obstacle]:
    """Yield what failed and still stands in the text.

    Of what somebody is only said to have said, the saying has to be true.
    """
    if not case.gate.refuted:
        return
    claims = [
        claim
        for claim in case.claims
        if claim.status == Status.CHECKED
        and claim.conclusion in FAILED
        and claim.revision == case.revision
    ]
    found = sentences_of(case.connection, case.revision_id)
    sentences = Overlaps((*place, number) for number, place in enumerate(found))
    attributed = _attributed(case, sentences)
    keys = [claim.key for claim in claims if claim.speaker is None]
    answers = resolutions_of(case.connection, keys)
    for claim in claims:
        is_refuted = claim.conclusion == Conclusion.REFUTED
        kind = Objection.REFUTED if is_refuted else Objection.CONFLICTING
        if claim.speaker is not None:
            if not _is_attributed(case, claim, attributed, sentences):
                facts = {"failed": kind.value, "speaker": claim.speaker}
                facts["rating"] = str(claim.rating)
                yield Obstacle(Objection.ATTRIBUTION, str(claim.id), facts)
            continue
        decided = decision(answers.get(claim.key, []))
        if decided is None or decided.answer != Answer.STET:
            yield Obstacle(kind, str(claim.id))


def _is_attributed(
    case: GateCase, claim: Claim, attributed: Set[int], sentences: Overlaps[int]
) -> bool:
    verdict = case.verdicts.get(str(claim.id))
    if verdict is not None and "attribution" in verdict.confirmed:
        return True
    return not attributed.isdisjoint(_sentences(claim, sentences))


def _attributed(case: GateCase, sentences: Overlaps[int]) -> set[int]:
    """Return the sentences of which somebody checked that they were said."""
    return {
        number
        for claim in case.claims
        if claim.kind == Kind.ATTRIBUTION
        and claim.status == Status.CHECKED
        and claim.conclusion == Conclusion.SUPPORTED
        for number in _sentences(claim, sentences)
    }


def _sentences(claim: Claim, sentences: Overlaps[int]) -> set[int]:
    return {
        number for part in claim.spans for number in sentences.at(part.start, part.end)
    }


RULES = (failed,)
