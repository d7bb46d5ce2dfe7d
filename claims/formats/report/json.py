"""The report as JSON: everything, for machines."""

import json
from collections.abc import Callable
from typing import Any

from claims.confidential import published
from claims.formats.control_characters import json_escaped
from claims.formats.plain import claim_object, plain
from claims.formats.report.claim_states import (
    by_conclusion,
    by_status,
    given_along,
    rows,
    standing,
)
from claims.records import CheckedClaim, Evidence, Report


def render(report: Report) -> str:
    """Return the report as one JSON object; claims are the contract, and more."""
    revision = plain(report.revision)
    del revision["text"]
    whole = {
        "article": plain(report.article),
        "revision": revision,
        "written_at": plain(report.written_at),
        "ledger_root": report.root,
        "counts": {
            "claims": len(standing(report)),
            **by_status(report),
            "conclusions": by_conclusion(report),
            "rows": len(rows(report)),
            "given_with_row": given_along(report),
        },
        "claims": [checked_object(checked) for checked in report.claims],
        "dispositions": plain(report.dispositions),
        **({"coverage": plain(report.coverage)} if report.coverage else {}),
        "corrections": plain(report.corrections),
        "sign_offs": plain(report.sign_offs),
        "text": report.revision.text,
    }
    return json_escaped(json.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def evidence_object(piece: Evidence) -> dict[str, Any]:
    """Return evidence as JSON, with nothing that names a confidential source."""
    fields: dict[str, Any] = plain(published(piece))
    source = fields["source"]
    if piece.source.confidential:
        known = ("id", "kind", "confidential", "name")
        fields["source"] = {name: source[name] for name in known}
    else:
        del source["contact"]
    return fields


def checked_object(
    checked: CheckedClaim,
    as_evidence: Callable[[Evidence], dict[str, Any]] = evidence_object,
) -> dict[str, Any]:
    """Return a claim with all that was said of it, as it may leave the desk.

    ``as_evidence`` is how evidence is shown to who sees more.
    """
    return claim_object(checked.claim) | {
        "evidence": [as_evidence(piece) for piece in checked.evidence],
        "verdicts": plain(checked.verdicts),
        "drop_reason": checked.drop_reason,
        "dropped_by": checked.dropped_by,
        "resolutions": plain(checked.resolutions),
        "approaches": plain(checked.approaches),
        "reaffirmations": plain(checked.reaffirmations),
        "changes": list(checked.changes),
    }
