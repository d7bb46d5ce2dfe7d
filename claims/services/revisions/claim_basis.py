"""The basis of a claim: the text and the words that a new text is compared with."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import spans
from claims.services.core.lookup import ArticleName
from claims.services.core.spans import Mentions
from claims.services.core.status import read_records
from claims.services.core.status_rules import places
from claims.services.revisions.statement_authors import Written, statement_authors

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimBasis:
    """Where a claim stood on the text by which it is carried over to the next."""

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
    bracketed: Container[str]
    """Those of its statements, past ones too, that have brackets."""
    written: Written | None
    """The statement as somebody gave it; ``None``: it is an engine's."""
    edited: Mentions | None = None
    """Where a person put it on the revision before, apart from its verdict."""


def claim_bases(
    connection: Connection, article: ArticleName, latest: int
) -> list[ClaimBasis]:
    """Return the basis of every claim of an article that stands or stood somewhere.

    It is the text on which its verdict was given or reaffirmed last; without a verdict,
    the last that made the claim. ``latest`` is the number of the latest text.
    """
    claim = schema.claim.c
    rows = connection.execute(
        sa.select(claim.id, claim.number, claim.brackets)
        .where(claim.article_id == article.id)
        .order_by(claim.number)
    ).all()
    numbers: dict[int, int] = {row.id: row.number for row in rows}
    bracketed = {row.id: row.brackets.keys() for row in rows}
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
                ClaimBasis(
                    claim_id=key,
                    number=number,
                    revision=place.revision,
                    mentions=here,
                    has_verdict=False,
                    says=says,
                    said=says,
                    wording=wording,
                    bracketed=bracketed[key],
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
            ClaimBasis(
                claim_id=key,
                number=number,
                revision=basis.revision,
                mentions=spans.mentions_of(basis.spans),
                has_verdict=True,
                says=says,
                said=basis.statement if is_ours or says == basis.statement else None,
                wording=wording,
                bracketed=bracketed[key],
                written=written,
                edited=here if edited else None,
            )
        )
    return found
