"""Ruling on claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.records import Rating, Verdict
from claims.services import ledger, state
from claims.services.checkers import checker_id
from claims.services.evidence import list_evidence
from claims.services.names import ClaimName, lock_article
from claims.services.scales import get_scale
from claims.services.texts import latest_revision
from claims.services.verdicts import list_verdicts, verdict_fields
from claims.words import Status


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a checker says of a claim."""

    rating: str
    rationale: str
    scale: str | None = None
    """``None`` means the desk's default."""
    cite: Sequence[int] | None = None
    """Numbers of the claim's evidence; ``None`` means all of it."""
    holds_on: date | None = None
    recheck_by: date | None = None
    suggestion: str | None = None


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


def add_verdict(
    connection: Connection,
    name: ClaimName,
    ruling: Ruling,
    *,
    by: str,
    again: bool = False,
) -> tuple[Verdict, bool]:
    """Record ``by``'s ruling on a claim, superseding any earlier one.

    Returns the verdict in force, and whether it is new: what the same checker has
    said already is not recorded twice, unless ``again`` reconfirms it. Raises
    ``ConflictError`` for a dropped claim or a rating without the evidence it needs.
    """
    lock_article(connection, name.article)
    before = state.claim_states(connection, name.article, [name.id])
    [claim] = before.values()
    if claim["status"] == Status.DROPPED:
        raise ConflictError(
            f"{name} was dropped ({claim['drop_reason']});"
            f" take it back with: claims drop {name} --undo"
        )
    if not ruling.rationale.strip():
        raise UsageError(f"a verdict on {name} needs a reason; pass --because TEXT")
    rating = find_rating(connection, ruling.rating, ruling.scale)
    scale = get_scale(connection, ruling.scale)
    cited = _cited(connection, name, ruling.cite)
    if rating.needs_evidence and not cited:
        raise ConflictError(
            f"a verdict of {rating.key} needs evidence; add --evidence SOURCE,"
            f" or first: claims evidence add {name} SOURCE"
        )
    earlier = list_verdicts(connection, name)
    last = earlier[-1] if earlier else None
    if last and not again and claim["status"] == Status.CHECKED:
        said = (last.rating, last.scale, last.rationale, last.checker, last.evidence)
        dates = (last.holds_on, last.recheck_by, last.suggestion)
        if said == (
            rating.key,
            f"{scale.name} {scale.version}",
            ruling.rationale,
            by.strip(),
            tuple(cited),
        ) and dates == (ruling.holds_on, ruling.recheck_by, ruling.suggestion):
            return last, False

    verdict_number = len(earlier) + 1
    who = checker_id(connection, by)
    _insert(connection, name, ruling, rating, scale.name, scale.version, claim,
            number=verdict_number, cited=cited, who=who)  # fmt: skip
    connection.execute(
        sa.update(schema.claim)
        .where(schema.claim.c.id == name.id)
        .values(looked_by_id=who)
    )
    state.refresh(connection, name.id)
    verdict = list_verdicts(connection, name)[-1]
    ledger.record(
        connection,
        name.article.slug,
        who=by,
        what="verdict",
        subject=str(name),
        before=before,
        after={
            **state.claim_states(connection, name.article, [name.id]),
            f"verdict/{name.number}/{verdict_number}": verdict_fields(verdict),
        },
    )
    return verdict, True


def _cited(
    connection: Connection, name: ClaimName, cite: Sequence[int] | None
) -> list[int]:
    numbers = [piece.number for piece in list_evidence(connection, name)]
    if cite is None:
        return numbers
    for number in cite:
        if number not in numbers:
            raise NotFoundError(
                "evidence",
                f"{number} of {name}",
                f"claims evidence list {name} shows them",
            )
    return sorted(set(cite))


def _insert(
    connection: Connection,
    name: ClaimName,
    ruling: Ruling,
    rating: Rating,
    scale: str,
    version: int,
    claim: state.Fields,
    *,
    number: int,
    cited: Sequence[int],
    who: int,
) -> None:
    rating_id = connection.execute(
        sa.select(schema.rating.c.id)
        .join(schema.rating_scale, schema.rating_scale.c.id == schema.rating.c.scale_id)
        .where(
            schema.rating_scale.c.name == scale,
            schema.rating_scale.c.version == version,
            schema.rating.c.key == rating.key,
        )
    ).scalar_one()
    revision_id, _ = latest_revision(connection, name.article)
    table = schema.verdict
    key = connection.execute(
        sa.insert(table).returning(table.c.id),
        {
            "claim_id": name.id,
            "number": number,
            "revision_id": revision_id,
            "rating_id": rating_id,
            "conclusion": rating.conclusion,
            "rationale": ruling.rationale,
            "checker_id": who,
            "statement": claim["statement"],
            "speaker": claim["speaker"],
            "spans": claim["spans"],
            "holds_on": ruling.holds_on,
            "recheck_by": ruling.recheck_by,
            "suggestion": ruling.suggestion,
        },
    ).scalar_one()
    if not cited:
        return
    evidence = schema.evidence
    keys = connection.scalars(
        sa.select(evidence.c.id).where(
            evidence.c.claim_id == name.id, evidence.c.number.in_(cited)
        )
    )
    connection.execute(
        sa.insert(schema.verdict_evidence),
        [
            {"verdict_id": key, "evidence_id": each, "set_number": 1}
            for each in keys.all()
        ],
    )
