"""What happened to a claim or an article, read off the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import LedgerEntry
from claims.services.core import ledger
from claims.services.core.blind_checks import NOTHING, is_among
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.view import WHOLE, View
from claims.services.history.event_words import (
    article_words,
    carried_words,
    claim_words,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One change, in words."""

    at: datetime
    who: str
    what: str
    subject: str
    detail: str
    hash: str
    """Of its ledger entry."""


_OPEN = frozenset(
    (
        *(
            "ingest",
            "extract",
            "revise",
            "undo revise",
            "add",
            "edit",
            "split",
            "merge",
            "unmerge",
            "drop",
            "restore",
        ),
        *("recheck", "cancel recheck", "assign", "take", "release"),
    )
)
"""The changes that tell nothing of a verdict once its fields are left out."""


def claim_history(
    connection: Connection,
    name: ClaimName,
    view: View = WHOLE,
) -> list[Event]:
    """Return what happened to a claim, oldest first.

    Where ``view`` hides it, what others said of its verdicts is left out.
    """
    record = f"claim/{name.number}"
    blank = frozenset({name.number}) if view.hides(name.id) else NOTHING
    article = name.article
    found = {
        entry.sequence: _event(
            entry,
            detail=claim_words(entry, record, is_blank=bool(blank)),
        )
        for entry in _entries(connection, article, subject=name.subject)
        if _is_shown(entry, blank, view.viewer)
    }
    # What it had been given, another that was merged into it takes along.
    for entry in _entries(connection, article, stream=article.stream, what="unmerge"):
        if record in entry.after and entry.subject != str(name):
            detail = claim_words(entry, record, is_blank=bool(blank))
            found[entry.sequence] = _event(entry, subject=str(name), detail=detail)
    # It was proposed together with others, and carried over with all of them.
    for entry in _entries(connection, article, subject=article.stream):
        if entry.what in ("revise", "undo revise"):
            detail = carried_words(entry, name.number)
        elif record in entry.after and record not in entry.before:
            fields = entry.after[record]
            detail = f"proposed by {fields['engine']}: {fields['statement']}"
        else:
            continue
        if detail:
            found[entry.sequence] = _event(entry, subject=str(name), detail=detail)
    # By the ledger's sequence: clocks differ, and are set back.
    return [found[sequence] for sequence in sorted(found)]


def article_history(
    connection: Connection,
    article: ArticleName,
    view: View = WHOLE,
) -> list[Event]:
    """Return what happened to an article and its claims, oldest first.

    Of claims that ``view`` hides, what others said of their verdicts is left out.
    """
    blank = _numbers(connection, article, view.hidden)
    return [
        _event(
            entry,
            detail=article_words(entry, is_blank=_subject(entry) in blank),
        )
        for entry in _entries(connection, article, stream=article.stream)
        if _is_shown(entry, blank, view.viewer)
    ]


def _numbers(
    connection: Connection, article: ArticleName, hidden: frozenset[int]
) -> frozenset[int]:
    """Return the numbers of an article's hidden claims."""
    if not hidden:
        return NOTHING
    claim = schema.claim.c
    return frozenset(
        connection.scalars(
            sa.select(claim.number).where(
                claim.article_id == article.id, is_among(sorted(hidden))
            )
        )
    )


def _is_shown(entry: LedgerEntry, blank: frozenset[int], viewer: str | None) -> bool:
    """Say whether an entry tells nothing of a hidden verdict, or is the viewer's."""
    if not blank or entry.what in _OPEN or entry.who == (viewer or "").strip():
        return True
    # A correction is numbered within its article: only the subject names the claim.
    _, is_claim, number = entry.subject.rpartition("/")
    if is_claim and int(number) in blank:
        return False
    return not any(_about(record) in blank for record in (*entry.before, *entry.after))


def _about(record: str) -> int | None:
    """Return the number of the claim that a record is about, as in ``verdict/12/1``."""
    kind, _, rest = record.partition("/")
    number = rest.partition("/")[0]
    is_claim = kind == "claim" or "/" in rest
    return int(number) if is_claim and number.isdigit() else None


def _subject(entry: LedgerEntry) -> int | None:
    """Return the number of the claim that an entry is about."""
    return _about(f"claim/{entry.subject.rpartition('/')[2]}")


def _entries(
    connection: Connection, article: ArticleName, **which: str
) -> Iterator[LedgerEntry]:
    """Yield entries about an article, which is called as it is now."""
    for entry in ledger.entries(connection, **which):
        subject = article.slug + entry.subject.removeprefix(article.stream)
        yield replace(entry, stream=article.slug, subject=subject)


def _event(entry: LedgerEntry, *, detail: str, subject: str | None = None) -> Event:
    about = subject or entry.subject
    return Event(entry.recorded_at, entry.who, entry.what, about, detail, entry.hash)
