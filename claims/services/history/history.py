"""What happened to a claim or an article, read off the ledger."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.english.plural import counted
from claims.records import LedgerEntry, lack_of
from claims.services.core import ledger
from claims.services.core.blind_checks import NOTHING, is_among
from claims.services.core.claim_columns import RULED
from claims.services.core.lookup import ArticleName, ClaimName
from claims.services.core.outcomes import described
from claims.services.core.view import WHOLE, View
from claims.vocabulary import Touched
from claims.wording.lacks import lack_sentence


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

_RULED = frozenset(each.name for each in RULED)
"""The fields of a claim that follow from its verdicts."""


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
    found = {
        entry.sequence: _event(
            entry, subject=str(name), detail=_detail(entry, record, bool(blank))
        )
        for entry in ledger.entries(connection, subject=str(name))
        if _is_shown(entry, blank, view.viewer)
    }
    # What it had been given, another that was merged into it takes along.
    for entry in ledger.entries(connection, stream=name.article.slug, what="unmerge"):
        if record in entry.after and entry.subject != str(name):
            detail = _detail(entry, record, bool(blank))
            found[entry.sequence] = _event(entry, subject=str(name), detail=detail)
    # It was proposed together with others, and carried over with all of them.
    for entry in ledger.entries(connection, subject=name.article.slug):
        if entry.what in ("revise", "undo revise"):
            detail = _carried(entry, name.number)
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
        _event(entry, subject=entry.subject, detail=_article_detail(entry, blank))
        for entry in ledger.entries(connection, stream=article.slug)
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


def _event(entry: LedgerEntry, *, subject: str, detail: str) -> Event:
    return Event(entry.recorded_at, entry.who, entry.what, subject, detail, entry.hash)


def _article_detail(entry: LedgerEntry, blank: frozenset[int] = NOTHING) -> str:
    if entry.what == "ingest":
        claims = sum(name.startswith("claim/") for name in entry.after)
        proposed = f"{counted(claims, 'claim')} proposed"
        sha256 = entry.after["revision/1"]["sha256"]
        return f"revision 1, sha256 {sha256[:12]}…, {proposed}"
    if entry.what == "extract":
        claims = sum(name.startswith("claim/") for name in entry.after)
        return f"{counted(claims, 'claim')} proposed"
    if entry.what in ("revise", "undo revise"):
        return _revision(entry)
    if entry.what == "edit article":
        before, after = entry.before["article"], entry.after["article"]
        return "; ".join(
            f"{name}: {before[name] or 'none'} → {value or 'none'}"
            for name, value in after.items()
            if value != before[name]
        )
    if "article" in entry.after:
        return entry.after["article"].get("withdrawn_because") or "brought back"
    for name, fields in entry.after.items():
        if name.startswith("disposition/"):
            return f"{fields['quote']!r}" + (
                f": {fields['reason']}" if fields["reason"] else ""
            )
    _, _, number = entry.subject.rpartition("/")
    record = f"claim/{number}"
    return _detail(entry, record, _about(record) in blank)


def _detail(entry: LedgerEntry, record: str, is_blank: bool = False) -> str:
    """Say what an entry changed about a claim, field by field."""
    if entry.what in _AMENDED:
        return _amendment(entry)
    if entry.what in ("merge", "unmerge"):
        return _fields(entry, record, is_blank=is_blank)
    for name, fields in entry.after.items():
        record_kind = name.partition("/")[0]
        if record_kind in _REPLIES:
            return _REPLIES[record_kind](fields)
        if name.startswith("reaffirmation/"):
            return f"verdict {fields['verdict']} holds: {fields['because']}"
        if name.startswith("verdict/"):
            reason = f"{fields['rationale']}"
            if fields.get("despite"):
                reason += f"; against its evidence: {fields['despite']}"
            return f"{fields['rating']} ({fields['conclusion']}): {reason}"
        if name.startswith("evidence/"):
            passage = f": {fields['passage']!r}" if fields["passage"] else ""
            return f"{fields['stance']}, {fields['source']}{passage}"
        if name.startswith("recheck/") and entry.what in ("recheck", "cancel recheck"):
            draw = f"; {fields['draw']}" if fields["draw"] else ""
            return f"by {fields['checker']}, blind{draw}"
    return _fields(entry, record, is_blank=is_blank)


def _fields(entry: LedgerEntry, record: str, *, is_blank: bool) -> str:
    """Say which fields of a claim an entry changed."""
    before, after = entry.before.get(record), entry.after.get(record, {})
    claim = f"{entry.stream}/{record.removeprefix('claim/')}"
    if before is None:
        return str(after.get("statement", ""))
    return "; ".join(
        f"{field}: {was} → {now}"
        for field, value in after.items()
        if (was := _shown(before.get(field), claim)) != (now := _shown(value, claim))
        and not (is_blank and field in _RULED)
    )


def _revision(entry: LedgerEntry) -> str:
    """Say what a revision did to the claims, counted."""
    outcomes = Counter(
        fields["outcome"]
        for name, fields in entry.after.items()
        if name.startswith("outcome/")
    )
    [(number, sha256)] = [
        (name.partition("/")[2], fields["sha256"])
        for name, fields in entry.after.items()
        if name.startswith("revision/")
    ]
    found = [f"{count} {outcome}" for outcome, count in outcomes.most_common()]
    return ", ".join([f"revision {number}, sha256 {sha256[:12]}…", *found])


def _carried(entry: LedgerEntry, number: int) -> str:
    """Say how a claim fared in an entry that carried all of them over."""
    for name, fields in entry.after.items():
        if name.startswith(f"outcome/{number}/"):
            told = [
                described(Touched(change["touched"]), change["old"], change["new"])
                for each in fields["mentions"]
                for change in each["changes"]
            ]
            revision = name.rpartition("/")[2]
            words = "; ".join(told)
            news = f"revision {revision}: {fields['outcome']}"
            return f"{news} ({words})" if words else news
    return ""


_AMENDED = ("edit evidence", "withdraw evidence", "restore evidence")


def _amendment(entry: LedgerEntry) -> str:
    """Say what became of a piece of evidence: what it said before, and says now."""
    [now] = [
        fields
        for name, fields in entry.after.items()
        if name.startswith("amendment/") and name not in entry.before
    ]
    [was] = [
        fields
        for name, fields in entry.before.items()
        if name.startswith(("amendment/", "evidence/"))
    ]
    told = [
        f"{field}: {'none' if was[field] is None else was[field]} →"
        f" {'none' if now[field] is None else now[field]}"
        for field in _SAID
        if was[field] != now[field]
    ]
    if now["because"]:
        told.append(now["because"])
    return "; ".join([f"evidence {now['evidence']}", *told])


_SAID = ("source", "stance", "passage", "locator", "accessed_on", "note",
         "is_primary", "snapshot")  # fmt: skip


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


def _shown(value: Any, claim: str) -> str:
    """Return a field of a claim as people read it."""
    if value is None:
        return "none"
    if isinstance(value, list):
        return " … ".join(_item(each, claim) for each in value) or "none"
    return str(value)


def _item(each: Any, claim: str) -> str:
    """Return a part of a field: a span, something that is lacking, or words."""
    if not isinstance(each, dict):
        return str(each)
    if "quote" in each:
        return str(each["quote"])
    return lack_sentence(lack_of(each), claim)
