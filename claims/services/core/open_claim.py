"""An open claim: read once to be ruled on, and kept up with what is recorded of it.

Evidence and a verdict come in one transaction, and most of what the one reads the other
would read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from claims.records import Evidence
from claims.services.core import claim_state, status
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import ClaimChange, set_values, tell
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.rechecks import OpenRecheck, open_rechecks
from claims.services.core.spans import Placed, read
from claims.services.core.status_rules import ClaimRecords, derive


@dataclass(slots=True)
class OpenClaim:
    """What is on record about a claim while its article is locked."""

    name: ClaimName
    state: claim_state.Fields
    """As the ledger keeps it."""
    placed: Mapping[int, Placed]
    """Where it stands, which no ruling changes."""
    records: ClaimRecords
    """What its status follows from; who records something keeps it up."""
    rechecks: Sequence[OpenRecheck]
    """The second checks of it that are open."""
    evidence: list[Evidence] | None = None
    """All of its evidence, once somebody has read it."""
    people: dict[str, int] = field(default_factory=dict)

    def held_by(self, who: str) -> OpenRecheck | None:
        """Return the open second check that ``who`` holds."""
        held = (each for each in self.rechecks if each.checker == who.strip())
        return next(held, None)

    def person(self, connection: Connection, who: str) -> int:
        """Return the key of a checker, who is added when new."""
        name = who.strip()
        if name not in self.people:
            self.people[name] = checker_id(connection, name)
        return self.people[name]

    def look(self, who_id: int) -> None:
        """Note that somebody has looked at the claim."""
        self.records = replace(self.records, looked_by_id=who_id)


def open_claim(connection: Connection, name: ClaimName) -> OpenClaim:
    """Lock a claim's article and read what is on record about the claim."""
    lock_article(connection, name.article)
    placed = read(connection, [name.id])
    return OpenClaim(
        name,
        _state(connection, name, placed),
        placed,
        status.read_records(connection, [name.id], placed=placed)[name.id],
        open_rechecks(connection, name),
    )


@contextmanager
def changing_open(
    connection: Connection, opened: OpenClaim, *, who: str, what: str
) -> Iterator[ClaimChange]:
    """Let something be recorded about an open claim, and settle what follows.

    As ``changing`` does, but that ``opened.records`` say what follows. Neither the
    claim's words nor its places can change.
    """
    name = opened.name
    record = f"claim/{name.number}"
    change = ClaimChange(what, {record: opened.state})
    yield change
    if not change.is_made:
        return
    set_values(connection, name, **_columns(opened))
    opened.state = _state(connection, name, opened.placed)
    tell(connection, name, change, {record: opened.state}, who=who)


def _columns(opened: OpenClaim) -> dict[str, Any]:
    records = opened.records
    return {**derive(records), "looked_by_id": records.looked_by_id}


def _state(
    connection: Connection, name: ClaimName, placed: Mapping[int, Placed]
) -> claim_state.Fields:
    [state] = claim_state.claim_states(
        connection, name.article, [name.id], placed
    ).values()
    return state
