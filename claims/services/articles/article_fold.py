"""Folding the claims of an article that are there: which would be details of which."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.extraction.fold import Fold, fold
from claims.services.articles.proposal_folds import (
    Standing,
    fixed_folds,
    standing_claims,
)
from claims.services.core import claim_state, ledger, status
from claims.services.core.claim_details import free, misfits
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.revisions import latest_revision


@dataclass(frozen=True, slots=True)
class Arranged:
    """A claim that folding arranges otherwise."""

    claim: str
    detail_of: str | None
    """The row beneath which it comes; ``None``: it is a row from then on."""
    was: str | None
    """The row that it was a detail of before."""
    folded: bool
    statement: str


def fold_article(
    connection: Connection, article: ArticleName, *, by: str, dry_run: bool = False
) -> list[Arranged]:
    """Fold the claims of an article, and return what is arranged otherwise by that.

    What a person arranged stays as it is; nothing is stored in a dry run.
    """
    lock_article(connection, article)
    _, revision = latest_revision(connection, article)
    had = standing_claims(connection, article, revision.number)
    now = fixed_folds(had)
    kept = [
        each if one.is_arranged else None for one, each in zip(had, now, strict=True)
    ]
    found = fold(revision.text, had, kept)
    changed = [at for at in range(len(had)) if found[at] != now[at]]
    arranged = _told(connection, article, had, found, changed)
    if changed and not dry_run:
        _store(connection, article, had, found, changed, by=by)
    return arranged


def _told(
    connection: Connection,
    article: ArticleName,
    had: Sequence[Standing],
    found: Sequence[Fold],
    changed: Sequence[int],
) -> list[Arranged]:
    keys = [had[at].key for at in changed]
    states = claim_state.claim_states(connection, article, keys)

    def name(number: int | None) -> str | None:
        return None if number is None else f"{article.slug}/{number}"

    return [
        Arranged(
            f"{article.slug}/{had[at].number}",
            None if (row := found[at].detail_of) is None else name(had[row].number),
            name(state["detail_of"]),
            found[at].is_folded,
            state["statement"],
        )
        for at in changed
        for state in [states[f"claim/{had[at].number}"]]
    ]


def _store(
    connection: Connection,
    article: ArticleName,
    had: Sequence[Standing],
    found: Sequence[Fold],
    changed: Sequence[int],
    *,
    by: str,
) -> None:
    before = claim_state.claim_states(connection, article)
    claim = schema.claim
    connection.execute(
        sa.update(claim)
        .where(claim.c.id == sa.bindparam("key"))
        .values(detail_of_id=sa.bindparam("row"), is_folded=sa.bindparam("beneath")),
        [
            {
                "key": had[at].key,
                "row": None if (row := found[at].detail_of) is None else had[row].key,
                "beneath": found[at].is_folded,
            }
            for at in changed
        ],
    )
    # What was dropped stands alone where its row is a detail by now.
    free(connection, [each.key for each, _ in misfits(connection, article.id)])
    status.refresh(connection, [had[at].key for at in changed])
    after = claim_state.claim_states(connection, article)
    touched = [name for name in after if after[name] != before[name]]
    ledger.record(
        connection,
        article.stream,
        who=by,
        what="fold",
        subject=article.stream,
        before={name: before[name] for name in touched},
        after={name: after[name] for name in touched},
    )
