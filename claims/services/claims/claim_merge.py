"""Making one claim of several."""

from collections.abc import Sequence

from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.claims.claim_drop import drop_claim
from claims.services.core import spans
from claims.services.core.append_only import fields
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    States,
    changing,
    in_text,
    set_values,
    status_of,
)
from claims.services.core.claim_details import free
from claims.services.core.lookup import ClaimName, lock_article
from claims.services.core.rechecks import refuse_blind
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Conclusion, Status


def merge_claims(
    connection: Connection, kept: ClaimName, others: Sequence[ClaimName], *, by: str
) -> Status:
    """Make ``others`` further mentions of ``kept``, and drop them as its duplicates.

    Their evidence is copied to it, and the ledger tells which pieces say the same as
    those of each, so that the merge can be undone. Raises ``ConflictError`` when two
    of them were ruled on with different conclusions: a person must say which one holds.
    """
    lock_article(connection, kept.article)
    conclusions: dict[Conclusion, str] = {}
    for each in (kept, *others):
        if each.article.id != kept.article.id:
            raise ConflictError(f"{each} belongs to another article than {kept}")
        if each in others and (each.id == kept.id or others.count(each) > 1):
            raise ConflictError(f"{each} cannot be merged with itself")
        refuse_blind(connection, each, by)
        [state] = in_text(connection, each).values()
        if state["conclusion"] is not None:
            conclusions.setdefault(state["conclusion"], str(each))
    if len(conclusions) > 1:
        ruled = " and ".join(f"{who} is {what}" for what, who in conclusions.items())
        raise ConflictError(f"{ruled}; rule on one of them again before merging")

    _part_from(connection, kept, others, by=by)
    had = _evidence(connection, kept)
    brought = {each: _copy_evidence(connection, each, kept, by=by) for each in others}
    has = _evidence(connection, kept)
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
                left=[
                    {record: told[record] for record in brought[each] & told.keys()}
                    for told in (had, has)
                ],
            )
        set_values(connection, kept, looked_by_id=checker_id(connection, by))
    return status_of(connection, kept)


def _part_from(
    connection: Connection, kept: ClaimName, others: Sequence[ClaimName], *, by: str
) -> None:
    """Make a row of a claim that is a detail of one that is to be merged into it."""
    rows = {str(each.number) for each in others}
    with changing(connection, kept, who=by, what="unfold") as change:
        change.is_made = str(change.claim["detail_of"]) in rows
        if change.is_made:
            free(connection, [kept.id])


def _evidence(connection: Connection, name: ClaimName) -> States:
    """Return the evidence of a claim as the ledger has it."""
    return fields(connection, schema.evidence, schema.evidence.c.claim_id == name.id)


def _copy_evidence(
    connection: Connection, giver: ClaimName, taker: ClaimName, *, by: str
) -> set[str]:
    """Copy evidence; return the records of what says the same on ``taker`` now."""
    from claims.services.evidence.evidence_copy import copy_evidence

    numbers = copy_evidence(connection, giver, taker, by=by)
    return {f"evidence/{taker.number}/{number}" for number in numbers.values()}
