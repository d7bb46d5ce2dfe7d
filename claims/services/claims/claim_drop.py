"""Setting claims aside."""

from collections.abc import Sequence

from sqlalchemy import Connection

from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import States, changing, set_values
from claims.services.core.claim_details import free_under
from claims.services.core.lookup import ClaimName
from claims.services.core.rechecks import refuse_blind, settle


def drop_claim(
    connection: Connection,
    name: ClaimName,
    *,
    because: str,
    by: str,
    duplicate_of: int | None = None,
    what: str = "drop",
    left: Sequence[States] = ({}, {}),
) -> None:
    """Set a claim aside with a reason; it keeps its number and its history.

    Its second check ends, and its details are rows. ``duplicate_of`` is the key of the
    claim that stays in its place, and ``what`` is what the ledger calls it; ``left``
    are records of that claim, as they were before and are with what this one left it.
    """
    with changing(connection, name, who=by, what=what) as change:
        refuse_blind(connection, name, by)
        who = checker_id(connection, by)
        set_values(
            connection,
            name,
            drop_reason=because,
            duplicate_of_id=duplicate_of,
            dropped_by_id=who,
            looked_by_id=who,
        )
        was, change.also = settle(
            connection, name, by_id=who, answered=None, verdict_number=None
        )
        freed, rows = free_under(connection, name)
        change.before |= was | left[0] | freed
        change.also |= left[1] | rows
