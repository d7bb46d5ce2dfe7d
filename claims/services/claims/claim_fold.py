"""Folding by hand: making a claim a detail of another, or a row of its own."""

from sqlalchemy import Connection

from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import changing, set_values
from claims.services.core.claim_details import BY_HAND, free_under, refuse_detail
from claims.services.core.lookup import ClaimName, lock_article


def fold_claim(
    connection: Connection, name: ClaimName, row: ClaimName | None, *, by: str
) -> None:
    """Make a claim a folded detail of ``row``, or with ``None`` a row of its own.

    Who said so is recorded: no engine and no new draft arranges it otherwise. Raises
    ``ConflictError`` where that is no row of the same sentence, or the claim has
    details itself.
    """
    lock_article(connection, name.article)
    if row is not None:
        refuse_detail(connection, name, row)
    with changing(connection, name, who=by, what=BY_HAND) as change:
        if row is not None:
            # What was dropped and is a detail of it still stands alone from here on.
            was, now = free_under(connection, name)
            change.before |= was
            change.also |= now
        set_values(
            connection,
            name,
            detail_of_id=row and row.id,
            is_folded=row is not None,
            arranged_by_id=checker_id(connection, by),
        )
