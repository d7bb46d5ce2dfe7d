"""Proving that a stream of the ledger is one chain, and gives the records that are."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.english.plural import counted
from claims.services.core import ledger
from claims.services.core.checkers import PERSON_FIELDS, shown_names
from claims.services.core.desk_stream import ARTICLE, RECORDED
from claims.services.core.erasure import RECORD, erased_entries
from claims.services.core.old_entries import state_of
from claims.services.proof.chain_link import link_of
from claims.services.proof.placed_records import placed_records
from claims.services.proof.remark import Finding, Remark

_EMPTY: tuple[object, ...] = (None, False, [], {})
_LATER = frozenset(
    ("media_type", "encoding", "sentences", "outcome", "recorded_at", "twin")
)
"""What an entry from before it was recorded lacks, though it was so."""
_RUN = "run/"
"""How the passes of engines are called; older ledgers tell of none."""


def verify_stream(
    connection: Connection, stream: str, actual: Callable[[], dict[str, Any]]
) -> Iterator[Finding]:
    """Yield where a stream is not one unbroken chain, or does not give the records.

    Entries come in the order of their sequence. That their times run backwards is a
    remark: clocks differ, and are set back.
    """
    people = shown_names(connection)
    prev_hash, sequence = ledger.GENESIS, 0
    prev_time: datetime | None = None
    rebuilt: dict[str, Any] = {}
    table = schema.ledger_entry
    rows = connection.execute(
        sa.select(table).where(table.c.stream == stream).order_by(table.c.sequence)
    )
    erased, nameless = erased_entries(connection, stream), 0
    for row in rows:
        sequence += 1
        where = f"ledger {stream}/{row.sequence}"
        link = link_of(row, sequence, prev_hash, erased.get(row.sequence))
        if not link.is_next:
            yield f"{where}: an entry before it is missing or was changed"
            return
        if prev_time is not None and row.recorded_at < prev_time:
            yield Remark(where, "its time is before that of the entry before it")
        prev_time = row.recorded_at
        if not link.is_whole:
            yield f"{where}: what it says changed is not what was recorded"
        if not link.is_hashed and link.is_erased:
            # Not who did it, either: the redaction's entry has a digest of the rest.
            nameless += 1
        elif not link.is_hashed:
            yield f"{where}: its hash does not follow from what it says"
        prev_hash = row.hash
        if not link.is_whole:
            # What was erased or overwritten need not even be JSON.
            continue
        for name, fields in state_of(row.before).items():
            if _differ(rebuilt.get(name), fields, people):
                yield f"{where}: {name} was not what the entry says it was before"
        after = state_of(row.after)
        rebuilt |= after | placed_records(after, rebuilt)

    if nameless:
        what = "who did it is erased: the entry of the redaction proves what is left"
        yield Remark(f"{stream}, {counted(nameless, 'entry', 'entries')}", what)
    heads = schema.ledger_stream
    head = connection.execute(
        sa.select(heads.c.sequence, heads.c.hash).where(heads.c.name == stream)
    ).one_or_none()
    if head is None or tuple(head) != (sequence, prev_hash):
        yield f"ledger {stream}: its last entries are missing"
    found = json.loads(ledger.canonical(actual()))
    untold = _untold(found, rebuilt)
    if untold:
        what = "old entries do not tell all of them: since 0.3.0 the ledger does"
        yield Remark(f"{stream}, {counted(len(untold), 'record')}", what)
    found = {
        name: each
        for name, each in found.items()
        if name in rebuilt or name not in untold
    }
    # What was erased stands in the ledger alone: it is about the ledger.
    rebuilt = {
        name: each for name, each in rebuilt.items() if not name.startswith(RECORD)
    }
    for name in sorted(found.keys() | rebuilt.keys()):
        if _differ(rebuilt.get(name), found.get(name), people):
            yield f"{stream}: {name} is not what the ledger says"


def _untold(found: dict[str, Any], rebuilt: dict[str, Any]) -> set[str]:
    """Return the records that entries from before they were told say nothing of.

    Their fields that came later are counted too. An article that the desk's stream does
    not name is looked at with the article.
    """
    has_runs = any(name.startswith(_RUN) for name in rebuilt)
    untold = set()
    for name, fields in found.items():
        told = rebuilt.get(name)
        if told is not None:
            is_old = any(fields.get(each) for each in _LATER - told.keys())
        else:
            is_old = name.startswith((RECORDED, ARTICLE)) or (
                name.startswith(_RUN) and not has_runs
            )
        if is_old:
            untold.add(name)
    return untold


def _differ(
    told: dict[str, Any] | None,
    fields: dict[str, Any] | None,
    people: Mapping[str, str],
) -> bool:
    """Say whether a record is another than the ledger tells.

    An entry from before a field was known lacks it, which says as much as an empty one.
    Who goes by another name since then is still the person that an entry names.
    """
    if told is None or fields is None:
        return told is not fields
    if told == fields:
        return False
    unknown = _LATER - told.keys()
    return any(
        not _same(name, told, fields)
        and not _same_person(name, told.get(name), fields.get(name), people)
        for name in (told.keys() | fields.keys()) - unknown
    )


def _same(name: str, told: Mapping[str, object], fields: Mapping[str, object]) -> bool:
    if name in told and name in fields:
        return told[name] == fields[name]
    return told.get(name, fields.get(name)) in _EMPTY


def _same_person(
    field: str, told: object, found: object, people: Mapping[str, str]
) -> bool:
    return (
        field in PERSON_FIELDS
        and told in people
        and people[str(told)] == people.get(str(found))
    )
