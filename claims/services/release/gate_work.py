"""Gate rules on work that is left: to rule, to look, to ask, to cover."""

from collections.abc import Iterator

from claims.records import Claim, Obstacle
from claims.services.claims.coverage import coverage_of
from claims.services.core.cited_evidence import evidence_at_hand
from claims.services.core.rechecks import Recheck, list_rechecks
from claims.services.core.requirements import Given, lacks_under
from claims.services.release.gate_case import GateCase
from claims.services.replies.approaches import approaches_of
from claims.vocabulary import CRITICISM, Lacking, Objection, Outcome, Status, Step

_EVIDENCE = {Lacking.SOURCES, Lacking.PRIMARY, Lacking.SNAPSHOT}


def unverified(case: GateCase) -> Iterator[Obstacle]:
    """Yield what nobody has ruled on, and what a verdict lacks."""
    open_ = [each for each in case.claims if each.status == Status.UNVERIFIED]
    # Who checks blind is told that it is theirs to rule on, not whether anybody has.
    second = {each.claim: each.checker for each in _rechecks(case, open_)}
    supplied = _supplied(case, [each for each in open_ if each.lacks])
    for claim in open_:
        name = str(claim.id)
        if claim.outcome == Outcome.AMBIGUOUS and claim.revision != case.revision:
            yield Obstacle(Objection.AMBIGUOUS, name)
            continue
        if not claim.lacks:
            facts = {} if claim.holder is None else {"holder": claim.holder}
            if claim.key in case.hidden:
                facts = {"second": second.get(name) or ""}
            elif not case.demands(claim).verdict:
                facts["look"] = "yes"
            yield Obstacle(Objection.UNVERIFIED, name, facts)
        for lack in claim.lacks:
            if lack.kind == Lacking.AGREEMENT:
                if case.gate.disagreement:
                    yield Obstacle(Objection.DISAGREEMENT, name, lack=lack)
                continue
            facts = {"second": second[name] or ""} if name in second else {}
            if lack.kind in supplied.get(claim.key, ()):
                facts["supplied"] = "yes"
            again = case.again(case.given[name])
            yield Obstacle(Objection.UNVERIFIED, name, facts, lack=lack, again=again)


def _rechecks(case: GateCase, claims: list[Claim]) -> list[Recheck]:
    """Return the open second checks that the words on some claims need."""
    asks = any(
        claim.key in case.hidden
        or any(lack.kind == Lacking.SECOND_CHECKER for lack in claim.lacks)
        for claim in claims
    )
    return list_rechecks(case.connection, case.article) if asks else []


def _supplied(case: GateCase, claims: list[Claim]) -> dict[int, set[Lacking]]:
    """Return what each claim's evidence supplies, were it ruled on again as it is."""
    asks = [each for each in claims if _EVIDENCE & {lack.kind for lack in each.lacks}]
    if not asks:
        return {}
    at_hand = evidence_at_hand(case.connection, [claim.key for claim in asks])
    found = {}
    for claim in asks:
        given = Given(
            case.given[str(claim.id)].conclusion, (), True, at_hand.get(claim.key, ())
        )
        still = {lack.kind for lack in lacks_under(case.demands(claim), given)}
        found[claim.key] = _EVIDENCE - still
    return found


def flagged(case: GateCase) -> Iterator[Obstacle]:
    """Yield what nobody has looked at since something changed around its words."""
    for claim in case.claims:
        if claim.flags:
            yield Obstacle(Objection.LOOK, str(claim.id), told=claim.flags)


def stale(case: GateCase) -> Iterator[Obstacle]:
    """Yield what was to be looked at again by a day that is past."""
    if not case.gate.stale:
        return
    for name, verdict in case.verdicts.items():
        if verdict.recheck_by is not None and verdict.recheck_by < case.today:
            again = case.again(verdict)
            facts = {"day": str(verdict.recheck_by)}
            yield Obstacle(Objection.STALE, name, facts, again=again)


def against(case: GateCase) -> Iterator[Obstacle]:
    """Yield what was ruled on against its evidence, and why: it is to be known."""
    for name, verdict in case.verdicts.items():
        if verdict.despite is not None:
            facts = {"checker": verdict.checker, "reason": verdict.despite}
            yield Obstacle(Objection.DESPITE, name, facts, blocks=False)


def given_along(case: GateCase) -> Iterator[Obstacle]:
    """Yield how many details were checked along with their row: it is to be known."""
    along = [each for each in case.verdicts.values() if each.given_with is not None]
    if along:
        facts = {"count": str(len(along))}
        yield Obstacle(Objection.GIVEN_WITH, case.article.slug, facts, blocks=False)


def unanswered(case: GateCase) -> Iterator[Obstacle]:
    """Yield what criticises somebody who was not asked, or has not answered."""
    if case.gate.right_of_reply == "off":
        return
    approaches = approaches_of(case.connection, [each.key for each in case.claims])
    for claim in case.claims:
        whom, facts = claim.criticises, {"named": "yes"}
        if whom is None and case.gate.right_of_reply == "suggested":
            whom, facts = "somebody" if CRITICISM in claim.reasons else None, {}
        done = approaches.get(claim.key, [])
        if not whom or any(each.step != Step.ASKED for each in done):
            continue
        if done:
            # Whoever was asked is who can answer, whatever they were called.
            facts = {"asked": done[-1].person}
        yield Obstacle(Objection.REPLY, str(claim.id), {"whom": whom, **facts})


def uncovered(case: GateCase) -> Iterator[Obstacle]:
    """Yield the sentences with words that no person accounted for."""
    if not case.gate.coverage:
        return
    article = case.article
    by_sentence: dict[int, list[str]] = {}
    for each in coverage_of(case.connection, article).blanks:
        # What was proposed there is among the unverified already.
        if not each.claims:
            quote = " ".join(each.span.quote.split())
            by_sentence.setdefault(each.sentence, []).append(quote)
    for number, quotes in by_sentence.items():
        yield Obstacle(
            Objection.UNCOVERED,
            f"{article.slug} sentence {number}",
            {"article": article.slug, "sentence": str(number)},
            tuple(quotes),
        )


RULES = (unverified, flagged, stale, unanswered, uncovered, against, given_along)
