"""What was found about a claim, before anybody rules on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Evidence
from claims.services.core import claim_state, ledger, status
from claims.services.core.blind_checks import NOTHING, evidence_seen, hidden_from
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.verdict_log import list_verdicts
from claims.services.evidence.calculations import result_of
from claims.services.evidence.sources import sources_by_id
from claims.vocabulary import Stance, Status


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A piece of evidence to be added to a claim."""

    source_id: int
    stance: Stance
    passage: str | None = None
    locator: str | None = None
    accessed_on: date | None = None
    note: str | None = None
    is_primary: bool = False
    snapshot_id: int | None = None
    expression: str | None = None
    """A calculation; its result is worked out when it is added."""


def add_evidence(
    connection: Connection, name: ClaimName, new: NewEvidence, *, by: str
) -> tuple[Evidence, bool]:
    """Add evidence to a claim; the same piece again is the one that is there.

    Returns it, and whether it is new. The claim counts as looked at.
    """
    lock_article(connection, name.article)
    new = replace(
        new,
        passage=_filled(new.passage),
        locator=_filled(new.locator),
        note=_filled(new.note),
    )
    # Somewhere it is tomorrow already.
    latest = datetime.now(UTC).date() + timedelta(days=1)
    if new.accessed_on is not None and new.accessed_on > latest:
        raise UsageError(f"{new.accessed_on}, the day you looked, is yet to come")
    before = claim_state.claim_states(connection, name.article, [name.id])
    [claim] = before.values()
    if claim["status"] == Status.DROPPED:
        raise ConflictError(
            f"{name} was dropped; take it back with: claims drop {name} --undo"
        )
    known = list_evidence(connection, name)
    # Who checks blind must not learn that another found the same.
    hidden = hidden_from(connection, by)
    snapshot = _sha256(connection, new.snapshot_id)
    shown = evidence_shown(connection, name, hidden, by)
    for piece in shown:
        if _key(piece) == _key(new) and piece.snapshot == snapshot:
            return piece, False
    result = None
    if new.expression is not None:
        result = result_of(str(name), new.expression, shown)

    number = len(known) + 1
    table = schema.evidence
    who = checker_id(connection, by)
    connection.execute(
        sa.insert(table),
        {
            "claim_id": name.id,
            "number": number,
            "source_id": new.source_id,
            "stance": new.stance,
            "passage": new.passage,
            "locator": new.locator,
            "accessed_on": new.accessed_on,
            "note": new.note,
            "checker_id": who,
            "is_primary": new.is_primary,
            "snapshot_id": new.snapshot_id,
            "expression": new.expression,
            "result": result,
        },
    )
    connection.execute(
        sa.update(schema.claim)
        .where(schema.claim.c.id == name.id, schema.claim.c.looked_by_id.is_(None))
        .values(looked_by_id=who)
    )
    status.refresh(connection, name.id)
    piece = list_evidence(connection, name)[-1]
    ledger.record(
        connection,
        name.article.slug,
        who=by,
        what="add evidence",
        subject=str(name),
        before=before,
        after={
            **claim_state.claim_states(connection, name.article, [name.id]),
            f"evidence/{name.number}/{number}": evidence_fields(piece),
        },
    )
    return piece, True


def evidence_fields(piece: Evidence) -> claim_state.Fields:
    """Return a piece of evidence as the ledger keeps it: the source by its key."""
    return {
        "source": f"source/{piece.source.id}",
        "stance": piece.stance,
        "passage": piece.passage,
        "locator": piece.locator,
        "accessed_on": piece.accessed_on,
        "note": piece.note,
        "checker": piece.checker,
        "recorded_at": piece.recorded_at,
        "is_primary": piece.is_primary,
        "snapshot": piece.snapshot,
        "expression": piece.expression,
        "result": piece.result,
    }


def _filled(text: str | None) -> str | None:
    """Return a text that says something, as it was typed."""
    return text if text and text.strip() else None


def _sha256(connection: Connection, snapshot_id: int | None) -> str | None:
    if snapshot_id is None:
        return None
    table = schema.snapshot.c
    return connection.scalar(sa.select(table.sha256).where(table.id == snapshot_id))


def _key(piece: NewEvidence | Evidence) -> tuple[object, ...]:
    source = piece.source_id if isinstance(piece, NewEvidence) else piece.source.id
    said = (piece.passage, piece.locator, piece.note, piece.accessed_on)
    return (source, piece.stance, *said, piece.is_primary, piece.expression)


def list_evidence(connection: Connection, name: ClaimName) -> list[Evidence]:
    """Return the evidence of a claim, oldest first."""
    return evidence_of(connection, [name.id]).get(name.id, [])


def evidence_shown(
    connection: Connection,
    name: ClaimName,
    hidden: frozenset[int] = NOTHING,
    viewer: str | None = None,
) -> list[Evidence]:
    """Return the evidence of a claim that ``viewer`` may see, oldest first."""
    pieces = list_evidence(connection, name)
    if name.id not in hidden:
        return pieces
    return evidence_seen(pieces, list_verdicts(connection, name), viewer)


def evidence_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Evidence]]:
    """Return the evidence of each claim by the claim's key, oldest first."""
    table = schema.evidence
    query = (
        sa.select(
            table.c.claim_id,
            table.c.number,
            schema.article.c.slug,
            schema.claim.c.number.label("claim_number"),
            table.c.source_id,
            table.c.stance,
            table.c.passage,
            table.c.locator,
            table.c.accessed_on,
            table.c.note,
            schema.checker.c.name.label("checker"),
            table.c.recorded_at,
            table.c.is_primary,
            schema.snapshot.c.sha256.label("snapshot"),
            table.c.expression,
            table.c.result,
        )
        .join(schema.claim, schema.claim.c.id == table.c.claim_id)
        .join(schema.article, schema.article.c.id == schema.claim.c.article_id)
        .join(schema.checker, schema.checker.c.id == table.c.checker_id)
        .outerjoin(schema.snapshot, schema.snapshot.c.id == table.c.snapshot_id)
        .where(table.c.claim_id.in_(list(claim_ids)))
        .order_by(table.c.claim_id, table.c.number)
    )
    rows = connection.execute(query).all()
    sources = sources_by_id(connection, {row.source_id for row in rows})
    found: dict[int, list[Evidence]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append(
            Evidence(
                number=row.number,
                claim=f"{row.slug}/{row.claim_number}",
                source=sources[row.source_id],
                stance=row.stance,
                passage=row.passage,
                locator=row.locator,
                accessed_on=row.accessed_on,
                note=row.note,
                checker=row.checker,
                recorded_at=row.recorded_at,
                is_primary=row.is_primary,
                snapshot=row.snapshot,
                expression=row.expression,
                result=row.result,
            )
        )
    return found
