"""Undoing a merge: the claim that was kept loses what it took from the other.

What that was, the ledger tells: the words are those of the other that the kept claim
did not have, the evidence is what came with it. What a third claim brought
as well stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.claims.merges import Merge, Merges, merges_into
from claims.services.core import spans
from claims.services.core.checkers import find_checker
from claims.services.core.claim_change import (
    ClaimChange,
    any_state,
    set_values,
    settled,
)
from claims.services.core.claim_state import Fields
from claims.services.core.lookup import ClaimName
from claims.services.core.rechecks import refuse_blind
from claims.services.core.revisions import revision_of
from claims.vocabulary import Status

Places = list[list[spans.Part]]


@dataclass(frozen=True, slots=True)
class Parted:
    """What a claim lost that another had been merged into."""

    kept: ClaimName
    words: tuple[str, ...]
    """Those of each mention."""
    evidence: tuple[int, ...]
    """The numbers of what was withdrawn."""
    status: Status


def part(
    connection: Connection, name: ClaimName, change: ClaimChange, *, by: str
) -> Parted:
    """Part a claim from the one that it was merged into, while it is taken back.

    Raises ``ConflictError`` where the kept claim was built on in a way that cannot be
    parted.
    """
    kept = _kept(connection, name, change.claim["duplicate_of"])
    for each in (name, kept):
        refuse_blind(connection, each, by)
    before = any_state(connection, kept)
    [state] = before.values()
    _refuse_further(connection, name, kept, state)
    merges = merges_into(connection, kept)
    mine = merges.last[name.number]
    lost = _part_words(connection, name, kept, state, mine, merges)
    numbers = _part_evidence(connection, name, kept, change, merges, by=by)
    if not merges.others(name.number) and state["looked_by"] == mine.who:
        looked_by = merges.had.get("looked_by")
        key = find_checker(connection, looked_by) if looked_by else None
        set_values(connection, kept, looked_by_id=key)
    after = settled(connection, kept, state)
    change.before |= before
    change.also |= after
    [now] = after.values()
    return Parted(kept, lost, numbers, now["status"])


def _kept(connection: Connection, name: ClaimName, number: int) -> ClaimName:
    claim = schema.claim.c
    key = connection.execute(
        sa.select(claim.id).where(
            claim.article_id == name.article.id, claim.number == number
        )
    ).scalar_one()
    return replace(name, id=key, number=number)


def _refuse_further(
    connection: Connection, name: ClaimName, kept: ClaimName, state: Fields
) -> None:
    """Refuse where others have taken the words of the kept claim over in turn."""
    if state["status"] != Status.DROPPED:
        return
    claim = schema.claim.c
    pieces = sa.select(claim.id).where(claim.split_from_id == kept.id)
    if state["duplicate_of"] is not None:
        became = f"merged into {replace(kept, number=state['duplicate_of'])}"
    elif connection.scalar(sa.select(pieces.exists())):
        became = "split"
    else:
        return
    raise ConflictError(
        f"{kept}, into which {name} was merged, was itself {became} since;"
        f" first: claims drop {kept} --undo"
    )


def _part_words(
    connection: Connection,
    name: ClaimName,
    kept: ClaimName,
    state: Fields,
    mine: Merge,
    merges: Merges,
) -> tuple[str, ...]:
    """Take the words of the other from the kept claim, and return them."""
    if not state["spans"]:
        return ()
    key, revision = revision_of(connection, kept.article, state["revision"])
    stand = _stand(connection, kept, key)
    taken = _taken(mine, stand.get(name.number, []), state["revision"])
    shared = [
        place
        for number in merges.others(name.number)
        for place in stand.get(number, [])
    ]
    taken = [each for each in taken if each not in shared]
    now = spans.mentions_of(state["spans"])
    left = [each for each in now if each not in taken]
    if _overlap(left, taken) and not _overlap(mine.own, mine.given):
        raise ConflictError(
            f"{kept} was given other words since {name} was merged into it, and has"
            f" some of its words among them; say which words make {kept} with: claims"
            f" edit {kept} --quote TEXT"
        )
    if not left:
        raise ConflictError(
            f"{kept} has no words but those of {name} by now; say which words make"
            f" it with: claims edit {kept} --quote TEXT"
        )
    if left != now:
        spans.replace(connection, revision.text, kept.id, key, left)
    return tuple(
        " … ".join(revision.text[start:end] for start, end in each)
        for each in now
        if each not in left
    )


def _stand(
    connection: Connection, kept: ClaimName, revision_id: int
) -> dict[int, Places]:
    """Return where the claims merged into one stand on a text, by number."""
    span, claim = schema.span.c, schema.claim.c
    rows = connection.execute(
        sa.select(claim.number, span.mention, span.start_char, span.end_char)
        .join(schema.claim, claim.id == span.claim_id)
        .where(claim.duplicate_of_id == kept.id, span.revision_id == revision_id)
        .order_by(claim.number, span.mention, span.part)
    )
    found: dict[int, dict[int, list[spans.Part]]] = {}
    for number, mention, start, end in rows:
        found.setdefault(number, {}).setdefault(mention, []).append((start, end))
    return {number: list(mentions.values()) for number, mentions in found.items()}


def _taken(mine: Merge, here: Places, revision: int) -> Places:
    """Return which places of the other on a text the kept claim did not have before.

    On a later text they are known by their order, where all of them are still there.
    """
    if revision == mine.revision:
        return [each for each in mine.given if each not in mine.own]
    if not any(each in mine.own for each in mine.given):
        return here
    if len(here) != len(mine.given):
        return []
    pairs = zip(here, mine.given, strict=True)
    return [each for each, was in pairs if was not in mine.own]


def _overlap(one: Iterable[Iterable[spans.Part]], other: Places) -> bool:
    """Say whether any words are in both."""
    parts = [part for each in other for part in each]
    return any(
        start < other_end and other_start < end
        for each in one
        for start, end in each
        for other_start, other_end in parts
    )


def _part_evidence(
    connection: Connection,
    name: ClaimName,
    kept: ClaimName,
    change: ClaimChange,
    merges: Merges,
    *,
    by: str,
) -> tuple[int, ...]:
    """Withdraw the evidence that came with the other; return the numbers."""
    from claims.services.evidence.claim_evidence import list_evidence
    from claims.services.evidence.evidence_amend import taken_back

    others = [merges.last[number] for number in merges.others(name.number)]
    goes = merges.last[name.number].brought & merges.new
    goes -= {number for each in others for number in each.brought}
    standing = {
        piece.number
        for piece in list_evidence(connection, kept)
        if piece.withdrawn_because is None
    }
    # A calculation comes after what it was made with, and goes before it.
    for number in sorted(goes & standing, reverse=True):
        because = f"it came with {name}, which was taken back"
        was, now = taken_back(connection, kept, number, because=because, by=by)
        change.before |= was
        change.also |= now
    return tuple(sorted(goes & standing))
