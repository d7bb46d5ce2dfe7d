"""Proving that rows refer to rows of the same claim, and of the same article.

The ledger names evidence, verdicts and texts by number, which others have too: it
cannot tell number 1 of one claim from number 1 of another.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName


def strays(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield the rows of an article that refer to what is another's, a line each."""
    claim, verdict = schema.claim, schema.verdict
    cited, link = schema.evidence, schema.verdict_evidence
    answer, check = schema.resolution, schema.recheck
    of_verdict = claim.join(verdict, verdict.c.claim_id == claim.c.id)
    of_another_claim: dict[str, tuple[Any, Any]] = {
        "a verdict cites evidence": (
            of_verdict.join(link, link.c.verdict_id == verdict.c.id).join(
                cited, cited.c.id == link.c.evidence_id
            ),
            cited.c.claim_id,
        ),
        "a verdict answers a second check": (
            of_verdict.join(check, check.c.id == verdict.c.recheck_id),
            check.c.claim_id,
        ),
        "an answer is to a verdict": (
            claim.join(answer, answer.c.claim_id == claim.c.id).join(
                verdict, verdict.c.id == answer.c.verdict_id
            ),
            verdict.c.claim_id,
        ),
    }
    for what, (rows, owner) in of_another_claim.items():
        for number in connection.scalars(
            sa.select(claim.c.number)
            .select_from(rows)
            .where(claim.c.article_id == article.id, owner != claim.c.id)
            .order_by(claim.c.number)
        ):
            yield f"{article.slug}/{number}: {what} of another claim"
    yield from _of_another_article(connection, article)


def _of_another_article(connection: Connection, article: ArticleName) -> Iterator[str]:
    claim, text = schema.claim, schema.revision
    of_claims: tuple[sa.Table, ...] = (
        schema.span,
        schema.claim_outcome,
        schema.verdict,
    )
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
    for what, (rows, key, there) in of_claim.items():
        owner = other.c.article_id if rows is other else text.c.article_id
        for number in connection.scalars(
            sa.select(claim.c.number)
            .select_from(claim.join(rows, there == key))
            .where(claim.c.article_id == article.id, owner != article.id)
            .order_by(claim.c.number)
        ):
            yield f"{article.slug}/{number}: {what} is of another article"
    of_article: dict[str, tuple[Any, Any, Any]] = {
        "stretch": (schema.disposition, text, schema.disposition.c.revision_id),
        "sign-off": (schema.sign_off, text, schema.sign_off.c.revision_id),
        "correction": (schema.correction, claim, schema.correction.c.claim_id),
    }
    for what, (table, rows, key) in of_article.items():
        for number in connection.scalars(
            sa.select(table.c.number)
            .select_from(table.join(rows, rows.c.id == key))
            .where(table.c.article_id == article.id, rows.c.article_id != article.id)
            .order_by(table.c.number)
        ):
            yield f"{article.slug}, {what} {number}: it is about another article"


def releases(connection: Connection, article: ArticleName) -> Iterator[str]:
    """Yield the sign-offs whose text or whose entry in the ledger is not there."""
    made, text, entry = schema.sign_off, schema.revision, schema.ledger_entry
    rows = connection.execute(
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
    for row in rows:
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
    for what, (column, rows) in counted.items():
        said, last = connection.execute(
            sa.select(
                column,
                sa.select(sa.func.coalesce(sa.func.max(rows.c.number), 0))
                .where(rows.c.article_id == article.id)
                .scalar_subquery(),
            ).where(table.id == article.id)
        ).one()
        if said != last:
            yield f"{article.slug}: its last {what} is {last}, not {said}"
    first = sa.select(schema.revision.c.sha256).where(
        schema.revision.c.article_id == article.id, schema.revision.c.number == 1
    )
    known = sa.select(table.sha256).where(table.id == article.id)
    if connection.scalar(first) != connection.scalar(known):
        yield f"{article.slug}: it is known by another text than its first"
