"""Putting several claims in the place of one."""

from collections.abc import Sequence

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.claims.claim_add import NewClaim, add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ClaimName, lock_article


def split_claim(
    connection: Connection, name: ClaimName, pieces: Sequence[NewClaim], *, by: str
) -> list[ClaimName]:
    """Put several claims in the place of one, which is dropped and says so."""
    if len(pieces) < 2:
        raise ConflictError(f"{name} can only be split into two claims or more")
    lock_article(connection, name.article)
    standing(connection, name)
    names = [
        add_claim(
            connection, name.article, piece, by=by, split_from=name.id, what="split"
        )
        for piece in pieces
    ]
    numbers = ", ".join(str(each) for each in names)
    drop_claim(connection, name, because=f"split into {numbers}", by=by)
    return names
