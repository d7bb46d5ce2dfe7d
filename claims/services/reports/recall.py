"""Finding what rests on a source, and what says the same as a claim."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Recalled, Source, wording_of
from claims.services.core import search, spans
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.evidence_versions import as_amended
from claims.services.core.lookup import ClaimName
from claims.services.core.verdicts_in_force import in_force
from claims.vocabulary import CLOSED


def recall_source(connection: Connection, source: Source) -> list[Recalled]:
    """Return every place whose verdict in force cites a source.

    A source that rests on it, directly or through a third, counts as the source.
    """
    names = _resting_on(connection, source)
    claim, evidence = schema.claim.c, schema.evidence.c
    link, verdict = schema.verdict_evidence.c, schema.verdict.c
    rests_on = as_amended(schema.amendment, "source_id")
    rows = connection.execute(
        sa.select(claim.id, verdict.number, evidence.number, rests_on)
        .select_from(schema.evidence)
        .join(schema.verdict_evidence, link.evidence_id == evidence.id)
        .join(schema.verdict, verdict.id == link.verdict_id)
        .join(schema.claim, claim.id == verdict.claim_id)
        .outerjoin(schema.amendment, schema.amendment.c.id == link.amendment_id)
        .where(rests_on.in_(sorted(names)), in_force(), not_withdrawn())
        .where(claim.status.not_in(CLOSED))
        .order_by(claim.id, evidence.number)
        .distinct()
    )
    reasons: dict[int, list[str]] = {}
    for key, number, piece, source_id in rows:
        through = "" if source_id == source.id else f", through {names[source_id]}"
        reasons.setdefault(key, []).append(
            f"verdict {number} cites evidence {piece}{through}"
        )
    return _places(connection, {key: "; ".join(why) for key, why in reasons.items()})


def _resting_on(connection: Connection, source: Source) -> dict[int, str]:
    """Return a source and all that have it for origin, by key, each with its name."""
    table = schema.source.c
    found = {source.id: source.name}
    last = [source.id]
    while last:
        rows = connection.execute(
            sa.select(table.id, table.name, table.confidential).where(
                table.origin_id.in_(last)
            )
        )
        # A confidential source is named by its number alone.
        more = {
            row.id: f"source {row.id}" if row.confidential else row.name for row in rows
        }
        last = [key for key in more if key not in found]
        found = more | found
    return found


def recall_claim(connection: Connection, name: ClaimName) -> list[Recalled]:
    """Return every place that says what a claim says, the claim itself first.

    That is the same statement or the same words of the article, case, accents and
    punctuation aside, or what somebody called a duplicate or put in one group.
    """
    claim = schema.claim.c
    known = connection.execute(
        sa.select(claim.statement, claim.duplicate_of_id, claim.group_id).where(
            claim.id == name.id
        )
    ).one()
    reasons = {name.id: "the claim itself"}
    statement = search.fold(known.statement)
    quotes = _quotes(connection, [name.id]).get(name.id, set())
    candidates = _with_words(connection, {statement, *quotes})
    said = _quotes(connection, candidates)
    for key, other in candidates.items():
        if search.fold(other) == statement:
            reasons.setdefault(key, "the same statement")
        elif said.get(key, set()) & quotes:
            reasons.setdefault(key, "the same words")
    duplicates = [claim.duplicate_of_id == name.id]
    if known.duplicate_of_id is not None:
        duplicates += [
            claim.id == known.duplicate_of_id,
            claim.duplicate_of_id == known.duplicate_of_id,
        ]
    for key in connection.scalars(sa.select(claim.id).where(sa.or_(*duplicates))):
        reasons.setdefault(key, "a duplicate")
    if known.group_id is not None:
        for key in connection.scalars(
            sa.select(claim.id).where(claim.group_id == known.group_id)
        ):
            reasons.setdefault(key, "the same group")
    return _places(connection, reasons, named=name.id)


def _with_words(connection: Connection, texts: Iterable[str]) -> dict[int, str]:
    """Return the statement of each claim that has all words of one of the texts."""
    claim, engine = schema.claim.c, connection.dialect.name
    found: dict[int, str] = {}
    for text in sorted(texts):
        if not text:
            continue
        rows = connection.execute(
            sa.select(claim.id, claim.statement)
            .select_from(
                schema.claim_text.join(
                    schema.claim, claim.id == schema.claim_text.c.rowid
                )
            )
            .where(search.matches(engine)),
            {"match": search.query(text, engine)},
        )
        found |= {row.id: row.statement for row in rows}
    return found


def _quotes(connection: Connection, keys: Iterable[int]) -> dict[int, set[str]]:
    """Return the words of each mention of the claims, folded."""
    return {
        key: {
            search.fold(" ".join(part.quote for part in parts))
            for parts in placed.mentions
        }
        - {""}
        for key, placed in spans.read(connection, keys).items()
    }


def _places(
    connection: Connection, reasons: Mapping[int, str], named: int | None = None
) -> list[Recalled]:
    """Return each mention of the claims: the one named first, then as they came."""
    claim, article = schema.claim.c, schema.article.c
    query = (
        sa.select(
            claim.id,
            claim.number,
            article.slug,
            article.published_on,
            claim.statement,
            claim.wording,
            claim.status,
            claim.rating,
            claim.conclusion,
        )
        .join(schema.article, article.id == claim.article_id)
        .where(claim.id.in_(KEYS))
        .where(sa.or_(not_withdrawn(), claim.id == named))
    )
    rows = list(read_rows(connection, query, reasons))
    placed = spans.read(connection, [row.id for row in rows])
    rows.sort(key=lambda row: (row.id != named, row.id))
    return [
        Recalled(
            claim=f"{row.slug}/{row.number}",
            article=row.slug,
            published_on=row.published_on,
            revision=placed[row.id].revision,
            spans=parts,
            statement=row.statement,
            status=row.status,
            rating=row.rating,
            conclusion=row.conclusion,
            because=reasons[row.id],
            wording=wording_of(row.wording),
        )
        for row in rows
        if row.id in placed
        for parts in placed[row.id].mentions
    ]
