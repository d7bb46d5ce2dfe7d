"""Grouping what is open by the person or document that can settle it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from claims.confidential import source_label
from claims.records import Call, Claim, Evidence, Row
from claims.records.rows import is_beneath
from claims.services.claims.claim_list import list_claims
from claims.services.core import search
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.view import WHOLE, View
from claims.services.evidence.claim_evidence import evidence_of, evidence_shown
from claims.vocabulary import OPEN


def list_calls(
    connection: Connection,
    article: ArticleName,
    view: View = WHOLE,
    *,
    reveal: bool = False,
) -> list[Call]:
    """Return whom to ask what, each open claim once; nobody's come last.

    The claims that ``view`` hides are open to its viewer, who may not see what was
    ruled on them, nor the sources that it rests on.

    Asked is the speaker of a claim, else the first source in its evidence: nobody is
    guessed. A confidential source goes by its number, unless ``reveal``. What is folded
    beneath a claim is asked along with it, unless somebody else is to be asked.
    """
    claims = [
        claim
        for status in OPEN
        for claim in list_claims(
            connection,
            Filter(article_id=article.id, status=status, hidden=view.hidden),
            sort="number",
            limit=None,
        )
    ]
    claims.sort(key=lambda claim: claim.number)
    evidence = evidence_of(connection, [claim.key for claim in claims])
    calls: dict[tuple[str | None, str], Call] = {}
    asks: dict[int, str | None] = {}
    for claim in claims:
        pieces = evidence.get(claim.key, [])
        if view.hides(claim.key):
            name = ClaimName(claim.key, claim.number, article)
            pieces = evidence_shown(connection, name, view)
        asks[claim.key] = claim.speaker or _first(pieces, reveal)
    for row in _asked_rows(claims, asks):
        claim, ask = row.claim, asks[row.claim.key]
        same = (ask, search.fold(claim.statement))
        known = calls.get(same)
        if known is None:
            calls[same] = Call(ask, claim, details=row.details)
        else:
            also = (*known.also, str(claim.id))
            details = (*known.details, *row.details)
            calls[same] = replace(known, also=also, details=details)
    order: dict[str | None, int] = {}
    for call in calls.values():
        order.setdefault(call.ask, len(order))
    return sorted(calls.values(), key=lambda each: (each.ask is None, order[each.ask]))


def _asked_rows(
    claims: Sequence[Claim], asks: Mapping[int, str | None]
) -> list[Row[Claim]]:
    """Return the claims by whom to ask, each with what can be asked along with it.

    What is folded goes along with its row, or with what was said there, where the same
    is to be asked or nobody else.
    """
    rows = [Row(each) for each in claims if not is_beneath(each)]
    heads: dict[tuple[str | None, str | None], int] = {}
    for at, row in enumerate(rows):
        claim, ask = row.claim, asks[row.claim.key]
        heads.setdefault((claim.id, ask), at)
        heads.setdefault((claim.id, None), at)
        if claim.detail_of is not None:
            heads.setdefault((str(claim.detail_of), ask), at)
    for each in claims:
        if not is_beneath(each):
            continue
        head = heads.get((str(each.detail_of), asks[each.key]))
        if head is None:
            rows.append(Row(each))
        else:
            along = (*rows[head].details, each)
            rows[head] = Row(rows[head].claim, along)
    return sorted(rows, key=lambda row: row.claim.number)


def _first(pieces: Sequence[Evidence], reveal: bool) -> str | None:
    for piece in pieces:
        return piece.source.name if reveal else source_label(piece.source)
    return None
