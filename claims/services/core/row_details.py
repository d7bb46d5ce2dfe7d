"""The details of a row, and what keeps each from going along with a ruling on it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from claims.services.core.blind_checks import hidden_from
from claims.services.core.claim_details import details_under
from claims.services.core.claim_state import claim_states
from claims.services.core.detail_traits import detail_traits
from claims.services.core.lookup import ClaimName
from claims.services.core.rechecks import list_rechecks
from claims.services.core.revisions import latest_revision
from claims.services.core.verdict_log import verdict_in_force, verdicts_of
from claims.vocabulary import CLOSED, DetailTrait


@dataclass(frozen=True, slots=True)
class RowDetail:
    """A detail, as far as a verdict on its row may take it along."""

    name: ClaimName
    traits: frozenset[DetailTrait]
    """What of it must be seen: with one of these it goes along only where named."""
    refusal: str | None
    """Why it cannot go along at all, in words."""


def details_of_row(
    connection: Connection, row: ClaimName, *, by: str
) -> list[RowDetail]:
    """Return the details of a row that stand, and what keeps each from going along."""
    under = details_under(connection, [row.id])
    if not under:
        return []
    keys = [each.key for each in under]
    traits = detail_traits(connection, keys)
    given = verdicts_of(connection, keys)
    states = claim_states(connection, row.article, keys)
    hidden = hidden_from(connection, by, row.article.id)
    under_check = {each.claim for each in list_rechecks(connection, row.article)}
    latest = latest_revision(connection, row.article)[1].number
    found = []
    for each in under:
        state = states[f"claim/{each.number}"]
        if state["status"] in CLOSED:
            continue
        name = ClaimName(each.key, each.number, row.article)
        last = verdict_in_force(given.get(each.key, []))
        refusal = None
        if each.key in hidden or str(name) in under_check:
            refusal = "is checked blind"
        elif last is not None and (
            last.given_with is None or last.given_with.claim != str(row)
        ):
            refusal = f"was ruled on by {last.checker}"
        elif state["holder"] not in (None, by.strip()):
            refusal = f"is held by {state['holder']}"
        elif state["wording"] is not None or state["revision"] != latest:
            refusal = "states what an earlier text said"
        found.append(RowDetail(name, traits[each.key], refusal))
    return found
