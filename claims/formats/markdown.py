"""The report as Markdown: what is left to do first, then every claim."""

import re
from collections import Counter

from claims.formats import published
from claims.records import CheckedClaim, Evidence, Report, Verdict
from claims.words import Status

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:@>])")


def escaped(text: str) -> str:
    """Return data so that no Markdown viewer takes it for markup: one line of text."""
    line = " ".join(text.split())
    return _SPECIAL.sub(r"\\\1", line.replace("&", "&amp;").replace("<", "&lt;"))


def render(report: Report) -> str:
    """Return the report as Markdown (CommonMark with tables)."""
    standing = [each for each in report.claims if each.claim.status != Status.DROPPED]
    dropped = [each for each in report.claims if each.claim.status == Status.DROPPED]
    lines = [*_head(report), "", "## To do first", "", *_to_do(standing)]
    lines += ["", "## Claims", ""]
    for checked in standing:
        lines += [*_claim(checked), ""]
    if dropped:
        lines += ["## Dropped", ""]
        lines += [
            f"- **{each.claim.id}** {escaped(each.claim.statement)}"
            f" ({escaped(each.drop_reason or '')}, {escaped(each.dropped_by or '')})"
            for each in dropped
        ]
        lines.append("")
    if report.dispositions:
        lines += ["## Nothing to check", ""]
        lines += [
            f"- “{escaped(each.span.quote)}”:"
            f" {escaped(each.reason or 'no reason given')}"
            f" ({escaped(each.checker)})"
            for each in report.dispositions
        ]
        lines.append("")
    return "\n".join(lines)


def _head(report: Report) -> list[str]:
    article, revision = report.article, report.revision
    facts = {
        "outlet": article.outlet,
        "byline": article.byline,
        "published": str(article.published_on) if article.published_on else None,
        "address": article.url,
        "revision": f"{revision.number}, sha256 {revision.sha256}",
        "claims": f"{article.claims}: {article.checked} checked,"
        f" {article.unverified} unverified, {article.suspended} suspended",
        "conclusions": _conclusions(report),
        "written": f"{report.written_at:%Y-%m-%d %H:%M} UTC",
    }
    lines = [f"# {escaped(article.title)}", "", "| | |", "| --- | --- |"]
    known = {name: fact for name, fact in facts.items() if fact}
    return lines + [f"| {name} | {escaped(fact)} |" for name, fact in known.items()]


def _conclusions(report: Report) -> str:
    counts = Counter(
        each.verdict.conclusion.value
        for each in report.claims
        if each.verdict and each.claim.status == Status.CHECKED
    )
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))


def _to_do(standing: list[CheckedClaim]) -> list[str]:
    left = [each for each in standing if each.claim.status != Status.CHECKED]
    if not left:
        return ["Nothing: every claim has a verdict in force."]
    left.sort(key=lambda each: -each.claim.check_worthiness)
    return [
        f"- [ ] **{each.claim.id}** {escaped(each.claim.statement)}"
        f" ({each.claim.status}, worth {each.claim.check_worthiness:.2f})"
        for each in left
    ]


def _claim(checked: CheckedClaim) -> list[str]:
    claim = checked.claim
    quote = " … ".join(part.quote for part in claim.spans)
    speaker = f", said by {escaped(claim.speaker)}" if claim.speaker else ""
    lines = [
        f"### {claim.id}: {escaped(claim.statement)}",
        "",
        f"> {escaped(quote)}",
        "",
        f"{claim.kind}{speaker}; worth {claim.check_worthiness:.2f};"
        f" **{claim.status}**",
    ]
    for verdict in reversed(checked.verdicts):
        lines += ["", *_verdict(verdict, is_last=verdict is checked.verdict)]
    if checked.evidence:
        lines += ["", *(_evidence(piece) for piece in checked.evidence)]
    return lines


def _verdict(verdict: Verdict, *, is_last: bool) -> list[str]:
    lines = [
        f"**{escaped(verdict.label)}** ({verdict.conclusion})"
        f"{'' if is_last else ', superseded'}: {escaped(verdict.rationale)}"
        f" — {escaped(verdict.checker)}, {verdict.recorded_at:%Y-%m-%d}"
    ]
    if verdict.suggestion:
        lines += ["", f"Suggested wording: {escaped(verdict.suggestion)}"]
    return lines


def _evidence(piece: Evidence) -> str:
    url, passage = published.source_url(piece), published.passage(piece)
    locator = published.locator(piece)
    name = escaped(published.source_name(piece))
    # An address in angle brackets ends at a space or a bracket; neither is in a URL.
    safe = url and not re.search(r"[\s<>]", url)
    return "".join(
        [
            f"{piece.number}. {piece.stance}: {name}",
            f" <{url}>" if safe else "",
            f", {escaped(locator)}" if locator else "",
            f": “{escaped(passage)}”" if passage else "",
        ]
    )
