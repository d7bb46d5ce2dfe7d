"""The report as CSV: a row a claim, for spreadsheets."""

import csv
import io

from claims.confidential import published
from claims.formats.evidence_words import became, calculation, source_name
from claims.formats.plain import guarded
from claims.formats.report.replies import resolution_line
from claims.records import CheckedClaim, Evidence, Report
from claims.wording.earlier_wording import statement_words

COLUMNS = (
    "id",
    "statement",
    "quote",
    "start",
    "end",
    "kind",
    "speaker",
    "check_worthiness",
    "status",
    "rating",
    "conclusion",
    "rationale",
    "suggestion",
    "checker",
    "ruled_at",
    "evidence",
    "despite",
    "answers",
    "detail_of",
    "given_with",
)


def render(report: Report) -> str:
    """Return the claims as CSV, in text order.

    Several parts, and several pieces of evidence, share a cell. A cell that a
    spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    # RFC 4180 ends a row with both characters; with less, the writer would leave a bare
    # carriage return unquoted in a cell, where a reader takes it for the end of a row.
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for checked in report.claims:
        writer.writerow([guarded(cell) for cell in _row(checked)])
    return buffer.getvalue()


def _row(checked: CheckedClaim) -> list[str]:
    claim, verdict = checked.claim, checked.verdict
    return [
        claim.id or "",
        statement_words(claim),
        " … ".join(part.quote for part in claim.spans),
        " ".join(str(part.start) for part in claim.spans),
        " ".join(str(part.end) for part in claim.spans),
        claim.kind.value,
        claim.speaker or "",
        f"{claim.check_worthiness:.2f}",
        claim.status.value,
        verdict.label if verdict else "",
        verdict.conclusion.value if verdict else "",
        verdict.rationale if verdict else "",
        (verdict.suggestion or "") if verdict else "",
        verdict.checker if verdict else "",
        verdict.recorded_at.isoformat() if verdict else "",
        "; ".join(_evidence(published(piece)) for piece in checked.evidence),
        (verdict.despite or "") if verdict else "",
        "; ".join(resolution_line(each) for each in checked.resolutions),
        str(claim.detail_of or ""),
        verdict.given_with.claim if verdict and verdict.given_with else "",
    ]


def _evidence(piece: Evidence) -> str:
    facts = [
        f"{piece.stance}: {source_name(piece)}",
        piece.source.url,
        piece.locator,
        f"“{piece.passage}”" if piece.passage else None,
        calculation(piece),
        became(piece),
    ]
    return ", ".join(fact for fact in facts if fact)
