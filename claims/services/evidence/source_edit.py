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
from claims.services.core.independent_sources import Counted
from claims.services.core.rederivation import (
    Rederivation,
    StatusChange,
    lock_articles,
)
from claims.services.evidence.source_recount import recount, recounted
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


def prepare_edit(
    connection: Connection,
    source: Source,
    changes: Mapping[str, Any],
    before: Rederivation | None = None,
) -> Rederivation | None:
    """Return what an edit would make of claims; of ``before``, what still holds.

    ``None`` where sources are told apart by nothing that changes.
    """
    [now] = sources_by_id(connection, {source.id}).values()
    after = replace(now, **_tidied(changes))
    if all(getattr(now, name) == getattr(after, name) for name in _COUNTED):
        return None
    counted = Counted(after.id, after.origin, after.kind, after.name, after.url)
    as_if = {source.id: counted}
    return recounted(connection, [source.id], as_if=as_if, before=before)


def edit_source(
    connection: Connection,
    source: Source,
    changes: Mapping[str, Any],
    *,
    by: str,
    prepared: Rederivation | None = None,
) -> EditedSource:
    """Put fields of a source right, and give the claims the status that follows.

    ``changes`` are those fields of ``Source`` that a person may set; ``origin`` is the
    key of a source, or ``None``. Nothing is recorded where nothing differs. Raises
    ``ConflictError`` for a name that is taken, an origin that rests on the source
    itself, and a source whose identity was erased. ``prepared``, of ``prepare_edit``,
    shortens the time for which the desk is locked.
    """
    changes = _tidied(changes)
    if changes.keys() & set(_COUNTED):
        lock_articles(connection)
    else:
        ledger.lock(connection, ledger.DESK)
    [before] = sources_by_id(connection, {source.id}).values()
    after = replace(before, **changes)
    differing = tuple(
        name for name in _FIELDS if getattr(before, name) != getattr(after, name)
    )
    if not differing:
        return EditedSource(())
    _refuse(connection, before, after)
    rederived = prepare_edit(connection, source, changes, prepared)
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
    if rederived is None:
        return EditedSource(differing)
    return EditedSource(differing, tuple(recount(connection, rederived, by=by)))


def _tidied(changes: Mapping[str, Any]) -> dict[str, Any]:
    unknown = changes.keys() - set(_FIELDS)
    if unknown:
        raise UsageError(f"no such field of a source: {', '.join(sorted(unknown))}")
    return {
        name: value.strip() or None if isinstance(value, str) else value
        for name, value in changes.items()
    }


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
