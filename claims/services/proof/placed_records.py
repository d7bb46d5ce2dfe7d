"""The spans of a claim on every text that it stood in, and that it was proposed there.

The ledger tells where a claim stands whenever it changes; what it told last of a text
is what the spans on that text must still be, and where it told first is where the claim
was proposed. Outcomes that were judged against an earlier text it tells itself.
"""

from collections.abc import Container, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName
from claims.vocabulary import Outcome

Fields = dict[str, Any]

_PROPOSED: Fields = {
    "outcome": Outcome.PROPOSED.value,
    **{"statement": None, "spans": [], "mentions": [], "looks": []},
}
"""How a claim fared on the text that it was proposed on."""


def placed_records(
    after: Mapping[str, Fields], known: Container[str]
) -> dict[str, Fields]:
    """Return where an entry's claims stand, as records: ``spans/12/2`` for text 2.

    A claim that is not ``known`` yet was proposed, or added, on its text.
    """
    found: dict[str, Fields] = {}
    for name, fields in after.items():
        kind, _, number = name.partition("/")
        if kind == "claim" and fields.get("revision") is not None:
            record = f"spans/{number}/{fields['revision']}"
            found[record] = {"spans": fields["spans"]}
            if name not in known:
                found[f"proposed/{number}/{fields['revision']}"] = _PROPOSED
    return found


def span_records(connection: Connection, article: ArticleName) -> dict[str, Fields]:
    """Return the spans of an article's claims on each of its texts, named so."""
    span, claim, text = schema.span.c, schema.claim.c, schema.revision.c
    rows = connection.execute(
        sa.select(
            claim.number,
            text.number.label("revision"),
            span.mention,
            span.start_char,
            span.end_char,
            span.quote,
        )
        .join(schema.claim, claim.id == span.claim_id)
        .join(schema.revision, text.id == span.revision_id)
        .where(claim.article_id == article.id)
        .order_by(claim.number, text.number, span.mention, span.part)
    )
    found: dict[str, Fields] = {}
    for number, revision, mention, start, end, quote in rows:
        record = found.setdefault(f"spans/{number}/{revision}", {"spans": []})
        record["spans"].append(
            {"mention": mention, "start": start, "end": end, "quote": quote}
        )
    return found


def proposed_records(connection: Connection, article: ArticleName) -> dict[str, Fields]:
    """Return on which text each of an article's claims was proposed, named so."""
    fared, claim, text = schema.claim_outcome.c, schema.claim.c, schema.revision.c
    rows = connection.execute(
        sa.select(
            claim.number,
            text.number.label("revision"),
            fared.outcome,
            fared.statement,
            fared.spans,
            fared.mentions,
            fared.looks,
        )
        .join(schema.claim, claim.id == fared.claim_id)
        .join(schema.revision, text.id == fared.revision_id)
        .where(claim.article_id == article.id, fared.from_revision_id.is_(None))
    )
    return {
        f"proposed/{number}/{revision}": dict(zip(_PROPOSED, rest, strict=True))
        for number, revision, *rest in rows
    }
