"""Drawing checked claims for a blind second check."""

import math
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import lack_of
from claims.services.core.append_only import append_entry
from claims.services.core.checkers import checker_id, ids_named, shown_name
from claims.services.core.claim_change import standing
from claims.services.core.claim_filter import not_withdrawn
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.rechecks import recheck_records
from claims.vocabulary import Kind, Lacking, Status
from claims.wording.lacks import lack_sentence

_SAMPLE = r"([0-9]{1,9})|([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*%"


@dataclass(frozen=True, slots=True)
class Pool:
    """From which claims is drawn; what is ``None`` does not matter."""

    article: ArticleName | None = None
    kind: Kind | None = None
    checker: str | None = None
    """Whose verdict is in force."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a draw gave."""

    claims: tuple[str, ...]
    """In the order of their names."""
    among: int
    """How many could have been drawn."""
    seed: int


def sample_size(sample: str, among: int) -> int:
    """Return how many of ``among`` a sample of ``N`` or ``P%`` is, rounded up.

    Raises ``UsageError`` for what is neither.
    """
    found = re.fullmatch(_SAMPLE, sample.strip())
    share = float(found[2]) if found and found[2] else 0.0
    if not found or share > 100 or not (share or int(found[1] or 0)):
        raise UsageError(
            f"--sample takes a number of claims like 10, or a share like 5%;"
            f" not {sample!r}"
        )
    if found[1]:
        return min(int(found[1]), among)
    # Of what is no whole number in binary, only what is meant counts.
    return math.ceil(round(among * share / 100, 6))


def draw_sample(
    connection: Connection, sample: str, pool: Pool, *, to: str, by: str, seed: int
) -> Drawn:
    """Draw claims for ``to`` at random; the same seed draws the same of the same.

    Never drawn is what ``to`` has ruled on, or what has a second check open. Raises
    ``ConflictError`` when nothing is left to draw from.
    """
    sample_size(sample, 1)
    to = _named(to)
    # Whoever changes articles and the desk takes the locks in this order.
    for article in sorted({row.article_id for row in _eligible(connection, pool, to)}):
        lock_article(connection, ArticleName(article, "", ""))
    rows = _eligible(connection, pool, to)
    if not rows:
        raise ConflictError(
            f"no checked claim is left to draw for {to}: each is unchecked, ruled on by"
            f" {to}, or under a second check; claims recheck --list shows those"
        )
    size = sample_size(sample, len(rows))
    chosen = sorted(random.Random(seed).sample(range(len(rows)), size))
    draw = f"{size} of {len(rows)}{_described(pool)}, seed {seed}"
    names = [_name(rows[at]) for at in chosen]
    _assign(connection, names, to=to, by=by, draw=draw)
    return Drawn(tuple(map(str, names)), len(rows), seed)


def draw_named(
    connection: Connection, names: Sequence[ClaimName], *, to: str, by: str
) -> None:
    """Give these claims to ``to`` for a second check, or say which cannot be given."""
    to = _named(to)
    for article in sorted({name.article.id for name in names}):
        lock_article(connection, ArticleName(article, "", ""))
    for name in names:
        _refuse(connection, name, to)
    _assign(connection, list(dict.fromkeys(names)), to=to, by=by, draw=None)


def _named(to: str) -> str:
    to = to.strip()
    if not to or not to.isprintable():
        raise UsageError("a second check needs a checker; pass --to NAME")
    return to


def _name(row: Any) -> ClaimName:
    return ClaimName(
        row.id, row.number, ArticleName(row.article_id, row.slug, row.stream)
    )


def _described(pool: Pool) -> str:
    said = [
        ("article", pool.article and pool.article.slug),
        ("kind", pool.kind),
        ("checker", pool.checker),
    ]
    return "".join(f", {name} {value}" for name, value in said if value)


def _eligible(connection: Connection, pool: Pool, to: str) -> list[Any]:
    """Return the claims that can be drawn for ``to``, by name.

    That order is the same on every database, so that a seed draws the same.
    """
    claim, article = schema.claim.c, schema.article.c
    verdict, recheck = schema.verdict.c, schema.recheck.c
    ruled = sa.exists().where(
        verdict.claim_id == claim.id, verdict.checker_id.in_(ids_named(to))
    )
    under_check = sa.exists().where(recheck.claim_id == claim.id, recheck.is_open)
    query = (
        sa.select(
            claim.id,
            claim.number,
            claim.article_id,
            article.slug,
            article.stream,
            claim.status,
            claim.missing,
        )
        .join(schema.article, article.id == claim.article_id)
        .where(
            claim.rating.is_not(None),
            claim.status.in_([Status.CHECKED, Status.UNVERIFIED]),
            ~ruled,
            ~under_check,
        )
    )
    if pool.article is None:
        query = query.where(not_withdrawn())
    else:
        query = query.where(claim.article_id == pool.article.id)
    if pool.kind is not None:
        query = query.where(claim.kind == pool.kind)
    if pool.checker is not None:
        query = query.where(claim.checker_id.in_(ids_named(pool.checker)))
    rows = [
        row
        for row in connection.execute(query)
        if row.status == Status.CHECKED or _wants_second(row.missing)
    ]
    return sorted(rows, key=lambda row: (row.slug, row.number))


def _wants_second(missing: Iterable[Mapping[str, Any]]) -> bool:
    """Say whether a second checker is among what a verdict lacks."""
    return any(each["kind"] == Lacking.SECOND_CHECKER for each in missing)


def _refuse(connection: Connection, name: ClaimName, to: str) -> None:
    """Raise ``ConflictError`` for a claim that ``to`` cannot check a second time."""
    [fields] = standing(connection, name).values()
    if fields["rating"] is None:
        raise ConflictError(
            f"{name} has no verdict that could be checked;"
            f" claims verdict {name} RATING --because TEXT gives one"
        )
    for recheck in recheck_records(connection, [name.id]).values():
        if recheck["open"]:
            raise ConflictError(
                f"{name} is under a second check by {recheck['checker']}; end it with:"
                f" claims recheck --cancel {name}"
            )
    verdict, checker = schema.verdict.c, schema.checker.c
    rulers = connection.scalars(
        sa.select(shown_name(schema.checker))
        .join(schema.verdict, verdict.checker_id == checker.id)
        .where(verdict.claim_id == name.id)
    ).all()
    if to in rulers:
        raise ConflictError(
            f"{to} ruled on {name}; a second check is for somebody else: pass --to NAME"
        )
    if fields["status"] == Status.SUSPENDED:
        raise ConflictError(
            f"{name} is suspended, its words changed under the verdict; rule again:"
            f" claims verdict {name} RATING --because TEXT"
        )
    if fields["status"] == Status.UNVERIFIED and not _wants_second(fields["missing"]):
        lack = lack_sentence(lack_of(fields["missing"][0]), str(name))
        raise ConflictError(f"{name} is not checked; it lacks {lack}")


def _assign(
    connection: Connection,
    names: Sequence[ClaimName],
    *,
    to: str,
    by: str,
    draw: str | None,
) -> None:
    """Store that ``to`` checks these claims, and record it for each."""
    holder, verdict = checker_id(connection, to), schema.verdict.c
    for name in names:
        last = connection.execute(
            sa.select(sa.func.max(verdict.number)).where(
                verdict.claim_id == name.id, verdict.recheck_id.is_(None)
            )
        ).scalar_one()
        drawn = {"verdict_number": last, "checker_id": holder, "draw": draw}
        append_entry(connection, schema.recheck, name, drawn, by=by, what="recheck")
