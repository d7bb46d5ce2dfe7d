"""What a revision says that the text before it did not."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.alignment import NOWHERE
from claims.anchoring.comparison import Comparison, compare
from claims.document import Document
from claims.services import ledger
from claims.services.extracting import difference
from claims.services.names import ArticleName
from claims.services.proposals import Extraction, propose


def propose_new(
    connection: Connection,
    article: ArticleName,
    document: Document,
    extraction: Extraction,
    revision_id: int,
    number: int,
    last_text: str,
    by: str,
) -> tuple[str, ...]:
    """Propose what an engine finds in sentences that the text before did not have."""
    compared = compare(last_text, document.text)
    unknown = difference(connection, article, extraction).new
    new = [
        each for each in unknown if any(_is_new(compared, *part) for part in each.spans)
    ]
    if not new:
        return ()
    table = schema.article
    first = (
        1
        + connection.execute(
            sa.select(table.c.last_claim).where(table.c.id == article.id)
        ).scalar_one()
    )
    count, states = propose(
        connection,
        document.text,
        article,
        revision_id,
        replace(extraction, claims=new),
        first=first,
        revision=number,
    )
    if states:
        ledger.record(
            connection,
            article.slug,
            who=by,
            what="extract",
            subject=article.slug,
            after=states,
        )
    return tuple(f"{article.slug}/{each}" for each in range(first, first + count))


def _is_new(compared: Comparison, start: int, end: int) -> bool:
    """Say whether a stretch lies in a sentence that has words of its own."""
    first, stop = compared.new.tokens.within(start, end)
    if first == stop:
        return False
    low, _ = compared.new.sentence(first)
    _, high = compared.new.sentence(stop - 1)
    return NOWHERE in compared.origins[low:high]
