"""Which claims are wanted, and in which order, as SQL that an index answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from claims import schema
from claims.services.core.batches import KEYS
from claims.services.core.blind_checks import is_among
from claims.vocabulary import CLOSED, Kind, Outcome, Status

Sort = Literal["worth", "newest", "number"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; what is ``None`` does not matter."""

    article_id: int | None = None
    status: Status | None = None
    """``None`` means every claim that stands: neither dropped nor gone."""
    closed: bool = False
    """Whether ``None`` means those, too."""
    kind: Kind | None = None
    speaker: str | None = None
    own_voice: bool = False
    """Only what the article says in its own voice."""
    rating: str | None = None
    checker: str | None = None
    """Whose verdict is in force."""
    since: date | None = None
    """Recorded on this day (UTC) or later."""
    until: date | None = None
    """Recorded on this day (UTC) or earlier."""
    min_worth: float | None = None
    match: str | None = None
    holder: str | None = None
    """Who holds it."""
    free: bool = False
    """Only what nobody holds."""
    outcome: Outcome | None = None
    """How it fared on the latest revision."""
    flagged: bool = False
    """Only what somebody should look at, for the words around it changed."""
    hidden: frozenset[int] = frozenset()
    """Keys of the claims that are shown as if nobody had ruled; see ``blindness``."""
    withdrawn: bool = False
    """The claims of articles that were withdrawn, too; of a named one, always."""


def parameters(wanted: Filter, engine: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return which filters apply, and the values they are bound to."""
    values: dict[str, Any] = {
        "article_id": wanted.article_id,
        "status": wanted.status,
        "kind": wanted.kind,
        "speaker": wanted.speaker,
        "own_voice": True if wanted.own_voice else None,
        "rating": wanted.rating,
        "checker": wanted.checker,
        "since": _midnight(wanted.since),
        "until": _midnight(wanted.until, 1),
        "min_worth": wanted.min_worth,
        "match": wanted.match,
        "holder": wanted.holder,
        "free": True if wanted.free else None,
        "outcome": wanted.outcome,
        "flagged": True if wanted.flagged else None,
        "hidden": sorted(wanted.hidden) or None,
    }
    values = {name: value for name, value in values.items() if value is not None}
    if wanted.status is None and not wanted.closed:
        values["standing"] = True
    if wanted.article_id is None and not wanted.withdrawn:
        values["not_withdrawn"] = True
    names = tuple(values)
    for name in ("standing", "not_withdrawn", "own_voice", "free", "flagged"):
        values.pop(name, None)
    if wanted.match is not None:
        # Loaded where it is needed: most lists search no words.
        from claims.services.core import search

        values["match"] = search.query(wanted.match, engine)
    return names, values


def _midnight(day: date | None, add: int = 0) -> datetime | None:
    if day is None:
        return None
    midnight = datetime.combine(day, time(), UTC)
    try:
        return midnight + timedelta(days=add)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def conditions(names: Sequence[str], engine: str) -> list[sa.ColumnElement[bool]]:
    """Return the conditions of these filters, their values left open."""
    claim = schema.claim.c
    bind = sa.bindparam
    # The checker is looked up first, so that the index on the claim's column serves.
    checker = (
        sa.select(schema.checker.c.id)
        .where(schema.checker.c.name == bind("checker"))
        .scalar_subquery()
    )
    holder = (
        sa.select(schema.checker.c.id)
        .where(schema.checker.c.name == bind("holder"))
        .scalar_subquery()
    )
    every: dict[str, sa.ColumnElement[bool]] = {
        "id": claim.id == bind("id"),
        "keys": claim.id.in_(KEYS),
        "article_id": claim.article_id == bind("article_id"),
        "status": claim.status == bind("status"),
        "standing": claim.status.not_in(CLOSED),
        "outcome": claim.outcome == bind("outcome"),
        "flagged": sa.cast(claim.flags, sa.String) != "[]",
        "kind": claim.kind == bind("kind"),
        "speaker": claim.speaker == bind("speaker"),
        "own_voice": claim.speaker.is_(None),
        "rating": claim.rating == bind("rating"),
        "checker": claim.checker_id == checker,
        "since": claim.recorded_at >= bind("since"),
        "until": claim.recorded_at < bind("until"),
        "holder": claim.holder_id == holder,
        "free": claim.holder_id.is_(None),
        "min_worth": claim.check_worthiness >= bind("min_worth"),
        "not_withdrawn": not_withdrawn(),
    }
    if "match" in names:
        from claims.services.core import search

        every["match"] = search.matches(engine)
    if "hidden" in names:
        _close(every)
    return [every[name] for name in names if name in every]


def _close(every: dict[str, sa.ColumnElement[bool]]) -> None:
    """Change the conditions so that none tells what was ruled on a hidden claim."""
    claim = schema.claim.c
    hidden = is_among()
    # To who may not see it, a hidden claim is unverified, unless it was closed.
    closed = claim.status.in_(CLOSED)
    shown = sa.case(
        (sa.and_(hidden, ~closed), sa.literal(Status.UNVERIFIED, claim.status.type)),
        else_=claim.status,
    )
    every["status"] = shown == sa.bindparam("status", type_=claim.status.type)
    for name in ("rating", "checker", "flagged"):
        every[name] = sa.and_(every[name], ~hidden)


def not_withdrawn() -> sa.ColumnElement[bool]:
    """Return the condition that nobody withdrew the claim's article.

    The few that were are read off an index once: "> 0" finds it on both databases.
    """
    article = schema.article.c
    return schema.claim.c.article_id.not_in(
        sa.select(article.id).where(article.withdrawn_by_id > 0)
    )


def tables(names: Sequence[str]) -> sa.FromClause:
    """Return the claims, with their words where those are searched."""
    if "match" not in names:
        return schema.claim
    return schema.claim_text.join(
        schema.claim, schema.claim.c.id == schema.claim_text.c.rowid
    )


def order_by(names: Sequence[str], order: Sort) -> list[sa.ColumnElement[Any]]:
    """Return the columns of an order that an index has."""
    claim = schema.claim.c
    if order == "worth":
        return [claim.check_worthiness.desc(), claim.id.asc()]
    if order == "number":
        return [claim.article_id.asc(), claim.number.asc()]
    if "match" in names:
        # The key of the words is the claim's: full-text search walks it backwards.
        return [schema.claim_text.c.rowid.desc()]
    return [claim.recorded_at.desc(), claim.id.desc()]


def default_order(wanted: Filter) -> Sort:
    """Return the most check-worthy first; with a date or words, the newest first."""
    dated = wanted.since is not None or wanted.until is not None
    return "newest" if dated or wanted.match is not None else "worth"
