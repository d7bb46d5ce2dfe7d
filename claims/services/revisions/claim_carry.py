"""Carrying every claim of an article over to its next text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.carry import Carried, carry, worst
from claims.anchoring.changes import Change
from claims.anchoring.overlap import Overlaps
from claims.extraction.proposal import ProposedClaim
from claims.services.core import spans
from claims.services.core.lookup import ArticleName
from claims.services.core.outcomes import Fared
from claims.services.core.spans import Mentions
from claims.services.core.status import read_records
from claims.services.core.status_rules import places
from claims.services.revisions.statement_update import by_place, restated
from claims.vocabulary import KEEPS, Outcome

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Carriage:
    """How a claim fares on the next text, and where that has it."""

    claim_id: int
    number: int
    fared: Fared
    mentions: Mentions
    """Where the new text makes it; none when it is gone or ambiguous."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a claim stands before it is carried over."""

    claim_id: int
    number: int
    revision: int
    mentions: Mentions
    has_verdict: bool
    says: str
    """Its statement as it is."""
    said: str | None
    """Its statement for the words of ``mentions``; ``None``: a person wrote another."""
    edited: Mentions | None = None
    """Where a person put it on the revision before, apart from its verdict."""


def carry_claims(
    connection: Connection,
    article: ArticleName,
    texts: Mapping[int, str],
    text: str,
    proposals: Sequence[ProposedClaim] = (),
) -> list[Carriage]:
    """Return how every claim of an article fares on ``text``, in their order.

    Each is judged against the revision on which its verdict was given or reaffirmed
    last; without a verdict, against the last that made it. ``texts`` are the revisions
    that there are, ``proposals`` what an engine makes of ``text``: by them a claim is
    restated whose words changed.
    """
    latest = max(texts)
    standing = _standing(connection, article, latest)
    carried: dict[int, list[Carried]] = {}
    moved: dict[int, list[Carried]] = {}
    for revision in sorted({each.revision for each in standing}):
        these = [each for each in standing if each.revision == revision]
        carried |= _carried(
            texts[revision], text, [(each.claim_id, each.mentions) for each in these]
        )
    edited = [
        (each.claim_id, each.edited) for each in standing if each.edited is not None
    ]
    if edited:
        moved = _carried(texts[latest], text, edited)
    stated = by_place(proposals)
    found = []
    for each in standing:
        carriage = _carriage(
            each, carried[each.claim_id], moved.get(each.claim_id), text
        )
        statement = _statement(each, carriage, texts[each.revision], text, stated)
        fared = replace(carriage.fared, statement=statement)
        found.append(replace(carriage, fared=fared))
    return found


def _statement(
    claim: _Standing,
    carriage: Carriage,
    old: str,
    new: str,
    proposals: Overlaps[ProposedClaim],
) -> str | None:
    """Return what the claim says now; ``None`` leaves its statement as it is."""
    if claim.said is None:
        return None
    if not carriage.mentions:
        # With its words it gets back the statement that it had.
        return claim.says if claim.says != claim.said else None
    was = [old[start:end] for start, end in claim.mentions[0]]
    now = [new[start:end] for start, end in carriage.mentions[0]]
    if carriage.fared.outcome in KEEPS or was == now:
        return claim.said if claim.says != claim.said else None
    changes = carriage.fared.changes
    return restated(claim.said, new, carriage.mentions[0], changes, proposals)


def _carried(
    old: str, new: str, claims: Sequence[tuple[int, Mentions]]
) -> dict[int, list[Carried]]:
    """Return what became of the mentions of some claims, by the claim's key."""
    found = carry(old, new, [parts for _, mentions in claims for parts in mentions])
    each = iter(found)
    return {key: [next(each) for _ in mentions] for key, mentions in claims}


def _carriage(
    claim: _Standing,
    carried: Sequence[Carried],
    edited: Sequence[Carried] | None,
    text: str,
) -> Carriage:
    outcome = worst(carried)
    kept = [each.parts for each in carried if each.parts]
    # Where its verdict no longer holds, a person may have put it to another place.
    if edited is not None and outcome not in KEEPS:
        theirs = [each.parts for each in edited if each.parts]
        if theirs:
            kept, outcome = theirs, Outcome.CHANGED
    placed = [] if outcome in (Outcome.GONE, Outcome.AMBIGUOUS) else kept
    mentions = [parts for at, parts in enumerate(placed) if parts not in placed[:at]]
    looks = [look for each in carried for look in each.looks]
    told = [
        {
            "outcome": each.outcome,
            "was": [list(part) for part in was],
            "parts": [list(part) for part in each.parts],
            "places": [[list(part) for part in place] for place in each.places],
            "changes": [_fields(change) for change in each.changes],
        }
        for was, each in zip(claim.mentions, carried, strict=True)
    ]
    fared = Fared(
        outcome=outcome,
        from_revision=claim.revision,
        spans=_span_fields(text, mentions),
        mentions=told,
        looks=[_fields(look) for look in looks] if claim.has_verdict else [],
    )
    return Carriage(claim.claim_id, claim.number, fared, mentions)


def _fields(change: Change) -> Fields:
    return asdict(change)


def _span_fields(text: str, mentions: Mentions) -> list[Fields]:
    return [
        {"mention": number, "start": start, "end": end, "quote": text[start:end]}
        for number, parts in enumerate(mentions, 1)
        for start, end in parts
    ]


def _standing(
    connection: Connection, article: ArticleName, latest: int
) -> list[_Standing]:
    claim = schema.claim.c
    rows = connection.execute(
        sa.select(claim.id, claim.number)
        .where(claim.article_id == article.id)
        .order_by(claim.number)
    ).all()
    numbers: dict[int, int] = {row.id: row.number for row in rows}
    records = read_records(connection, numbers)
    found = []
    for key, number in numbers.items():
        place, basis = records[key].place, records[key].basis
        if place is None:
            continue
        here = [[(part.start, part.end) for part in parts] for parts in place.mentions]
        says = records[key].statement
        if basis is None:
            found.append(
                _Standing(key, number, place.revision, here, False, says, says)
            )
            continue
        was_carried = records[key].fared
        is_ours = was_carried is not None and was_carried.statement == says
        now = places(spans.span_fields(place.mentions))
        edited = place.revision == latest and (
            was_carried is not None and places(was_carried.spans) != now
        )
        found.append(
            _Standing(
                key,
                number,
                basis.revision,
                spans.mentions_of(basis.spans),
                True,
                says,
                basis.statement if is_ours or says == basis.statement else None,
                here if edited else None,
            )
        )
    return found
