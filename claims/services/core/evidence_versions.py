"""Versions of evidence: as it was given, and as amendments say it; what changed since.

A verdict cites a version, and rests on it whatever happens to the evidence later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.batches import KEYS, read_rows
from claims.vocabulary import stance_taken

MATTERS = ("source_id", "stance", "passage", "is_primary", "snapshot_id")
"""What a verdict rests on: other of it, and the evidence is another."""
SAID = (*MATTERS, "locator", "accessed_on", "note")
"""All that an amendment says anew."""


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """A piece of evidence that is not what the verdict that cites it rests on."""

    number: int
    is_withdrawn: bool
    matters: bool
    """Whether it is other evidence now, rather than better described."""


def latest(evidence_id: sa.ColumnElement[Any]) -> sa.ScalarSelect[int]:
    """Return the key of the last amendment of a piece, as SQL; none of most."""
    newer = schema.amendment.alias("newer")
    last = sa.select(sa.func.max(newer.c.id)).where(newer.c.evidence_id == evidence_id)
    return last.scalar_subquery()


def as_amended(amendment: sa.FromClause, name: str) -> sa.ColumnElement[Any]:
    """Return a column of evidence as SQL, by its amendment where it has one."""
    said, given = amendment.c[name], schema.evidence.c[name]
    return sa.case((amendment.c.id.is_not(None), said), else_=given)


def every_version() -> sa.Subquery:
    """Return all that evidence ever said as SQL: as it was given, and as amended."""
    given, amended = schema.evidence.c, schema.amendment.c
    names = ("claim_id", "source_id", "passage", "locator", "note", "snapshot_id")
    added = sa.select(
        given.number,
        sa.cast(sa.null(), sa.Integer).label("amendment"),
        *(given[name] for name in names),
    )
    later = sa.select(
        given.number, amended.number, *(amended[name] for name in names)
    ).join_from(schema.amendment, schema.evidence, given.id == amended.evidence_id)
    return sa.union_all(added, later).subquery("version")


def changed_since(
    connection: Connection, verdict_ids: Iterable[int]
) -> dict[int, list[ChangedPiece]]:
    """Return what changed in the evidence that each verdict cites, by its key."""
    found: dict[int, list[ChangedPiece]] = {}
    for row in read_rows(connection, _changed(), verdict_ids):
        now = {name: getattr(row, f"now_{name}") for name in SAID}
        was = {name: getattr(row, f"was_{name}") for name in SAID}
        for each in (now, was):
            each["stance"] = stance_taken(each["stance"], row.conclusion)
        if now != was or row.withdrawn:
            matters = any(now[name] != was[name] for name in MATTERS)
            piece = ChangedPiece(row.number, row.withdrawn, matters)
            found.setdefault(row.verdict_id, []).append(piece)
    return found


@cache
def _changed() -> sa.Select[*tuple[Any, ...]]:
    link, evidence = schema.verdict_evidence.c, schema.evidence.c
    now, was = schema.amendment.alias("now"), schema.amendment.alias("was")
    return (
        sa.select(
            link.verdict_id,
            evidence.number,
            schema.verdict.c.conclusion,
            now.c.withdrawn,
            *(now.c[name].label(f"now_{name}") for name in SAID),
            *(as_amended(was, name).label(f"was_{name}") for name in SAID),
        )
        .select_from(schema.verdict_evidence)
        .join(schema.verdict, schema.verdict.c.id == link.verdict_id)
        .join(schema.evidence, evidence.id == link.evidence_id)
        .join(now, now.c.id == latest(evidence.id))
        .outerjoin(was, was.c.id == link.amendment_id)
        .where(link.verdict_id.in_(KEYS))
        .order_by(link.verdict_id, evidence.number)
    )
