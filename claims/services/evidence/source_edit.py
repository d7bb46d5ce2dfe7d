"""Editing a source: what it is, where it is, and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Source
from claims.services.core import ledger
from claims.services.core.lookup import lock_article
from claims.services.desk.policies import StatusChange
from claims.services.evidence.source_recount import citing_articles, recount
from claims.services.evidence.sources import (
    refuse_taken_name,
    source_fields,
    sources_by_id,
)
from claims.vocabulary import SourceKind

_COUNTED = ("name", "kind", "url", "origin")
"""The fields by which sources are told apart, or counted as one."""
_FIELDS = (*_COUNTED, "title", "contact", "confidential", "note")


@dataclass(frozen=True, slots=True)
class EditedSource:
    """What an edit made of a source, and of the claims that rest on it."""

    fields: tuple[str, ...]
    """The names of the fields that say something else now."""
    changes: tuple[StatusChange, ...] = ()


def edit_source(
    connection: Connection, source: Source, changes: Mapping[str, Any], *, by: str
) -> EditedSource:
    """Put fields of a source right, and give the claims the status that follows.

    ``changes`` are those fields of ``Source`` that a person may set; ``origin`` is the
    key of a source, or ``None``. Nothing is recorded where nothing differs. Raises
    ``ConflictError`` for a name that is taken, an origin that rests on the source
    itself, and a source whose identity was erased.
    """
    unknown = changes.keys() - set(_FIELDS)
    if unknown:
        raise UsageError(f"no such field of a source: {', '.join(sorted(unknown))}")
    changes = {
        name: value.strip() or None if isinstance(value, str) else value
        for name, value in changes.items()
    }
    # Articles first, then the desk: whoever changes both takes the locks so.
    articles = []
    if changes.keys() & set(_COUNTED):
        articles = citing_articles(connection, _resting_on(connection, source.id))
    for article in articles:
        lock_article(connection, article)
    ledger.lock(connection, ledger.DESK)
    [before] = sources_by_id(connection, {source.id}).values()
    after = replace(before, **changes)
    differing = tuple(
        name for name in _FIELDS if getattr(before, name) != getattr(after, name)
    )
    if not differing:
        return EditedSource(())
    _refuse(connection, before, after)
    table = schema.source
    values = {name: getattr(after, name) for name in _FIELDS}
    values["origin_id"] = values.pop("origin")
    connection.execute(sa.update(table).where(table.c.id == source.id).values(**values))
    record = f"source/{source.id}"
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="edit source",
        subject=record,
        before={record: source_fields(before)},
        after={record: source_fields(after)},
    )
    return EditedSource(differing, tuple(recount(connection, articles, by=by)))


def _resting_on(connection: Connection, key: int) -> list[int]:
    """Return a source, and all that rest on it directly or through others."""
    table = schema.source.c
    found, wanted = {key}, {key}
    while wanted:
        above = connection.scalars(
            sa.select(table.id).where(table.origin_id.in_(sorted(wanted)))
        )
        wanted = set(above) - found
        found |= wanted
    return sorted(found)


def _refuse(connection: Connection, before: Source, after: Source) -> None:
    """Raise for a change that makes no sense."""
    if before.redacted:
        raise ConflictError(
            f"source {before.id} was redacted: who it was is erased for good, and"
            " there is nothing to put right"
        )
    if not after.name:
        raise UsageError(f"source {before.id} needs a name; --name TEXT gives another")
    if after.name != before.name:
        refuse_taken_name(connection, after.name, but=before.id)
    calculation = SourceKind.CALCULATION
    if after.kind != before.kind and calculation in (before.kind, after.kind):
        raise ConflictError(
            f"source {before.id} is a {before.kind}; a calculation is worked out from"
            " other evidence, and cannot become another kind of source or come of one"
        )
    key = after.origin
    while key is not None:
        if key == before.id:
            raise ConflictError(
                f"source {after.origin} rests on source {before.id} itself; take that"
                " back with: claims source edit NAME --no-origin"
            )
        [above] = sources_by_id(connection, {key}).values()
        key = above.origin
