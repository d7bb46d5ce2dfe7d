"""The gate's case: an article and its claims, as every rule of the gate sees them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from claims.policy import Gate
from claims.records import Claim, Verdict
from claims.services.claims.claim_list import list_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName
from claims.services.core.requirements import policy_in_force
from claims.services.core.revisions import latest_revision
from claims.services.core.verdict_log import verdict_in_force, verdicts_of
from claims.vocabulary import Status


@dataclass(frozen=True)
class GateCase:
    """What the gate looks at, read once."""

    connection: Connection
    article: ArticleName
    gate: Gate
    claims: list[Claim]
    """Those that stand, in the order of their numbers."""
    revision_id: int
    revision: int
    """The number of the latest text."""
    today: date

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """The verdict in force on each claim that is checked, by the claim's name."""
        checked = [each for each in self.claims if each.status == Status.CHECKED]
        given = verdicts_of(self.connection, [each.key for each in checked])
        found = {
            str(each.id): verdict_in_force(given.get(each.key, [])) for each in checked
        }
        return {name: each for name, each in found.items() if each is not None}


def open_case(
    connection: Connection,
    article: ArticleName,
    today: date,
    hidden: frozenset[int],
) -> GateCase:
    """Return an article as the gate sees it, the ``hidden`` claims as not ruled on."""
    revision_id, revision = latest_revision(connection, article)
    wanted = Filter(article_id=article.id, hidden=hidden)
    return GateCase(
        connection,
        article,
        policy_in_force(connection).gate,
        list_claims(connection, wanted, sort="number", limit=None),
        revision_id,
        revision.number,
        today,
    )
