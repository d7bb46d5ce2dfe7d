"""Proving that the desk says what was recorded: spans, hashes, statuses, the ledger."""

import hashlib
import shlex
from collections.abc import Callable, Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ClaimsError
from claims.services.core import ledger, search, spans, status
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_columns import DERIVED
from claims.services.core.desk_stream import named_articles, recorded
from claims.services.core.lookup import ArticleName
from claims.services.core.wipes import owed_wipe
from claims.services.proof.ledger_chain import verify_stream
from claims.services.proof.partings import partings
from claims.services.proof.record_states import article_records, desk_records
from claims.services.proof.references import counters, names, releases, strays
from claims.services.proof.remark import Finding, Remark

_UNREADABLE = (
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(sa.exc.InvalidRequestError, ClaimsError),
)
"""What reading rows raises that are not as the services write them."""
_Check = Callable[[Connection, ArticleName], Iterator[Finding]]


def verify_article(connection: Connection, article: ArticleName) -> Iterator[Finding]:
    """Yield what does not hold about an article, a line each."""
    checks: tuple[_Check, ...] = (
        _verify_texts,
        _verify_spans,
        _verify_named,
        partings,
        _verify_status,
        _verify_search,
        _verify_ledger,
    )
    for check in checks:
        yield from _survived(article.slug, check(connection, article))


def _survived(where: str, found: Iterator[Finding]) -> Iterator[Finding]:
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


def _verify_named(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield that the desk's stream does not name an article, though it ought to.

    One whose own stream does not tell when it was recorded is from before it did.
    """
    named, made = named_articles(connection, article), schema.ledger_entry.c
    [mine] = recorded(connection, schema.article, article.id)

    def tells(stream: str, name: str) -> bool:
        entry = sa.select(made.id).where(
            made.stream == stream,
            made.subject == article.stream,
            made.after.contains(f'"{name}":', autoescape=True),
        )
        return connection.scalar(sa.select(entry.exists())) or False

    if tells(article.stream, mine) and not tells(ledger.DESK, next(iter(named))):
        yield f"{article.slug}: the desk's ledger does not name it"


def _verify_ledger(connection: Connection, article: ArticleName) -> Iterator[Finding]:
    yield from verify_stream(
        connection, article.stream, lambda: article_records(connection, article)
    )


def verify_desk(connection: Connection) -> Iterator[Finding]:
    """Yield what does not hold about what belongs to no article, or to all of them.

    That is people, sources and scales, and whether rows refer to their own article.
    """
    for check in (_verify_desk, names, strays, releases, counters):
        yield from _survived(ledger.DESK, check(connection))
    heads, article = schema.ledger_stream.c, schema.article.c
    for name in connection.scalars(
        sa.select(heads.name)
        .where(heads.name != ledger.DESK, heads.name.not_in(sa.select(article.stream)))
        .order_by(heads.name)
    ):
        yield f"ledger {name}: it tells of an article that is gone"


def _verify_desk(connection: Connection) -> Iterator[Finding]:
    yield from verify_stream(connection, ledger.DESK, lambda: desk_records(connection))
    owed = owed_wipe(connection)
    if owed is not None:
        kind, _, name = owed.partition("/")
        command = "people" if kind == "checker" else "source"
        yield Remark(
            "desk",
            "what a redaction erased may lie in free space of the database; run:"
            f" claims {command} redact {shlex.quote(name)} --because TEXT",
        )


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
            *(claim[each.column] for each in DERIVED),
        )
        .where(claim.article_id == article.id)
        .order_by(claim.number)
    ).all()
    found = status.derived(connection, [row.id for row in rows])
    for row in rows:
        for field, value in found[row.id].items():
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
    query = sa.select(text.rowid, text.words).where(text.rowid.in_(KEYS))
    stored = {row.rowid: row.words for row in read_rows(connection, query, keys)}
    for key, number, statement in rows:
        place = placed.get(key)
        quotes = (
            [part.quote for parts in place.mentions for part in parts] if place else []
        )
        if stored.get(key) != search.words_of(statement, quotes):
            yield f"{article.slug}/{number}: list --match does not find it by its words"
