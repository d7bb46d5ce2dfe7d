"""Partings: a claim that was merged and taken back has its words to itself again."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from claims.records import LedgerEntry
from claims.services.claims.merges import Merge, merge_told
from claims.services.core import ledger, spans
from claims.services.core.claim_state import Fields
from claims.services.core.lookup import ArticleName
from claims.services.proof.remark import Finding, Remark

LEFT = (
    "it has words still of a claim that was merged into it and taken back, as before"
    " 0.3.0; if they are not its own: claims edit CLAIM --quote TEXT"
)


def partings(connection: Connection, article: ArticleName) -> Iterator[Finding]:
    """Yield the merges that were undone for one of the two claims alone."""
    states: dict[int, Fields] = {}
    merged: dict[int, Merge] = {}
    left: list[Merge] = []
    for entry in ledger.entries(connection, stream=article.stream):
        merge = merge_told(entry, _kept_state(entry, states))
        states |= _states(entry)
        if merge is not None:
            merged[merge.number] = merge
            continue
        back = _taken_back(entry, merged)
        if back is None:
            continue
        del merged[back.number]
        if entry.what == "restore":
            left.append(back)
        elif _shared(back, states, merged):
            yield (
                f"{article.slug}/{back.kept}: it kept words of"
                f" {article.slug}/{back.number}, which was merged into it and taken"
                " back"
            )
    for each in left:
        if _shared(each, states, merged):
            yield Remark(f"{article.slug}/{each.kept}", LEFT)


def _states(entry: LedgerEntry) -> dict[int, Fields]:
    """Return how the claims stand after an entry, by number."""
    return {
        int(name.removeprefix("claim/")): fields
        for name, fields in entry.after.items()
        if name.startswith("claim/")
    }


def _kept_state(entry: LedgerEntry, states: Mapping[int, Fields]) -> Fields:
    """Return how the claim stood that an entry merges another into."""
    number = entry.subject.rpartition("/")[2]
    kept = entry.after.get(f"claim/{number}", {}).get("duplicate_of")
    return states.get(kept, {})


def _taken_back(entry: LedgerEntry, merged: Mapping[int, Merge]) -> Merge | None:
    """Return the merge that an entry undoes, or undid before both were restored."""
    number = entry.subject.rpartition("/")[2]
    if entry.what not in ("unmerge", "restore") or not number.isdigit():
        return None
    return merged.get(int(number))


def _shared(
    merge: Merge, states: Mapping[int, Fields], merged: Mapping[int, Merge]
) -> bool:
    """Say whether the kept claim has words that it had from the other alone.

    That can be told of the text on which they were merged.
    """
    others = [
        states[each.number] for each in merged.values() if each.kept == merge.kept
    ]
    known = [*merge.own, *(place for each in others for place in _places(each))]
    kept, other = states[merge.kept], states[merge.number]
    return {merge.revision} == {kept["revision"], other["revision"]} and any(
        place in _places(other) and place not in known for place in _places(kept)
    )


def _places(state: Fields) -> list[list[spans.Part]]:
    return spans.mentions_of(state["spans"])
