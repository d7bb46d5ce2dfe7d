"""What rows are outside the database: frozen, and named as people name things.

All offsets count Unicode code points of the revision's text, end exclusive. A module is
loaded when one of its records is first named: a command needs a few of them.
"""

from typing import TYPE_CHECKING

from claims.lazy import on_demand

if TYPE_CHECKING:
    from claims.records.articles import Article, Disposition, Revision
    from claims.records.claims import Claim, Span
    from claims.records.coverage import BlankStretch, Coverage
    from claims.records.evidence import Evidence, Snapshot, Source
    from claims.records.gate import Obstacle, SignOff
    from claims.records.ledger import LedgerEntry
    from claims.records.lines import ClaimLine
    from claims.records.reports import CheckedClaim, Report
    from claims.records.scales import Rating, RatingScale
    from claims.records.verdicts import Verdict

__all__ = [
    "Article",
    "BlankStretch",
    "CheckedClaim",
    "Claim",
    "ClaimLine",
    "Coverage",
    "Disposition",
    "Evidence",
    "LedgerEntry",
    "Obstacle",
    "Rating",
    "RatingScale",
    "Report",
    "Revision",
    "SignOff",
    "Snapshot",
    "Source",
    "Span",
    "Verdict",
]

__getattr__ = on_demand(
    __name__,
    {
        "claims": ("Span", "Claim"),
        "articles": ("Article", "Revision", "Disposition"),
        "coverage": ("BlankStretch", "Coverage"),
        "evidence": ("Source", "Snapshot", "Evidence"),
        "verdicts": ("Verdict",),
        "reports": ("CheckedClaim", "Report"),
        "scales": ("Rating", "RatingScale"),
        "gate": ("Obstacle", "SignOff"),
        "ledger": ("LedgerEntry",),
        "lines": ("ClaimLine",),
    },
)
