"""The policy that the desk has, and had."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.policy import parse_policy
from claims.services.core import claim_state, ledger, status
from claims.services.core.append_only import append_entry
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.noun_rows import read


@dataclass(frozen=True, slots=True)
class StoredPolicy:
    """One version of the desk's policy."""

    number: int
    text: str
    """As it was written, in TOML."""
    set_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What a policy makes of a claim that had another status."""

    claim: str
    before: str
    after: str


def list_policies(connection: Connection) -> list[StoredPolicy]:
    """Return every version, oldest first; the last is in force."""
    return read(connection, schema.policy, StoredPolicy)


def start_policy(connection: Connection, text: str, *, by: str) -> None:
    """Store the policy that a new desk begins with."""
    parse_policy(text)
    _store(connection, text, by)


def set_policy(
    connection: Connection, text: str, *, by: str
) -> tuple[StoredPolicy, list[StatusChange]]:
    """Store a new version, and give every claim the status that it has under it.

    Returns the version and what changed. Raises ``PolicyError`` for what is not a
    policy and ``ConflictError`` when it is the one in force.
    """
    parse_policy(text)
    # Articles first, then the desk: whoever changes both takes the locks so.
    articles = list(all_articles(connection))
    for article in articles:
        lock_article(connection, article)
    ledger.lock(connection, ledger.DESK)
    known = list_policies(connection)
    if known and known[-1].text == text:
        raise ConflictError(
            f"policy {known[-1].number} is in force and says the same already"
        )
    _store(connection, text, by)
    changes = [
        change
        for article in articles
        for change in apply_to_claims(connection, article, what="apply policy", by=by)
    ]
    return list_policies(connection)[-1], changes


def _store(connection: Connection, text: str, by: str) -> None:
    values = {"text": text}
    append_entry(connection, schema.policy, None, values, by=by, what="set policy")


def all_articles(connection: Connection) -> Iterator[ArticleName]:
    """Yield every article, in the order in which they are locked."""
    table = schema.article.c
    for row in connection.execute(sa.select(table.id, table.slug).order_by(table.id)):
        yield ArticleName(*row)


def apply_to_claims(
    connection: Connection, article: ArticleName, *, what: str, by: str
) -> Iterator[StatusChange]:
    """Give every claim of an article the status that follows now; yield what changed.

    ``what`` is what the ledger calls it.
    """
    before = claim_state.claim_states(connection, article)
    keys = connection.scalars(
        sa.select(schema.claim.c.id).where(schema.claim.c.article_id == article.id)
    ).all()
    status.refresh(connection, keys)
    after = claim_state.claim_states(connection, article)
    changed = [name for name in before if before[name] != after[name]]
    if not changed:
        return
    ledger.record(
        connection,
        article.slug,
        who=by,
        what=what,
        subject=article.slug,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    for name in changed:
        if before[name]["status"] != after[name]["status"]:
            yield StatusChange(
                f"{article.slug}/{name.removeprefix('claim/')}",
                before[name]["status"],
                after[name]["status"],
            )
