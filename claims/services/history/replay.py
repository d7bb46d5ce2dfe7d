"""A desk as it was at an instant, or as it is, rebuilt in an empty database.

Up to which entry is said by an instant; without one all count, in the order of the
ledger's sequence, whatever their times say: clocks run ahead, and are set back.

What is append-only is copied as far as it was there; what changes (a claim's fields and
spans, who withdrew what, the default scale) is read off the ledger. So it also proves
that the ledger tells everything: ``claims db verify`` compares it with the desk.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.everything import metadata
from claims.services.core import ledger
from claims.services.core.append_only import nouns
from claims.services.core.checkers import person
from claims.services.core.lookup import ArticleName
from claims.services.core.old_entries import state_of
from claims.services.history.replay_claims import put_claims
from claims.services.history.replay_records import copy_said
from claims.services.history.row_copy import (
    Record,
    copy,
    insert,
    rows_of,
    rows_of_article,
    rows_where,
    until,
)

_SAID = ("title", "byline", "outlet", "url", "language")
"""What of an article a person may have put right since, beside its date."""
_EDITABLE = ("name", "kind", "title", "url", "contact", "confidential", "note")
"""What of a source a person may have put right since."""


def empty_desk(target: Connection) -> None:
    """Make the tables of a desk in an empty SQLite database."""
    metadata.create_all(target)
    target.exec_driver_sql("CREATE VIRTUAL TABLE claim_text USING fts5(words)")


def replay_desk(
    connection: Connection, target: Connection, instant: datetime | None
) -> None:
    """Copy what belongs to no article: people, sources, scales, policies."""
    # Who is who is as it is known now, whenever a name was first recorded.
    copy(connection, target, schema.checker, sa.true())
    for table in (schema.rating_scale, *nouns("desk")):
        copy(connection, target, table, until(table, instant))
    _copy_snapshots(connection, target, instant)
    told = fold(connection, ledger.DESK, instant)
    _copy_sources(connection, target, told, instant)
    saved = schema.source_snapshot
    copy(connection, target, saved, until(saved, instant))
    scales = sa.select(schema.rating_scale.c.id).where(
        until(schema.rating_scale, instant)
    )
    copy(connection, target, schema.rating, schema.rating.c.scale_id.in_(scales))
    scale = schema.rating_scale
    chosen = told.get("default scale", {"name": None, "version": None})
    target.execute(sa.update(scale).values(is_default=False))
    target.execute(
        sa.update(scale)
        .where(scale.c.name == chosen["name"], scale.c.version == chosen["version"])
        .values(is_default=True)
    )
    _copy_heads(connection, target, instant)
    _copy_later_entries(connection, target, instant)


def replay_article(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    instant: datetime | None,
) -> bool:
    """Copy an article as it was; return whether it was there."""
    told = fold(connection, article.stream, instant)
    if "article" not in told:
        return False
    people: dict[Any, Any] = {
        row.name: row.key
        for row in target.execute(
            sa.select(
                schema.checker.c.name,
                person(schema.checker).label("key"),
            )
        )
    }
    _put_article(connection, target, article, told, people)
    revisions = _copied_revisions(connection, target, article, instant)
    put_claims(connection, target, article, told, people, revisions)
    copy_said(connection, target, article, told, people, instant)
    return True


def fold(
    connection: Connection, stream: str, instant: datetime | None
) -> dict[str, Record]:
    """Return the records of a stream as its ledger has them at an instant."""
    table = schema.ledger_entry.c
    rows = connection.execute(
        sa.select(table.after)
        .where(table.stream == stream, until(schema.ledger_entry, instant))
        .order_by(table.sequence)
    )
    told: dict[str, Record] = {}
    for (after,) in rows:
        told |= state_of(after)
    return told


def _put_article(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
) -> None:
    [row] = rows_where(connection, schema.article, schema.article.c.id == article.id)
    about = told["article"]
    numbers = [name.rpartition("/") for name in told]
    day = about.get("published_on")
    row |= {
        **{name: about.get(name) for name in _SAID if name in about},
        "published_on": day and date.fromisoformat(day),
        "last_revision": _highest(numbers, "revision"),
        "last_claim": _highest(numbers, "claim"),
        "last_disposition": _highest(numbers, "disposition"),
        "withdrawn_because": about.get("withdrawn_because"),
        "withdrawn_by_id": people.get(about.get("withdrawn_by")),
    }
    insert(target, schema.article, [row])


def _highest(names: Iterable[tuple[str, str, str]], kind: str) -> int:
    return max(
        (int(number) for before, _, number in names if before == kind), default=0
    )


def _copied_revisions(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    instant: datetime | None,
) -> dict[int, tuple[int, str]]:
    """Copy the texts and their sentences; return key and text by number."""
    table = schema.revision
    rows = rows_of_article(connection, table, article.id, instant)
    insert(target, table, rows)
    keys = [row["id"] for row in rows]
    for other in (schema.sentence, schema.extraction_run):
        found = rows_of(connection, other.c.revision_id, keys)
        insert(target, other, [*found])
    return {row["number"]: (row["id"], row["text"]) for row in rows}


def _copy_sources(
    connection: Connection,
    target: Connection,
    told: Mapping[str, Record],
    instant: datetime | None,
) -> None:
    """Copy the sources; whom the law made the desk forget stays forgotten."""
    table = schema.source
    rows = rows_where(connection, table, until(table, instant))
    known = {key for (key,) in target.execute(sa.select(schema.checker.c.id))}
    for row in rows:
        if row["redacted_by_id"] not in known:
            row["redacted_by_id"] = None
        fields = told.get(f"source/{row['id']}", {})
        # An entry from before a field was known lacks it: it was never changed.
        row |= {name: fields[name] for name in _EDITABLE if name in fields}
        origin = fields.get("origin")
        row["origin_id"] = int(origin.removeprefix("source/")) if origin else None
    insert(target, table, rows)


def _copy_snapshots(
    connection: Connection, target: Connection, instant: datetime | None
) -> None:
    """Copy what is said of the saved bytes; the bytes themselves answer no question."""
    table = schema.snapshot
    rows = connection.execute(
        sa.select(
            *(each for each in table.c if each.name not in ("content", "text"))
        ).where(until(table, instant))
    )
    insert(target, table, [dict(row._mapping) | {"content": b""} for row in rows])


def _copy_heads(
    connection: Connection, target: Connection, instant: datetime | None
) -> None:
    """Copy the heads of all streams: the root of the ledger is that of then."""
    table = schema.ledger_entry
    last = (
        sa.select(table.c.stream, sa.func.max(table.c.sequence).label("sequence"))
        .where(until(table, instant))
        .group_by(table.c.stream)
        .subquery()
    )
    rows = connection.execute(
        sa.select(table.c.stream, table.c.sequence, table.c.hash).join(
            last,
            sa.and_(
                table.c.stream == last.c.stream, table.c.sequence == last.c.sequence
            ),
        )
    )
    heads = [{"name": name, "sequence": at, "hash": hash_} for name, at, hash_ in rows]
    insert(target, schema.ledger_stream, heads)


def _copy_later_entries(
    connection: Connection, target: Connection, instant: datetime | None
) -> None:
    """Copy what was recorded after a release: whether it still stands goes by that."""
    table, article, release = schema.ledger_entry, schema.article.c, schema.sign_off.c
    is_later = sa.exists().where(
        release.article_id == article.id,
        article.stream == table.c.stream,
        release.ledger_sequence < table.c.sequence,
    )
    rows = connection.execute(sa.select(table).where(until(table, instant), is_later))
    # What they changed answers no question.
    emptied = {"before": "", "after": ""}
    insert(target, table, [dict(row._mapping) | emptied for row in rows])
