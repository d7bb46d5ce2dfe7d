"""All that leaves the desk about an article."""

from dataclasses import dataclass
from datetime import datetime

from claims.records.articles import Article, Disposition, Revision
from claims.records.claims import Claim
from claims.records.evidence import Evidence
from claims.records.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with everything that was said about it, oldest first."""

    claim: Claim
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    drop_reason: str | None = None
    dropped_by: str | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict, in force unless the claim is suspended."""
        return self.verdicts[-1] if self.verdicts else None


@dataclass(frozen=True, slots=True)
class Report:
    """All that leaves the desk about one revision of an article."""

    article: Article
    revision: Revision
    claims: tuple[CheckedClaim, ...]
    """In the order of the text."""
    dispositions: tuple[Disposition, ...]
    written_at: datetime
