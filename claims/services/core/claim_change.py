"""Changing a claim: its lock, how it stood before, its fields, what follows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core import claim_state, ledger, search, status
from claims.services.core.lookup import ClaimName, lock_article
from claims.vocabulary import Status
from claims.wording.earlier_wording import earlier_words

States = dict[str, claim_state.Fields]
"""The fields of records by their names, as the ledger keeps them."""


@dataclass(slots=True)
class ClaimChange:
    """A change of a claim, while it is made."""

    what: str
    """What the ledger calls it."""
    before: States
    """How the claim stood, and other records that change with it."""
    also: States = field(default_factory=dict)
    """Those other records, and new ones, as they are afterwards."""
    is_made: bool = True
    """Whether it comes to anything; set to false, nothing is settled or recorded."""
    claim: claim_state.Fields = field(init=False)
    """The fields of the claim as it stood."""

    def __post_init__(self) -> None:
        [self.claim] = self.before.values()


def any_state(connection: Connection, name: ClaimName) -> States:
    """Return a claim's state, dropped or not."""
    return claim_state.claim_states(connection, name.article, [name.id])


def standing(connection: Connection, name: ClaimName) -> States:
    """Return a claim's state, or refuse when it was dropped."""
    before = any_state(connection, name)
    [fields] = before.values()
    refuse_dropped(name, fields)
    return before


def in_text(connection: Connection, name: ClaimName) -> States:
    """Return a claim's state, or refuse when the latest text has no place of it."""
    before = standing(connection, name)
    [fields] = before.values()
    latest = connection.execute(
        sa.select(schema.article.c.last_revision).where(
            schema.article.c.id == name.article.id
        )
    ).scalar_one()
    refuse_elsewhere(name, fields, latest)
    return before


def refuse_dropped(name: ClaimName, state: claim_state.Fields) -> None:
    """Raise ``ConflictError`` for a claim that was dropped."""
    if state["status"] == Status.DROPPED:
        raise ConflictError(
            f"{name} was dropped ({state['drop_reason']});"
            f" take it back with: claims drop {name} --undo"
        )


def refuse_elsewhere(name: ClaimName, state: claim_state.Fields, latest: int) -> None:
    """Raise ``ConflictError`` for a claim that the latest text has no place of."""
    if state["revision"] == latest:
        return
    where = (
        f"is gone from revision {latest}"
        if state["status"] == Status.GONE
        else f"could be in several places of revision {latest}"
    )
    raise ConflictError(
        f"{name} {where}; say where it stands with: claims edit {name} --quote TEXT"
    )


def refuse_earlier(name: ClaimName, state: claim_state.Fields) -> None:
    """Raise ``ConflictError`` for a claim whose statement is of an earlier text.

    Who rules on what the text no longer says rules on nothing.
    """
    wording = state["wording"]
    if wording is not None:
        found = earlier_words(str(name), **wording)
        raise ConflictError(f"of {name} {found.what}; first: {found.way}")


@contextmanager
def changing(
    connection: Connection,
    name: ClaimName,
    *,
    who: str,
    what: str,
    needs: Callable[[Connection, ClaimName], States] = standing,
) -> Iterator[ClaimChange]:
    """Lock a claim's article, let the claim be changed, and settle what follows.

    That is its status, its search words and the entry in the ledger. ``needs`` returns
    its state, or refuses when the change cannot be made of a claim that stands so.
    """
    lock_article(connection, name.article)
    change = ClaimChange(what, needs(connection, name))
    yield change
    if change.is_made:
        _settle(connection, name, change, who=who)


def _settle(
    connection: Connection, name: ClaimName, change: ClaimChange, *, who: str
) -> None:
    """Settle a change and tell of it; without a difference, record nothing."""
    after = settled(connection, name, change.claim)
    if after != change.before or change.also:
        tell(connection, name, change, after, who=who)


def settled(connection: Connection, name: ClaimName, was: claim_state.Fields) -> States:
    """Settle what follows from a change of a claim that ``was`` so; return its state.

    That is its status and its search words.
    """
    status.refresh(connection, [name.id])
    after = any_state(connection, name)
    [claim] = after.values()
    words = _words(claim)
    if words != _words(was):
        search.reindex(connection, [(name.id, words)])
    return after


def tell(
    connection: Connection,
    name: ClaimName,
    change: ClaimChange,
    after: States,
    *,
    who: str,
) -> None:
    """Write the ledger's entry of a change that was made."""
    ledger.record(
        connection,
        name.article.stream,
        who=who,
        what=change.what,
        subject=name.subject,
        before=change.before,
        after={**after, **change.also},
    )


def _words(claim: claim_state.Fields) -> str:
    """Return the words under which a claim in such a state is found."""
    quotes = [each["quote"] for each in claim["spans"]]
    return search.words_of(claim["statement"], quotes)


def check_values(subject: str, statement: str | None, worth: float | None) -> None:
    """Refuse what a claim's columns cannot hold; what is ``None`` stays as it is."""
    if statement is not None and not statement.strip():
        raise UsageError(f"{subject} needs a statement; pass --statement TEXT")
    if worth is not None and not 0 <= worth <= 1:
        raise UsageError(f"{subject} cannot be worth {worth}; pass --worth 0 to 1")


def set_values(connection: Connection, name: ClaimName, **values: Any) -> None:
    """Write columns of a claim, while ``changing`` it."""
    table = schema.claim
    connection.execute(sa.update(table).where(table.c.id == name.id).values(**values))


def status_of(connection: Connection, name: ClaimName) -> Status:
    """Return the status that a claim has now."""
    return connection.execute(
        sa.select(schema.claim.c.status).where(schema.claim.c.id == name.id)
    ).scalar_one()
