"""Ruling on claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.records import Rating, RatingScale, Verdict
from claims.services.core import claim_state
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    ClaimChange,
    changing,
    in_text,
    set_values,
)
from claims.services.core.lookup import ClaimName
from claims.services.core.rechecks import open_recheck, refuse_blind, settle
from claims.services.core.revisions import latest_revision
from claims.services.core.verdict_log import (
    disagreement,
    list_verdicts,
    sets_of,
    verdict_fields,
    verdict_in_force,
)
from claims.services.core.view import view_of
from claims.services.desk.scales import get_scale
from claims.services.evidence.claim_evidence import evidence_shown
from claims.vocabulary import Conclusion, Stance, Status


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


def find_rating(
    connection: Connection, key: str, scale_name: str | None = None
) -> Rating:
    """Return a rating of a scale by its key or its label, letter case aside."""
    scale = get_scale(connection, scale_name)
    for rating in scale.ratings:
        if key.casefold() in (rating.key.casefold(), rating.label.casefold()):
            return rating
    keys = ", ".join(rating.key for rating in scale.ratings)
    raise NotFoundError("rating", repr(key), f"scale {scale.name} has {keys}")


def usual_stance(rating: Rating) -> Stance:
    """Return what evidence does to a claim that is cited for such a rating."""
    if rating.conclusion == Conclusion.SUPPORTED:
        return Stance.SUPPORTS
    if rating.conclusion == Conclusion.REFUTED:
        return Stance.REFUTES
    return Stance.CONTEXT


def add_verdict(
    connection: Connection,
    name: ClaimName,
    ruling: Ruling,
    *,
    by: str,
    again: bool = False,
    what: str = "verdict",
) -> tuple[Verdict, bool]:
    """Record ``by``'s ruling on a claim, superseding any earlier one.

    Of somebody who holds a blind second check of the claim it is that second opinion,
    and supersedes nothing. Returns the verdict, and whether it is new: what the same
    checker has said already is not recorded twice, unless ``again`` reconfirms it.
    ``what`` is what the ledger calls it.
    Raises ``ConflictError`` for a dropped claim or a rating without the evidence it
    needs.
    """
    with changing(connection, name, who=by, what=what, needs=in_text) as change:
        return _rule(connection, name, ruling, change, by=by, again=again)


def _rule(
    connection: Connection,
    name: ClaimName,
    ruling: Ruling,
    change: ClaimChange,
    *,
    by: str,
    again: bool,
) -> tuple[Verdict, bool]:
    """Store the ruling while its claim is being changed, and return what it made."""
    claim = change.claim
    _need_reason(name, ruling.rationale)
    if ruling.holds_on and ruling.recheck_by and ruling.recheck_by < ruling.holds_on:
        raise UsageError(
            f"the day to look again, {ruling.recheck_by}, is before the day for which"
            f" the fact was checked, {ruling.holds_on}"
        )
    rating = find_rating(connection, ruling.rating, ruling.scale)
    scale = get_scale(connection, ruling.scale)
    earlier = list_verdicts(connection, name)
    recheck_id = open_recheck(connection, name, by)
    # Who checks blind rests on what they have seen, not on what the first has found.
    seen = evidence_shown(connection, name, view_of(connection, by))
    cited = _cited(name, ruling, [piece.number for piece in seen])
    if rating.needs_evidence and not cited:
        raise ConflictError(
            f"a verdict of {rating.key} needs evidence; add --evidence SOURCE,"
            f" or first: claims evidence add {name} SOURCE"
        )
    last = verdict_in_force(earlier)
    stands = last is not None and claim["status"] != Status.SUSPENDED
    row = {
        "revision_id": latest_revision(connection, name.article)[0],
        "rating_id": _rating_id(connection, scale, rating),
        "conclusion": rating.conclusion,
        "rationale": ruling.rationale,
        "checker_id": checker_id(connection, by),
        "statement": claim["statement"],
        "speaker": claim["speaker"],
        "spans": claim["spans"],
        "holds_on": ruling.holds_on,
        "recheck_by": ruling.recheck_by,
        "suggestion": ruling.suggestion,
        "confirmed": list(ruling.confirmed),
        "recheck_id": recheck_id,
    }
    if not again and recheck_id is None:
        wanted = (
            *(rating.key, f"{scale.name} {scale.version}", ruling.rationale),
            *(by.strip(), tuple(sorted(cited)), ruling.holds_on, ruling.recheck_by),
            *(ruling.suggestion, tuple(ruling.confirmed)),
            sets_of((number, piece) for piece, number in cited.items()),
        )
        # A second opinion that its checker gives again is there already as well.
        for each in (last, *(each for each in earlier[-1:] if each.checks)):
            if stands and each and _said(each) == wanted:
                change.is_made = False
                return each, False
        _refuse_repeated(name, wanted, claim, earlier)
    two = disagreement(earlier)
    decides = change.what != "verdict"
    if two and stands and not decides and by.strip() in {o.checker for o in two}:
        raise ConflictError(
            f"{two[0].checker} and {two[1].checker} disagree on {name}; somebody else"
            f" decides with: claims adjudicate {name} RATING --because TEXT"
        )
    if recheck_id is not None:
        change.what = "second verdict"
    return _record(connection, name, row, cited, change, earlier), True


def withdraw_verdict(
    connection: Connection, name: ClaimName, *, because: str, by: str
) -> Verdict:
    """Take the verdict in force back: the claim is unverified again.

    That is a verdict too, with its reason; the one taken back stays on record.
    """
    with changing(connection, name, who=by, what="withdraw verdict") as change:
        _need_reason(name, because)
        refuse_blind(connection, name, by)
        earlier = list_verdicts(connection, name)
        last = verdict_in_force(earlier)
        if last is None:
            raise ConflictError(f"{name} has no verdict to withdraw")
        table = schema.verdict.c
        rating_id = connection.execute(
            sa.select(table.rating_id).where(
                table.claim_id == name.id, table.number == last.number
            )
        ).scalar_one()
        row = {
            "revision_id": latest_revision(connection, name.article)[0],
            "rating_id": rating_id,
            "conclusion": last.conclusion,
            "rationale": because,
            "checker_id": checker_id(connection, by),
            "statement": change.claim["statement"],
            "speaker": change.claim["speaker"],
            "spans": change.claim["spans"],
            "withdraws": True,
        }
        return _record(connection, name, row, {}, change, earlier)


def _need_reason(name: ClaimName, rationale: str) -> None:
    if not rationale.strip():
        raise UsageError(f"a verdict on {name} needs a reason; pass --because TEXT")


def _refuse_repeated(
    name: ClaimName,
    wanted: tuple[object, ...],
    claim: claim_state.Fields,
    earlier: Sequence[Verdict],
) -> None:
    """Refuse what a checker said already of these words, when others ruled since.

    Whoever was not told that it was recorded, and gives it once more, would supersede
    what nobody has shown them.
    """
    words = (claim["statement"], claim["speaker"])
    places = [(each["start"], each["end"]) for each in claim["spans"]]
    for position, each in enumerate(earlier):
        here = [(part.start, part.end) for part in each.spans]
        if (_said(each), (each.statement, each.speaker), here) != (
            wanted,
            words,
            places,
        ):
            continue
        since = [
            later
            for later in earlier[position + 1 :]
            if later.checks is None and later.checker != each.checker
        ]
        if since and not each.withdraws:
            did = "withdrew it" if since[-1].withdraws else "ruled since"
            raise ConflictError(
                f"verdict {each.number} on {name} says so already, and"
                f" {since[-1].checker} {did}: claims show {name}; --again rules so"
                " once more"
            )


def _said(verdict: Verdict) -> tuple[object, ...]:
    """Return what makes a verdict the same as another."""
    return (
        *(verdict.rating, verdict.scale, verdict.rationale, verdict.checker),
        *(verdict.evidence, verdict.holds_on, verdict.recheck_by),
        *(verdict.suggestion, verdict.confirmed, verdict.sets),
    )


def _record(
    connection: Connection,
    name: ClaimName,
    row: claim_state.Fields,
    cited: Mapping[int, int],
    change: ClaimChange,
    earlier: Sequence[Verdict],
) -> Verdict:
    """Store a verdict, what it cites (number of evidence, set), and what follows."""
    number = len(earlier) + 1
    table = schema.verdict
    key = connection.execute(
        sa.insert(table).returning(table.c.id),
        {"claim_id": name.id, "number": number, **row},
    ).scalar_one()
    if cited:
        evidence = schema.evidence.c
        keys = connection.execute(
            sa.select(evidence.id, evidence.number).where(
                evidence.claim_id == name.id, evidence.number.in_(sorted(cited))
            )
        )
        connection.execute(
            sa.insert(schema.verdict_evidence),
            [
                {"verdict_id": key, "evidence_id": each, "set_number": cited[piece]}
                for each, piece in keys
            ],
        )
    was, change.also = settle(
        connection,
        name,
        by_id=row["checker_id"],
        answered=row.get("recheck_id"),
        verdict_number=None if row.get("withdraws") else number,
    )
    change.before |= was
    set_values(connection, name, looked_by_id=row["checker_id"])
    verdict = list_verdicts(connection, name)[-1]
    change.also[f"verdict/{name.number}/{number}"] = verdict_fields(verdict)
    return verdict


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


def _rating_id(connection: Connection, scale: RatingScale, rating: Rating) -> int:
    return connection.execute(
        sa.select(schema.rating.c.id)
        .join(schema.rating_scale, schema.rating_scale.c.id == schema.rating.c.scale_id)
        .where(
            schema.rating_scale.c.name == scale.name,
            schema.rating_scale.c.version == scale.version,
            schema.rating.c.key == rating.key,
        )
    ).scalar_one()
