"""The saved bytes of sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.find_quote import says
from claims.document import SavedBytes
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.records import Snapshot, Source
from claims.services.core import ledger
from claims.services.core.checkers import checker_id, shown_name
from claims.services.core.desk_stream import recorded
from claims.services.core.evidence_versions import every_version

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of a snapshot: bytes, or a container that holds them."""

    sha256: str
    content: bytes
    container: str | None
    media_type: str


def add_snapshot(
    connection: Connection, source: Source, saved: SavedBytes, location: str, *, by: str
) -> tuple[Snapshot, bool]:
    """Keep the bytes of a source, once for each content.

    Returns what was kept, and whether it is new: bytes that are the same as those of
    the source's last snapshot are not recorded again.
    """
    who = checker_id(connection, by)
    ledger.lock(connection, ledger.DESK)
    known = list_snapshots(connection, source.id)
    if known and known[-1].sha256 == saved.sha256:
        return known[-1], False
    table = schema.snapshot
    key = connection.scalar(sa.select(table.c.id).where(table.c.sha256 == saved.sha256))
    if key is None:
        key = connection.execute(
            sa.insert(table).returning(table.c.id),
            {
                "sha256": saved.sha256,
                "content": saved.content,
                "container": saved.container,
                "media_type": saved.media_type,
                "text": saved.text,
                "reader": saved.reader,
                "reader_version": saved.reader_version,
            },
        ).scalar_one()
    number = len(known) + 1
    connection.execute(
        sa.insert(schema.source_snapshot),
        {
            "source_id": source.id,
            "number": number,
            "snapshot_id": key,
            "location": location,
            "checker_id": who,
        },
    )
    name = f"snapshot/{source.id}/{number}"
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="snapshot",
        subject=f"source/{source.id}",
        after={
            name: dict(snapshot_records(connection, source.id))[name],
            **recorded(connection, table, key),
        },
    )
    return list_snapshots(connection, source.id)[-1], True


def list_snapshots(connection: Connection, source_id: int) -> list[Snapshot]:
    """Return the snapshots of a source, oldest first."""
    saved, table = schema.source_snapshot.c, schema.snapshot.c
    rows = connection.execute(
        sa.select(
            saved.number,
            table.sha256,
            saved.location,
            table.media_type,
            table.container,
            table.reader,
            table.reader_version,
            shown_name(schema.checker).label("name"),
            saved.recorded_at,
        )
        .join(schema.snapshot, table.id == saved.snapshot_id)
        .join(schema.checker, schema.checker.c.id == saved.checker_id)
        .where(saved.source_id == source_id)
        .order_by(saved.number)
    )
    return [
        Snapshot(
            number=row.number,
            sha256=row.sha256,
            location=row.location,
            media_type=row.media_type,
            container=row.container,
            reader=f"{row.reader} {row.reader_version}" if row.reader else None,
            checker=row.name,
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def snapshot_records(
    connection: Connection, source_id: int | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the snapshots as the ledger keeps them: bytes and text by their hashes."""
    import hashlib

    saved, table = schema.source_snapshot.c, schema.snapshot.c
    query = (
        sa.select(
            saved.source_id,
            saved.number,
            saved.location,
            saved.recorded_at,
            shown_name(schema.checker).label("name"),
            *schema.snapshot.c,
        )
        .join(schema.snapshot, table.id == saved.snapshot_id)
        .join(schema.checker, schema.checker.c.id == saved.checker_id)
        .order_by(saved.id)
    )
    if source_id is not None:
        query = query.where(saved.source_id == source_id)
    for row in connection.execute(query).mappings():
        text = row[table.text]
        yield (
            f"snapshot/{row['source_id']}/{row['number']}",
            {
                "source": f"source/{row['source_id']}",
                "sha256": row["sha256"],
                "content_sha256": hashlib.sha256(row["content"]).hexdigest(),
                "container": row["container"],
                "media_type": row["media_type"],
                "text_sha256": None if text is None else ledger.digest(text),
                "reader": f"{row['reader']} {row['reader_version']}"
                if row["reader"]
                else None,
                "location": row["location"],
                "checker": row["name"],
                "recorded_at": row[saved.recorded_at],
            },
        )


def snapshot_for(
    connection: Connection, source: Source, passage: str | None, wanted: str | None
) -> int | None:
    """Return the key of the snapshot that a piece of evidence rests on.

    Without ``wanted`` (a sha256, its start, or ``latest``) it is the source's last one,
    when the passage is found in it. Raises ``ConflictError`` when the one that is
    wanted does not say the passage.
    """
    known = list_snapshots(connection, source.id)
    if wanted is None:
        if not known or not passage or not passage.strip():
            return None
        key, text = _text(connection, known[-1].sha256)
        return key if text is not None and says(text, passage) else None
    name = f"source {source.id}"
    save = f"claims source snapshot {source.id} [FILE|URL]"
    if wanted == LATEST:
        if not known:
            raise NotFoundError("snapshot", f"of {name}", f"save one with: {save}")
        sha256 = known[-1].sha256
    else:
        fitting = {each.sha256 for each in known if each.sha256.startswith(wanted)}
        if len(wanted) < 6:
            raise UsageError(f"{wanted!r} is too short; give 6 digits of the sha256")
        if len(fitting) != 1:
            raise NotFoundError(
                "snapshot",
                f"{wanted} of {name}",
                f"claims source show {source.id} lists them; save one with: {save}",
            )
        [sha256] = fitting
    key, text = _text(connection, sha256)
    if passage and text is not None and not says(text, passage):
        raise ConflictError(
            f"snapshot {sha256[:12]} of {name} does not say the passage; correct"
            " --passage, or leave --snapshot out"
        )
    return key


def snapshot_key(connection: Connection, sha256: str | None) -> int | None:
    """Return the key of the snapshot with this sha256; ``None`` for none."""
    return None if sha256 is None else _text(connection, sha256)[0]


def _text(connection: Connection, sha256: str) -> tuple[int, str | None]:
    table = schema.snapshot.c
    row = connection.execute(
        sa.select(table.id, table.text).where(table.sha256 == sha256)
    ).one()
    return row.id, row.text


def find_stored(connection: Connection, sha256: str) -> Stored:
    """Return what is stored under a sha256, or under an unambiguous start of it."""
    table = schema.snapshot.c
    if len(sha256) < 6:
        raise UsageError(f"{sha256!r} is too short; give 6 digits of the sha256")
    rows = connection.execute(
        sa.select(table.sha256, table.content, table.container, table.media_type)
        .where(table.sha256.startswith(sha256, autoescape=True))
        .limit(2)
    ).all()
    if len(rows) > 1:
        raise ConflictError(f"{sha256} is the start of several snapshots; give more")
    if not rows:
        raise NotFoundError(
            "snapshot", sha256, "claims source show SOURCE lists those of a source"
        )
    return Stored(*rows[0])


def stored_snapshots(
    connection: Connection, source_id: int | None = None
) -> Iterator[Stored]:
    """Yield what is stored, of one source or of all, each content once."""
    table, saved = schema.snapshot.c, schema.source_snapshot.c
    query = sa.select(table.id).order_by(table.id)
    if source_id is not None:
        query = query.where(
            table.id.in_(
                sa.select(saved.snapshot_id).where(saved.source_id == source_id)
            )
        )
    for key in connection.scalars(query).all():
        row = connection.execute(
            sa.select(
                table.sha256, table.content, table.container, table.media_type
            ).where(table.id == key)
        ).one()
        yield Stored(*row)


def lost_passages(
    connection: Connection, source_id: int | None = None
) -> Iterator[str]:
    """Yield the evidence whose snapshot does not say its passage, a line each."""
    version, table = every_version(), schema.snapshot.c
    said = version.c
    query = (
        sa.select(
            schema.article.c.slug,
            schema.claim.c.number.label("claim"),
            said.number,
            said.passage,
            table.sha256,
            table.text,
        )
        .join_from(version, schema.claim, schema.claim.c.id == said.claim_id)
        .join(schema.article, schema.article.c.id == schema.claim.c.article_id)
        .join(schema.snapshot, table.id == said.snapshot_id)
        .where(said.passage.is_not(None), table.text.is_not(None))
        .order_by(said.claim_id, said.number, sa.func.coalesce(said.amendment, 0))
    )
    if source_id is not None:
        query = query.where(said.source_id == source_id)
    for row in connection.execute(query):
        if not says(row.text, row.passage):
            yield (
                f"{row.slug}/{row.claim}: the passage of evidence {row.number} is not"
                f" in snapshot {row.sha256[:12]}"
            )
