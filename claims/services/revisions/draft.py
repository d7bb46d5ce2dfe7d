"""A draft to be undone: the latest text, and what the ledger tells that it did."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.records import LedgerEntry
from claims.schema.nouns import noun_of
from claims.services.core import ledger
from claims.services.core.append_only import nouns
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import revision_of
from claims.vocabulary import Outcome

REVISES = ("revise", "undo revise")
"""What the ledger calls the entries that bring a text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text that is undone, as the ledger tells what it did."""

    number: int
    entry: LedgerEntry
    new: frozenset[int]
    """The numbers of the claims that it was first to make, which nobody touched."""


def draft_of(connection: Connection, article: ArticleName, number: int) -> Draft:
    """Return what the ledger tells of the latest text, and of what was done since."""
    key, _ = revision_of(connection, article, number)
    claim, outcome = schema.claim.c, schema.claim_outcome.c
    proposed = set(
        connection.scalars(
            sa.select(claim.number)
            .join(schema.claim_outcome, outcome.claim_id == claim.id)
            .where(
                claim.article_id == article.id,
                outcome.revision_id == key,
                outcome.outcome == Outcome.PROPOSED,
            )
        )
    )
    of_claims = {table.name for table in nouns("claim") if noun_of(table).is_told}
    of_claims |= {"claim", "verdict"}
    found: LedgerEntry | None = None
    touched: set[int] = set()
    for entry in ledger.entries(connection, stream=article.stream):
        if entry.what in REVISES and f"revision/{number}" in entry.after:
            found = entry
        elif found is not None and entry.what not in ("extract", "apply policy"):
            for name in entry.after:
                noun, _, rest = name.partition("/")
                if noun in of_claims:
                    touched.add(int(rest.partition("/")[0]))
    if found is None:
        raise ConflictError(
            f"the ledger does not tell of revision {number} of {article.slug};"
            " see: claims db verify"
        )
    return Draft(number, found, frozenset(proposed - touched))
