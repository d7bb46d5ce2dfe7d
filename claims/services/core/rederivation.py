"""Rederivation of claims all over the desk: computed first, then written at once.

A new policy, an edit of a source or one person for two may change the status of claims
in any article. What becomes of them is computed before the desk is locked, with what
that was read from; under the lock, only the articles that moved in between are looked
at again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import Policy
from claims.services.core import claim_state, ledger, status
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_columns import DERIVED
from claims.services.core.column_shapes import PERSON
from claims.services.core.independent_sources import AsIf, counted_sources
from claims.services.core.lookup import ArticleName, all_articles

Fields = dict[str, Any]
Basis = Mapping[tuple[str, int], object]
"""What a status follows from that belongs to no article: policy, sources, people."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What becomes of a claim that had another status."""

    claim: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim that is to stand otherwise than it does."""

    id: int
    columns: Fields
    name: str
    """What the ledger calls it, ``claim/12``."""
    before: Fields
    after: Fields


@dataclass(frozen=True, slots=True)
class Rederivation:
    """What becomes of claims, by article, and what that was read from."""

    found: dict[ArticleName, list[ChangedClaim]]
    heads: Mapping[str, str]
    basis: Basis

    def changes(self) -> list[StatusChange]:
        """Return the claims that get another status."""
        return [
            StatusChange(
                f"{article.slug}/{each.name.removeprefix('claim/')}",
                each.before["status"],
                each.after["status"],
            )
            for article, claims in self.found.items()
            for each in claims
            if each.before["status"] != each.after["status"]
        ]


Affected = Callable[[Connection, Iterable[int] | None], Iterable[int]]
"""Returns the keys of the claims that may change, of some articles or of all."""


def rederive(
    connection: Connection,
    affected: Affected,
    *,
    policy: Policy | None = None,
    as_if: AsIf | None = None,
    before: Rederivation | None = None,
) -> Rederivation:
    """Return what becomes of the claims that ``affected`` names.

    ``policy`` is as it will be, and ``as_if`` are such sources. Of ``before``, what was
    computed already, the articles that nobody changed since are kept.
    """
    heads, basis = _heads(connection), _basis(connection)
    articles = all_articles(connection)
    kept: dict[ArticleName, list[ChangedClaim]] = {}
    moved = [each.id for each in articles]
    # A source or a person more changes nothing of what stood there before.
    if before is not None and before.basis.items() <= basis.items():
        moved = [
            each.id
            for each in articles
            if heads[each.stream] != before.heads.get(each.stream)
        ]
        stale = {each for each in articles if each.id in set(moved)}
        kept = {each: c for each, c in before.found.items() if each not in stale}
    keys = [*affected(connection, None if len(moved) == len(articles) else moved)]
    derived = status.derived(connection, keys, policy, as_if)
    kept |= _changed(connection, articles, derived)
    found = {each: kept[each] for each in articles if each in kept}
    return Rederivation(found, heads, basis)


def lock_articles(connection: Connection) -> None:
    """Keep others from changing any article, then the desk, till the transaction ends.

    Articles first, then the desk: whoever changes both takes the locks so.
    """
    table = schema.article.c
    connection.execute(sa.select(table.id).order_by(table.id).with_for_update()).all()
    ledger.lock(connection, ledger.DESK)


def write(
    connection: Connection, rederived: Rederivation, *, what: str, by: str
) -> list[StatusChange]:
    """Store what was computed, under the lock; ``what`` is what the ledger calls it."""
    status.store(
        connection,
        {each.id: each.columns for found in rederived.found.values() for each in found},
    )
    for article, found in rederived.found.items():
        # One name for two people says the same where they go by it already.
        told = [each for each in found if each.before != each.after]
        if told:
            ledger.record(
                connection,
                article.stream,
                who=by,
                what=what,
                subject=article.stream,
                before={each.name: each.before for each in told},
                after={each.name: each.after for each in told},
            )
    return rederived.changes()


def _heads(connection: Connection) -> dict[str, str]:
    table = schema.ledger_stream.c
    return {
        row.name: row.hash
        for row in connection.execute(sa.select(table.name, table.hash))
    }


def _basis(connection: Connection) -> Basis:
    people = schema.checker.c
    last = connection.scalar(sa.select(sa.func.max(schema.policy.c.number)))
    found: dict[tuple[str, int], object] = {("policy", 0): last}
    found |= {("source", each.id): each for each in counted_sources(connection)}
    found |= {
        ("person", row.id): row.same_as_id
        for row in connection.execute(sa.select(people.id, people.same_as_id))
    }
    return found


def _changed(
    connection: Connection,
    articles: Iterable[ArticleName],
    derived: Mapping[int, Fields],
) -> dict[ArticleName, list[ChangedClaim]]:
    differing: dict[int, dict[int, int]] = {}
    for row in read_rows(connection, _stored(), derived):
        fields = derived[row.id]
        if any(getattr(row, name) != value for name, value in fields.items()):
            differing.setdefault(row.article_id, {})[row.number] = row.id
    if not differing:
        return {}
    people = schema.checker.c
    rows = connection.execute(sa.select(people.id, people.name))
    names = {row.id: row.name for row in rows}
    found = {}
    for article in articles:
        numbers = differing.get(article.id)
        if not numbers:
            continue
        states = claim_state.claim_states(connection, article, numbers.values())
        found[article] = [
            ChangedClaim(key, derived[key], name, before, after)
            for name, before in states.items()
            for key in [numbers[int(name.removeprefix("claim/"))]]
            for after in [{**before, **dict(_told(derived[key], names))}]
        ]
    return found


def _told(fields: Fields, names: Mapping[int, str]) -> Iterator[tuple[str, Any]]:
    """Yield derived columns by the ledger's names, people by theirs.

    How a claim fared is told otherwise there, and no policy, source or person changes
    it.
    """
    for each in DERIVED:
        if each.follows_from != "outcomes":
            value = fields[each.column]
            yield each.name, names.get(value) if each.shape is PERSON else value


def _stored() -> sa.Select[*tuple[Any, ...]]:
    claim = schema.claim.c
    columns = [claim[each.column] for each in DERIVED]
    return sa.select(claim.id, claim.number, claim.article_id, *columns).where(
        claim.id.in_(KEYS)
    )
