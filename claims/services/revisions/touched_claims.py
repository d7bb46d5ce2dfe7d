"""The claims that the difference between two revisions touches."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.carry import Carried, carry
from claims.services.core.blind_checks import NOTHING, shown_status
from claims.services.core.lookup import ArticleName
from claims.services.core.outcomes import described
from claims.services.core.revisions import revision_of
from claims.services.core.spans import Part
from claims.vocabulary import Outcome, Status

Hull = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TouchedClaim:
    """A place that makes a claim, whose words are not the same in the other text."""

    claim: str
    status: Status
    """As it is now, whatever the revisions."""
    outcome: Outcome
    changes: tuple[str, ...]
    """What differs, in words."""
    old: Hull
    """From its first part to its last."""
    new: Hull | None


def touched_claims(
    connection: Connection,
    article: ArticleName,
    older: int,
    newer: int,
    hidden: frozenset[int] = NOTHING,
) -> list[TouchedClaim]:
    """Return the claims of one revision that another changes, in the order of the text.

    What nobody's claim is about is not among them, nor what was dropped. Who may not
    see the ``hidden`` claims' verdicts is shown them as unverified.
    """
    claim, span = schema.claim.c, schema.span.c
    key, before = revision_of(connection, article, older)
    _, after = revision_of(connection, article, newer)
    status = shown_status(hidden).label("status")
    rows = connection.execute(
        sa.select(claim.number, status, span.mention, span.start_char, span.end_char)
        .join(schema.claim, claim.id == span.claim_id)
        .where(span.revision_id == key, claim.status != Status.DROPPED)
        .order_by(claim.number, span.mention, span.part)
    )
    places: dict[tuple[int, Status, int], list[Part]] = {}
    for number, now, mention, start, end in rows:
        places.setdefault((number, now, mention), []).append((start, end))
    carried = carry(before.text, after.text, list(places.values()))
    found = [
        TouchedClaim(
            claim=f"{article.slug}/{number}",
            status=now,
            outcome=each.outcome,
            changes=_told(each),
            old=(parts[0][0], parts[-1][1]),
            new=(each.parts[0][0], each.parts[-1][1]) if each.parts else None,
        )
        for ((number, now, _), parts), each in zip(places.items(), carried, strict=True)
        if each.looks or each.outcome not in (Outcome.UNCHANGED, Outcome.MOVED)
    ]
    return sorted(found, key=lambda each: each.old)


def _told(each: Carried) -> tuple[str, ...]:
    changes = (*each.changes, *each.looks)
    return tuple(described(one.touched, one.old, one.new) for one in changes)
