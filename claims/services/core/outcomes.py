"""How claims fared on a revision, and on which words their verdicts stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.lookup import ArticleName
from claims.vocabulary import Outcome, Touched

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fared:
    """How a claim fared on a revision."""

    outcome: Outcome
    from_revision: int
    """The revision that it was judged against."""
    spans: list[Fields]
    """Where it was carried to, as the ledger keeps spans."""
    mentions: list[Fields]
    looks: list[Fields]
    statement: str | None = None
    """What the claim was made to say; ``None`` where its statement was left."""

    @property
    def changes(self) -> list[Fields]:
        """Return what differs in its words: ``touched``, ``old`` and ``new``."""
        return [change for each in self.mentions for change in each["changes"]]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a verdict stands on: the words it was given on, or reaffirmed on last."""

    revision: int
    statement: str
    speaker: str | None
    spans: list[Fields]


def outcomes_on(
    connection: Connection, claim_ids: Iterable[int], revision: int
) -> dict[int, Fared]:
    """Return how each of some claims of an article fared on one of its revisions."""
    rows = read_rows(connection, _outcomes(), claim_ids, revision=revision)
    return {key: Fared(*rest) for key, *rest in rows}


@cache
def _outcomes() -> sa.Select[*tuple[Any, ...]]:
    table, came = schema.claim_outcome.c, schema.revision.alias("came")
    return (
        sa.select(
            table.claim_id,
            table.outcome,
            came.c.number,
            table.spans,
            table.mentions,
            table.looks,
            table.statement,
        )
        .join(schema.revision, schema.revision.c.id == table.revision_id)
        .join(came, came.c.id == table.from_revision_id)
        .where(
            table.claim_id.in_(KEYS),
            schema.revision.c.number == sa.bindparam("revision", type_=sa.Integer),
        )
    )


def outcome_records(connection: Connection, article: ArticleName) -> dict[str, Fields]:
    """Return every outcome of an article's claims as the ledger has it."""
    table, came = schema.claim_outcome.c, schema.revision.alias("came")
    rows = connection.execute(
        sa.select(
            schema.claim.c.number,
            schema.revision.c.number.label("revision"),
            table.outcome,
            came.c.number.label("came_from"),
            table.spans,
            table.mentions,
            table.looks,
            table.statement,
        )
        .join(schema.claim, schema.claim.c.id == table.claim_id)
        .join(schema.revision, schema.revision.c.id == table.revision_id)
        .join(came, came.c.id == table.from_revision_id)
        .where(schema.claim.c.article_id == article.id)
    )
    return {
        f"outcome/{number}/{revision}": outcome_fields(Fared(*rest))
        for number, revision, *rest in rows
    }


def outcome_fields(fared: Fared) -> Fields:
    """Return how a claim fared as the ledger keeps it."""
    return {
        "outcome": fared.outcome,
        "from_revision": fared.from_revision,
        "spans": fared.spans,
        "mentions": fared.mentions,
        "looks": fared.looks,
        "statement": fared.statement,
    }


def bases_of(connection: Connection, verdicts: Iterable[Any]) -> dict[int, Basis]:
    """Return what each verdict stands on, by the verdict's key.

    A verdict has its ``id``, ``revision`` (the number), ``statement``, ``speaker`` and
    ``spans``.
    """
    bases = {
        each.id: Basis(each.revision, each.statement, each.speaker, each.spans)
        for each in verdicts
    }
    for key, *basis in read_rows(connection, _reaffirmations(), bases):
        bases[key] = Basis(*basis)
    return bases


@cache
def _reaffirmations() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of ``bases_of``: the last row of each verdict counts."""
    table = schema.reaffirmation.c
    return (
        sa.select(
            table.verdict_id,
            schema.revision.c.number,
            table.statement,
            table.speaker,
            table.spans,
        )
        .join(schema.revision, schema.revision.c.id == table.revision_id)
        .where(table.verdict_id.in_(KEYS))
        .order_by(table.verdict_id, table.number)
    )


def described(touched: Touched, old: str, new: str) -> str:
    """Return a change as people read it: ``number: 3.4 million → 3.5 million``."""
    if touched is Touched.CONTEXT:
        return f"context: it refers to “{old}”, now “{new}”"
    if not old:
        return f"{touched}: “{new}” was put in"
    if not new:
        return f"{touched}: “{old}” was taken out"
    return f"{touched}: {old} → {new}"
