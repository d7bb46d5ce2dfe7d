"""Carrying every claim of an article over to its next text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection

from claims.anchoring.carry import Carried, carry, worst
from claims.anchoring.changes import Change
from claims.anchoring.overlap import Overlaps
from claims.extraction.proposal import ProposedClaim
from claims.services.core.lookup import ArticleName
from claims.services.core.outcomes import Fared
from claims.services.core.spans import Mentions
from claims.services.revisions.claim_basis import ClaimBasis, Fields, claim_bases
from claims.services.revisions.statement_authors import Written
from claims.services.revisions.statement_update import (
    as_the_text_says,
    by_place,
    restated,
    stated,
)
from claims.vocabulary import KEEPS, Outcome


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
    standing = claim_bases(connection, article, latest)
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
    claim: ClaimBasis,
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
    if claim.said in claim.bracketed:
        return stated(new, carriage.mentions[0], proposals)
    changes = carriage.fared.changes
    return restated(claim.said, new, carriage.mentions[0], changes, proposals)


def _kept(
    claim: ClaimBasis,
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
        if written.by_person or says in claim.bracketed:
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
    claim: ClaimBasis,
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
