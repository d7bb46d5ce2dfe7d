"""What one person may see of the desk: what a blind check hides is left out.

Services that only leave out what was ruled take the keys, ``view.hidden``; those that
also ask who looks, since everybody sees their own, take the view.
"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from claims.services.core.blind_checks import NOTHING, hidden_from
from claims.services.core.lookup import ArticleName


@dataclass(frozen=True, slots=True)
class View:
    """Who looks, and the keys of the claims whose verdicts they must not see yet."""

    viewer: str | None = None
    hidden: frozenset[int] = NOTHING

    def hides(self, claim_id: int) -> bool:
        """Say whether what was ruled on a claim is hidden."""
        return claim_id in self.hidden

    def of_claim(self, claim_id: int) -> "View":
        """Return the same view of one claim alone."""
        return replace(self, hidden=self.hidden & {claim_id})


WHOLE = View()
"""The view that nothing is hidden from."""


def view_of(
    connection: Connection, viewer: str | None, article: ArticleName | None = None
) -> View:
    """Return what ``viewer`` may see of the desk, or of one article."""
    key = article.id if article else None
    return View(viewer, hidden_from(connection, viewer, key))
