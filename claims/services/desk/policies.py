"""The policy that the desk has, and had."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.policy import NONE, parse_policy
from claims.services.core.append_only import append_entry
from claims.services.core.detail_traits import detail_traits
from claims.services.core.noun_rows import read
from claims.services.core.rederivation import (
    Rederivation,
    StatusChange,
    lock_articles,
    rederive,
    write,
)


@dataclass(frozen=True, slots=True)
class StoredPolicy:
    """One version of the desk's policy."""

    number: int
    text: str
    """As it was written, in TOML."""
    set_by: str
    recorded_at: datetime


def list_policies(connection: Connection) -> list[StoredPolicy]:
    """Return every version, oldest first; the last is in force."""
    return read(connection, schema.policy, StoredPolicy)


def start_policy(connection: Connection, text: str, *, by: str) -> None:
    """Store the policy that a new desk begins with."""
    parse_policy(text)
    _store(connection, text, by)


def prepare_policy(
    connection: Connection, text: str, before: Rederivation | None = None
) -> Rederivation:
    """Return what a policy would make of the claims; of ``before``, what still holds.

    Raises ``PolicyError`` for what is not a policy and ``ConflictError`` when it is
    the one in force.
    """
    policy = parse_policy(text)
    known = list_policies(connection)
    if known and known[-1].text == text:
        raise ConflictError(
            f"policy {known[-1].number} is in force and says the same already"
        )
    old = parse_policy(known[-1].text) if known else NONE

    def affected(
        connection: Connection, articles: Iterable[int] | None
    ) -> Iterator[int]:
        """Yield the claims on which the two policies make other demands."""
        rows = connection.execute(_judged(articles)).all()
        traits = detail_traits(connection, [row.id for row in rows if row.detail_of_id])
        for row in rows:
            asked = row.kind, row.speaker, row.check_worthiness, traits.get(row.id)
            if policy.demands(*asked) != old.demands(*asked):
                yield row.id

    return rederive(connection, affected, policy=policy, before=before)


def _judged(articles: Iterable[int] | None) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of the claims that a policy has a say in.

    It has none in what nobody has ruled on or looked at, or what was dropped.
    """
    claim = schema.claim.c
    query = sa.select(
        claim.id,
        claim.kind,
        claim.speaker,
        claim.check_worthiness,
        claim.detail_of_id,
    ).where(
        claim.drop_reason.is_(None),
        sa.or_(claim.conclusion.is_not(None), claim.looked_by_id.is_not(None)),
    )
    if articles is not None:
        query = query.where(claim.article_id.in_(articles))
    return query.order_by(claim.id)


def set_policy(
    connection: Connection, text: str, *, by: str, prepared: Rederivation | None = None
) -> tuple[StoredPolicy, list[StatusChange]]:
    """Store a new version, and give every claim the status that it has under it.

    Returns the version and what changed; raises as ``prepare_policy`` does, whose
    result ``prepared`` shortens the time for which the desk is locked.
    """
    parse_policy(text)
    lock_articles(connection)
    rederived = prepare_policy(connection, text, prepared)
    _store(connection, text, by)
    changes = write(connection, rederived, what="apply policy", by=by)
    return list_policies(connection)[-1], changes


def _store(connection: Connection, text: str, by: str) -> None:
    values = {"text": text}
    append_entry(connection, schema.policy, None, values, by=by, what="set policy")
