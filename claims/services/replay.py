"""A desk as it was at an instant, rebuilt in an empty database.

What is append-only is copied as far as it was there; what changes (a claim's fields and
spans, who withdrew what, the default scale) is read off the ledger. So it also proves
that the ledger tells everything: ``claims db verify`` compares it with the desk.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.everything import metadata
from claims.services import ledger, search, spans
from claims.services.names import ArticleName
from claims.words import Conclusion, Kind, Outcome, Status

Record = dict[str, Any]


def empty_desk(target: Connection) -> None:
    """Make the tables of a desk in an empty SQLite database."""
    metadata.create_all(target)
    target.exec_driver_sql("CREATE VIRTUAL TABLE claim_text USING fts5(words)")


def replay_desk(connection: Connection, target: Connection, instant: datetime) -> None:
    """Copy what belongs to no article: people, sources, scales, policies."""
    tables: tuple[Any, ...] = (
        schema.checker,
        schema.rating_scale,
        schema.policy,
    )
    for table in tables:
        _copy(connection, target, table, table.c.recorded_at <= instant)
    _copy_snapshots(connection, target, instant)
    told = fold(connection, ledger.DESK, instant)
    _copy_sources(connection, target, told, instant)
    saved = schema.source_snapshot
    _copy(connection, target, saved, saved.c.recorded_at <= instant)
    scales = sa.select(schema.rating_scale.c.id).where(
        schema.rating_scale.c.recorded_at <= instant
    )
    _copy(connection, target, schema.rating, schema.rating.c.scale_id.in_(scales))
    scale = schema.rating_scale
    chosen = told.get("default scale", {"name": None, "version": None})
    target.execute(sa.update(scale).values(is_default=False))
    target.execute(
        sa.update(scale)
        .where(scale.c.name == chosen["name"], scale.c.version == chosen["version"])
        .values(is_default=True)
    )
    _copy_stream(connection, target, ledger.DESK, instant)


def replay_article(
    connection: Connection, target: Connection, article: ArticleName, instant: datetime
) -> bool:
    """Copy an article as it was; return whether it was there."""
    told = fold(connection, article.slug, instant)
    if "article" not in told:
        return False
    people: dict[Any, int] = {
        row.name: row.id
        for row in target.execute(sa.select(schema.checker.c.name, schema.checker.c.id))
    }
    _put_article(connection, target, article, told, people)
    revisions = _copied_revisions(connection, target, article, instant)
    _put_claims(connection, target, article, told, people, revisions)
    _copy_said(connection, target, article, told, people, instant)
    _copy_stream(connection, target, article.slug, instant)
    return True


def fold(connection: Connection, stream: str, instant: datetime) -> dict[str, Record]:
    """Return the records of a stream as its ledger has them at an instant."""
    table = schema.ledger_entry.c
    rows = connection.execute(
        sa.select(table.after)
        .where(table.stream == stream, table.recorded_at <= instant)
        .order_by(table.sequence)
    )
    told: dict[str, Record] = {}
    for (after,) in rows:
        told |= json.loads(after)
    return told


def _put_article(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
) -> None:
    [row] = _rows(connection, schema.article, schema.article.c.id == article.id)
    about = told["article"]
    numbers = [name.rpartition("/") for name in told]
    row |= {
        "last_revision": _highest(numbers, "revision"),
        "last_claim": _highest(numbers, "claim"),
        "last_disposition": _highest(numbers, "disposition"),
        "withdrawn_because": about.get("withdrawn_because"),
        "withdrawn_by_id": people.get(about.get("withdrawn_by")),
    }
    _insert(target, schema.article, [row])


def _highest(names: Iterable[tuple[str, str, str]], kind: str) -> int:
    return max(
        (int(number) for before, _, number in names if before == kind), default=0
    )


def _copied_revisions(
    connection: Connection, target: Connection, article: ArticleName, instant: datetime
) -> dict[int, tuple[int, str]]:
    """Copy the texts and their sentences; return key and text by number."""
    table = schema.revision
    rows = _rows(
        connection,
        table,
        sa.and_(table.c.article_id == article.id, table.c.recorded_at <= instant),
    )
    _insert(target, table, rows)
    keys = [row["id"] for row in rows]
    for other in (schema.sentence, schema.extraction_run):
        _copy(connection, target, other, other.c.revision_id.in_(keys))
    return {row["number"]: (row["id"], row["text"]) for row in rows}


def _put_claims(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
    revisions: Mapping[int, tuple[int, str]],
) -> None:
    kept = {
        row["number"]: row
        for row in _rows(
            connection, schema.claim, schema.claim.c.article_id == article.id
        )
    }
    keys = {number: row["id"] for number, row in kept.items()}
    rows, placed, words = [], [], []
    for name, fields in told.items():
        kind, _, number = name.partition("/")
        if kind != "claim":
            continue
        row = kept[int(number)]
        rows.append(row | _claim_fields(fields, people, keys))
        mentions = _mentions(fields["spans"])
        if mentions:
            revision_id, text = revisions[fields["revision"]]
            placed += spans.rows(text, row["id"], revision_id, mentions)
        quotes = [each["quote"] for each in fields["spans"]]
        words.append((row["id"], search.words_of(fields["statement"], quotes)))
    # A claim may refer to one with a higher number.
    rows.sort(key=lambda row: int(row["id"]))
    _insert(target, schema.claim, rows)
    latest = {row["claim_id"]: row["revision_id"] for row in placed}
    ids = [row["id"] for row in rows]
    old = [
        row
        for row in _of_claims(connection, schema.span, ids)
        if row["claim_id"] in latest and row["revision_id"] < latest[row["claim_id"]]
    ]
    _insert(target, schema.span, [*old, *placed])
    known = {key for key, _ in revisions.values()}
    outcomes = _of_claims(connection, schema.claim_outcome, ids)
    _insert(
        target,
        schema.claim_outcome,
        [row for row in outcomes if row["revision_id"] in known],
    )
    if words:
        search.index(target, words)


def _claim_fields(
    fields: Record, people: Mapping[Any, int], keys: Mapping[int, int]
) -> Record:
    """Return the columns of a claim that its entry in the ledger tells."""
    due = fields.get("due_on")
    duplicate = fields["duplicate_of"]
    return {
        "statement": fields["statement"],
        "kind": Kind(fields["kind"]),
        "speaker": fields["speaker"],
        "check_worthiness": fields["check_worthiness"],
        "reasons": fields["reasons"],
        "status": Status(fields["status"]),
        "rating": fields["rating"],
        "conclusion": Conclusion(fields["conclusion"])
        if fields["conclusion"]
        else None,
        "checker_id": people.get(fields["checker"]),
        "looked_by_id": people.get(fields["looked_by"]),
        "drop_reason": fields["drop_reason"],
        "dropped_by_id": people.get(fields["dropped_by"]),
        "duplicate_of_id": keys[duplicate] if duplicate else None,
        "extra": fields["extra"],
        "missing": fields.get("missing", []),
        "criticises": fields.get("criticises"),
        "holder_id": people.get(fields.get("holder")),
        "due_on": date.fromisoformat(due) if due else None,
        "outcome": Outcome(fields["outcome"]) if fields.get("outcome") else None,
        "flags": fields.get("flags", []),
    }


def _mentions(items: Sequence[Record]) -> list[list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for item in items:
        found.setdefault(item["mention"], []).append((item["start"], item["end"]))
    return list(found.values())


def _copy_said(
    connection: Connection,
    target: Connection,
    article: ArticleName,
    told: Mapping[str, Record],
    people: Mapping[Any, int],
    instant: datetime,
) -> None:
    """Copy what was said of the claims and the text: rows that nobody rewrites."""
    claims = sa.select(schema.claim.c.id).where(schema.claim.c.article_id == article.id)
    of_claims: tuple[Any, ...] = (
        schema.evidence,
        schema.recheck,
        schema.verdict,
        schema.reaffirmation,
        schema.assignment,
        schema.resolution,
        schema.approach,
    )
    for table in of_claims:
        rows = _rows(
            connection,
            table,
            sa.and_(table.c.claim_id.in_(claims), table.c.recorded_at <= instant),
        )
        if table is schema.recheck:
            names = _names(connection, article)
            for row in rows:
                record = f"recheck/{names[row['claim_id']]}/{row['number']}"
                row["cancelled_by_id"] = people.get(told[record]["cancelled_by"])
                row["is_open"] = told[record]["open"]
        _insert(target, table, rows)
    verdicts = sa.select(schema.verdict.c.id).where(
        schema.verdict.c.claim_id.in_(claims), schema.verdict.c.recorded_at <= instant
    )
    link = schema.verdict_evidence
    _copy(connection, target, link, link.c.verdict_id.in_(verdicts))
    of_article: tuple[Any, ...] = (schema.correction, schema.sign_off)
    for table in of_article:
        _copy(
            connection,
            target,
            table,
            sa.and_(table.c.article_id == article.id, table.c.recorded_at <= instant),
        )
    marked = schema.disposition
    rows = _rows(
        connection,
        marked,
        sa.and_(marked.c.article_id == article.id, marked.c.recorded_at <= instant),
    )
    for row in rows:
        taker = told[f"disposition/{row['number']}"]["withdrawn_by"]
        row["withdrawn_by_id"] = people.get(taker)
    _insert(target, marked, rows)


def _names(connection: Connection, article: ArticleName) -> dict[int, int]:
    table = schema.claim.c
    rows = connection.execute(
        sa.select(table.id, table.number).where(table.article_id == article.id)
    )
    return {row.id: row.number for row in rows}


def _copy_sources(
    connection: Connection,
    target: Connection,
    told: Mapping[str, Record],
    instant: datetime,
) -> None:
    """Copy the sources; whom the law made the desk forget stays forgotten."""
    table = schema.source
    rows = _rows(connection, table, table.c.recorded_at <= instant)
    known = {key for (key,) in target.execute(sa.select(schema.checker.c.id))}
    for row in rows:
        if row["redacted_by_id"] not in known:
            row["redacted_by_id"] = None
        origin = told.get(f"source/{row['id']}", {}).get("origin")
        row["origin_id"] = int(origin.removeprefix("source/")) if origin else None
    _insert(target, table, rows)


def _copy_snapshots(
    connection: Connection, target: Connection, instant: datetime
) -> None:
    """Copy what is said of the saved bytes; the bytes themselves answer no question."""
    table = schema.snapshot
    rows = connection.execute(
        sa.select(
            *(each for each in table.c if each.name not in ("content", "text"))
        ).where(table.c.recorded_at <= instant)
    )
    _insert(target, table, [dict(row._mapping) | {"content": b""} for row in rows])


def _copy_stream(
    connection: Connection, target: Connection, stream: str, instant: datetime
) -> None:
    table = schema.ledger_entry
    last = connection.execute(
        sa.select(table.c.sequence, table.c.hash)
        .where(table.c.stream == stream, table.c.recorded_at <= instant)
        .order_by(table.c.sequence.desc())
        .limit(1)
    ).one()
    ledger.open_stream(target, stream)
    heads = schema.ledger_stream
    target.execute(
        sa.update(heads)
        .where(heads.c.name == stream)
        .values(sequence=last.sequence, hash=last.hash)
    )


def _rows(connection: Connection, table: Any, where: Any) -> list[Record]:
    query = sa.select(table).where(where)
    if "id" in table.c:
        query = query.order_by(table.c.id)
    return [dict(row._mapping) for row in connection.execute(query)]


def _of_claims(
    connection: Connection, table: Any, keys: Sequence[int]
) -> Iterator[Record]:
    # SQLite admits some 32,000 parameters a statement.
    for first in range(0, len(keys), 1000):
        yield from _rows(
            connection, table, table.c.claim_id.in_(keys[first : first + 1000])
        )


def _copy(connection: Connection, target: Connection, table: Any, where: Any) -> None:
    _insert(target, table, _rows(connection, table, where))


def _insert(target: Connection, table: Any, rows: Sequence[Record]) -> None:
    if rows:
        target.execute(sa.insert(table), rows)
