"""Gate rules on what failed, or waits for an answer, and still stands in the text."""

from collections.abc import Iterator, Set

from claims.anchoring.overlap import Overlaps
from claims.records import Claim, Obstacle, Resolution
from claims.services.claims.coverage import sentences_of
from claims.services.release.gate_case import GateCase
from claims.services.replies.resolutions import FAILED, decision, resolutions_of
from claims.vocabulary import Answer, Conclusion, Kind, Objection, Status

_KINDS = {
    Conclusion.REFUTED: Objection.REFUTED,
    Conclusion.CONFLICTING: Objection.CONFLICTING,
    Conclusion.NOT_ENOUGH_EVIDENCE: Objection.NOT_ENOUGH_EVIDENCE,
}
_FOR_STET = (Objection.REFUTED, Objection.CONFLICTING)
"""What only the editor lets stand."""


def failed(case: GateCase) -> Iterator[Obstacle]:
    """Yield what failed or waits for an answer, and answers that are to be known.

    Of what somebody is only said to have said, the saying has to be true. What failed
    needs the editor's stet; what nothing settles, and a suggested wording, an answer.
    """
    claims = [
        claim
        for claim in case.claims
        if claim.status == Status.CHECKED
        and claim.revision == case.revision
        and (_fails(case, claim) or _suggests(case, claim))
    ]
    found = sentences_of(case.connection, case.revision_id)
    sentences = Overlaps((*place, number) for number, place in enumerate(found))
    attributed = _attributed(case, sentences)
    answers = resolutions_of(case.connection, [claim.key for claim in claims])
    for claim in claims:
        given = [each for each in answers.get(claim.key, []) if each.in_force]
        said = claim.speaker is not None and _is_attributed(
            case, claim, attributed, sentences
        )
        yield from _of(case, claim, given, is_said=said)


def _fails(case: GateCase, claim: Claim) -> bool:
    if claim.conclusion == Conclusion.NOT_ENOUGH_EVIDENCE:
        return case.gate.not_enough_evidence == "resolve"
    return claim.conclusion in FAILED and case.gate.refuted


def _suggests(case: GateCase, claim: Claim) -> bool:
    verdict = case.verdicts.get(str(claim.id))
    wanted = case.gate.suggestions == "resolve"
    return wanted and verdict is not None and bool(verdict.suggestion)


def _of(
    case: GateCase, claim: Claim, given: list[Resolution], *, is_said: bool
) -> Iterator[Obstacle]:
    """Yield what is the matter with a claim; ``given`` are the answers in force.

    ``is_said``: somebody says it in the article, and was checked to have said it.
    """
    name, own = str(claim.id), case.gate.own_stet
    kind = Objection.SUGGESTION
    if claim.conclusion is not None and _fails(case, claim) and not is_said:
        kind = _KINDS[claim.conclusion]
    elif not _suggests(case, claim):
        return
    attribution = Obstacle(
        Objection.ATTRIBUTION,
        name,
        {"failed": kind.value, "speaker": claim.speaker or ""},
        again=case.again(case.given[name]),
    )
    if claim.speaker is not None and kind in _FOR_STET:
        yield attribution
        return
    counted = [each for each in given if not (each.own and own == "refuse")]
    lets = _lets(kind, counted)
    if lets is None and (refused := _lets(kind, given)) is not None:
        yield _own(case, name, refused, blocks=True)
    elif lets is None and claim.speaker is not None and kind != Objection.SUGGESTION:
        yield attribution
    elif lets is None:
        yield Obstacle(kind, name, _who(case, name, kind))
    else:
        if lets.own and own == "show":
            yield _own(case, name, lets, blocks=False)
        if lets.answer == Answer.ACCEPT and not case.is_reaffirmed(claim):
            facts = {"checker": lets.checker}
            yield Obstacle(Objection.ACCEPTED, name, facts, blocks=False)


def _lets(kind: Objection, given: list[Resolution]) -> Resolution | None:
    """Return the answer that lets a claim stand: the editor's, or else the last."""
    decided = decision(given)
    if kind in _FOR_STET:
        return decided if decided and decided.answer == Answer.STET else None
    return decided or (given[-1] if given else None)


def _own(case: GateCase, name: str, given: Resolution, *, blocks: bool) -> Obstacle:
    facts = {"checker": given.checker, "answer": given.answer.value}
    if given.answer == Answer.STET:
        facts |= _editor(case, given.checker)
    return Obstacle(Objection.OWN_STET, name, facts, blocks=blocks)


def _who(case: GateCase, name: str, kind: Objection) -> dict[str, str]:
    """Return who may answer, or may not, where the policy says so."""
    checker = case.given[name].checker
    facts = {"checker": checker} if case.gate.own_stet == "refuse" else {}
    return facts | _editor(case, checker) if kind in _FOR_STET else facts


def _editor(case: GateCase, checker: str) -> dict[str, str]:
    """Return an editor that the policy names, somebody else than the checker."""
    others = [each for each in case.editors if each != checker]
    return {"editor": (others or case.editors)[0]} if case.editors else {}


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
