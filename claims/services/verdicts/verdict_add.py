"""Ruling on claims."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from claims.errors import ConflictError, NeedsEvidenceError, NotFoundError, UsageError
from claims.records import Rating, RatingScale, Verdict
from claims.records.verdicts import GivenWith
from claims.services.core.claim_change import (
    ClaimChange,
    refuse_dropped,
    refuse_earlier,
    refuse_elsewhere,
)
from claims.services.core.lookup import ClaimName
from claims.services.core.open_claim import OpenClaim, changing_open, open_claim
from claims.services.core.status_rules import in_force
from claims.services.core.verdict_log import (
    disagreement,
    sets_of,
    verdict_in_force,
)
from claims.services.desk.scales import get_scale
from claims.services.evidence.claim_evidence import evidence_shown_to
from claims.services.verdicts.repeated_verdicts import refuse_repeated, says_the_same
from claims.services.verdicts.verdict_store import (
    as_it_stands,
    store_verdict,
    verdicts_on,
)
from claims.services.verdicts.verdict_withdraw import need_reason, withdraw_followers
from claims.vocabulary import Conclusion, Status, is_opposed


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a checker says of a claim."""

    rating: str
    rationale: str
    scale: str | None = None
    """``None`` means the desk's default."""
    cite: Sequence[int] | None = None
    """Numbers of the claim's evidence; ``None`` means all of it."""
    sets: Sequence[Sequence[int]] = ()
    """Numbers of evidence that only counts together, as one."""
    holds_on: date | None = None
    recheck_by: date | None = None
    suggestion: str | None = None
    confirmed: Sequence[str] = ()
    """The points of the policy's checklist that were confirmed."""
    despite: str | None = None
    """Why it holds although all the evidence that it cites says otherwise."""
    given_with: GivenWith | None = None
    """The verdict on its row that it goes along with."""


def rating_of(scale: RatingScale, key: str) -> Rating:
    """Return a rating of a scale by its key or its label, letter case aside."""
    for rating in scale.ratings:
        if key.casefold() in (rating.key.casefold(), rating.label.casefold()):
            return rating
    keys = ", ".join(rating.key for rating in scale.ratings)
    raise NotFoundError("rating", repr(key), f"scale {scale.name} has {keys}")


def add_verdict(
    connection: Connection,
    name: ClaimName,
    ruling: Ruling,
    *,
    by: str,
    again: bool = False,
    what: str = "verdict",
    opened: OpenClaim | None = None,
    scale: RatingScale | None = None,
    lets_go: bool = True,
) -> tuple[Verdict, bool]:
    """Record ``by``'s ruling on a claim, superseding any earlier one.

    Of somebody who holds a blind second check of the claim it is that second opinion,
    and supersedes nothing. Returns the verdict, and whether it is new: what the same
    checker has said already is not recorded twice, unless ``again`` reconfirms it.
    ``what`` is what the ledger calls it; ``opened`` and ``scale`` are the claim and the
    ruling's scale where the caller has them. What was given on details along with the
    one that it supersedes is withdrawn, unless the caller does so (``lets_go``).
    Raises ``ConflictError`` for a dropped claim or a rating without the evidence it
    needs.
    """
    opened = opened or open_claim(connection, name)
    with changing_open(connection, opened, who=by, what=what) as change:
        refuse_dropped(name, opened.state)
        refuse_elsewhere(name, opened.state, opened.records.latest)
        refuse_earlier(name, opened.state)
        need_reason(name, ruling.rationale)
        _refuse_days(ruling)
        scale = scale or get_scale(connection, ruling.scale)
        last = in_force(opened.records.verdicts)
        given, is_new = _rule(
            connection, opened, ruling, scale, change, by=by, again=again
        )
    if lets_go and is_new and last is not None and given.checks is None:
        withdraw_followers(connection, name, last.number, given)
    return given, is_new


def _refuse_days(ruling: Ruling) -> None:
    if ruling.holds_on and ruling.recheck_by and ruling.recheck_by < ruling.holds_on:
        raise UsageError(
            f"the day to look again, {ruling.recheck_by}, is before the day for which"
            f" the fact was checked, {ruling.holds_on}"
        )


def _rule(
    connection: Connection,
    opened: OpenClaim,
    ruling: Ruling,
    scale: RatingScale,
    change: ClaimChange,
    *,
    by: str,
    again: bool,
) -> tuple[Verdict, bool]:
    """Store the ruling while its claim is being changed, and return what it made."""
    name = opened.name
    rating = rating_of(scale, ruling.rating)
    earlier = verdicts_on(connection, opened)
    recheck = opened.held_by(by)
    # Who checks blind rests on what they have seen, not on what the first has found.
    seen = evidence_shown_to(connection, opened, by)
    for piece in seen:
        if piece.withdrawn_because is not None and piece.number in _asked_for(ruling):
            raise ConflictError(
                f"evidence {piece.number} of {name} was withdrawn; to rest on it"
                f" nonetheless: claims evidence withdraw {name} e{piece.number} --undo"
            )
    seen = [piece for piece in seen if piece.withdrawn_because is None]
    cited = _cited(name, ruling, [piece.number for piece in seen])
    if rating.needs_evidence and not cited:
        raise NeedsEvidenceError(
            f"a verdict of {rating.key} needs evidence; add --evidence SOURCE,"
            f" or first: claims evidence add {name} SOURCE"
        )
    stances = [piece.stance for piece in seen if piece.number in cited]
    _weigh(name, ruling, rating, is_opposed(stances, rating.conclusion))
    last = verdict_in_force(earlier)
    stands = last is not None and change.claim["status"] != Status.SUSPENDED
    given = replace(
        as_it_stands(opened, number=len(earlier) + 1, by=by),
        rating=rating.key,
        label=rating.label,
        scale=f"{scale.name} {scale.version}",
        conclusion=rating.conclusion,
        rationale=ruling.rationale,
        holds_on=ruling.holds_on,
        recheck_by=ruling.recheck_by,
        suggestion=ruling.suggestion,
        confirmed=tuple(ruling.confirmed),
        evidence=tuple(sorted(cited)),
        sets=sets_of((number, piece) for piece, number in cited.items()),
        despite=ruling.despite,
        given_with=ruling.given_with,
        amended=tuple(
            (piece.number, piece.amended)
            for piece in seen
            if piece.number in cited and piece.amended is not None
        ),
        checks=recheck.verdict_number if recheck else None,
    )
    if not again and recheck is None:
        # A second opinion that its checker gives again is there already as well.
        for each in (last, *(each for each in earlier[-1:] if each.checks)):
            if stands and each and says_the_same(each, given):
                change.is_made = False
                return each, False
        refuse_repeated(name, given, earlier)
    two = disagreement(earlier)
    decides = change.what != "verdict"
    if two and stands and not decides and by.strip() in {o.checker for o in two}:
        raise ConflictError(
            f"{two[0].checker} and {two[1].checker} disagree on {name}; somebody else"
            f" decides with: claims adjudicate {name} RATING --because TEXT"
        )
    if recheck is not None:
        change.what = "second verdict"
    return store_verdict(connection, opened, given, cited, change, recheck), True


def _weigh(name: ClaimName, ruling: Ruling, rating: Rating, opposed: bool) -> None:
    """Refuse a ruling whose evidence says the opposite, unless it says why."""
    if opposed and not (ruling.despite or "").strip():
        against = "refutes" if rating.conclusion == Conclusion.SUPPORTED else "supports"
        raise ConflictError(
            f"all evidence that a verdict of {rating.key} on {name} would cite"
            f" {against} the claim; cite what bears it out with --evidence SOURCE or"
            " --cite N, or say why it holds all the same with --despite REASON"
        )
    if ruling.despite is not None and not opposed:
        raise UsageError(
            f"nothing that a verdict of {rating.key} on {name} cites says the opposite;"
            " leave --despite out"
        )


def _asked_for(ruling: Ruling) -> set[int]:
    """Return the numbers of the evidence that a ruling names."""
    return {*(ruling.cite or ()), *(number for each in ruling.sets for number in each)}


def _cited(name: ClaimName, ruling: Ruling, numbers: Sequence[int]) -> dict[int, int]:
    """Return the numbers of the evidence cited, each with the number of its set."""
    together = {
        number: position
        for position, each in enumerate(ruling.sets, 2)
        for number in each
    }
    if len(together) < sum(len(set(each)) for each in ruling.sets):
        raise UsageError(
            "a piece of evidence counts in one set only; name it in one --set"
        )
    if both := sorted(together.keys() & set(ruling.cite or ())):
        raise UsageError(
            f"evidence {both[0]} is to count alone and in a set; name it in one of"
            " --cite and --set"
        )
    alone = ruling.cite
    if alone is None:
        alone = [] if ruling.sets else numbers
    cited = dict.fromkeys(alone, 1) | together
    for number in cited:
        if number not in numbers:
            raise NotFoundError(
                "evidence",
                f"{number} of {name}",
                f"claims evidence list {name} shows them",
            )
    return cited
