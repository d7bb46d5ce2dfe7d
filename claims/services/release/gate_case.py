"""The gate's case: an article and its claims, as every rule of the gate sees them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import Demands, Gate, Policy
from claims.records import Again, Claim, Reaffirmation, Verdict
from claims.services.claims.claim_list import list_claims
from claims.services.core.blind_checks import NOTHING
from claims.services.core.checkers import known_name
from claims.services.core.claim_filter import Filter
from claims.services.core.detail_traits import detail_traits
from claims.services.core.lookup import ArticleName
from claims.services.core.reaffirmation_log import reaffirmations_of
from claims.services.core.requirements import policy_in_force
from claims.services.core.revisions import latest_revision
from claims.services.core.verdict_log import verdict_in_force, verdicts_of
from claims.vocabulary import DetailTrait, Status


@dataclass(frozen=True)
class GateCase:
    """What the gate looks at, read once."""

    connection: Connection
    article: ArticleName
    policy: Policy
    claims: list[Claim]
    """Those that stand, in the order of their numbers."""
    revision_id: int
    revision: int
    """The number of the latest text."""
    today: date

    hidden: frozenset[int] = NOTHING
    viewer: str | None = None
    """Who looks, and would rule."""

    @property
    def gate(self) -> Gate:
        """What the policy asks of an article."""
        return self.policy.gate

    def demands(self, claim: Claim) -> Demands:
        """Return what the policy asks of a claim."""
        traits = self.traits.get(claim.key)
        return self.policy.demands(
            claim.kind, claim.speaker, claim.check_worthiness, traits
        )

    @cached_property
    def traits(self) -> dict[int, frozenset[DetailTrait]]:
        """The traits of each claim that is a detail, by the claim's key."""
        details = [each.key for each in self.claims if each.detail_of is not None]
        return detail_traits(self.connection, details)

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """The verdict in force on each claim that is checked, by the claim's name."""
        names = {str(each.id) for each in self.claims if each.status == Status.CHECKED}
        return {name: each for name, each in self.given.items() if name in names}

    @cached_property
    def given(self) -> dict[str, Verdict]:
        """The verdict in force on each claim, whether it counts or not."""
        ruled = [each for each in self.claims if each.conclusion is not None]
        known = verdicts_of(self.connection, [each.key for each in ruled])
        found = {
            str(each.id): verdict_in_force(known.get(each.key, [])) for each in ruled
        }
        return {name: each for name, each in found.items() if each is not None}

    def ruled_over(self, name: str) -> tuple[str, ...]:
        """Return whom a verdict of the viewer on a claim may go over.

        Whether they acted on it since, and need not say so, would be a query a claim.
        """
        claim = self._named.get(name)
        if claim is None:
            return ()
        given = self.given.get(name) if claim.status != Status.SUSPENDED else None
        people = (claim.holder, given and given.checker)
        others = (each for each in people if each not in (None, self.viewer))
        return tuple(dict.fromkeys(each for each in others if each))

    @cached_property
    def _named(self) -> dict[str, Claim]:
        return {str(each.id): each for each in self.claims}

    @cached_property
    def editors(self) -> tuple[str, ...]:
        """Whom the policy names as editors, by the names that they go by."""
        named = self.gate.editors
        return tuple(known_name(self.connection, each) for each in named)

    @cached_property
    def scale(self) -> str:
        """The name of the scale that the desk gives verdicts on."""
        table = schema.rating_scale.c
        query = sa.select(table.name).where(table.is_default)
        name: str = self.connection.execute(query).scalar_one()
        return name

    @cached_property
    def reaffirmed(self) -> dict[int, list[Reaffirmation]]:
        """The reaffirmations of each claim that was ruled on, by the claim's key."""
        ruled = [each.key for each in self.claims if str(each.id) in self.given]
        return reaffirmations_of(self.connection, ruled)

    def is_reaffirmed(self, claim: Claim) -> bool:
        """Say whether somebody carried the verdict on a claim over to other words."""
        verdict = self.given[str(claim.id)]
        return any(
            each.verdict == verdict.number and each.revision > verdict.revision
            for each in self.reaffirmed.get(claim.key, ())
        )

    def again(self, verdict: Verdict) -> Again:
        """Return a verdict as far as who gives it again must say it again."""
        name = verdict.scale.rpartition(" ")[0]
        scale = None if name == self.scale else name
        is_against = verdict.despite is not None
        return Again(verdict.rating, scale, verdict.confirmed, is_against)


def open_case(
    connection: Connection,
    article: ArticleName,
    today: date,
    hidden: frozenset[int],
    viewer: str | None = None,
) -> GateCase:
    """Return an article as the gate sees it, the ``hidden`` claims as not ruled on."""
    revision_id, revision = latest_revision(connection, article)
    wanted = Filter(article_id=article.id, hidden=hidden)
    return GateCase(
        connection,
        article,
        policy_in_force(connection),
        list_claims(connection, wanted, sort="number", limit=None),
        revision_id,
        revision.number,
        today,
        hidden,
        viewer,
    )
