"""All that leaves the desk about an article, gathered from one state of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import CheckedClaim, Claim, Evidence, Report
from claims.services.articles.article_list import get_article
from claims.services.claims.claim_list import claims_of, get_claim, list_claims
from claims.services.claims.coverage import coverage_of
from claims.services.claims.dispositions import list_dispositions
from claims.services.core.blind_checks import blank_checked
from claims.services.core.checkers import shown_name
from claims.services.core.claim_details import details_under
from claims.services.core.claim_filter import Filter
from claims.services.core.desk_root import desk_root
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.outcomes import Fared, described, outcomes_on
from claims.services.core.reaffirmation_log import reaffirmations_of
from claims.services.core.revisions import latest_revision
from claims.services.core.sign_off_log import list_sign_offs
from claims.services.core.verdict_log import verdicts_of
from claims.services.core.view import WHOLE, View
from claims.services.evidence.claim_evidence import evidence_of
from claims.services.replies.approaches import approaches_of
from claims.services.replies.corrections import list_corrections
from claims.services.replies.resolutions import resolutions_of
from claims.vocabulary import CLOSED, OPEN, Touched, stance_taken


def get_report(
    connection: Connection,
    article: ArticleName,
    view: View = WHOLE,
    *,
    with_coverage: bool = False,
) -> Report:
    """Return the article with every claim, dropped and gone ones too, in text order.

    What was ruled on the claims that ``view`` hides is left out, and the evidence for
    it that is not the viewer's own.
    """
    standing = Filter(article_id=article.id)
    closed = [Filter(article_id=article.id, status=status) for status in CLOSED]
    claims = [
        claim
        for wanted in (standing, *closed)
        for claim in list_claims(connection, wanted, sort="number", limit=None)
    ]
    claims.sort(key=lambda claim: [(part.start, part.end) for part in claim.spans])
    return Report(
        article=get_article(connection, article, view.hidden),
        revision=latest_revision(connection, article)[1],
        claims=_with_all_said(connection, article, claims, view),
        dispositions=tuple(list_dispositions(connection, article)),
        written_at=datetime.now(UTC),
        coverage=coverage_of(connection, article) if with_coverage else None,
        corrections=tuple(list_corrections(connection, article, view.hidden)),
        sign_offs=tuple(list_sign_offs(connection, article, view.hidden)),
        root=desk_root(connection),
    )


def get_checked_claim(
    connection: Connection,
    name: ClaimName,
    view: View = WHOLE,
) -> CheckedClaim:
    """Return a claim with its evidence and its verdicts, where they are not hidden."""
    claims = [get_claim(connection, name)]
    [checked] = _with_all_said(connection, name.article, claims, view)
    keys = [each.key for each in details_under(connection, [name.id])]
    inside = claims_of(connection, keys, view.hidden) if keys else []
    standing = tuple(each for each in inside if each.status not in CLOSED)
    return replace(checked, details=standing)


def get_checked_claims(
    connection: Connection, article: ArticleName, keys: Iterable[int]
) -> tuple[CheckedClaim, ...]:
    """Return some claims of an article with all that was said, by their keys."""
    claims = [get_claim(connection, ClaimName(key, 0, article)) for key in keys]
    return _with_all_said(connection, article, claims, WHOLE)


def _with_all_said(
    connection: Connection,
    article: ArticleName,
    claims: list[Claim],
    view: View,
) -> tuple[CheckedClaim, ...]:
    table = schema.claim
    dropper = schema.checker
    if not claims:
        return ()
    rows = connection.execute(
        sa.select(table.c.id, table.c.drop_reason, shown_name(dropper).label("name"))
        .outerjoin(dropper, dropper.c.id == table.c.dropped_by_id)
        .where(table.c.article_id == article.id)
        .where(*([table.c.id == claims[0].key] if len(claims) == 1 else []))
    )
    known = {row.id: row for row in rows}
    keys = list(known)
    evidence = evidence_of(connection, keys)
    verdicts = verdicts_of(connection, keys)
    resolutions = resolutions_of(connection, keys)
    approaches = approaches_of(connection, keys)
    reaffirmed = reaffirmations_of(connection, keys)
    latest = latest_revision(connection, article)[1].number
    fared = outcomes_on(connection, keys, latest)
    found = []
    for claim in claims:
        row = known[claim.key]
        checked = CheckedClaim(
            claim=claim,
            evidence=tuple(evidence.get(row.id, ())),
            verdicts=tuple(verdicts.get(row.id, ())),
            drop_reason=row.drop_reason,
            dropped_by=row.name,
            resolutions=tuple(resolutions.get(row.id, ())),
            approaches=tuple(approaches.get(row.id, ())),
            reaffirmations=tuple(reaffirmed.get(row.id, ())),
            changes=_changes(claim, fared.get(row.id)),
        )
        if view.hides(row.id):
            checked = blank_checked(checked, view.viewer)
        found.append(replace(checked, evidence=_with_stances(checked)))
    return tuple(found)


def _with_stances(checked: CheckedClaim) -> tuple[Evidence, ...]:
    """Return the evidence, each piece that has no stance with that of the verdict.

    What was ruled in secret gives none away: it is not in ``checked``.
    """
    verdict = checked.verdict
    if verdict is None:
        return checked.evidence
    return tuple(
        replace(piece, stance=stance_taken(piece.stance, verdict.conclusion))
        if piece.number in verdict.evidence
        else piece
        for piece in checked.evidence
    )


def _changes(claim: Claim, fared: Fared | None) -> tuple[str, ...]:
    """Return what changed in a claim's words, while nobody has ruled on them since."""
    if fared is None or claim.status not in OPEN:
        return ()
    return tuple(
        described(Touched(each["touched"]), each["old"], each["new"])
        for each in fared.changes
    )
