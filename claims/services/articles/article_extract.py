"""Extracting again: what an engine proposes that the article does not have yet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.carry import carry
from claims.errors import ConflictError
from claims.extraction.proposal import Part, ProposedClaim
from claims.records import Revision
from claims.services.articles.proposals import Extraction, propose
from claims.services.core import ledger
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.revisions import latest_revision, revision_of
from claims.vocabulary import KEEPS, Kind, Status

SAME = 0.8
"""The share of their words at which two claims can be one.

Besides, the one must lie inside the other, or the one begin and the other end earlier:
the members of a list share as much, and are two claims.
"""
_WORD = re.compile(r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]+|\w")
"""A word; in scripts that set none apart, a letter."""


Words = tuple[list[int], list[int]]
"""Where the words of a text begin, and where they end."""


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as the article has it, or had it before somebody changed it."""

    number: int
    kind: str
    speaker: str | None
    places: tuple[frozenset[int], ...]
    """Where the words begin that each place of it touches."""
    looked_at: bool = False
    """Whether a person looked at it: then its kind and speaker are theirs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an engine proposes, held against what an article has."""

    new: list[ProposedClaim]
    known: int
    """How many proposals the article has already, or had and set aside."""
    missing: list[str]
    """The claims of engines that this engine does not propose, such as ``a/4``.

    Those that nobody changed, dropped or ruled on.
    """


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was added."""

    first: int
    count: int


def difference(
    connection: Connection, article: ArticleName, extraction: Extraction
) -> Difference:
    """Hold what an engine proposes against the latest revision's claims.

    A proposal is known when a claim of the same kind and speaker has, or ever had,
    nearly the same words: what a person edited, dropped, split or merged is not
    proposed again as it was, whatever kind or speaker it is given this time. Nothing is
    proposed where a person marked that there is nothing to check.
    """
    _, revision = latest_revision(connection, article)
    text = _words_of(revision.text)
    had = _known(connection, article, revision, text)
    # A claim that shares no word with a proposal is not it: most need no look.
    by_word: dict[int, set[int]] = {}
    for at, each in enumerate(had):
        for word in frozenset().union(*each.places):
            by_word.setdefault(word, set()).add(at)
    quiet = _quiet(connection, article, text)
    new: list[ProposedClaim] = []
    met: set[int] = set()
    for proposal in extraction.claims:
        words = _words(text, proposal.spans)
        one = Known(0, proposal.kind, proposal.speaker, (words,))
        near = sorted({at for word in words for at in by_word.get(word, ())})
        same = [had[at].number for at in near if _is_same(one, had[at])]
        met.update(same)
        if not same and not words <= quiet:
            new.append(proposal)
    return Difference(
        new,
        len(extraction.claims) - len(new),
        [
            f"{article.slug}/{each}"
            for each in _machine_made(connection, article)
            if each not in met
        ],
    )


def extract_again(
    connection: Connection,
    article: ArticleName,
    revision_number: int,
    extraction: Extraction,
    *,
    by: str,
) -> Extracted:
    """Add what is new of an engine's proposals, after the claims that are there.

    Raises ``ConflictError`` when the article was revised since the engine read it.
    """
    lock_article(connection, article)
    _, revision = latest_revision(connection, article)
    if revision.number != revision_number:
        raise ConflictError(
            f"{article.slug} was revised meanwhile; give the command again"
        )
    new = difference(connection, article, extraction).new
    return add_proposals(connection, article, extraction, new, by=by)


def add_proposals(
    connection: Connection,
    article: ArticleName,
    extraction: Extraction,
    new: Sequence[ProposedClaim],
    *,
    by: str,
) -> Extracted:
    """Add some of an engine's proposals for the latest text, after the claims there."""
    revision_id, revision = latest_revision(connection, article)
    table = schema.article
    first = (
        1
        + connection.execute(
            sa.select(table.c.last_claim).where(table.c.id == article.id)
        ).scalar_one()
    )
    if not new:
        return Extracted(first, 0)
    count, states = propose(
        connection,
        revision.text,
        article,
        revision_id,
        replace(extraction, claims=new),
        first=first,
        revision=revision.number,
    )
    if states:
        ledger.record(
            connection,
            article.slug,
            who=by,
            what="extract",
            subject=article.slug,
            after=states,
        )
    return Extracted(first, count)


def _known(
    connection: Connection, article: ArticleName, latest: Revision, text: Words
) -> list[Known]:
    """Return each claim as it is and as it ever was, read off the ledger.

    Where it stood in an earlier text, it stands where that was carried over to.
    """
    now: dict[str, dict[str, Any]] = {}
    forms: dict[int, list[tuple[int, str, str | None, list[list[Part]]]]] = {}
    last: dict[tuple[int, int], Any] = {}
    looked_at: set[int] = set()
    for entry in ledger.entries(connection, stream=article.slug):
        for name, fields in entry.after.items():
            if not name.startswith("claim/"):
                continue
            number = int(name.partition("/")[2])
            state = now.setdefault(name, {})
            state.update(fields)
            if state.get("looked_by"):
                looked_at.add(number)
            if not state.get("spans"):
                continue
            fared = entry.after.get(f"outcome/{number}/{state['revision']}", {})
            if state["revision"] != latest.number and fared.get("outcome") in KEEPS:
                # It has the same words as in the text that it was carried over from.
                continue
            places: dict[int, list[Part]] = {}
            for each in state["spans"]:
                part = (each["start"], each["end"])
                places.setdefault(each.get("mention", 1), []).append(part)
            form = (number, state["kind"], state["speaker"], list(places.values()))
            made = forms.setdefault(state["revision"], [])
            if last.get((number, state["revision"])) != form:
                made.append(form)
                last[number, state["revision"]] = form
    found = []
    for revision, made in forms.items():
        mentions = [mention for form in made for mention in form[3]]
        if revision != latest.number:
            mentions = _today(connection, article, revision, latest.text, mentions)
        each = iter(mentions)
        for number, kind, speaker, places_then in made:
            places_now = [next(each) for _ in places_then]
            words = tuple(_words(text, parts) for parts in places_now if parts)
            # Who gave a claim other words looked at those that it had before.
            found.append(Known(number, kind, speaker, words, number in looked_at))
    return found


def _today(
    connection: Connection,
    article: ArticleName,
    revision: int,
    text: str,
    mentions: Sequence[Sequence[Part]],
) -> list[list[Part]]:
    """Return where the latest text has the mentions of an earlier one.

    Of one that could be in several places, all of them.
    """
    _, then = revision_of(connection, article, revision)
    return [
        [*each.parts, *(part for place in each.places for part in place)]
        for each in carry(then.text, text, mentions)
    ]


def _quiet(connection: Connection, article: ArticleName, text: Words) -> frozenset[int]:
    """Return the words that a person marked: nothing to check here."""
    table = schema.disposition.c
    revision_id, _ = latest_revision(connection, article)
    rows = connection.execute(
        sa.select(table.start_char, table.end_char).where(
            table.revision_id == revision_id, table.withdrawn_by_id.is_(None)
        )
    )
    marked = [_words(text, [(row.start_char, row.end_char)]) for row in rows]
    return frozenset().union(*marked)


def _machine_made(connection: Connection, article: ArticleName) -> list[int]:
    table = schema.claim
    return list(
        connection.scalars(
            sa.select(table.c.number)
            .where(
                table.c.article_id == article.id,
                table.c.run_id.is_not(None),
                table.c.status == Status.UNVERIFIED,
                table.c.looked_by_id.is_(None),
            )
            .order_by(table.c.number)
        )
    )


def _words_of(text: str) -> Words:
    found = list(_WORD.finditer(text))
    return [each.start() for each in found], [each.end() for each in found]


def _words(text: Words, parts: Sequence[Part]) -> frozenset[int]:
    """Return where the words begin that the parts touch, or where the parts begin."""
    starts, ends = text
    touched = frozenset(
        starts[k]
        for start, end in parts
        for k in range(bisect_right(ends, start), bisect_left(starts, end))
    )
    return touched or frozenset(start for start, _ in parts)


def _is_same(one: Known, other: Known) -> bool:
    """Say whether a proposal is a claim that is there, or was there in another form.

    What a person looked at is known by its words alone, but for the difference between
    that somebody said it and what they said.
    """
    reports = [each.kind == Kind.ATTRIBUTION for each in (one, other)]
    if reports[0] != reports[1]:
        return False
    if not other.looked_at and (
        one.kind != other.kind or _last_name(one.speaker) != _last_name(other.speaker)
    ):
        return False
    [words] = one.places
    return any(_nearly(words, place) for place in other.places)


def _nearly(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = one & other
    if len(shared) < SAME * len(one | other):
        return False
    return shared in (one, other) or _is_shifted(one, other) or _is_shifted(other, one)


def _is_shifted(one: frozenset[int], other: frozenset[int]) -> bool:
    """Say whether all differs at the two ends: one begins earlier and ends earlier."""
    shared = one & other
    return max(one - other) < min(shared) and max(shared) < min(other - one)


def _last_name(speaker: str | None) -> str:
    return ((speaker or "").casefold().split() or [""])[-1]
