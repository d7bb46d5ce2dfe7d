"""Merges: what the ledger tells of the claims that were merged into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import LedgerEntry
from claims.services.core import ledger, spans
from claims.services.core.claim_state import Fields
from claims.services.core.lookup import ClaimName


@dataclass(frozen=True, slots=True)
class Merge:
    """One claim that was merged into another, as both stood then."""

    number: int
    kept: int
    """The number of the claim that it was merged into."""
    who: str
    revision: int
    """The number of the text that it was merged on."""
    given: list[list[spans.Part]]
    """Where the claim that was dropped stood."""
    own: list[list[spans.Part]]
    """Where the claim that was kept stood before."""
    brought: frozenset[int]
    """The numbers of the kept claim's evidence that says what the other's does."""
    new: frozenset[int]
    """Those of them that it had not had."""


@dataclass(frozen=True, slots=True)
class Merges:
    """All claims that were ever merged into one."""

    last: Mapping[int, Merge]
    """The last merge of each, by number."""
    standing: frozenset[int]
    """The numbers of those that are its duplicates now."""
    new: frozenset[int]
    """The numbers of all the evidence that came with any of them."""
    had: Fields
    """How the kept claim stood before those since anybody did anything else with it."""

    def others(self, number: int) -> list[int]:
        """Return the duplicates besides one."""
        return sorted(self.standing - {number})


def merges_into(connection: Connection, kept: ClaimName) -> Merges:
    """Return what the ledger tells of the merges into a claim."""
    claim = schema.claim.c
    standing = connection.scalars(
        sa.select(claim.number).where(claim.duplicate_of_id == kept.id)
    )
    found: dict[int, Merge] = {}
    new: set[int] = set()
    state: Fields = {}
    had: Fields = {}
    for entry in ledger.entries(connection, stream=kept.article.stream):
        merge = merge_told(entry, state)
        if merge is not None and merge.kept == kept.number:
            found[merge.number] = merge
            new |= merge.new
            had = had or state
        elif entry.subject == kept.subject and entry.what != "merge":
            had = {}
        state = entry.after.get(f"claim/{kept.number}", state)
    return Merges(found, frozenset(standing), frozenset(new), had or state)


def merge_told(entry: LedgerEntry, state: Fields) -> Merge | None:
    """Return the merge that an entry tells of; ``None`` of another.

    ``state`` is how the kept claim stood before.
    """
    number = entry.subject.rpartition("/")[2]
    now = entry.after.get(f"claim/{number}", {})
    if entry.what != "merge" or now.get("duplicate_of") is None:
        return None
    was, kept = entry.before[f"claim/{number}"], now["duplicate_of"]
    brought = _evidence(entry.after, kept)
    return Merge(
        number=int(number),
        kept=kept,
        who=entry.who,
        revision=was["revision"],
        given=spans.mentions_of(was["spans"]),
        own=spans.mentions_of(state.get("spans", ())),
        brought=brought,
        new=brought - _evidence(entry.before, kept),
    )


def _evidence(records: Mapping[str, Any], kept: int) -> frozenset[int]:
    """Return the numbers of a claim's evidence among records."""
    start = f"evidence/{kept}/"
    return frozenset(
        int(name.removeprefix(start)) for name in records if name.startswith(start)
    )
