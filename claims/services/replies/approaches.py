"""Asking those whom a claim criticises for a reply."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Approach
from claims.services.core.append_only import append_entry, repeats
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.noun_rows import read_by_claim
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
    new = replace(new, person=new.person.strip())
    if not new.person:
        raise UsageError(f"who was approached about {name}? pass --to PERSON")
    known = approaches_of(connection, [name.id]).get(name.id, [])
    if new.step != Step.ASKED and new.person not in {each.person for each in known}:
        raise ConflictError(
            f"{new.person} was not asked about {name}; first:"
            f" claims approach {name} --to {new.person!r} --how TEXT --on DATE"
        )
    for each in known:
        if repeats(each, new):
            return each, False
    values = asdict(new)
    append_entry(connection, schema.approach, name, values, by=by, what="approach")
    return approaches_of(connection, [name.id])[name.id][-1], True


def approaches_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Approach]]:
    """Return the steps on each claim by the claim's key, oldest first."""
    return read_by_claim(connection, schema.approach, Approach, claim_ids)
