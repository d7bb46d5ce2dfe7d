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
from claims.services.revisions.statement_authors import Written, statement_authors
from claims.services.revisions.statement_update import (
    as_the_text_says,
    by_place,
    restated,
)
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
    wording: Fields | None = None
    """What the new text says where its statement, a person's, is of an earlier one."""


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
    """Its statement for the words of ``mentions``; ``None``: that is not known."""
    wording: Fields | None
    written: Written | None
    """The statement as somebody gave it; ``None``: it is an engine's."""
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
    asked: list[tuple[int, Mentions]] = []
    for each in standing:
        asked.append((each.revision, each.mentions))
        if each.edited is not None:
            asked.append((latest, each.edited))
        if each.written is not None:
            asked.append((each.written.revision, each.written.mentions))
    answers = iter(_carried(texts, text, asked))
    proposed = by_place(proposals)
    found = []
    for each in standing:
        carried = next(answers)
        edited = next(answers) if each.edited is not None else None
        carriage = _carriage(each, carried, edited, text)
        if each.written is None:
            old = texts[each.revision]
            statement, wording = _restated(each, carriage, old, text, proposed), None
        else:
            statement, wording = _kept(
                each, each.written, carriage, next(answers), texts, text, proposed
            )
        fared = replace(carriage.fared, statement=statement)
        found.append(replace(carriage, fared=fared, wording=wording))
    return found


def _restated(
    claim: _Standing,
    carriage: Carriage,
    old: str,
    new: str,
    proposals: Overlaps[ProposedClaim],
) -> str | None:
    """Return what an engine's claim says now; ``None`` leaves its statement."""
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


def _kept(
    claim: _Standing,
    written: Written,
    carriage: Carriage,
    carried: Sequence[Carried],
    texts: Mapping[int, str],
    new: str,
    proposals: Overlaps[ProposedClaim],
) -> tuple[str | None, Fields | None]:
    """Return what becomes of a statement that somebody gave, and the text's wording.

    A person's stays as it is; ``carried`` is what became of the words it was given for.
    """
    if not carriage.mentions:
        return None, claim.wording
    if not written.by_person and claim.has_verdict and carriage.fared.outcome in KEEPS:
        # With the words of its verdict it gets back the statement that it had then.
        return (claim.said if claim.says != claim.said else None), None
    old, says = texts[written.revision], written.statement
    placed = [
        (was, each)
        for was, each in zip(written.mentions, carried, strict=True)
        if each.parts
    ]
    for was, each in placed:
        is_same = [old[slice(*part)] for part in was] == [
            new[slice(*part)] for part in each.parts
        ]
        if each.outcome in KEEPS or is_same:
            continue
        if written.by_person:
            says = as_the_text_says(new, each.parts, proposals)
        else:
            changes = [_fields(change) for change in each.changes]
            says = restated(says, new, each.parts, changes, proposals)
        break
    if not placed and claim.said != claim.says:
        # It stands where its verdict was given, for which it says something else.
        says = as_the_text_says(new, carriage.mentions[0], proposals)
    if not written.by_person:
        return (says if says != claim.says else None), None
    if says == written.statement:
        return None, None
    return None, {"of_revision": written.revision, "text_says": says}


def _carried(
    texts: Mapping[int, str], new: str, asked: Sequence[tuple[int, Mentions]]
) -> list[list[Carried]]:
    """Return what became of the mentions of some claims, each of some revision.

    Every text is compared with the new one once.
    """
    found: list[list[Carried]] = [[] for _ in asked]
    for revision in sorted({revision for revision, _ in asked}):
        these = [at for at, (number, _) in enumerate(asked) if number == revision]
        spread = [parts for at in these for parts in asked[at][1]]
        each = iter(carry(texts[revision], new, spread))
        for at in these:
            found[at] = [next(each) for _ in asked[at][1]]
    return found


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
    authors = statement_authors(connection, article)
    found = []
    for key, number in numbers.items():
        place, basis = records[key].place, records[key].basis
        if place is None:
            continue
        here = [[(part.start, part.end) for part in parts] for parts in place.mentions]
        says, wording = records[key].statement, records[key].wording
        written = authors.get(number)
        if written is not None and written.by_person and written.statement != says:
            # Before 0.3.0 a person's statement was written anew as well.
            written = None
        if basis is None:
            found.append(
                _Standing(
                    claim_id=key,
                    number=number,
                    revision=place.revision,
                    mentions=here,
                    has_verdict=False,
                    says=says,
                    said=says,
                    wording=wording,
                    written=written,
                )
            )
            continue
        was_carried = records[key].fared
        is_ours = (was_carried is not None and was_carried.statement == says) or (
            written is not None and not written.by_person
        )
        now = places(spans.span_fields(place.mentions))
        edited = place.revision == latest and (
            was_carried is not None and places(was_carried.spans) != now
        )
        found.append(
            _Standing(
                claim_id=key,
                number=number,
                revision=basis.revision,
                mentions=spans.mentions_of(basis.spans),
                has_verdict=True,
                says=says,
                said=basis.statement if is_ours or says == basis.statement else None,
                wording=wording,
                written=written,
                edited=here if edited else None,
            )
        )
    return found
