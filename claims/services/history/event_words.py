"""The words of an event: what an entry of the ledger changed, for people to read."""

from collections import Counter
from typing import Any

from claims.english.plural import counted
from claims.records import LedgerEntry, lack_of
from claims.services.core.claim_columns import RULED
from claims.services.core.outcomes import described
from claims.vocabulary import Touched
from claims.wording.lacks import lack_sentence

_RULED = frozenset(each.name for each in RULED)
"""The fields of a claim that follow from its verdicts."""


def article_words(entry: LedgerEntry, *, is_blank: bool = False) -> str:
    """Say what an entry changed about an article, or about the claim it names.

    ``is_blank`` leaves out what follows from the claim's verdicts.
    """
    if entry.what == "ingest":
        claims = sum(name.startswith("claim/") for name in entry.after)
        proposed = f"{counted(claims, 'claim')} proposed"
        sha256 = entry.after["revision/1"]["sha256"]
        return f"revision 1, sha256 {sha256[:12]}…, {proposed}"
    if entry.what == "extract":
        claims = sum(name.startswith("claim/") for name in entry.after)
        return f"{counted(claims, 'claim')} proposed"
    if entry.what == "fold":
        return f"{counted(len(entry.after), 'claim')} folded or unfolded"
    if entry.what in ("revise", "undo revise"):
        return _revision(entry)
    if entry.what == "edit article":
        before, after = entry.before["article"], entry.after["article"]
        return "; ".join(
            f"{name}: {before[name] or 'none'} → {value or 'none'}"
            for name, value in after.items()
            if value != before[name] and name != "former_slugs"
        )
    if "article" in entry.after:
        return entry.after["article"].get("withdrawn_because") or "brought back"
    for name, fields in entry.after.items():
        if name.startswith("disposition/"):
            return f"{fields['quote']!r}" + (
                f": {fields['reason']}" if fields["reason"] else ""
            )
    _, _, number = entry.subject.rpartition("/")
    return claim_words(entry, f"claim/{number}", is_blank=is_blank)


def claim_words(entry: LedgerEntry, record: str, *, is_blank: bool = False) -> str:
    """Say what an entry changed about a claim, field by field.

    ``is_blank`` leaves out what follows from the claim's verdicts.
    """
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


def carried_words(entry: LedgerEntry, number: int) -> str:
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
