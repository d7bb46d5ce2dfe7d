"""Every table, each loaded when it is first named.

A command names the few that it needs; building all of them would cost ``claims list``
a fifth of its start. ``claims.schema.everything`` loads them all.
"""

from typing import TYPE_CHECKING

from claims.lazy import on_demand

if TYPE_CHECKING:
    from claims.schema.amendments import amendment
    from claims.schema.approaches import approach
    from claims.schema.articles import article
    from claims.schema.assignments import assignment
    from claims.schema.checkers import checker
    from claims.schema.claims import claim
    from claims.schema.corrections import correction
    from claims.schema.dispositions import disposition
    from claims.schema.findings import evidence
    from claims.schema.ledger import ledger_entry, ledger_stream
    from claims.schema.policies import policy
    from claims.schema.reaffirmations import reaffirmation
    from claims.schema.rechecks import recheck
    from claims.schema.resolutions import resolution
    from claims.schema.revisions import revision, sentence
    from claims.schema.runs import extraction_run
    from claims.schema.scales import rating, rating_scale
    from claims.schema.search import claim_text
    from claims.schema.sign_offs import sign_off
    from claims.schema.snapshots import snapshot, source_snapshot
    from claims.schema.sources import source
    from claims.schema.spans import claim_outcome, span
    from claims.schema.verdicts import verdict, verdict_evidence

__all__ = [
    "amendment",
    "approach",
    "article",
    "assignment",
    "checker",
    "claim",
    "claim_outcome",
    "claim_text",
    "correction",
    "disposition",
    "evidence",
    "extraction_run",
    "ledger_entry",
    "ledger_stream",
    "policy",
    "rating",
    "rating_scale",
    "reaffirmation",
    "recheck",
    "resolution",
    "revision",
    "sentence",
    "sign_off",
    "snapshot",
    "source",
    "source_snapshot",
    "span",
    "verdict",
    "verdict_evidence",
]

__getattr__ = on_demand(
    __name__,
    {
        "articles": ("article",),
        "revisions": ("revision", "sentence"),
        "dispositions": ("disposition",),
        "claims": ("claim",),
        "spans": ("span", "claim_outcome"),
        "runs": ("extraction_run",),
        "sources": ("source",),
        "verdicts": ("verdict", "verdict_evidence"),
        "checkers": ("checker",),
        "scales": ("rating_scale", "rating"),
        "ledger": ("ledger_stream", "ledger_entry"),
        "findings": ("evidence",),
        "amendments": ("amendment",),
        "search": ("claim_text",),
        "approaches": ("approach",),
        "assignments": ("assignment",),
        "corrections": ("correction",),
        "policies": ("policy",),
        "reaffirmations": ("reaffirmation",),
        "rechecks": ("recheck",),
        "resolutions": ("resolution",),
        "sign_offs": ("sign_off",),
        "snapshots": ("snapshot", "source_snapshot"),
    },
)
