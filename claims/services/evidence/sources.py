"""What can be consulted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.records import Source
from claims.services.core import ledger
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.desk_stream import recorded
from claims.services.core.independent_sources import pages
from claims.values.address import is_address, same_address
from claims.vocabulary import SourceKind

OWN_CALCULATION = "own calculation"
"""The source of what the checkers work out themselves."""

_COLUMNS = (
    schema.source.c.id,
    schema.source.c.name,
    schema.source.c.kind,
    schema.source.c.title,
    schema.source.c.url,
    schema.source.c.contact,
    schema.source.c.confidential,
    schema.source.c.note,
    schema.source.c.recorded_at,
    schema.source.c.origin_id,
    schema.source.c.redacted_by_id,
)

_ADDRESSED = (schema.source.c.name, schema.source.c.url)


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source to be added; ``name`` is what the desk will call it."""

    name: str
    kind: SourceKind
    title: str | None = None
    url: str | None = None
    contact: str | None = None
    confidential: bool = False
    note: str | None = None
    origin_id: int | None = None
    """The source that it rests on."""


def add_source(connection: Connection, new: NewSource, *, by: str) -> Source:
    """Add a source. Raises ``ConflictError`` when its name is taken.

    White space around the name means nothing: two sources that look alike would count
    twice.
    """
    if not new.name.strip():
        raise UsageError(f"a source needs a name, which {new.name!r} is not")
    new = replace(new, name=new.name.strip())
    head = ledger.lock(connection, ledger.DESK)
    refuse_taken_name(connection, new.name)
    return _add(connection, new, head, by=by)


def _add(
    connection: Connection, new: NewSource, head: sa.Row[int, str], *, by: str
) -> Source:
    """Store a source that is not there; ``head`` is that of the desk's stream."""
    fields = {
        "name": new.name,
        "kind": new.kind,
        "title": new.title,
        "url": new.url,
        "contact": new.contact,
        "confidential": new.confidential,
        "note": new.note,
    }
    row = connection.execute(
        sa.insert(schema.source).returning(*_COLUMNS),
        {**fields, "origin_id": new.origin_id},
    ).one()
    source = _source(row)
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="add source",
        subject=f"source/{source.id}",
        after={
            f"source/{source.id}": source_fields(source),
            **recorded(connection, schema.source, source.id),
        },
        head=head,
    )
    return source


def refuse_taken_name(
    connection: Connection, name: str, *, but: int | None = None
) -> None:
    """Raise ``ConflictError`` when another source than ``but`` goes by ``name``."""
    found = _find(connection, name)
    if found is not None and found.id != but:
        which = "" if found.name == name else f": source {found.id}"
        raise ConflictError(f"there is a source {name!r} already{which}")


def source_fields(source: Source) -> dict[str, object]:
    """Return a source as the ledger keeps it: its origin by its key."""
    return {
        "name": source.name,
        "kind": source.kind,
        "title": source.title,
        "url": source.url,
        "contact": source.contact,
        "confidential": source.confidential,
        "note": source.note,
        "origin": f"source/{source.origin}" if source.origin else None,
        "redacted": source.redacted,
    }


def find_source(connection: Connection, name: str) -> Source:
    """Return the source called ``name``, numbered so, or with this web address.

    Addresses are the same when they lead to one page (``claims/values/address.py``).
    """
    source = _find(connection, name)
    if source is None:
        raise NotFoundError(
            "source", repr(name), f"add it with: claims source add {name!r}"
        )
    return source


def find_or_add(connection: Connection, name: str, *, by: str) -> Source:
    """Return the source called ``name``; a web address is added when it is new."""
    found = _find(connection, name)
    if found is not None:
        return found
    if is_address(name):
        # Two checkers may cite a new page at once: the second waits, then finds it.
        head = ledger.lock(connection, ledger.DESK)
        found = _find(connection, name)
        if found is not None:
            return found
        new = NewSource(name=name.strip(), kind=SourceKind.PAGE, url=name)
        return _add(connection, new, head, by=by)
    return find_source(connection, name)


def find_calculation(connection: Connection, name: str | None, *, by: str) -> Source:
    """Return the source of a calculation, which is added when it is new.

    Without a name it is the desk's own. Raises ``ConflictError`` for another kind.
    """
    name = name or OWN_CALCULATION
    found = _find(connection, name)
    if found is None:
        ledger.lock(connection, ledger.DESK)
        found = _find(connection, name)
    if found is None:
        return add_source(connection, NewSource(name, SourceKind.CALCULATION), by=by)
    if found.kind != SourceKind.CALCULATION:
        raise ConflictError(
            f"source {found.id} is a {found.kind} and no calculation; leave SOURCE out,"
            " or give the calculation a name of its own"
        )
    return found


def list_sources(connection: Connection) -> list[Source]:
    """Return every source, in the order in which they were added."""
    rows = connection.execute(sa.select(*_COLUMNS).order_by(schema.source.c.id))
    return [_source(row) for row in rows]


def sources_by_id(connection: Connection, keys: set[int]) -> dict[int, Source]:
    """Return the sources with these keys."""
    query = sa.select(*_COLUMNS).where(schema.source.c.id.in_(KEYS))
    rows = read_rows(connection, query, sorted(keys))
    return {row.id: _source(row) for row in rows}


def _source(row: Sequence[Any]) -> Source:
    return Source(*(*row[:-1], row[-1] is not None))


def _find(connection: Connection, name: str) -> Source | None:
    query, name = sa.select(*_COLUMNS), name.strip()
    row = connection.execute(query.where(schema.source.c.name == name)).one_or_none()
    if row is None and name.isascii() and name.isdigit() and len(name) < 10:
        row = connection.execute(
            query.where(schema.source.c.id == int(name))
        ).one_or_none()
    if row is None and is_address(name):
        row = _at_address(connection, name)
    return _source(row) if row else None


def _at_address(
    connection: Connection, address: str
) -> sa.Row[*tuple[Any, ...]] | None:
    """Return the first source that is the page at ``address``, however it is written.

    A source under whose name the page goes comes before one that has its address.
    """
    table, wanted = schema.source.c, same_address(address)
    query = sa.select(*_COLUMNS).order_by(table.id)
    host = wanted.removeprefix("//").partition("/")[0].partition("?")[0]
    if "xn--" not in host:
        # One in another script can be written in two ways; any other has one.
        has_host = (each.icontains(host, autoescape=True) for each in _ADDRESSED)
        query = query.where(sa.or_(*has_host))
    rows = [
        row
        for row in connection.execute(query)
        if wanted in pages(row.kind, row.name, row.url)
    ]
    rows.sort(key=lambda row: wanted not in pages(row.kind, row.name, None))
    return rows[0] if rows else None
