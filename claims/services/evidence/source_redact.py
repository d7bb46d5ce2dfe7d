"""Erasing for good who a source was: in its row, and in the ledger."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Source
from claims.services.core import ledger
from claims.services.core.checkers import checker_id
from claims.services.core.erasure import RECORD, Rewritten, erase
from claims.services.core.evidence_versions import every_version
from claims.services.core.rederivation import lock_articles
from claims.services.core.wipes import OWED
from claims.services.evidence.source_recount import recount, recounted
from claims.services.evidence.sources import source_fields, sources_by_id


@dataclass(frozen=True, slots=True)
class Redaction:
    """What was erased, or would be."""

    source: int
    entries: tuple[int, ...]
    """The entries of the desk's ledger that named it, by their sequence."""
    left: tuple[str, ...]
    """What may name it still, and that a person must look through."""


def find_traces(connection: Connection, source: Source) -> Redaction:
    """Return what a redaction would erase, and what it leaves to a person."""
    return Redaction(
        source.id,
        tuple(entry.sequence for entry in _rewritten(connection, source.id)),
        tuple(_left(connection, source)),
    )


def redact_source(
    connection: Connection, source: Source, *, because: str, by: str
) -> Redaction:
    """Erase who a source was; raises ``ConflictError`` when it was done already."""
    if not because.strip():
        raise UsageError("a redaction needs a reason; pass --because TEXT")
    lock_articles(connection)
    who = checker_id(connection, by)
    ledger.lock(connection, ledger.DESK)
    # Somebody else may have done it while this one waited.
    [source] = sources_by_id(connection, {source.id}).values()
    if source.redacted:
        raise ConflictError(f"source {source.id} was redacted already")
    found = find_traces(connection, source)
    told = erase(connection, list(_rewritten(connection, source.id)))
    saved = schema.source_snapshot
    connection.execute(
        sa.update(saved)
        .where(saved.c.source_id == source.id)
        .values(location=_name(source.id))
    )
    table = schema.source
    connection.execute(
        sa.update(table)
        .where(table.c.id == source.id)
        .values(**_nobody(source.id), redacted_by_id=who)
    )
    [now] = sources_by_id(connection, {source.id}).values()
    record = f"source/{source.id}"
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="redact source",
        subject=record,
        before={record: source_fields(now) | {"redacted": False}},
        after={
            record: source_fields(now),
            f"{RECORD}{record}": {"because": because, **told},
            **OWED,
        },
    )
    # A page that is erased is no longer known to be that of another source.
    recount(connection, recounted(connection, [source.id]), by=by)
    return found


def _name(key: int) -> str:
    return f"redacted source {key}"


def _nobody(key: int) -> dict[str, str | None]:
    blank = dict.fromkeys(("title", "url", "contact", "note"))
    return {"name": _name(key), **blank}


def _rewritten(connection: Connection, key: int) -> Iterator[Rewritten]:
    """Yield the entries that name a source, and what is to be left of each."""
    table = schema.ledger_entry.c
    record, saved = f"source/{key}", f"snapshot/{key}/"
    rows = connection.execute(
        sa.select(table.id, table.sequence, table.who, table.before, table.after)
        .where(table.stream == ledger.DESK, table.subject == record)
        .order_by(table.sequence)
    ).all()
    for row in rows:
        texts = []
        for text in (row.before, row.after):
            records = json.loads(text)
            for name, fields in records.items():
                if name == record:
                    fields |= _nobody(key)
                elif name.startswith(saved):
                    fields["location"] = _name(key)
            texts.append(ledger.canonical(records))
        if texts != [row.before, row.after]:
            yield Rewritten(row.id, ledger.DESK, row.sequence, row.who, record, *texts)


def _left(connection: Connection, source: Source) -> Iterator[str]:
    """Yield what the checkers wrote themselves, and the saved bytes: a line each."""
    version = every_version()
    said = version.c
    rows = connection.execute(
        sa.select(
            schema.article.c.slug,
            schema.claim.c.number.label("claim"),
            *(said.number, said.amendment, said.passage, said.locator, said.note),
        )
        .join_from(version, schema.claim, schema.claim.c.id == said.claim_id)
        .join(schema.article, schema.article.c.id == schema.claim.c.article_id)
        .where(said.source_id == source.id)
        .order_by(said.claim_id, said.number, sa.func.coalesce(said.amendment, 0))
    )
    for row in rows:
        words = [name for name in ("passage", "locator", "note") if getattr(row, name)]
        if words:
            which = "" if row.amendment is None else f" as amended ({row.amendment})"
            yield (
                f"evidence {row.number} of {row.slug}/{row.claim}{which}:"
                f" {', '.join(words)}"
            )
    verdict, owner = schema.verdict.c, schema.article.c
    cited = sa.select(said.claim_id).where(said.source_id == source.id)
    reasons = connection.execute(
        sa.select(
            owner.slug,
            schema.claim.c.number.label("claim"),
            verdict.number,
            verdict.rationale,
        )
        .join(schema.claim, schema.claim.c.id == verdict.claim_id)
        .join(schema.article, owner.id == schema.claim.c.article_id)
        .where(verdict.claim_id.in_(cited))
        .order_by(verdict.id)
    )
    # Of a person, a part of the name is enough.
    naming = [source.name, source.contact, *source.name.split()]
    naming = [each.casefold() for each in naming if each and len(each) > 2]
    for given in reasons:
        if any(each in given.rationale.casefold() for each in naming):
            yield f"verdict {given.number} of {given.slug}/{given.claim}: its reason"
    saved = schema.source_snapshot.c
    hashes = connection.scalars(
        sa.select(schema.snapshot.c.sha256)
        .join(schema.source_snapshot, saved.snapshot_id == schema.snapshot.c.id)
        .where(saved.source_id == source.id)
        .order_by(saved.id)
    )
    for sha256 in hashes:
        yield f"snapshot {sha256[:12]}: the bytes that were saved of it"
