"""Proving that rows refer to rows of the same claim, and of the same article.

The ledger names evidence, verdicts and texts by number, which others have too: it
cannot tell number 1 of one claim from number 1 of another.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import noun_of, own_columns, referred
from claims.services.core.append_only import nouns
from claims.services.core.checkers import folded
from claims.services.core.claim_details import ELSEWHERE, misfits
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


def strays(connection: Connection) -> Iterator[str]:
    """Yield the rows that refer to what is another claim's or article's."""
    yield from _strayed_citations(connection)
    for table in nouns("claim", "article"):
        yield from _strayed(connection, table)
    yield from _strayed_claims(connection)
    yield from _strayed_details(connection)


def _strayed(connection: Connection, table: sa.Table) -> Iterator[str]:
    """Yield the rows of a noun that refer to what is another claim's or article's."""
    name, of_claim = table.name, noun_of(table).of == "claim"
    for column in own_columns(table):
        target = referred(column)
        if target is None:
            continue
        other = target.alias("other")
        there: sa.ColumnElement[Any] | None = other.c.get("article_id")
        here: sa.ColumnElement[Any] = schema.article.c.id
        is_claims = of_claim and "claim_id" in target.c
        if is_claims:
            there, here = other.c.claim_id, table.c.claim_id
        if there is None:
            continue
        strayed = sa.exists(
            sa.select(other.c.id)
            .where(other.c.id == column, there != here)
            .correlate(table, schema.article)
        )
        for row in rows(connection, table, strayed):
            if is_claims:
                refers = _REFERS.get(name, f"a {name} is about")
                what = _CALLED.get(target.name, target.name)
                yield f"{row['claim']}: {refers} a {what} of another claim"
            elif of_claim:
                yield f"{row['claim']}: a {name} is of another article"
            else:
                what = f"{_CALLED.get(name, name)} {row['number']}"
                yield f"{row['article']}, {what}: it is about another article"


def _strayed_citations(connection: Connection) -> Iterator[str]:
    claim, verdict = schema.claim, schema.verdict
    cited, link = schema.evidence, schema.verdict_evidence
    there = (
        claim.join(verdict, verdict.c.claim_id == claim.c.id)
        .join(link, link.c.verdict_id == verdict.c.id)
        .join(cited, cited.c.id == link.c.evidence_id)
    )
    for name in _claims_where(connection, there, cited.c.claim_id != claim.c.id):
        yield f"{name}: a verdict cites evidence of another claim"
    was = schema.amendment
    amended = there.join(was, was.c.id == link.c.amendment_id)
    is_other = was.c.evidence_id != link.c.evidence_id
    for name in _claims_where(connection, amended, is_other):
        yield f"{name}: a verdict cites an amendment of other evidence"


def _strayed_claims(connection: Connection) -> Iterator[str]:
    claim, text = schema.claim, schema.revision
    of_claims: tuple[sa.Table, ...] = (schema.span, schema.claim_outcome)
    for table in of_claims:
        placed = claim.join(table, table.c.claim_id == claim.c.id).join(
            text, text.c.id == table.c.revision_id
        )
        is_strayed = text.c.article_id != claim.c.article_id
        for name in _claims_where(connection, placed, is_strayed):
            yield f"{name}: a {table.name} is of another article"
    other, run = claim.alias("other"), schema.extraction_run
    proposed = run.join(text, text.c.id == run.c.revision_id)
    of_claim: dict[str, tuple[Any, Any, Any]] = {
        "what it is a duplicate of": (other, claim.c.duplicate_of_id, other.c.id),
        "what it is a detail of": (other, claim.c.detail_of_id, other.c.id),
        "what it was split from": (other, claim.c.split_from_id, other.c.id),
        "what proposed it": (proposed, claim.c.run_id, run.c.id),
    }
    for what, (others, key, there) in of_claim.items():
        owner = other.c.article_id if others is other else text.c.article_id
        joined = claim.join(others, there == key)
        for name in _claims_where(connection, joined, owner != claim.c.article_id):
            yield f"{name}: {what} is of another article"


def _strayed_details(connection: Connection) -> Iterator[str]:
    """Yield the details of what can have none, and what is folded beneath nothing."""
    claim, article = schema.claim.c, schema.article.c
    with_details = sa.select(claim.article_id).where(claim.detail_of_id.is_not(None))
    query = sa.select(article.id, article.slug).where(article.id.in_(with_details))
    for key, slug in connection.execute(query.order_by(article.id)).all():
        for detail, why in misfits(connection, key):
            if why != ELSEWHERE:
                yield (
                    f"{slug}/{detail.number}: {slug}/{detail.row_number}, which it is a"
                    f" detail of, {why}"
                )
    lone = sa.and_(claim.is_folded, claim.detail_of_id.is_(None))
    for name in _claims_where(connection, schema.claim, lone):
        yield f"{name}: it is folded beneath no claim"


def _claims_where(
    connection: Connection, joined: sa.FromClause, *where: sa.ColumnElement[bool]
) -> Iterator[str]:
    """Yield the names of the claims among what is joined for which it holds."""
    claim, article = schema.claim.c, schema.article
    for slug, number in connection.execute(
        sa.select(article.c.slug, claim.number)
        .select_from(joined.join(article, article.c.id == claim.article_id))
        .where(*where)
        .order_by(claim.article_id, claim.number)
    ):
        yield f"{slug}/{number}"


def releases(connection: Connection) -> Iterator[str]:
    """Yield the sign-offs whose text or whose entry in the ledger is not there."""
    made, text, entry = schema.sign_off, schema.revision, schema.ledger_entry
    article = schema.article
    releases_made = connection.execute(
        sa.select(
            article.c.slug,
            made.c.number,
            (made.c.sha256 == text.c.sha256).label("has_text"),
            (made.c.ledger_hash == entry.c.hash).label("has_entry"),
        )
        .join(article, article.c.id == made.c.article_id)
        .join(text, text.c.id == made.c.revision_id)
        .outerjoin(
            entry,
            sa.and_(
                entry.c.stream == article.c.stream,
                entry.c.sequence == made.c.ledger_sequence,
            ),
        )
        .order_by(article.c.id, made.c.number)
    )
    for row in releases_made:
        where = f"{row.slug}, sign-off {row.number}"
        if not row.has_text:
            yield f"{where}: it released another text"
        if not row.has_entry:
            yield f"{where}: the ledger was changed before it"


def counters(connection: Connection) -> Iterator[str]:
    """Yield what an article's row says of itself that its other rows do not.

    With a counter that is not the last number, the next claim, text or stretch would
    take a number that is there already.
    """
    article, text = schema.article.c, schema.revision.c
    counted: dict[str, sa.Table] = {
        "claim": schema.claim,
        "revision": schema.revision,
        "disposition": schema.disposition,
    }
    first = sa.select(text.sha256).where(text.article_id == article.id)
    rows_of_articles = connection.execute(
        sa.select(
            schema.article,
            first.where(text.number == 1).scalar_subquery().label("first"),
            *(
                sa.select(sa.func.coalesce(sa.func.max(each.c.number), 0))
                .where(each.c.article_id == article.id)
                .scalar_subquery()
                .label(f"highest_{what}")
                for what, each in counted.items()
            ),
        ).order_by(article.id)
    ).mappings()
    for row in rows_of_articles:
        slug = row["slug"]
        for what in counted:
            said, last = row[f"last_{what}"], row[f"highest_{what}"]
            if said != last:
                yield f"{slug}: its last {what} is {last}, not {said}"
        if row["extra"]:
            fields = sorted(row["extra"])
            yield f"{slug}: it has fields that no command writes: {fields}"
        if row["first"] != row["sha256"]:
            yield f"{slug}: it is known by another text than its first"


def names(connection: Connection) -> Iterator[str]:
    """Yield the people who would be found by another name than theirs."""
    table = schema.checker.c
    rows_of_people = connection.execute(sa.select(schema.checker).order_by(table.id))
    people = rows_of_people.all()
    alike = Counter(row.folded for row in people)
    # Of two whose names differ in case alone one may have been erased since.
    is_known = not any(row.redacted for row in people)
    for row in people:
        if row.folded != folded(row.name):
            yield f"desk: {row.name} is found as {row.folded!r}"
        if row.twin and alike[row.folded] == 1 and is_known:
            yield f"desk: {row.name} is kept as twin {row.twin} of nobody"
