"""What one person may see of the desk: neither what a blind check hides, nor secrets.

What a command shows goes through ``View.seen``, which strikes out who the confidential
sources are. Services that only leave out what was ruled take the keys, ``view.hidden``;
those that also ask who looks, since everybody sees their own, take the view.
"""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from sqlalchemy import Connection

from claims.services.core.blind_checks import NOTHING, hidden_from
from claims.services.core.checkers import known_name
from claims.services.core.lookup import ArticleName
from claims.services.core.secrets import Secrets

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """Who looks, and the keys of the claims whose verdicts they must not see yet."""

    viewer: str | None = None
    hidden: frozenset[int] = NOTHING
    secrets: Secrets | None = field(default=None, compare=False, repr=False)
    """What no record shows; ``None`` where nothing is shown, but only worked with."""

    def seen(self, record: T, about: str | None = None) -> T:
        """Return a record, or several, without what names a confidential source.

        The desk must still be open. ``about`` is the claim, ``SLUG/N``, that a record
        is about which does not say so itself.
        """
        return record if self.secrets is None else self.secrets.seen(record, about)

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
    viewer = known_name(connection, viewer) if viewer else None
    return View(viewer, hidden_from(connection, viewer, key), Secrets(connection))
