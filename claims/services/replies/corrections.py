"""The register of corrections: what was put right after publication, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import UsageError
from claims.records import Correction
from claims.services.core import claim_state, ledger
from claims.services.core.blind_checks import NOTHING
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.vocabulary import CorrectionClass


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What is put right, and what readers are told."""

    correction_class: CorrectionClass
    what: str
    rationale: str
    notice: str
    corrected_on: date
    old_wording: str | None = None
    new_wording: str | None = None


def add_correction(
    connection: Connection,
    article: ArticleName,
    new: NewCorrection,
    *,
    claim: ClaimName | None = None,
    by: str,
) -> tuple[Correction, bool]:
    """Enter a correction of an article, or of one claim of it.

    Returns it, and whether it is new: the same entry again is one record.
    """
    lock_article(connection, article)
    needed = {"--what": new.what, "--because": new.rationale, "--notice": new.notice}
    for option, words in needed.items():
        if not words.strip():
            raise UsageError(f"a correction needs {option} TEXT")
    known = list_corrections(connection, article)
    who = by.strip()
    for each in known:
        if (each.checker, _said(each)) == (who, _said(new)) and each.claim == (
            str(claim) if claim else None
        ):
            return each, False
    connection.execute(
        sa.insert(schema.correction),
        {
            "article_id": article.id,
            "number": len(known) + 1,
            "claim_id": claim.id if claim else None,
            "correction_class": new.correction_class,
            "what": new.what,
            "rationale": new.rationale,
            "old_wording": new.old_wording,
            "new_wording": new.new_wording,
            "notice": new.notice,
            "corrected_on": new.corrected_on,
            "checker_id": checker_id(connection, by),
        },
    )
    added = list_corrections(connection, article)[-1]
    ledger.record(
        connection,
        article.slug,
        who=by,
        what="correct",
        subject=str(claim or article.slug),
        after={f"correction/{added.number}": correction_fields(added)},
    )
    return added, True


def _said(given: NewCorrection | Correction) -> tuple[object, ...]:
    return (
        given.correction_class,
        given.what,
        given.rationale,
        given.notice,
        given.corrected_on,
        given.old_wording,
        given.new_wording,
    )


def correction_fields(correction: Correction) -> claim_state.Fields:
    """Return a correction as the ledger keeps it."""
    return {
        "claim": correction.claim,
        "class": correction.correction_class,
        "what": correction.what,
        "rationale": correction.rationale,
        "old_wording": correction.old_wording,
        "new_wording": correction.new_wording,
        "notice": correction.notice,
        "corrected_on": correction.corrected_on,
        "checker": correction.checker,
        "recorded_at": correction.recorded_at,
    }


def list_corrections(
    connection: Connection,
    article: ArticleName | None = None,
    hidden: frozenset[int] = NOTHING,
) -> list[Correction]:
    """Return the corrections of an article, or of the whole desk, oldest first.

    Those of ``hidden`` claims are left out: they tell what the verdict is.
    """
    table, owner = schema.correction.c, schema.article.c
    query = (
        sa.select(
            table.number,
            owner.slug,
            schema.claim.c.number.label("claim_number"),
            table.correction_class,
            table.what,
            table.rationale,
            table.old_wording,
            table.new_wording,
            table.notice,
            table.corrected_on,
            schema.checker.c.name.label("checker"),
            table.recorded_at,
        )
        .join(schema.article, owner.id == table.article_id)
        .outerjoin(schema.claim, schema.claim.c.id == table.claim_id)
        .join(schema.checker, schema.checker.c.id == table.checker_id)
        .order_by(table.id)
    )
    if article is not None:
        query = query.where(table.article_id == article.id)
    else:
        query = query.where(owner.withdrawn_by_id.is_(None))
    if hidden:
        claim_id = table.claim_id
        query = query.where(sa.or_(claim_id.is_(None), claim_id.not_in(hidden)))
    return [_correction(row) for row in connection.execute(query)]


def _correction(row: sa.Row[*tuple[object, ...]]) -> Correction:
    number, slug, claim, *rest = row
    about: Sequence[object] = (f"{slug}/{claim}" if claim is not None else None, *rest)
    return Correction(number, slug, *about)  # type: ignore[arg-type]
