"""Traces of a person: what people typed about them, which nobody can erase for them."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.english.plural import counted
from claims.services.core import ledger
from claims.services.core.erasure import Rewritten
from claims.services.core.secrets import Secrets

_OURS = frozenset(
    (
        *("checker", "ledger_entry", "ledger_stream", "sentence", "claim_outcome"),
        *("span", "extraction_run"),
    )
)
"""Tables without words of anybody's own, or with words that another table has."""
_ERASED = frozenset((schema.policy.c.set_by, schema.sign_off.c.reasons))
"""Columns that a redaction sees to itself."""
_STAYS = {schema.article.c.stream: "first slug (stays)"}
"""Columns that nobody can change, by what they are called where they have a name."""
_LABEL = re.compile(r"redacted person \d+")
_SHORT = 3
"""Characters: what is shorter stands in too many words to name somebody."""


def traces_of(
    connection: Connection, names: Iterable[str], entries: Iterable[Rewritten]
) -> Iterator[str]:
    """Yield where rows have a name, or a part of it, in words that somebody typed.

    Of the ledger's ``entries`` that are rewritten, what is left of them counts. Who a
    confidential source is, nobody learns by asking for a name.
    """
    from claims.schema.everything import metadata

    words = sorted(
        {word for name in names for word in (name, *name.split()) if _tells(word)}
    )
    if not words:
        return
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE
    )
    secrets = Secrets(connection)
    for table in metadata.sorted_tables:
        if table.name not in _OURS:
            yield from _in_table(connection, table, words, pattern, secrets)
    left = {entry.id: entry.before + entry.after for entry in entries}
    number = sum(
        _names(left.get(key, text), about, pattern, secrets)
        for key, text, about in _entries(connection, words)
    )
    if number:
        yield f"the ledger: the words in {counted(number, 'entry', 'entries')}"


def _tells(word: str) -> bool:
    return len(word) >= _SHORT


def _in_table(
    connection: Connection,
    table: sa.Table,
    words: list[str],
    pattern: re.Pattern[str],
    secrets: Secrets,
) -> Iterator[str]:
    columns = [each for each in table.c if _is_typed(each)]
    if not columns:
        return
    source, place = _place(table)
    rows = connection.execute(
        sa.select(*place, *columns)
        .select_from(source)
        .where(sa.or_(*(_has(each, words) for each in columns)))
        .order_by(*table.primary_key)
    ).mappings()
    for row in rows:
        if table is schema.source and row["confidential"]:
            continue
        claim = _claim(row)
        found = [
            _STAYS.get(column, column.name)
            for column in columns
            if _names(row[column.name], claim, pattern, secrets)
        ]
        if found:
            yield f"{_called(table, row, claim)}: {', '.join(found)}"


def _entries(
    connection: Connection, words: list[str]
) -> Iterator[tuple[int, str, str]]:
    """Yield the ledger's entries that may have a name, with what each is about.

    That is called as it is now, whatever its article's slug was then.
    """
    entry, article = schema.ledger_entry.c, schema.article.c
    rows = connection.execute(
        sa.select(entry.id, entry.before, entry.after, entry.subject, article.slug)
        .select_from(schema.ledger_entry)
        .outerjoin(schema.article, article.stream == entry.stream)
        .add_columns(article.stream)
        .where(sa.or_(_has(entry.before, words), _has(entry.after, words)))
    )
    for row in rows:
        about = row.subject
        if row.slug is not None:
            about = row.slug + about.removeprefix(row.stream)
        yield row.id, row.before + row.after, about


def _is_typed(column: sa.Column[Any]) -> bool:
    kind = column.type
    is_text = isinstance(kind, sa.String) and not isinstance(kind, sa.Enum)
    is_hash = column.name.endswith("sha256") or column.name in ("ledger_hash", "root")
    is_typed = (is_text and not is_hash) or isinstance(kind, sa.JSON)
    return is_typed and column not in _ERASED


def _has(column: sa.Column[Any], words: list[str]) -> sa.ColumnElement[bool]:
    """Return, as SQL, what holds for more than has a word: both engines fold ASCII."""
    text = sa.func.lower(sa.cast(column, sa.String))
    forms = {
        form.lower()
        for word in words
        for form in (word, json.dumps(word)[1:-1], json.dumps(word.lower())[1:-1])
    } | {word for word in words if not word.isascii()}
    return sa.or_(*(text.contains(form, autoescape=True) for form in sorted(forms)))


def _names(
    value: Any, claim: str | None, pattern: re.Pattern[str], secrets: Secrets
) -> bool:
    if value is None:
        return False
    text = value if isinstance(value, str) else ledger.canonical(value)
    return pattern.search(_LABEL.sub("", secrets.seen(text, claim))) is not None


def _place(
    table: sa.Table,
) -> tuple[sa.FromClause, list[sa.ColumnElement[Any]]]:
    """Return what to read to say where a row is, by its article and claim."""
    claim, text, article = schema.claim, schema.revision, schema.article
    place: list[sa.ColumnElement[Any]] = []
    if "number" in table.c:
        place.append(table.c.number.label("its_number"))
    elif "id" in table.c:
        place.append(table.c.id.label("its_number"))
    if table is schema.source:
        place.append(table.c.confidential)
    source: sa.FromClause = table
    if table is claim:
        place.append(claim.c.number.label("claim"))
    if "claim_id" in table.c:
        source = source.join(claim, claim.c.id == table.c.claim_id)
        source = source.join(article, article.c.id == claim.c.article_id)
        place.append(claim.c.number.label("claim"))
    elif table is not article and "article_id" in table.c:
        source = source.join(article, article.c.id == table.c.article_id)
    elif "revision_id" in table.c:
        source = source.join(text, text.c.id == table.c.revision_id)
        source = source.join(article, article.c.id == text.c.article_id)
    else:
        return source, place + ([article.c.slug] if table is article else [])
    return source, [*place, article.c.slug.label("slug")]


def _claim(row: sa.RowMapping) -> str | None:
    return f"{row['slug']}/{row['claim']}" if "claim" in row else None


def _called(table: sa.Table, row: sa.RowMapping, claim: str | None) -> str:
    name, number = table.name.replace("_", " "), row.get("its_number")
    if table is schema.article:
        return f"article {row['slug']}"
    if table is schema.claim:
        return f"claim {claim}"
    where = claim or row.get("slug")
    return f"{name} {number}" + (f" of {where}" if where else "")
