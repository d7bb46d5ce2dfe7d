"""Tampering with a desk as whoever can write its file would: every hash made anew.

Every column of every table is changed, one at a time, and every row is deleted. The
columns come from the metadata: a new one is tampered with as well, and a new table must
be filled by ``work_desk``, or there is nothing in it to tamper with.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Null

from claims import schema
from claims.document import SavedBytes
from claims.schema.everything import metadata
from claims.services.claims.assignments import assign
from claims.services.claims.claim_look import look_at
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_split import split_claim
from claims.services.claims.dispositions import add_disposition
from claims.services.core import ledger, search
from claims.services.core.lookup import all_articles, find_article, find_claim
from claims.services.evidence.snapshots import add_snapshot
from claims.services.evidence.source_edit import edit_source
from claims.services.evidence.sources import find_or_add
from claims.services.proof.checkpoint import Checkpoint, check_against
from claims.services.proof.remark import differences
from claims.services.proof.schema_objects import check_schema
from claims.services.proof.verify import verify_article, verify_desk
from claims.services.release.sign_off import sign_off
from claims.services.replies.approaches import NewApproach, add_approach
from claims.services.replies.corrections import NewCorrection, add_correction
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.services.verdicts.verdict_reaffirm import reaffirm
from claims.vocabulary import Answer, CorrectionClass, Step
from support import TEXT, make_article
from support_desk import PAGE, amend, cite, give, revise_to, rule, word
from support_ledger import remake_hashes

DAY = date(2026, 3, 5)
OTHER = "https://example.org/other"
NOBODY = 10**6

Row = dict[str, Any]


def work_desk(connection: Connection) -> None:
    """Do what fills every table, over two texts of an article; the second is like it.

    So a row of one can be passed off as the other's.
    """
    for slug, text in (("harbour", TEXT), ("ferry", TEXT.replace("Harbour", "Ferry"))):
        article = make_article(connection, slug, text)
        first, second = (find_claim(connection, f"{slug}/{at}") for at in (1, 2))
        page = find_or_add(connection, PAGE, by="ada")
        saved = f"saved of {slug}: 31,200".encode()
        sha256 = hashlib.sha256(saved).hexdigest()
        add_snapshot(
            connection,
            page,
            SavedBytes(sha256, saved, None, "text/plain", saved.decode(), "text", "1"),
            PAGE,
            by="ada",
        )
        cite(connection, str(first), passage="31,200")
        cite(connection, str(first), source=OTHER, by="bob")
        amend(connection, str(first), passage="31,200 a day")
        other = find_or_add(connection, OTHER, by="ada")
        edit_source(connection, other, {"origin": page.id}, by="ada")
        rule(connection, str(first), "false", because="the count", by="ada")
        answer = NewResolution(Answer.ACCEPT, "a slip")
        add_resolution(connection, first, answer, by="radwa")
        rule(connection, str(second), by="bob")
        give(connection, str(second), to="ada")
        look_at(connection, find_claim(connection, f"{slug}/3"), by="eve")
        asked = NewApproach("the mayor", Step.ASKED, DAY, "telephone", "Is it so?")
        add_approach(connection, second, asked, by="bob")
        assign(connection, find_claim(connection, f"{slug}/3"), to="eve", by="bob")
        add_disposition(connection, article, (0, 7), reason="a name", by="ada")
        new = text.replace("40,000", "41,000")
        revise_to(connection, article, new)
        reaffirm(connection, first, because="the count is of today", by="bob")
        split_claim(
            connection,
            find_claim(connection, f"{slug}/3"),
            [word(new, "spent 12 million"), word(new, "repairs")],
            by="bob",
        )
        merge_claims(
            connection,
            find_claim(connection, f"{slug}/4"),
            [find_claim(connection, f"{slug}/5")],
            by="ada",
        )
        correction = NewCorrection(
            CorrectionClass.NOTE, "the year", "misread", "It was 2002.", DAY
        )
        add_correction(connection, article, correction, claim=first, by="ada")
        sign_off(connection, article, by="eve", despite="the lawyer agreed")


def empty_tables(connection: Connection) -> list[str]:
    """Return the tables that ``work_desk`` left without a row."""
    return [
        table.name
        for table in metadata.sorted_tables
        if not connection.scalar(sa.select(sa.func.count()).select_from(table))
    ]


def first_finding(
    connection: Connection, checkpoint: Checkpoint | None = None
) -> str | None:
    """Return the first thing that ``claims db verify --checkpoint`` finds wrong."""
    return next(_findings(connection, checkpoint), None)


def _findings(connection: Connection, checkpoint: Checkpoint | None) -> Iterator[str]:
    if checkpoint is not None:
        yield from differences(check_against(connection, checkpoint))
    yield from differences(verify_desk(connection))
    for name in all_articles(connection):
        yield from differences(verify_article(connection, name))
    yield from check_schema(connection)


@dataclass(frozen=True)
class Mutation:
    """One value of a row changed, or without a column the whole row deleted."""

    table: str
    column: str | None
    name: str
    change: sa.Update | sa.Delete


def mutations(connection: Connection, *, rows: int) -> Iterator[Mutation]:
    """Yield each change of one value, and each row's end, by what it is.

    ``rows`` says of how many rows of each table, the first ones and the last.
    """
    for table in metadata.sorted_tables:
        found = _rows(connection, table)
        some = found[: (rows + 1) // 2] + found[len(found) - rows // 2 :]
        for row in some if rows < len(found) else found:
            where = sa.and_(*(key == row[key.name] for key in table.primary_key))
            which = ",".join(str(row[key.name]) for key in table.primary_key)
            name = f"{table.name} {which}"
            gone = sa.delete(table).where(where)
            yield Mutation(table.name, None, f"{name} deleted", gone)
            for column in table.c:
                for value in _others(connection, column, row[column.name]):
                    what = "none" if isinstance(value, Null) else repr(value)
                    yield Mutation(
                        table.name,
                        column.name,
                        f"{name}.{column.name} -> {what:.40}",
                        sa.update(table).where(where).values({column.name: value}),
                    )


def _rows(connection: Connection, table: sa.Table) -> list[Row]:
    # In the order of their keys: PostgreSQL's own changes with every update.
    query = sa.select(table).order_by(*table.primary_key)
    return [dict(row._mapping) for row in connection.execute(query)]


def _others(connection: Connection, column: sa.Column[Any], value: Any) -> list[Any]:
    """Return values that a column could have as well: another one, and none."""
    found: list[Any] = []
    for key in column.foreign_keys:
        there = key.column
        query = (
            sa.select(there).where(there != value)
            if value is not None
            else sa.select(there)
        )
        other = connection.scalar(query.order_by(there.desc()).limit(1))
        if other is not None:
            found.append(other)
    if not found:
        found.append(_another(column, value))
    if isinstance(found[0], int) and _is_key(column):
        # Another row may have that number already: then this becomes nobody's.
        found.append(NOBODY)
    if column.nullable and value is not None:
        found.append(sa.null())
    return found


def _is_key(column: sa.Column[Any]) -> bool:
    """Tell whether no two rows may have the same in a column, perhaps with others."""
    constraints = metadata.tables[str(column.table)].constraints
    return any(
        column.name in each.columns
        for each in constraints
        if isinstance(each, sa.PrimaryKeyConstraint | sa.UniqueConstraint)
    )


def _another(column: sa.Column[Any], value: Any) -> Any:
    kind = column.type
    if isinstance(kind, sa.Enum):
        members = list(kind.enum_class or kind.enums)
        return next(each for each in members if each != value)
    if isinstance(kind, sa.JSON):
        return (
            {"planted": 1} if isinstance(value, dict) else [*(value or []), "planted"]
        )
    python = type(value) if value is not None else kind.python_type
    if python is bool:
        return not value
    if issubclass(python, Enum | str):
        return f"{value or ''}x"
    if python is datetime:
        return (value or datetime(2026, 1, 1, tzinfo=UTC)) - timedelta(days=1)
    if python is date:
        return (value or DAY) - timedelta(days=1)
    if python is bytes:
        return (value or b"") + b"x"
    if python is float:
        return value - 0.01 if value and value > 0.5 else (value or 0) + 0.01
    return (value or 0) + 1


@dataclass
class Tried:
    """What became of tampering: how much was tried, and what was found of it."""

    tried: int = 0
    plain: int = 0
    """So much ``claims db verify`` finds without a checkpoint."""
    missed: list[str] = field(default_factory=list)
    columns: set[tuple[str, str]] = field(default_factory=set)
    """The columns that were tampered with, each by its table."""

    def tell(self, connection: Connection, checkpoint: Checkpoint, name: str) -> None:
        """Verify a desk that was tampered with."""
        self.tried += 1
        if first_finding(connection) is not None:
            self.plain += 1
        elif next(check_against(connection, checkpoint), None) is None:
            self.missed.append(name)

    def untouched(self) -> list[str]:
        """Return the columns of the schema that no tampering changed."""
        every = {
            (table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.c
        }
        return sorted(".".join(each) for each in every - self.columns)


def try_each(connection: Connection, checkpoint: Checkpoint, *, rows: int) -> Tried:
    """Tamper, make every hash anew and verify, again and again.

    Whatever the database refuses, or the new hashes undo, was no tampering. Columns of
    hashes count as touched all the same.
    """
    told = Tried()
    before = _image(connection)
    for each in list(mutations(connection, rows=rows)):
        savepoint = connection.begin_nested()
        try:
            try:
                connection.execute(each.change)
            except (sa.exc.DBAPIError, sa.exc.StatementError):
                continue
            if each.column is not None:
                told.columns.add((each.table, each.column))
            remake_contents(connection)
            remake_hashes(connection)
            if _image(connection) != before:
                told.tell(connection, checkpoint, each.name)
        finally:
            savepoint.rollback()
    return told


def _image(connection: Connection) -> str:
    """Return a digest of all that the tables hold."""
    whole = hashlib.sha256()
    for table in metadata.sorted_tables:
        for row in connection.execute(sa.select(table).order_by(*table.primary_key)):
            whole.update(repr(tuple(row)).encode())
    return whole.hexdigest()


def remake_contents(connection: Connection) -> None:
    """Make the hashes of texts and bytes anew, those of articles and snapshots too."""
    text, saved = schema.revision, schema.snapshot
    for row in connection.execute(sa.select(text)).all():
        connection.execute(
            sa.update(text)
            .where(text.c.id == row.id)
            .values(
                sha256=ledger.digest(row.text),
                content_sha256=hashlib.sha256(row.content).hexdigest(),
            )
        )
    for row in connection.execute(sa.select(saved)).all():
        sha256 = hashlib.sha256(row.content).hexdigest()
        connection.execute(
            sa.update(saved).where(saved.c.id == row.id).values(sha256=sha256)
        )


def rewrite_everywhere(connection: Connection, old: str, new: str) -> None:
    """Put ``new`` for ``old`` in whatever says it, as if it had always been so.

    In texts, bytes, spans, statements and JSON, and in what the ledger tells of them;
    the digests that the ledger tells are put right too.
    """
    replaced: dict[str, str] = {old: new}
    text = schema.revision
    for row in connection.execute(sa.select(text)).all():
        said = row.text.replace(old, new)
        content = row.content.replace(old.encode(), new.encode())
        replaced[row.sha256] = ledger.digest(said)
        replaced[row.content_sha256] = hashlib.sha256(content).hexdigest()
        connection.execute(
            sa.update(text)
            .where(text.c.id == row.id)
            .values(text=said, content=content)
        )
    for table in metadata.sorted_tables:
        for said_by in _rows(connection, table):
            values = {
                column.name: _replaced(said_by[column.name], replaced)
                for column in table.c
                if not column.primary_key
            }
            where = sa.and_(*(key == said_by[key.name] for key in table.primary_key))
            if values:
                connection.execute(sa.update(table).where(where).values(values))
    words = schema.claim_text
    folded = (search.words_of(old, []), search.words_of(new, []))
    for key, said in connection.execute(sa.select(words.c.rowid, words.c.words)).all():
        connection.execute(
            sa.update(words)
            .where(words.c.rowid == key)
            .values(words=said.replace(*folded))
        )
    remake_contents(connection)
    remake_hashes(connection)


def _replaced(value: Any, replaced: dict[str, str]) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        for old, new in replaced.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, list):
        return [_replaced(each, replaced) for each in value]
    if isinstance(value, dict):
        return {key: _replaced(each, replaced) for key, each in value.items()}
    return value


def remove_article(connection: Connection, slug: str) -> None:
    """Delete an article with all that is about it, its stream and its name."""
    key = find_article(connection, slug).id
    claim, text, verdict = schema.claim.c, schema.revision.c, schema.verdict.c
    claims = connection.scalars(
        sa.select(claim.id).where(claim.article_id == key)
    ).all()
    owners = {
        "article_id": [key],
        "claim_id": claims,
        "revision_id": connection.scalars(
            sa.select(text.id).where(text.article_id == key)
        ).all(),
        "verdict_id": connection.scalars(
            sa.select(verdict.id).where(verdict.claim_id.in_(claims))
        ).all(),
    }
    for table in metadata.sorted_tables:
        for name, keys in owners.items():
            if name in table.c:
                connection.execute(sa.delete(table).where(table.c[name].in_(keys)))
    connection.execute(sa.delete(schema.article).where(schema.article.c.id == key))
    entry, head = schema.ledger_entry.c, schema.ledger_stream.c
    told = sa.or_(entry.stream == slug, entry.subject == slug)
    connection.execute(sa.delete(schema.ledger_entry).where(told))
    connection.execute(sa.delete(schema.ledger_stream).where(head.name == slug))
    remake_hashes(connection)


def _statement(words: str) -> Callable[[Connection], None]:
    def attack(connection: Connection) -> None:
        connection.execute(sa.text(words))
        remake_hashes(connection)

    return attack


def plant_trigger(connection: Connection) -> None:
    """Let the database undo in secret what somebody rules."""
    body = "BEGIN UPDATE verdict SET rationale = 'so'; END"
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RETURN NULL; END $$"
        )
        body = "FOR EACH ROW EXECUTE FUNCTION planted()"
    connection.exec_driver_sql(f"CREATE TRIGGER planted AFTER INSERT ON verdict {body}")


_EARLIER = "revision_id = (SELECT min(id) FROM revision)"
ATTACKS: dict[str, Callable[[Connection], None]] = {
    "a figure, wherever it stands": lambda c: rewrite_everywhere(c, "40,000", "45,000"),
    "an article together with its stream": lambda c: remove_article(c, "ferry"),
    "spans of an earlier text deleted": _statement(
        f"DELETE FROM span WHERE {_EARLIER}"
    ),
    "spans of an earlier text moved": _statement(
        "UPDATE span SET revision_id = (SELECT max(id) FROM revision WHERE article_id ="
        f" (SELECT min(id) FROM article)), mention = mention + 9 WHERE {_EARLIER}"
    ),
    "outcomes of an earlier text deleted": _statement(
        f"DELETE FROM claim_outcome WHERE {_EARLIER}"
    ),
    "spans of an earlier text moved within it": _statement(
        f"UPDATE span SET start_char = start_char + 1 WHERE {_EARLIER}"
    ),
    "outcomes of an earlier text moved": _statement(
        "UPDATE claim_outcome SET revision_id = (SELECT max(id) FROM revision)"
        f" WHERE {_EARLIER}"
    ),
    "an index dropped": _statement("DROP INDEX ix_article_withdrawn_by_id"),
    "a trigger planted": plant_trigger,
    "a view planted": _statement("CREATE VIEW verdicts AS SELECT * FROM verdict"),
    "a table planted": _statement("CREATE TABLE verdicts (id integer)"),
    "a column planted": _statement("ALTER TABLE verdict ADD COLUMN weight integer"),
    **{
        f"recorded time of every {name}": _statement(
            f"UPDATE {name} SET recorded_at = '2020-01-01 00:00:00+00:00'"
        )
        for name in ("checker", "source", "article", "snapshot", "extraction_run")
    },
}
"""Those that were once not found, whatever the hashes said."""
