"""What a claim's records say, for the ledger; and the status that follows from them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import Span
from claims.services import ledger, search, spans
from claims.services.names import ArticleName, ClaimName
from claims.services.runs import engine_label
from claims.words import Status

Fields = dict[str, Any]


def span_fields(mentions: Iterable[Iterable[Span]]) -> list[Fields]:
    """Return spans as the ledger and the verdicts keep them: one item a part."""
    return [
        {"mention": number, "start": part.start, "end": part.end, "quote": part.quote}
        for number, parts in enumerate(mentions, 1)
        for part in parts
    ]


def claim_states(
    connection: Connection, article: ArticleName, claim_ids: Iterable[int] | None = None
) -> dict[str, Fields]:
    """Return the fields of claims of an article by record name, ``claim/12``.

    People, runs and other claims are named, not numbered by key, so that the ledger
    reads alone. ``None`` means every claim of the article.
    """
    claim = schema.claim.c
    query = _select().where(claim.article_id == article.id)
    if claim_ids is not None:
        query = query.where(claim.id.in_(list(claim_ids)))
    rows = connection.execute(query).all()
    placed = spans.read(connection, [row.id for row in rows])
    states = {}
    for row in rows:
        fields = dict(row._mapping)
        key, number = fields.pop("id"), fields.pop("number")
        run = [fields.pop(each) for each in ("engine", "engine_version", "model")]
        place = placed.get(key)
        states[f"claim/{number}"] = {
            **fields,
            "engine": engine_label(*run),
            "revision": place.revision if place else None,
            "spans": span_fields(place.mentions) if place else [],
        }
    return states


@cache
def _select() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of ``claim_states``, built once for its many aliases."""
    claim = schema.claim
    holder, adder, looker, dropper = (
        schema.checker.alias(each) for each in ("holder", "adder", "looker", "dropper")
    )
    duplicate, origin = (claim.alias(each) for each in ("duplicate", "origin"))
    run = schema.extraction_run
    return (
        sa.select(
            claim.c.id,
            claim.c.number,
            claim.c.statement,
            claim.c.kind,
            claim.c.speaker,
            claim.c.check_worthiness,
            claim.c.reasons,
            claim.c.status,
            claim.c.rating,
            claim.c.conclusion,
            holder.c.name.label("checker"),
            run.c.engine,
            run.c.engine_version,
            run.c.model,
            adder.c.name.label("added_by"),
            looker.c.name.label("looked_by"),
            claim.c.drop_reason,
            dropper.c.name.label("dropped_by"),
            duplicate.c.number.label("duplicate_of"),
            origin.c.number.label("split_from"),
            claim.c.extra,
        )
        .select_from(claim)
        .outerjoin(holder, holder.c.id == claim.c.checker_id)
        .outerjoin(adder, adder.c.id == claim.c.added_by_id)
        .outerjoin(looker, looker.c.id == claim.c.looked_by_id)
        .outerjoin(dropper, dropper.c.id == claim.c.dropped_by_id)
        .outerjoin(duplicate, duplicate.c.id == claim.c.duplicate_of_id)
        .outerjoin(origin, origin.c.id == claim.c.split_from_id)
        .outerjoin(run, run.c.id == claim.c.run_id)
        .order_by(claim.c.number)
    )


def refresh(connection: Connection, claim_id: int) -> None:
    """Set what stands on a claim but follows from its verdicts: status, rating, who.

    Nothing else writes these columns.
    """
    table = schema.claim
    connection.execute(
        sa.update(table)
        .where(table.c.id == claim_id)
        .values(**derived(connection, claim_id))
    )


def derived(connection: Connection, claim_id: int) -> Fields:
    """Return the status, rating, conclusion and checker that a claim ought to have.

    A claim is suspended when its statement, its speaker or a span is no longer what
    the last verdict was given on. A further mention of it changes no words.
    """
    claim = schema.claim.c
    verdict = schema.verdict.c
    now = connection.execute(
        sa.select(claim.statement, claim.speaker, claim.drop_reason).where(
            claim.id == claim_id
        )
    ).one()
    last = connection.execute(
        sa.select(
            verdict.statement,
            verdict.speaker,
            verdict.spans,
            verdict.conclusion,
            verdict.checker_id,
            schema.rating.c.key,
        )
        .join(schema.rating, schema.rating.c.id == verdict.rating_id)
        .where(verdict.claim_id == claim_id)
        .order_by(verdict.number.desc())
        .limit(1)
    ).one_or_none()

    status = Status.UNVERIFIED
    if now.drop_reason is not None:
        status = Status.DROPPED
    elif last is not None:
        place = spans.read(connection, [claim_id]).get(claim_id)
        here = _places(span_fields(place.mentions) if place else [])
        same = (now.statement, now.speaker) == (last.statement, last.speaker)
        kept = same and _places(last.spans) <= here
        status = Status.CHECKED if kept else Status.SUSPENDED
    return {
        "status": status,
        "rating": last.key if last else None,
        "conclusion": last.conclusion if last else None,
        "checker_id": last.checker_id if last else None,
    }


def _places(items: Iterable[Fields]) -> set[tuple[tuple[int, int, str], ...]]:
    """Return the mentions as a set: their order means nothing."""
    mentions: dict[int, list[tuple[int, int, str]]] = {}
    for item in items:
        part = (item["start"], item["end"], item["quote"])
        mentions.setdefault(item["mention"], []).append(part)
    return {tuple(parts) for parts in mentions.values()}


def changed(
    connection: Connection,
    name: ClaimName,
    *,
    who: str,
    what: str,
    before: dict[str, Fields],
) -> None:
    """Settle a claim after a change: status, search words, ledger.

    ``before`` is its ``claim_states`` from before the change; without a difference
    nothing is written to the ledger.
    """
    refresh(connection, name.id)
    after = claim_states(connection, name.article, [name.id])
    if after == before:
        return
    [fields] = after.values()
    quotes = [each["quote"] for each in fields["spans"]]
    search.reindex(connection, name.id, search.words_of(fields["statement"], quotes))
    ledger.record(
        connection,
        name.article.slug,
        who=who,
        what=what,
        subject=str(name),
        before=before,
        after=after,
    )
