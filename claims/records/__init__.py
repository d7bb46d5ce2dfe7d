"""What rows are outside the database: frozen, and named as people name things.

All offsets count Unicode code points of the revision's text, end exclusive. A module is
loaded when one of its records is first named: a command needs a few of them.
"""

from typing import TYPE_CHECKING

from claims.lazy import on_demand

if TYPE_CHECKING:
    from claims.records.articles import (
        Article,
        Disposition,
        Revision,
        RevisionLine,
    )
    from claims.records.calls import Call, FilledRow
    from claims.records.claims import Claim, Span, Wording
    from claims.records.coverage import BlankStretch, Coverage
    from claims.records.evidence import Evidence, EvidenceEdit, Snapshot, Source
    from claims.records.gate import Again, Obstacle, SignOff
    from claims.records.lacks import Lack
    from claims.records.ledger import LedgerEntry
    from claims.records.lines import ClaimLine
    from claims.records.queries import Query
    from claims.records.recalls import Recalled, Stale
    from claims.records.replies import Approach, Correction, Resolution
    from claims.records.reports import CheckedClaim, Report
    from claims.records.review import OpenClaim
    from claims.records.rows import Row, fold_mark, rows_of
    from claims.records.scales import Rating, RatingScale
    from claims.records.verdicts import Reaffirmation, Verdict

__all__ = [
    "Again",
    "Approach",
    "Article",
    "BlankStretch",
    "Call",
    "CheckedClaim",
    "Claim",
    "ClaimLine",
    "Correction",
    "Coverage",
    "Disposition",
    "Evidence",
    "EvidenceEdit",
    "FilledRow",
    "Lack",
    "LedgerEntry",
    "Obstacle",
    "OpenClaim",
    "Query",
    "Rating",
    "RatingScale",
    "Reaffirmation",
    "Recalled",
    "Report",
    "Resolution",
    "Revision",
    "RevisionLine",
    "Row",
    "SignOff",
    "Snapshot",
    "Source",
    "Span",
    "Stale",
    "Verdict",
    "Wording",
    "fold_mark",
    "rows_of",
]

__getattr__ = on_demand(
    __name__,
    {
        "claims": ("Span", "Claim", "Wording", "wording_of"),
        "articles": ("Article", "Revision", "RevisionLine", "Disposition"),
        "coverage": ("BlankStretch", "Coverage"),
        "evidence": ("Source", "Snapshot", "Evidence", "EvidenceEdit"),
        "verdicts": ("Verdict", "Reaffirmation"),
        "queries": ("Query",),
        "recalls": ("Recalled", "Stale"),
        "calls": ("Call", "FilledRow"),
        "replies": ("Approach", "Correction", "Resolution"),
        "reports": ("CheckedClaim", "Report"),
        "review": ("OpenClaim",),
        "scales": ("Rating", "RatingScale"),
        "gate": ("Again", "Obstacle", "SignOff"),
        "lacks": ("Lack", "lack_fields", "lack_of", "lacks_of"),
        "ledger": ("LedgerEntry",),
        "lines": ("ClaimLine",),
        "rows": ("Row", "fold_mark", "rows_of"),
    },
)
