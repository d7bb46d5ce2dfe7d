"""What was found about a claim, before anybody rules on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Evidence, EvidenceEdit, Source
from claims.services.core.append_only import append
from claims.services.core.blind_checks import evidence_seen
from claims.services.core.claim_change import States
from claims.services.core.evidence_versions import SAID
from claims.services.core.lookup import ClaimName
from claims.services.core.noun_rows import Fields, made, rows_of_claims
from claims.services.core.open_claim import OpenClaim, changing_open, open_claim
from claims.services.core.verdict_log import list_verdicts
from claims.services.core.view import WHOLE, View
from claims.services.evidence.calculations import result_of
from claims.services.evidence.sources import sources_by_id
from claims.vocabulary import Stance, Status

_SAID = (*(name.removesuffix("_id") for name in SAID), "source_id")


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
    connection: Connection,
    name: ClaimName,
    new: NewEvidence,
    *,
    by: str,
    opened: OpenClaim | None = None,
    source: Source | None = None,
    is_look: bool = True,
) -> tuple[Evidence, bool]:
    """Add evidence to a claim; the same piece again is the one that is there.

    Returns it, and whether it is new. The claim counts as looked at, unless it is no
    look. ``opened`` and ``source`` are the claim and the source where the caller has
    them.
    """
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
    opened = opened or open_claim(connection, name)
    with changing_open(connection, opened, who=by, what="add evidence") as change:
        if change.claim["status"] == Status.DROPPED:
            raise ConflictError(
                f"{name} was dropped; take it back with: claims drop {name} --undo"
            )
        # Who checks blind must not learn that another found the same.
        snapshot = _sha256(connection, new.snapshot_id)
        shown = [
            piece
            for piece in evidence_shown_to(connection, opened, by)
            if piece.withdrawn_because is None
        ]
        for piece in shown:
            if _key(piece) == _key(new) and piece.snapshot == snapshot:
                change.is_made = False
                return piece, False
        result = None
        if new.expression is not None:
            result = result_of(str(name), new.expression, shown)
        values = {**asdict(new), "result": result}
        who_id = opened.person(connection, by)
        change.also = append(
            connection, schema.evidence, name, values, by=by, by_id=who_id
        )
        if is_look and change.claim["looked_by"] is None:
            opened.look(who_id)
        source = source or sources_by_id(connection, {new.source_id})[new.source_id]
        piece = _piece(name, source, change.also)
        opened.evidence = [*(opened.evidence or ()), piece]
    return piece, True


def _piece(name: ClaimName, source: Source, told: States) -> Evidence:
    """Return what was added, of what the ledger says of it."""
    [(record, fields)] = told.items()
    number = int(record.rpartition("/")[2])
    more = {"number": number, "claim": str(name), "source": source}
    is_stated = fields["stance"] != Stance.UNSTATED
    return made(Evidence, {**fields, **more, "is_stated": is_stated})


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


def evidence_shown_to(
    connection: Connection, opened: OpenClaim, who: str
) -> list[Evidence]:
    """Return the evidence of an open claim that ``who`` may see, oldest first.

    Who checks it blind is shown what tells nothing of the verdicts.
    """
    if opened.evidence is None:
        opened.evidence = list_evidence(connection, opened.name)
    if opened.held_by(who) is None:
        return opened.evidence
    verdicts = list_verdicts(connection, opened.name)
    return evidence_seen(opened.evidence, verdicts, who)


def evidence_shown(
    connection: Connection,
    name: ClaimName,
    view: View = WHOLE,
) -> list[Evidence]:
    """Return the evidence of a claim that ``view`` shows, oldest first."""
    pieces = list_evidence(connection, name)
    if not view.hides(name.id):
        return pieces
    return evidence_seen(pieces, list_verdicts(connection, name), view.viewer)


def evidence_of(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[int, list[Evidence]]:
    """Return the evidence of each claim by the claim's key, oldest first."""
    table = schema.evidence
    keys = list(claim_ids)
    given = rows_of_claims(connection, table, keys, source_id=table.c.source_id)
    given = _amended(connection, given, keys)
    sources = sources_by_id(connection, {row["source_id"] for row in given})
    found: dict[int, list[Evidence]] = {}
    for row in given:
        said = row | {"source": sources[row["source_id"]]}
        said["is_stated"] = said["stance"] != Stance.UNSTATED
        found.setdefault(row["claim_id"], []).append(made(Evidence, said))
    return found


def _amended(
    connection: Connection, given: list[Fields], claim_ids: Sequence[int]
) -> list[Fields]:
    """Return rows of evidence as their last amendments say them."""
    table = schema.amendment
    made: dict[tuple[int, int], list[Fields]] = {}
    for row in rows_of_claims(
        connection, table, claim_ids, source_id=table.c.source_id
    ):
        made.setdefault((row["claim_id"], row["evidence"]), []).append(row)
    found = []
    for row in given:
        versions = made.get((row["claim_id"], row["number"]))
        if versions:
            last = versions[-1]
            row = row | {name: last[name] for name in _SAID}
            row["amended"] = last["number"]
            by_last = dict.fromkeys(each["checker"] for each in reversed(versions))
            row["amended_by"] = tuple(reversed(by_last))
            row["withdrawn_because"] = last["because"] if last["withdrawn"] else None
            row["edits"] = tuple(_edits(versions))
        found.append(row)
    return found


def _edits(versions: Sequence[Fields]) -> Iterator[EvidenceEdit]:
    """Yield the edits among the amendments of a piece: the rest withdraw or restore."""
    was_withdrawn = False
    for each in versions:
        if not (each["withdrawn"] or was_withdrawn):
            yield made(EvidenceEdit, each)
        was_withdrawn = each["withdrawn"]
