"""Asking those whom a claim criticises for a reply."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Approach
from claims.services.core import claim_state, ledger
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article
from claims.vocabulary import Step


@dataclass(frozen=True, slots=True)
class NewApproach:
    """One step: somebody was asked, answered, or did not."""

    person: str
    step: Step
    happened_on: date
    channel: str | None = None
    words: str | None = None


def add_approach(
    connection: Connection, name: ClaimName, new: NewApproach, *, by: str
) -> tuple[Approach, bool]:
    """Record a step in asking for a reply; the same step again is one record.

    Returns it, and whether it is new. Raises ``ConflictError`` for the reply of
    somebody who was not asked.
    """
    lock_article(connection, name.article)
    standing(connection, name)
    person = new.person.strip()
    if not person:
        raise UsageError(f"who was approached about {name}? pass --to PERSON")
    known = approaches_of(connection, [name.id]).get(name.id, [])
    if new.step != Step.ASKED and person not in (each.person for each in known):
        raise ConflictError(
            f"{person} was not asked about {name}; first:"
            f" claims approach {name} --to {person!r} --how TEXT --on DATE"
        )
    for each in known:
        said = (each.person, each.step, each.happened_on, each.channel, each.words)
        if said == (person, new.step, new.happened_on, new.channel, new.words):
            return each, False
    connection.execute(
        sa.insert(schema.approach),
        {
            "claim_id": name.id,
            "number": len(known) + 1,
            "person": person,
            "step": new.step,
            "happened_on": new.happened_on,
            "channel": new.channel,
            "words": new.words,
            "checker_id": checker_id(connection, by),
        },
    )
    added = approaches_of(connection, [name.id])[name.id][-1]
    ledger.record(
        connection,
        name.article.slug,
        who=by,
        what="approach",
        subject=str(name),
        after={f"approach/{name.number}/{added.number}": approach_fields(added)},
    )
    return added, True


def approach_fields(approach: Approach) -> claim_state.Fields:
    """Return a step as the ledger keeps it."""
    return {
        "person": approach.person,
        "step": approach.step,
        "happened_on": approach.happened_on,
        "channel": approach.channel,
        "words": approach.words,
        "checker": approach.checker,
        "recorded_at": approach.recorded_at,
    }


def approaches_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Approach]]:
    """Return the steps on each claim by the claim's key, oldest first."""
    table, claim = schema.approach.c, schema.claim.c
    rows = connection.execute(
        sa.select(
            table.claim_id,
            table.number,
            schema.article.c.slug,
            claim.number.label("claim_number"),
            table.person,
            table.step,
            table.happened_on,
            table.channel,
            table.words,
            schema.checker.c.name.label("checker"),
            table.recorded_at,
        )
        .join(schema.claim, claim.id == table.claim_id)
        .join(schema.article, schema.article.c.id == claim.article_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .where(table.claim_id.in_(list(claim_ids)))
        .order_by(table.claim_id, table.number)
    )
    found: dict[int, list[Approach]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append(
            Approach(
                number=row.number,
                claim=f"{row.slug}/{row.claim_number}",
                person=row.person,
                step=row.step,
                happened_on=row.happened_on,
                channel=row.channel,
                words=row.words,
                checker=row.checker,
                recorded_at=row.recorded_at,
            )
        )
    return found
