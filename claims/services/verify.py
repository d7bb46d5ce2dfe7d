"""Proving that the desk says what was recorded: spans, hashes, statuses, the ledger."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ClaimsError
from claims.services import ledger, search, spans, status
from claims.services.demands import policy_in_force
from claims.services.names import ArticleName
from claims.services.readback import article_records, desk_records
from claims.services.redacting import RECORD, erased_digests
from claims.services.references import counters, releases, strays

_EMPTY: tuple[object, ...] = (None, False, [], {})
_LATER = frozenset(("media_type", "encoding", "sentences", "outcome", "recorded_at"))
"""What an entry from before it was recorded lacks, though it was so."""
_RUN = "run/"
"""How the passes of engines are called; older ledgers tell of none."""
_UNREADABLE = (
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(sa.exc.InvalidRequestError, ClaimsError),
)
"""What reading rows raises that are not as the services write them."""
_Check = Callable[[Connection, ArticleName], Iterator[str]]


def article_names(connection: Connection) -> list[ArticleName]:
    """Return every article, oldest first."""
    table = schema.article
    rows = connection.execute(sa.select(table.c.id, table.c.slug).order_by(table.c.id))
    return [ArticleName(*row) for row in rows]


def verify_article(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield what does not hold about an article, a line each."""
    checks: tuple[_Check, ...] = (
        _verify_texts,
        _verify_spans,
        strays,
        releases,
        counters,
        _verify_status,
        _verify_search,
        _verify_ledger,
    )
    for check in checks:
        yield from _survived(article.slug, check(connection, article))


def _survived(where: str, found: Iterator[str]) -> Iterator[str]:
    """Yield what a check finds; that it cannot even read the rows is a finding too."""
    try:
        yield from found
    except _UNREADABLE as error:
        reason = str(error).partition("\n")[0]
        yield f"{where}: its records cannot be read: {type(error).__name__}: {reason}"


def _verify_texts(connection: Connection, article: ArticleName) -> Iterator[str]:
    table = schema.revision
    for row in connection.execute(
        sa.select(table).where(table.c.article_id == article.id)
    ):
        where = f"{article.slug} revision {row.number}"
        if ledger.digest(row.text) != row.sha256:
            yield f"{where}: the text is not the one that was stored"
        if hashlib.sha256(row.content).hexdigest() != row.content_sha256:
            yield f"{where}: the bytes are not the ones that were stored"


def _verify_ledger(connection: Connection, article: ArticleName) -> Iterator[str]:
    yield from verify_stream(
        connection, article.slug, lambda: article_records(connection, article)
    )


def verify_desk(connection: Connection) -> Iterator[str]:
    """Yield what does not hold about the people, the sources and the scales."""
    yield from _survived(ledger.DESK, _verify_desk(connection))
    heads, article = schema.ledger_stream.c, schema.article.c
    for name in connection.scalars(
        sa.select(heads.name)
        .where(heads.name != ledger.DESK, heads.name.not_in(sa.select(article.slug)))
        .order_by(heads.name)
    ):
        yield f"ledger {name}: it tells of an article that is gone"


def _verify_desk(connection: Connection) -> Iterator[str]:
    yield from verify_stream(connection, ledger.DESK, lambda: desk_records(connection))


def verify_stream(
    connection: Connection, stream: str, actual: Callable[[], dict[str, Any]]
) -> Iterator[str]:
    """Yield where a stream is not one unbroken chain, or does not give the records."""
    prev_hash, sequence = ledger.GENESIS, 0
    rebuilt: dict[str, Any] = {}
    table = schema.ledger_entry
    rows = connection.execute(
        sa.select(table).where(table.c.stream == stream).order_by(table.c.sequence)
    )
    erased = erased_digests(connection, stream)
    for row in rows:
        sequence += 1
        where = f"ledger {stream}/{row.sequence}"
        if row.sequence != sequence or row.prev_hash != prev_hash:
            yield f"{where}: an entry before it is missing or was changed"
            return
        digests = {
            "before_sha256": ledger.digest(row.before),
            "after_sha256": ledger.digest(row.after),
        }
        is_whole = digests == {name: getattr(row, name) for name in digests}
        if not is_whole and tuple(digests.values()) == erased.get(row.sequence):
            # Who a source was is erased: the chain keeps the digests of what was there.
            is_whole = True
            digests = {name: getattr(row, name) for name in digests}
        if not is_whole:
            yield f"{where}: what it says changed is not what was recorded"
        expected = ledger.entry_hash(
            prev_hash,
            stream=stream,
            sequence=sequence,
            recorded_at=row.recorded_at,
            who=row.who,
            what=row.what,
            subject=row.subject,
            **digests,
        )
        if expected != row.hash:
            yield f"{where}: its hash does not follow from what it says"
        prev_hash = row.hash
        if not is_whole:
            # What was erased or overwritten need not even be JSON.
            continue
        for name, fields in json.loads(row.before).items():
            if _differ(rebuilt.get(name), fields):
                yield f"{where}: {name} was not what the entry says it was before"
        rebuilt.update(json.loads(row.after))

    heads = schema.ledger_stream
    head = connection.execute(
        sa.select(heads.c.sequence, heads.c.hash).where(heads.c.name == stream)
    ).one_or_none()
    if head is None or tuple(head) != (sequence, prev_hash):
        yield f"ledger {stream}: its last entries are missing"
    found = json.loads(ledger.canonical(actual()))
    if not any(name.startswith(_RUN) for name in rebuilt):
        found = {name: each for name, each in found.items() if name[:4] != _RUN}
    # What was erased stands in the ledger alone: it is about the ledger.
    rebuilt = {
        name: each for name, each in rebuilt.items() if not name.startswith(RECORD)
    }
    for name in sorted(found.keys() | rebuilt.keys()):
        if _differ(rebuilt.get(name), found.get(name)):
            yield f"{stream}: {name} is not what the ledger says"


def _differ(told: dict[str, Any] | None, fields: dict[str, Any] | None) -> bool:
    """Say whether a record is another than the ledger tells.

    An entry from before a field was known lacks it, which says as much as an empty one.
    """
    if told is None or fields is None:
        return told is not fields
    unknown = _LATER - told.keys()
    names = (told.keys() | fields.keys()) - unknown
    return any(_said(told.get(name)) != _said(fields.get(name)) for name in names)


def _said(value: object) -> object:
    return None if value in _EMPTY else value


def _verify_spans(connection: Connection, article: ArticleName) -> Iterator[str]:
    span, claim, revision = schema.span.c, schema.claim.c, schema.revision.c
    texts: dict[int, str] = {
        row.id: row.text
        for row in connection.execute(
            sa.select(revision.id, revision.text).where(
                revision.article_id == article.id
            )
        )
    }
    rows = connection.execute(
        sa.select(
            claim.number,
            revision.id,
            revision.number.label("revision"),
            span.mention,
            span.part,
            span.start_char,
            span.end_char,
            span.quote,
            span.prefix,
            span.suffix,
        )
        .join(schema.claim, claim.id == span.claim_id)
        .join(schema.revision, revision.id == span.revision_id)
        .where(claim.article_id == article.id)
        .order_by(claim.number, revision.number, span.mention, span.part)
    )
    last: tuple[object, ...] = ()
    mention = part = 0
    for number, key, text_number, *place, start, end, quote, prefix, suffix in rows:
        if last == (number, key) and place[0] == mention:
            expected = [mention, part + 1]
        else:
            expected = [mention + 1 if last == (number, key) else 1, 1]
        if place != expected:
            yield f"{article.slug}/{number}: a mention or a part of it is missing"
        last, (mention, part) = (number, key), place
        # A revision of another article is reported as such.
        text = texts.get(key, "")
        around = text[max(0, start - spans.CONTEXT) : start]
        after = text[end : end + spans.CONTEXT]
        if (text[start:end], around, after) != (quote, prefix, suffix):
            yield (
                f"{article.slug}/{number}: {start}:{end} of revision {text_number}"
                f" does not say {quote!r}"
            )


def _verify_status(connection: Connection, article: ArticleName) -> Iterator[str]:
    claim = schema.claim.c
    rows = connection.execute(
        sa.select(
            claim.id,
            claim.number,
            claim.status,
            claim.rating,
            claim.conclusion,
            claim.checker_id,
            claim.missing,
            claim.holder_id,
            claim.due_on,
        )
        .where(claim.article_id == article.id)
        .order_by(claim.number)
    ).all()
    policy = policy_in_force(connection)
    for row in rows:
        for field, value in status.derived(connection, row.id, policy).items():
            stored = getattr(row, field)
            if stored != value:
                yield (
                    f"{article.slug}/{row.number}: {field} is {stored},"
                    f" but its verdicts make it {value}"
                )


def _verify_search(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield the claims that ``list --match`` finds by other words than theirs."""
    claim, text = schema.claim.c, schema.claim_text.c
    rows = connection.execute(
        sa.select(claim.id, claim.number, claim.statement)
        .where(claim.article_id == article.id)
        .order_by(claim.number)
    ).all()
    keys = [row.id for row in rows]
    placed = spans.read(connection, keys)
    stored = {
        row.rowid: row.words
        for row in connection.execute(
            sa.select(text.rowid, text.words).where(text.rowid.in_(keys))
        )
    }
    for key, number, statement in rows:
        place = placed.get(key)
        quotes = (
            [part.quote for parts in place.mentions for part in parts] if place else []
        )
        if stored.get(key) != search.words_of(statement, quotes):
            yield f"{article.slug}/{number}: list --match does not find it by its words"
