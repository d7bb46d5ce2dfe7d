"""Proving that rows refer to rows of the same claim, and of the same article.

The ledger names evidence, verdicts and texts by number, which others have too: it
cannot tell number 1 of one claim from number 1 of another.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import noun_of, own_columns, referred
from claims.services.core.append_only import nouns, within
from claims.services.core.lookup import ArticleName
from claims.services.core.noun_rows import rows

_CALLED = {
    "recheck": "second check",
    "disposition": "stretch",
    "sign_off": "sign-off",
    "evidence": "piece of evidence",
}
_REFERS = {
    "resolution": "an answer is to",
    "verdict": "a verdict answers",
    "amendment": "an amendment is about",
}
"""How people say what refers to what, where it is not as the tables are called."""


def strays(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield the rows of an article that refer to what is another's, a line each."""
    yield from _strayed_citations(connection, article)
    for table in nouns("claim", "article"):
        yield from _strayed(connection, article, table)
    yield from _strayed_claims(connection, article)


def _strayed(
    connection: Connection, article: ArticleName, table: sa.Table
) -> Iterator[str]:
    """Yield the rows of a noun that refer to what is another claim's or article's."""
    name, of_claim = table.name, noun_of(table).of == "claim"
    for column in own_columns(table):
        target = referred(column)
        if target is None:
            continue
        other = target.alias("other")
        there: sa.ColumnElement[Any] | None = other.c.get("article_id")
        here: sa.ColumnElement[Any] = sa.literal(article.id)
        is_claims = of_claim and "claim_id" in target.c
        if is_claims:
            there, here = other.c.claim_id, table.c.claim_id
        if there is None:
            continue
        strayed = sa.exists().where(other.c.id == column, there != here)
        for row in rows(connection, table, within(table, article), strayed):
            if is_claims:
                refers = _REFERS.get(name, f"a {name} is about")
                what = _CALLED.get(target.name, target.name)
                yield f"{row['claim']}: {refers} a {what} of another claim"
            elif of_claim:
                yield f"{row['claim']}: a {name} is of another article"
            else:
                what = f"{_CALLED.get(name, name)} {row['number']}"
                yield f"{article.slug}, {what}: it is about another article"


def _strayed_citations(connection: Connection, article: ArticleName) -> Iterator[str]:
    claim, verdict = schema.claim, schema.verdict
    cited, link = schema.evidence, schema.verdict_evidence
    for number in connection.scalars(
        sa.select(claim.c.number)
        .join(verdict, verdict.c.claim_id == claim.c.id)
        .join(link, link.c.verdict_id == verdict.c.id)
        .join(cited, cited.c.id == link.c.evidence_id)
        .where(claim.c.article_id == article.id, cited.c.claim_id != claim.c.id)
        .order_by(claim.c.number)
    ):
        yield f"{article.slug}/{number}: a verdict cites evidence of another claim"
    was = schema.amendment
    for number in connection.scalars(
        sa.select(claim.c.number)
        .join(verdict, verdict.c.claim_id == claim.c.id)
        .join(link, link.c.verdict_id == verdict.c.id)
        .join(was, was.c.id == link.c.amendment_id)
        .where(
            claim.c.article_id == article.id, was.c.evidence_id != link.c.evidence_id
        )
        .order_by(claim.c.number)
    ):
        yield f"{article.slug}/{number}: a verdict cites an amendment of other evidence"


def _strayed_claims(connection: Connection, article: ArticleName) -> Iterator[str]:
    claim, text = schema.claim, schema.revision
    of_claims: tuple[sa.Table, ...] = (schema.span, schema.claim_outcome)
    for table in of_claims:
        for number in connection.scalars(
            sa.select(claim.c.number)
            .join(table, table.c.claim_id == claim.c.id)
            .join(text, text.c.id == table.c.revision_id)
            .where(claim.c.article_id == article.id, text.c.article_id != article.id)
            .order_by(claim.c.number)
        ):
            yield f"{article.slug}/{number}: a {table.name} is of another article"
    other, run = claim.alias("other"), schema.extraction_run
    proposed = run.join(text, text.c.id == run.c.revision_id)
    of_claim: dict[str, tuple[Any, Any, Any]] = {
        "what it is a duplicate of": (other, claim.c.duplicate_of_id, other.c.id),
        "what it was split from": (other, claim.c.split_from_id, other.c.id),
        "what proposed it": (proposed, claim.c.run_id, run.c.id),
    }
    for what, (others, key, there) in of_claim.items():
        owner = other.c.article_id if others is other else text.c.article_id
        for number in connection.scalars(
            sa.select(claim.c.number)
            .select_from(claim.join(others, there == key))
            .where(claim.c.article_id == article.id, owner != article.id)
            .order_by(claim.c.number)
        ):
            yield f"{article.slug}/{number}: {what} is of another article"


def releases(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield the sign-offs whose text or whose entry in the ledger is not there."""
    made, text, entry = schema.sign_off, schema.revision, schema.ledger_entry
    releases_made = connection.execute(
        sa.select(
            made.c.number,
            (made.c.sha256 == text.c.sha256).label("has_text"),
            (made.c.ledger_hash == entry.c.hash).label("has_entry"),
        )
        .join(text, text.c.id == made.c.revision_id)
        .outerjoin(
            entry,
            sa.and_(
                entry.c.stream == article.slug,
                entry.c.sequence == made.c.ledger_sequence,
            ),
        )
        .where(made.c.article_id == article.id)
        .order_by(made.c.number)
    )
    for row in releases_made:
        if not row.has_text:
            yield f"{article.slug}, sign-off {row.number}: it released another text"
        if not row.has_entry:
            yield (
                f"{article.slug}, sign-off {row.number}: the ledger was changed before"
                " it"
            )


def counters(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield the counters of an article that are not its last number.

    The next claim, text or stretch would take a number that is there already.
    """
    table = schema.article.c
    counted: dict[str, tuple[Any, Any]] = {
        "claim": (table.last_claim, schema.claim),
        "revision": (table.last_revision, schema.revision),
        "disposition": (table.last_disposition, schema.disposition),
    }
    for what, (column, numbered) in counted.items():
        said, last = connection.execute(
            sa.select(
                column,
                sa.select(sa.func.coalesce(sa.func.max(numbered.c.number), 0))
                .where(numbered.c.article_id == article.id)
                .scalar_subquery(),
            ).where(table.id == article.id)
        ).one()
        if said != last:
            yield f"{article.slug}: its last {what} is {last}, not {said}"
    extra = connection.scalar(sa.select(table.extra).where(table.id == article.id))
    if extra:
        yield f"{article.slug}: it has fields that no command writes: {sorted(extra)}"
    first = sa.select(schema.revision.c.sha256).where(
        schema.revision.c.article_id == article.id, schema.revision.c.number == 1
    )
    known = sa.select(table.sha256).where(table.id == article.id)
    if connection.scalar(first) != connection.scalar(known):
        yield f"{article.slug}: it is known by another text than its first"
