"""What a claim's records say, for the ledger; and settling a change of them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger, search, spans, status
from claims.services.core.extraction_runs import engine_label
from claims.services.core.lookup import ArticleName, ClaimName

Fields = dict[str, Any]


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
            "spans": spans.span_fields(place.mentions) if place else [],
        }
    return states


def _outcome() -> sa.ScalarSelect[Any]:
    """Return how a claim fared on the latest revision that says so."""
    table = schema.claim_outcome.c
    return (
        sa.select(table.outcome)
        .where(table.claim_id == schema.claim.c.id)
        .order_by(table.revision_id.desc())
        .limit(1)
        .scalar_subquery()
    )


@cache
def _select() -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of ``claim_states``, built once for its many aliases."""
    claim = schema.claim
    ruler, adder, looker, dropper, holder = (
        schema.checker.alias(each)
        for each in ("ruler", "adder", "looker", "dropper", "holder")
    )
    duplicate, origin = (claim.alias(each) for each in ("duplicate", "origin"))
    run = schema.extraction_run
    return (
        sa.select(
            claim.c.id,
            claim.c.number,
            claim.c.recorded_at,
            claim.c.statement,
            claim.c.kind,
            claim.c.speaker,
            claim.c.check_worthiness,
            claim.c.reasons,
            claim.c.status,
            claim.c.rating,
            claim.c.conclusion,
            ruler.c.name.label("checker"),
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
            claim.c.missing,
            claim.c.criticises,
            claim.c.group_id.label("group"),
            _outcome().label("outcome"),
            holder.c.name.label("holder"),
            claim.c.due_on,
            claim.c.flags,
        )
        .select_from(claim)
        .outerjoin(ruler, ruler.c.id == claim.c.checker_id)
        .outerjoin(holder, holder.c.id == claim.c.holder_id)
        .outerjoin(adder, adder.c.id == claim.c.added_by_id)
        .outerjoin(looker, looker.c.id == claim.c.looked_by_id)
        .outerjoin(dropper, dropper.c.id == claim.c.dropped_by_id)
        .outerjoin(duplicate, duplicate.c.id == claim.c.duplicate_of_id)
        .outerjoin(origin, origin.c.id == claim.c.split_from_id)
        .outerjoin(run, run.c.id == claim.c.run_id)
        .order_by(claim.c.number)
    )


def changed(
    connection: Connection,
    name: ClaimName,
    *,
    who: str,
    what: str,
    before: dict[str, Fields],
    also: dict[str, Fields] | None = None,
) -> None:
    """Settle a claim after a change: status, search words, ledger.

    ``before`` is its ``claim_states`` from before the change, and ``also`` what else
    was recorded; without a difference nothing is written to the ledger.
    """
    status.refresh(connection, name.id)
    after = claim_states(connection, name.article, [name.id])
    if after == before and not also:
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
        after={**after, **(also or {})},
    )
