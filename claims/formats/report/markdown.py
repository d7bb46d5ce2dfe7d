"""The report as Markdown: what is left to do first, then every claim."""

from claims.confidential import published
from claims.formats.evidence_words import (
    AGAINST,
    became,
    calculation,
    is_link,
    shaken,
    source_name,
)
from claims.formats.markdown_text import escaped
from claims.formats.plain import plain
from claims.formats.report.claim_states import (
    by_conclusion,
    by_status,
    dropped,
    given_along,
    gone,
    is_in_force,
    rows,
    standing,
)
from claims.formats.report.replies import correction_line, reply_lines
from claims.records import CheckedClaim, Evidence, Report, Row, Verdict, fold_mark
from claims.vocabulary import Status
from claims.wording.earlier_wording import statement_words
from claims.wording.sign_offs import sign_off_line


def render(report: Report) -> str:
    """Return the report as Markdown (CommonMark with tables)."""
    folded = rows(report)
    lines = [*_head(report), "", "## To do first", "", *_to_do(folded)]
    lines += ["", "## Claims", ""]
    for row in folded:
        lines += [*_claim(row.claim), ""]
        for detail in row.details:
            lines += [*_claim(detail, level="####"), ""]
    if left_out := dropped(report):
        lines += ["## Dropped", ""]
        lines += [
            f"- **{_id(each)}** {escaped(statement_words(each.claim))}"
            f" ({_why(each.drop_reason, each.dropped_by)})"
            for each in left_out
        ]
        lines.append("")
    if closed := gone(report):
        lines += ["## No longer in the text", ""]
        lines += [
            f"- **{_id(each)}** {escaped(statement_words(each.claim))}"
            f" (last in revision {each.claim.revision})"
            for each in closed
        ]
        lines.append("")
    if report.sign_offs:
        lines += ["## Signed off", ""]
        lines += [f"- {escaped(sign_off_line(each))}" for each in report.sign_offs]
        lines.append("")
    if report.corrections:
        lines += ["## Corrections", ""]
        lines += [f"- {escaped(correction_line(each))}" for each in report.corrections]
        lines.append("")
    if report.dispositions:
        lines += ["## Nothing to check", ""]
        lines += [
            f"- “{escaped(each.span.quote)}” ({_why(each.reason, each.checker)},"
            f" {each.recorded_at:%Y-%m-%d})"
            for each in report.dispositions
        ]
        lines.append("")
    return "\n".join(lines)


def _id(checked: CheckedClaim) -> str:
    return escaped(checked.claim.id or "")


def _why(reason: str | None, name: str | None) -> str:
    return escaped(reason or "no reason given") + (f", {escaped(name)}" if name else "")


def _head(report: Report) -> list[str]:
    article, revision = report.article, report.revision
    statuses, conclusions = by_status(report), by_conclusion(report)
    facts = {
        "outlet": article.outlet,
        "byline": article.byline,
        "published": plain(article.published_on),
        "address": article.url,
        "revision": f"{revision.number}, sha256 {revision.sha256}",
        "claims": f"{len(standing(report))}: {_counted(statuses)}",
        "rows": _row_counts(report),
        "conclusions": _counted(conclusions),
        "withdrawn": article.withdrawn_because,
        "written": f"{report.written_at:%Y-%m-%d %H:%M} UTC",
        "ledger root": report.root,
    }
    lines = [f"# {escaped(article.title)}", "", "| | |", "| --- | --- |"]
    known = {name: fact for name, fact in facts.items() if fact}
    return lines + [f"| {name} | {escaped(fact)} |" for name, fact in known.items()]


def _row_counts(report: Report) -> str:
    """Return how many rows there are, where details are folded beneath some."""
    folded, along = rows(report), given_along(report)
    details = sum(len(row.details) for row in folded)
    if not details:
        return ""
    given = f"; {along} checked along with their row" if along else ""
    return f"{len(folded)}, with {details} details{given}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)


def _to_do(folded: list[Row[CheckedClaim]]) -> list[str]:
    left = [
        row
        for row in folded
        if any(
            each.claim.status != Status.CHECKED for each in (row.claim, *row.details)
        )
    ]
    if not left:
        return ["Nothing: every claim is checked."]
    left.sort(key=lambda row: -row.claim.claim.check_worthiness)
    return [
        f"- [ ] **{_id(row.claim)}** {escaped(statement_words(row.claim.claim))}"
        f" ({row.claim.claim.status}{_mark(row)},"
        f" check-worthiness {row.claim.claim.check_worthiness:.2f})"
        for row in left
    ]


def _mark(row: Row[CheckedClaim]) -> str:
    mark = fold_mark(row.claim.claim, [each.claim for each in row.details])
    return f", {mark}" if mark else ""


def _claim(checked: CheckedClaim, level: str = "###") -> list[str]:
    claim = checked.claim
    quote = " … ".join(part.quote for part in claim.spans)
    speaker = f", said by {escaped(claim.speaker)}" if claim.speaker else ""
    reasons = f" ({escaped('; '.join(claim.reasons))})" if claim.reasons else ""
    lines = [
        f"{level} {_id(checked)}: {escaped(statement_words(claim))}",
        "",
        f"> {escaped(quote)}",
        "",
        f"**{claim.status}**; {claim.kind}{speaker};"
        f" check-worthiness {claim.check_worthiness:.2f}{reasons}",
    ]
    for verdict in reversed(checked.verdicts):
        remark = _remark(checked, verdict)
        lines += ["", *_verdict(verdict, remark)]
    lines += ["", *(f"- changed: {escaped(each)}" for each in checked.changes)] * bool(
        checked.changes
    )
    if claim.flags:
        lines += ["", *(f"- look: {escaped(each)}" for each in claim.flags)]
    replies = [
        *([] if claim.criticises is None else [_criticised(claim.criticises)]),
        *reply_lines(checked),
    ]
    if replies:
        lines += ["", *(f"- {escaped(line)}" for line in replies)]
    if checked.evidence:
        lines += ["", *(_evidence(published(each)) for each in checked.evidence)]
    return lines


def _remark(checked: CheckedClaim, verdict: Verdict) -> str:
    if verdict.withdraws:
        return ", withdrawn"
    if verdict.checks is not None:
        return f", a second opinion on verdict {verdict.checks}"
    if verdict is not checked.verdict:
        return ", superseded"
    if checked.claim.lacks:
        return ", does not count yet"
    if verdict.given_with is not None and is_in_force(checked):
        return f", given with {verdict.given_with.claim}"
    return "" if is_in_force(checked) else ", not in force: the words changed"


def _criticised(name: str) -> str:
    return f"criticises {name or 'nobody'}"


def _verdict(verdict: Verdict, remark: str) -> list[str]:
    lines = [
        f"**{escaped(verdict.label)}** ({verdict.conclusion}{remark}):"
        f" {escaped(verdict.rationale)}"
        f" — {escaped(verdict.checker)}, {verdict.recorded_at:%Y-%m-%d}"
    ]
    if news := shaken(verdict):
        lines += ["", f"Note: {escaped(news)}"]
    if verdict.despite:
        lines += ["", f"{AGAINST}: {escaped(verdict.despite)}"]
    if verdict.suggestion:
        lines += ["", f"Suggested wording: {escaped(verdict.suggestion)}"]
    return lines


def _evidence(piece: Evidence) -> str:
    url, worked_out = piece.source.url, calculation(piece)
    address = f"<{url}>" if is_link(url) else escaped(url or "")
    return "".join(
        [
            f"{piece.number}. {piece.stance}: {escaped(source_name(piece))}",
            f" {address}" if address else "",
            f", {escaped(piece.locator)}" if piece.locator else "",
            f": “{escaped(piece.passage)}”" if piece.passage else "",
            f": {escaped(worked_out)}" if worked_out else "",
            f", seen {piece.accessed_on}" if piece.accessed_on else "",
            f" ({escaped(news)})" if (news := became(piece)) else "",
        ]
    )
