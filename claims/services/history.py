"""What happened to a claim or an article, read off the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from claims.records import LedgerEntry
from claims.services import ledger
from claims.services.names import ArticleName, ClaimName


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


def claim_history(connection: Connection, name: ClaimName) -> list[Event]:
    """Return what happened to a claim, oldest first."""
    record = f"claim/{name.number}"
    found = [
        _event(entry, subject=str(name), detail=_detail(entry, record))
        for entry in ledger.entries(connection, subject=str(name))
    ]
    if found and found[0].what in ("add", "split"):
        return found
    # It was proposed together with others, in an entry about the article.
    for entry in ledger.entries(connection, subject=name.article.slug):
        if record in entry.after:
            fields = entry.after[record]
            detail = f"proposed by {fields['engine']}: {fields['statement']}"
            return [_event(entry, subject=str(name), detail=detail), *found]
    return found


def article_history(connection: Connection, article: ArticleName) -> list[Event]:
    """Return what happened to an article and its claims, oldest first."""
    return [
        _event(entry, subject=entry.subject, detail=_article_detail(entry))
        for entry in ledger.entries(connection, stream=article.slug)
    ]


def _event(entry: LedgerEntry, *, subject: str, detail: str) -> Event:
    return Event(entry.recorded_at, entry.who, entry.what, subject, detail, entry.hash)


def _article_detail(entry: LedgerEntry) -> str:
    if entry.what == "ingest":
        proposed = sum(name.startswith("claim/") for name in entry.after)
        sha256 = entry.after["revision/1"]["sha256"]
        return f"revision 1, sha256 {sha256[:12]}…, {proposed} claims proposed"
    if entry.what == "extract":
        return f"{len(entry.after)} claims proposed"
    if "article" in entry.after:
        return entry.after["article"].get("withdrawn_because") or "brought back"
    for name, fields in entry.after.items():
        if name.startswith("disposition/"):
            return f"{fields['quote']!r}" + (
                f": {fields['reason']}" if fields["reason"] else ""
            )
    _, _, number = entry.subject.rpartition("/")
    return _detail(entry, f"claim/{number}")


def _detail(entry: LedgerEntry, record: str) -> str:
    """Say what an entry changed about a claim, field by field."""
    for name, fields in entry.after.items():
        record_kind = name.partition("/")[0]
        if record_kind in _REPLIES:
            return _REPLIES[record_kind](fields)
        if name.startswith("verdict/"):
            return f"{fields['rating']} ({fields['conclusion']}): {fields['rationale']}"
        if name.startswith("evidence/"):
            passage = f": {fields['passage']!r}" if fields["passage"] else ""
            return f"{fields['stance']}, {fields['source']}{passage}"
    before, after = entry.before.get(record), entry.after.get(record, {})
    if before is None:
        return str(after.get("statement", ""))
    return "; ".join(
        f"{field}: {_shown(before.get(field))} → {_shown(value)}"
        for field, value in after.items()
        if _shown(before.get(field)) != _shown(value)
    )


def _resolution(fields: dict[str, Any]) -> str:
    wording = f"; wording: {fields['wording']!r}" if fields["wording"] else ""
    return (
        f"{fields['answer']} by the {fields['role']}, to verdict {fields['verdict']}:"
        f" {fields['rationale']}{wording}"
    )


def _approach(fields: dict[str, Any]) -> str:
    channel = f", {fields['channel']}" if fields["channel"] else ""
    words = f": {fields['words']!r}" if fields["words"] else ""
    return (
        f"{fields['person']} {fields['step']}, {fields['happened_on']}{channel}{words}"
    )


def _correction(fields: dict[str, Any]) -> str:
    return f"{fields['class']}: {fields['what']}; {fields['rationale']}"


_REPLIES = {
    "resolution": _resolution,
    "approach": _approach,
    "correction": _correction,
}


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        words = [
            each["quote"] if isinstance(each, dict) else str(each) for each in value
        ]
        return " … ".join(words) or "none"
    return str(value)
