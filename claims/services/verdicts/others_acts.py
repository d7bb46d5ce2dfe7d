"""What others did on a claim since a checker's own last act: holds, verdicts, evidence.

An act is an entry of the ledger about the claim: a ruling, evidence, a look, an edit,
taking it. Order is that of the ledger, no clock's. Nothing is told to who checks blind.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import OverError
from claims.records import Evidence
from claims.services.core.checkers import was_by
from claims.services.core.open_claim import OpenClaim
from claims.services.core.status_rules import GivenVerdict, in_force
from claims.services.evidence.claim_evidence import evidence_shown_to
from claims.vocabulary import Status


@dataclass(frozen=True, slots=True)
class OthersActs:
    """What a checker should know of before they rule."""

    holder: str | None = None
    """Who else holds the claim."""
    ruled: str | None = None
    """Who else gave the verdict in force, after the checker's last act."""
    number: int = 0
    """Of that verdict."""
    label: str = ""
    """What it says."""
    evidence: tuple[Evidence, ...] = ()
    """What others added or edited after the checker's last act, oldest first."""


NOTHING = OthersActs()


def others_acts(connection: Connection, opened: OpenClaim, by: str) -> OthersActs:
    """Return what others did on an open claim that ``by`` may not know of.

    Who never acted on it is taken to know its evidence, which was gathered for whoever
    rules, and not to know of a verdict.
    """
    if opened.held_by(by) is not None:
        return NOTHING
    me = by.strip()
    holder = opened.state["holder"]
    last = _last_act(connection, opened, me)
    since = () if last is None else _records_since(connection, opened, me, last)
    given = _others_verdict(opened, me)
    if given is not None and last is not None:
        record = f"verdict/{opened.name.number}/{given.number}"
        given = given if record in since else None
    return OthersActs(
        holder=None if holder == me else holder,
        ruled=opened.state["checker"] if given else None,
        number=given.number if given else 0,
        label=given.label if given else "",
        evidence=tuple(_added(connection, opened, me, since)),
    )


def refuse_over(
    opened: OpenClaim, acts: OthersActs, over: Collection[str] = ()
) -> None:
    """Raise ``OverError`` for a claim that is another's, unless they are named."""
    named = {each.strip() for each in over}
    told: dict[str, list[str]] = {}
    if acts.ruled is not None:
        news = f"gave verdict {acts.number} on {opened.name}, {acts.label}"
        told.setdefault(acts.ruled, []).append(news)
    if acts.holder is not None:
        told.setdefault(acts.holder, []).append(f"holds {opened.name}")
    if told.keys() - named:
        what = "; ".join(f"{who} {' and '.join(news)}" for who, news in told.items())
        raise OverError(what, str(opened.name), tuple(told))


def _others_verdict(opened: OpenClaim, me: str) -> GivenVerdict | None:
    """Return the verdict in force of somebody else, on the words as they are."""
    if opened.state["status"] == Status.SUSPENDED or opened.state["checker"] == me:
        return None
    return in_force(opened.records.verdicts)


def _last_act(connection: Connection, opened: OpenClaim, me: str) -> int | None:
    """Return the number of a person's last entry about a claim."""
    entry = schema.ledger_entry.c
    return connection.scalar(
        sa.select(sa.func.max(entry.sequence)).where(
            entry.stream == opened.name.article.stream,
            entry.subject == opened.name.subject,
            was_by(entry.who, me),
        )
    )


def _records_since(
    connection: Connection, opened: OpenClaim, me: str, last: int
) -> set[str]:
    """Return the names of the records that others made of a claim since an entry."""
    entry = schema.ledger_entry.c
    found: set[str] = set()
    for before, after in connection.execute(
        sa.select(entry.before, entry.after).where(
            entry.stream == opened.name.article.stream,
            entry.subject == opened.name.subject,
            ~was_by(entry.who, me),
            entry.sequence > last,
        )
    ):
        found |= json.loads(after).keys() - json.loads(before).keys()
    return found


def _added(
    connection: Connection, opened: OpenClaim, me: str, since: Collection[str]
) -> Iterator[Evidence]:
    """Yield the evidence that others added or edited, and that stands."""
    if not any(name.startswith(("evidence/", "amendment/")) for name in since):
        return
    number = opened.name.number
    for piece in evidence_shown_to(connection, opened, me):
        is_new = f"evidence/{number}/{piece.number}" in since
        is_other = f"amendment/{number}/{piece.amended}" in since
        if (is_new or is_other) and piece.withdrawn_because is None:
            yield piece
