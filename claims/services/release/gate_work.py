"""Gate rules on work that is left: to rule, to look, to ask, to cover."""

from collections.abc import Iterator

import sqlalchemy as sa

from claims import schema
from claims.records import Obstacle
from claims.services.claims.coverage import coverage_of
from claims.services.release.gate_case import GateCase
from claims.vocabulary import Lacking, Objection, Outcome, Status, Step

CRITICISM = "criticises a named person"
"""The reason by which the engine's check-worthiness notices criticism."""


def unverified(case: GateCase) -> Iterator[Obstacle]:
    """Yield what nobody has ruled on, and what a verdict lacks."""
    for claim in case.claims:
        name = str(claim.id)
        if claim.status != Status.UNVERIFIED:
            continue
        if claim.outcome == Outcome.AMBIGUOUS and claim.revision != case.revision:
            yield Obstacle(Objection.AMBIGUOUS, name)
            continue
        if not claim.lacks:
            facts = {} if claim.holder is None else {"holder": claim.holder}
            yield Obstacle(Objection.UNVERIFIED, name, facts)
        for lack in claim.lacks:
            if lack.kind != Lacking.AGREEMENT:
                yield Obstacle(Objection.UNVERIFIED, name, lack=lack)
            elif case.gate.disagreement:
                yield Obstacle(Objection.DISAGREEMENT, name, lack=lack)


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
            facts = {"day": str(verdict.recheck_by), "rating": verdict.rating}
            yield Obstacle(Objection.STALE, name, facts)


def unanswered(case: GateCase) -> Iterator[Obstacle]:
    """Yield what criticises somebody who was not asked, or has not answered."""
    if case.gate.right_of_reply == "off":
        return
    table = schema.approach.c
    steps: dict[int, set[Step]] = {}
    for claim_id, step in case.connection.execute(
        sa.select(table.claim_id, table.step)
        .join(schema.claim, schema.claim.c.id == table.claim_id)
        .where(schema.claim.c.article_id == case.article.id)
    ):
        steps.setdefault(claim_id, set()).add(step)
    for claim in case.claims:
        whom = claim.criticises
        if whom is None and case.gate.right_of_reply == "suggested":
            whom = "somebody" if CRITICISM in claim.reasons else None
        done = steps.get(claim.key, set())
        if whom and not done & {Step.ANSWERED, Step.SILENT}:
            asked = {"asked": "yes"} if Step.ASKED in done else {}
            yield Obstacle(Objection.REPLY, str(claim.id), {"whom": whom, **asked})


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


RULES = (unverified, flagged, stale, unanswered, uncovered)
