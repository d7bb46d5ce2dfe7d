"""Saying of a source that it rests on another: both count once from then on."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.records import Source
from claims.services.core import ledger
from claims.services.core.lookup import lock_article
from claims.services.desk.policies import StatusChange, all_articles, apply_to_claims
from claims.services.evidence.sources import source_fields, sources_by_id


def set_origin(
    connection: Connection, source: Source, origin: Source | None, *, by: str
) -> list[StatusChange]:
    """Say what a source rests on, or that it rests on none; return what that changes.

    Every claim gets the status that it has under it. Raises ``ConflictError`` when the
    origin rests on the source, directly or through others.
    """
    # Articles first, then the desk: whoever changes both takes the locks so.
    articles = list(all_articles(connection))
    for article in articles:
        lock_article(connection, article)
    ledger.lock(connection, ledger.DESK)
    key: int | None = origin.id if origin else None
    while key is not None:
        if key == source.id:
            raise ConflictError(
                f"source {origin.id if origin else key} rests on source {source.id}"
                " itself; take that back with: claims source edit NAME --no-origin"
            )
        [above] = sources_by_id(connection, {key}).values()
        key = above.origin
    [before] = sources_by_id(connection, {source.id}).values()
    after = replace(before, origin=origin.id if origin else None)
    if after == before:
        return []
    table = schema.source
    connection.execute(
        sa.update(table).where(table.c.id == source.id).values(origin_id=after.origin)
    )
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
    return [
        change
        for article in articles
        for change in apply_to_claims(
            connection, article, what="count sources anew", by=by
        )
    ]
