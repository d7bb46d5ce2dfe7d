"""Deciding a disagreement with the evidence that the decision came with."""

from dataclasses import replace

from sqlalchemy import Connection

from claims.records import Verdict
from claims.services.core.lookup import ClaimName
from claims.services.desk.scales import get_scale
from claims.services.second_checks.disagreements import adjudicate, disagreement_to_end
from claims.services.verdicts.verdict_add import Ruling, rating_of
from claims.vocabulary import Stance
from claims.workflows.rule import Found, add_found_for


def decide(
    connection: Connection,
    claim: ClaimName,
    ruling: Ruling,
    *,
    by: str,
    found: Found | None = None,
    stance: Stance | None = None,
    even_of_the_two: bool = False,
) -> Verdict:
    """Decide a disagreement, and record before it the evidence that it rests on too.

    A ruling that cites none by number rests on all that the claim has.
    """
    disagreement_to_end(connection, claim, by=by, even_of_the_two=even_of_the_two)
    if found is not None:
        scale = get_scale(connection, ruling.scale)
        conclusion = rating_of(scale, ruling.rating).conclusion
        number = add_found_for(connection, claim, found, stance, conclusion, by=by)
        if ruling.cite is not None or ruling.sets:
            ruling = replace(ruling, cite=[*(ruling.cite or ()), number])
    return adjudicate(connection, claim, ruling, by=by, even_of_the_two=even_of_the_two)
