"""The register of corrections: what was put right after publication, and why."""

from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import UsageError
from claims.records import Correction
from claims.services.core.append_only import append_entry, repeats
from claims.services.core.blind_checks import NOTHING, is_among
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.noun_rows import read
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
    about = str(claim) if claim else None
    for each in known:
        if repeats(each, new) and (each.checker, each.claim) == (who, about):
            return each, False
    append_entry(
        connection,
        schema.correction,
        article,
        {**asdict(new), "claim_id": claim.id if claim else None},
        by=by,
        what="correct",
        subject=claim.subject if claim else None,
    )
    return list_corrections(connection, article)[-1], True


def list_corrections(
    connection: Connection,
    article: ArticleName | None = None,
    hidden: frozenset[int] = NOTHING,
) -> list[Correction]:
    """Return the corrections of an article, or of the whole desk, oldest first.

    Those of ``hidden`` claims are left out: they tell what the verdict is.
    """
    table = schema.correction.c
    where: list[sa.ColumnElement[bool]] = []
    if article is not None:
        where.append(table.article_id == article.id)
    else:
        where.append(schema.article.c.withdrawn_by_id.is_(None))
    if hidden:
        about_hidden = is_among(sorted(hidden), table.claim_id)
        where.append(sa.or_(table.claim_id.is_(None), ~about_hidden))
    return read(connection, schema.correction, Correction, *where)
