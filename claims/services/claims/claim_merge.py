"""Making one claim of several."""

from collections.abc import Sequence

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_drop import drop_claim
from claims.services.core import spans
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import changing, in_text, set_values, status_of
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.rechecks import refuse_blind
from claims.services.core.revisions import latest_revision
from claims.values.calculation import renumbered
from claims.vocabulary import Conclusion, Status


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
        refuse_blind(connection, each, by)
        [fields] = in_text(connection, each).values()
        if fields["conclusion"] is not None:
            conclusions.setdefault(fields["conclusion"], str(each))
    if len(conclusions) > 1:
        ruled = " and ".join(f"{who} is {what}" for what, who in conclusions.items())
        raise ConflictError(f"{ruled}; rule on one of them again before merging")

    for each in others:
        _copy_evidence(connection, each, kept, by=by)
    # The evidence came with ledger entries of its own: what follows is after them.
    with changing(connection, kept, who=by, what="merge"):
        revision_id, revision = latest_revision(connection, kept.article)
        placed = spans.read(connection, [kept.id, *(each.id for each in others)])
        mentions = [
            [(part.start, part.end) for part in parts]
            for each in (kept, *others)
            for parts in placed[each.id].mentions
        ]
        unique = [each for at, each in enumerate(mentions) if each not in mentions[:at]]
        spans.replace(connection, revision.text, kept.id, revision_id, unique)
        for each in others:
            drop_claim(
                connection,
                each,
                because=f"duplicate of {kept}",
                by=by,
                duplicate_of=kept.id,
                what="merge",
            )
        set_values(connection, kept, looked_by_id=checker_id(connection, by))
    return status_of(connection, kept)


def _copy_evidence(
    connection: Connection, giver: ClaimName, taker: ClaimName, *, by: str
) -> None:
    from claims.services.evidence.claim_evidence import (
        NewEvidence,
        add_evidence,
        list_evidence,
    )
    from claims.services.evidence.snapshots import snapshot_key

    numbers: dict[int, int] = {}
    for piece in list_evidence(connection, giver):
        if piece.withdrawn_because is not None:
            continue
        # A calculation names its evidence by the numbers that it has on its claim.
        expression = piece.expression and renumbered(piece.expression, numbers)
        new = NewEvidence(
            source_id=piece.source.id,
            stance=piece.stance,
            passage=piece.passage,
            locator=piece.locator,
            accessed_on=piece.accessed_on,
            note=piece.note,
            is_primary=piece.is_primary,
            snapshot_id=snapshot_key(connection, piece.snapshot),
            expression=expression,
        )
        added, _ = add_evidence(connection, taker, new, by=by)
        numbers[piece.number] = added.number
