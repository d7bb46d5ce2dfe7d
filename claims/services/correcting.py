"""The human corrects the machine: adding, editing, splitting, merging, dropping."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services import ledger, search, spans, state
from claims.services.checkers import checker_id
from claims.services.names import ArticleName, ClaimName, lock_article
from claims.services.texts import latest_revision
from claims.words import Conclusion, Kind, Outcome, Status


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim as a person words it; the offsets are those of the latest revision."""

    statement: str
    mentions: spans.Mentions
    kind: Kind
    speaker: str | None
    check_worthiness: float
    reasons: tuple[str, ...] = ()


def add_claim(
    connection: Connection,
    article: ArticleName,
    new: NewClaim,
    *,
    by: str,
    split_from: int | None = None,
    what: str = "add",
) -> ClaimName:
    """Add a claim that a person found; it counts as looked at by them.

    Raises ``ConflictError`` when a claim that stands says the same of the same words.
    """
    lock_article(connection, article)
    _check(f"a claim of {article.slug}", new.statement, new.check_worthiness)
    revision_id, revision = latest_revision(connection, article)
    spans.check(revision.text, new.mentions)
    _refuse_twin(connection, article, revision_id, new, split_from)
    who = checker_id(connection, by)
    number = _next_number(connection, article)
    table = schema.claim
    key = connection.execute(
        sa.insert(table).returning(table.c.id),
        {
            "article_id": article.id,
            "number": number,
            "statement": new.statement,
            "kind": new.kind,
            "speaker": new.speaker,
            "check_worthiness": new.check_worthiness,
            "reasons": list(new.reasons),
            "status": Status.UNVERIFIED,
            "added_by_id": who,
            "looked_by_id": who,
            "split_from_id": split_from,
        },
    ).scalar_one()
    spans.replace(connection, revision.text, key, revision_id, new.mentions)
    connection.execute(
        sa.insert(schema.claim_outcome),
        {
            "claim_id": key,
            "revision_id": revision_id,
            "outcome": Outcome.PROPOSED,
        },
    )
    name = ClaimName(key, number, article)
    states = state.claim_states(connection, article, [key])
    quotes = [each["quote"] for fields in states.values() for each in fields["spans"]]
    search.index(connection, [(key, search.words_of(new.statement, quotes))])
    ledger.record(
        connection, article.slug, who=by, what=what, subject=str(name), after=states
    )
    return name


def edit_claim(
    connection: Connection,
    name: ClaimName,
    *,
    by: str,
    changes: Mapping[str, Any],
    mentions: spans.Mentions | None = None,
) -> Status:
    """Change a claim's fields, its spans, or both; return its status after it.

    ``changes`` are columns: statement, kind, speaker, check_worthiness. A verdict
    that was about other words does not survive this: the claim is then suspended.
    """
    lock_article(connection, name.article)
    before = _standing(connection, name)
    _check(str(name), changes.get("statement"), changes.get("check_worthiness"))
    if mentions is not None:
        revision_id, revision = latest_revision(connection, name.article)
        spans.replace(connection, revision.text, name.id, revision_id, mentions)
    _set(
        connection,
        name,
        **changes,
        looked_by_id=checker_id(connection, by),
    )
    state.changed(connection, name, who=by, what="edit", before=before)
    return _status(connection, name)


def split_claim(
    connection: Connection, name: ClaimName, pieces: Sequence[NewClaim], *, by: str
) -> list[ClaimName]:
    """Put several claims in the place of one, which is dropped and says so."""
    if len(pieces) < 2:
        raise ConflictError(f"{name} can only be split into two claims or more")
    lock_article(connection, name.article)
    _standing(connection, name)
    names = [
        add_claim(
            connection, name.article, piece, by=by, split_from=name.id, what="split"
        )
        for piece in pieces
    ]
    numbers = ", ".join(str(each) for each in names)
    drop_claim(connection, name, because=f"split into {numbers}", by=by)
    return names


def merge_claims(
    connection: Connection, kept: ClaimName, others: Sequence[ClaimName], *, by: str
) -> Status:
    """Make ``others`` further mentions of ``kept``, and drop them as its duplicates.

    Their evidence is copied to it. Raises ``ConflictError`` when two of them were
    ruled on with different conclusions: a person must say which one holds.
    """
    lock_article(connection, kept.article)
    conclusions: dict[Conclusion, str] = {}
    for each in (kept, *others):
        if each.article.id != kept.article.id:
            raise ConflictError(f"{each} belongs to another article than {kept}")
        if each in others and (each.id == kept.id or others.count(each) > 1):
            raise ConflictError(f"{each} cannot be merged with itself")
        [fields] = _standing(connection, each).values()
        if fields["conclusion"] is not None:
            conclusions.setdefault(fields["conclusion"], str(each))
    if len(conclusions) > 1:
        ruled = " and ".join(f"{who} is {what}" for what, who in conclusions.items())
        raise ConflictError(f"{ruled}; rule on one of them again before merging")

    for each in others:
        _copy_evidence(connection, each, kept, by=by)
    # The evidence came with ledger entries of its own: what follows is after them.
    before = _standing(connection, kept)
    revision_id, revision = latest_revision(connection, kept.article)
    placed = spans.read(connection, [kept.id, *(each.id for each in others)])
    mentions = [
        [(part.start, part.end) for part in parts]
        for each in (kept, *others)
        for parts in placed[each.id].mentions
    ]
    unique = [parts for at, parts in enumerate(mentions) if parts not in mentions[:at]]
    spans.replace(connection, revision.text, kept.id, revision_id, unique)
    for each in others:
        was = _standing(connection, each)
        _set(
            connection,
            each,
            drop_reason=f"duplicate of {kept}",
            duplicate_of_id=kept.id,
            dropped_by_id=checker_id(connection, by),
            looked_by_id=checker_id(connection, by),
        )
        state.changed(connection, each, who=by, what="merge", before=was)
    _set(connection, kept, looked_by_id=checker_id(connection, by))
    state.changed(connection, kept, who=by, what="merge", before=before)
    return _status(connection, kept)


def drop_claim(
    connection: Connection, name: ClaimName, *, because: str, by: str
) -> None:
    """Set a claim aside with a reason; it keeps its number and its history."""
    lock_article(connection, name.article)
    before = _standing(connection, name)
    who = checker_id(connection, by)
    _set(connection, name, drop_reason=because, dropped_by_id=who, looked_by_id=who)
    state.changed(connection, name, who=by, what="drop", before=before)


def restore_claim(connection: Connection, name: ClaimName, *, by: str) -> Status:
    """Take a dropped claim back; what it had been ruled to be holds again."""
    lock_article(connection, name.article)
    before = state.claim_states(connection, name.article, [name.id])
    [fields] = before.values()
    if fields["status"] != Status.DROPPED:
        raise ConflictError(f"{name} is not dropped")
    _set(
        connection,
        name,
        drop_reason=None,
        dropped_by_id=None,
        duplicate_of_id=None,
        looked_by_id=checker_id(connection, by),
    )
    state.changed(connection, name, who=by, what="restore", before=before)
    return _status(connection, name)


def _standing(connection: Connection, name: ClaimName) -> dict[str, state.Fields]:
    """Return a claim's state, or refuse when it was dropped."""
    before = state.claim_states(connection, name.article, [name.id])
    [fields] = before.values()
    if fields["status"] == Status.DROPPED:
        raise ConflictError(
            f"{name} was dropped ({fields['drop_reason']});"
            f" take it back with: claims drop {name} --undo"
        )
    return before


def _check(subject: str, statement: str | None, worth: float | None) -> None:
    """Refuse what a claim's columns cannot hold; what is ``None`` stays as it is."""
    if statement is not None and not statement.strip():
        raise UsageError(f"{subject} needs a statement; pass --statement TEXT")
    if worth is not None and not 0 <= worth <= 1:
        raise UsageError(f"{subject} cannot be worth {worth}; pass --worth 0 to 1")


def _set(connection: Connection, name: ClaimName, **values: Any) -> None:
    table = schema.claim
    connection.execute(sa.update(table).where(table.c.id == name.id).values(**values))


def _status(connection: Connection, name: ClaimName) -> Status:
    return connection.execute(
        sa.select(schema.claim.c.status).where(schema.claim.c.id == name.id)
    ).scalar_one()


def _next_number(connection: Connection, article: ArticleName) -> int:
    table = schema.article
    return connection.execute(
        sa.update(table)
        .where(table.c.id == article.id)
        .values(last_claim=table.c.last_claim + 1)
        .returning(table.c.last_claim)
    ).scalar_one()


def _refuse_twin(
    connection: Connection,
    article: ArticleName,
    revision_id: int,
    new: NewClaim,
    split_from: int | None,
) -> None:
    """Refuse a claim that stands already: same kind, speaker and first place.

    The claim that it is split from may be at that place: it is about to be dropped.
    """
    claim, span = schema.claim.c, schema.span.c
    start, end = new.mentions[0][0]
    candidates = connection.execute(
        sa.select(claim.id, claim.number)
        .join(schema.span, span.claim_id == claim.id)
        .where(
            span.revision_id == revision_id,
            span.start_char == start,
            span.end_char == end,
            claim.kind == new.kind,
            claim.speaker.is_not_distinct_from(new.speaker),
            claim.status != Status.DROPPED,
            claim.id.is_distinct_from(split_from),
        )
    ).all()
    wanted = [tuple(part) for part in new.mentions[0]]
    for key, place in spans.read(connection, [row.id for row in candidates]).items():
        for parts in place.mentions:
            if [(part.start, part.end) for part in parts] == wanted:
                number = next(row.number for row in candidates if row.id == key)
                raise ConflictError(
                    f"{article.slug}/{number} makes this claim of these words already;"
                    f" change it with: claims edit {article.slug}/{number}"
                )


def _copy_evidence(
    connection: Connection, giver: ClaimName, taker: ClaimName, *, by: str
) -> None:
    from claims.services.evidence import NewEvidence, add_evidence, list_evidence

    for piece in list_evidence(connection, giver):
        new = NewEvidence(
            source_id=piece.source.id,
            stance=piece.stance,
            passage=piece.passage,
            locator=piece.locator,
            accessed_on=piece.accessed_on,
            note=piece.note,
        )
        add_evidence(connection, taker, new, by=by)
