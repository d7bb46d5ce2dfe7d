"""All that leaves the desk about an article."""

from dataclasses import dataclass
from datetime import datetime

from claims.records.articles import Article, Disposition, Revision
from claims.records.claims import Claim
from claims.records.coverage import Coverage
from claims.records.evidence import Evidence
from claims.records.gate import SignOff
from claims.records.replies import Approach, Correction, Resolution
from claims.records.verdicts import Reaffirmation, Verdict


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with everything that was said about it, oldest first."""

    claim: Claim
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    drop_reason: str | None = None
    dropped_by: str | None = None
    resolutions: tuple[Resolution, ...] = ()
    approaches: tuple[Approach, ...] = ()
    reaffirmations: tuple[Reaffirmation, ...] = ()
    changes: tuple[str, ...] = ()
    """What differs in its words from those that its verdict is about, in words."""
    details: tuple[Claim, ...] = ()
    """What lies inside it, where it is shown by itself; a report has them anyway."""

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict that was not withdrawn, in force unless it is suspended.

        A blind second opinion never is.
        """
        main = [each for each in self.verdicts if each.checks is None]
        return main[-1] if main and not main[-1].withdraws else None


@dataclass(frozen=True, slots=True)
class Report:
    """All that leaves the desk about one revision of an article."""

    article: Article
    revision: Revision
    claims: tuple[CheckedClaim, ...]
    """In the order of the text."""
    dispositions: tuple[Disposition, ...]
    written_at: datetime
    coverage: Coverage | None = None
    """What nobody has looked at, where that was asked for."""
    corrections: tuple[Correction, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    """Who released which of its texts, oldest first."""
    root: str = ""
    """Of the whole ledger when it was written: what it says can be held against it."""
