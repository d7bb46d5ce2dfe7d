"""Details of claims: what holds of a row and its details, and letting them go.

A detail is of a row of the same article that stands in the same sentence, and has no
details itself. When its row is dropped, merged or gone, it is a row again.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core import claim_state, ledger, spans, status
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.claim_change import ClaimChange
from claims.services.core.lookup import ArticleName, ClaimName
from claims.vocabulary import CLOSED

BY_HAND = "edit"
"""What the ledger calls it when a person says what is a detail of what."""

_WENT = ("drop", "merge", "unfold", "revise", "undo revise")
"""What the ledger calls it when a row goes, and its details lose it."""
ELSEWHERE = "is of another article"


@dataclass(frozen=True, slots=True)
class Detail:
    """A claim that is a detail, and the row that it is a detail of."""

    key: int
    number: int
    row: int
    """The row's key."""
    row_number: int


def details_under(connection: Connection, rows: Iterable[int]) -> list[Detail]:
    """Return the details of these rows, dropped ones too, in the order of numbers."""
    claim = schema.claim.c
    above = schema.claim.alias("above")
    query = (
        sa.select(claim.id, claim.number, above.c.id, above.c.number)
        .join(above, above.c.id == claim.detail_of_id)
        .where(claim.detail_of_id.in_(KEYS))
        .order_by(claim.article_id, claim.number)
    )
    return [Detail(*each) for each in read_rows(connection, query, rows)]


def refuse_detail(connection: Connection, name: ClaimName, row: ClaimName) -> None:
    """Raise ``ConflictError`` unless a claim can be a detail of ``row``."""
    if name.id == row.id:
        raise ConflictError(f"{name} cannot be a detail of itself")
    if name.article.id != row.article.id:
        raise ConflictError(f"{row} belongs to another article than {name}")
    claim = schema.claim.c
    above = connection.execute(
        sa.select(claim.status, claim.detail_of_id).where(claim.id == row.id)
    ).one()
    if above.status in CLOSED:
        raise ConflictError(f"{row} is {above.status}; it can have no details")
    if above.detail_of_id is not None:
        number = connection.scalar(
            sa.select(claim.number).where(claim.id == above.detail_of_id)
        )
        raise ConflictError(
            f"{row} is itself a detail, of {row.article.slug}/{number}; details have no"
            f" details: claims edit {name} --detail-of {row.article.slug}/{number}"
        )
    own = [each.key for each in details_under(connection, [name.id])]
    standing = sa.select(claim.number).where(
        claim.id.in_(own), claim.status.not_in(CLOSED)
    )
    numbers = connection.scalars(standing.order_by(claim.number)).all()
    if numbers:
        names = ", ".join(f"{name.article.slug}/{each}" for each in numbers)
        raise ConflictError(
            f"{name} has details itself ({names}); first: claims edit"
            f" {name.article.slug}/{numbers[0]} --detail-of none"
        )
    placed = spans.read(connection, [name.id, row.id])
    if not _Sentences(connection, name.article.id).are_shared(placed, name.id, row.id):
        raise ConflictError(
            f"{name} and {row} stand in different sentences; a detail is of a row of"
            " its own sentence"
        )


def free(connection: Connection, keys: Iterable[int]) -> None:
    """Make rows of details; what follows from that is settled."""
    claim, wanted = schema.claim, list(keys)
    if wanted:
        connection.execute(
            sa.update(claim)
            .where(claim.c.id.in_(wanted))
            .values(detail_of_id=None, is_folded=False)
        )
        status.refresh(connection, wanted)


def free_under(
    connection: Connection, name: ClaimName
) -> tuple[dict[str, claim_state.Fields], dict[str, claim_state.Fields]]:
    """Make rows of a claim's details; return how these stood, and how they stand."""
    keys = [each.key for each in details_under(connection, [name.id])]
    if not keys:
        return {}, {}
    was = claim_state.claim_states(connection, name.article, keys)
    free(connection, keys)
    return was, claim_state.claim_states(connection, name.article, keys)


def misfits(connection: Connection, article_id: int) -> Iterator[tuple[Detail, str]]:
    """Yield the details of an article that cannot be so, and why, in words."""
    claim = schema.claim.c
    above = schema.claim.alias("above")
    rows = connection.execute(
        sa.select(
            claim.id,
            claim.number,
            above.c.id,
            above.c.number,
            claim.status.label("status"),
            above.c.status.label("above"),
            above.c.detail_of_id,
            (above.c.article_id != claim.article_id).label("is_strayed"),
        )
        .join(above, above.c.id == claim.detail_of_id)
        .where(claim.article_id == article_id)
        .order_by(claim.number)
    ).all()
    if not rows:
        return
    placed = spans.read(connection, {key for row in rows for key in (row[0], row[2])})
    sentences = _Sentences(connection, article_id)
    for *fields, own, status_above, of_above, is_strayed in rows:
        detail = Detail(*fields)
        if is_strayed:
            yield detail, ELSEWHERE
        elif of_above is not None:
            yield detail, "is a detail itself"
        elif status_above in CLOSED:
            yield detail, f"is {status_above}"
        elif own not in CLOSED and not sentences.are_shared(
            placed, detail.key, detail.row
        ):
            yield detail, "stands in another sentence"


def _lost_by(
    connection: Connection, article: ArticleName, rows: Iterable[int]
) -> dict[int, dict[str, object]]:
    """Return the details that these rows lost when they went.

    ``rows`` are numbers; the result is columns by the key of the detail. What a
    person arranged since is left as it is, and so is what has details by now.
    """
    wanted, last = set(rows), dict[int, tuple[str, int | None, bool]]()
    if not wanted:
        return {}
    for entry in ledger.entries(connection, stream=article.stream):
        for name, now in entry.after.items():
            was = entry.before.get(name)
            if was is None or not name.startswith("claim/"):
                continue
            if was.get("detail_of") != now.get("detail_of"):
                lost = was.get("detail_of") if now.get("detail_of") is None else None
                number = int(name.partition("/")[2])
                last[number] = (entry.what, lost, bool(was.get("folded")))
    claim = schema.claim.c
    keys = {
        row.number: row
        for row in connection.execute(
            sa.select(claim.number, claim.id, claim.detail_of_id).where(
                claim.article_id == article.id
            )
        )
    }
    above = {row.detail_of_id for row in keys.values()}
    return {
        keys[number].id: {"detail_of_id": keys[lost].id, "is_folded": folded}
        for number, (what, lost, folded) in last.items()
        if lost in wanted
        and what in _WENT
        and keys[number].detail_of_id is None
        and keys[lost].detail_of_id is None
        and keys[number].id not in above
    }


def gather(connection: Connection, article: ArticleName, rows: Iterable[int]) -> None:
    """Give rows that stand again, by number, the details that they lost."""
    _give(connection, _lost_by(connection, article, rows))


def _give(connection: Connection, found: Mapping[int, dict[str, object]]) -> None:
    claim = schema.claim
    for key, columns in found.items():
        connection.execute(sa.update(claim).where(claim.c.id == key).values(**columns))
    status.refresh(connection, found)


def settle_details(
    connection: Connection, name: ClaimName, change: ClaimChange, *, back: bool = False
) -> None:
    """Settle what a change of a claim does to details: of what is none, make a row.

    ``back`` says that the claim stands again: then it first has those that it lost.
    """
    article = name.article
    status.refresh(connection, [name.id])
    found = _lost_by(connection, article, [name.number] if back else [])
    under = [each.key for each in details_under(connection, [name.id])]
    before = claim_state.claim_states(connection, article, [*found, *under])
    _give(connection, found)
    left = [each.key for each, _ in misfits(connection, article.id)]
    before = claim_state.claim_states(connection, article, left) | before
    free(connection, left)
    # What the policy asks of a detail follows from whose words its row is.
    status.refresh(connection, under)
    touched = {*found, *under, *left} - {name.id}
    after = claim_state.claim_states(connection, article, touched)
    for record, now in after.items():
        if now != before[record]:
            change.before.setdefault(record, before[record])
            change.also[record] = now


class _Sentences:
    """The sentences of an article's texts, to tell whether claims share one."""

    def __init__(self, connection: Connection, article_id: int) -> None:
        table, text = schema.sentence.c, schema.revision.c
        rows = connection.execute(
            sa.select(text.number, table.start_char)
            .join(schema.revision, text.id == table.revision_id)
            .where(text.article_id == article_id)
            .order_by(text.number, table.start_char)
        )
        self.starts: dict[int, list[int]] = {}
        for number, start in rows:
            self.starts.setdefault(number, []).append(start)

    def are_shared(
        self, placed: Mapping[int, spans.Placed], one: int, other: int
    ) -> bool:
        """Say whether two claims share a sentence; not on one text, nobody knows."""
        here, there = placed.get(one), placed.get(other)
        if here is None or there is None or here.revision != there.revision:
            return True
        return not self._of(here).isdisjoint(self._of(there))

    def _of(self, placed: spans.Placed) -> set[int]:
        starts: Sequence[int] = self.starts.get(placed.revision, ())
        return {
            number
            for parts in placed.mentions
            for part in parts
            for number in range(
                bisect_right(starts, part.start), bisect_right(starts, part.end - 1) + 1
            )
        }
