"""The claims that an article has or ever had, to tell whether a proposal is one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from claims.anchoring.carry import carry
from claims.extraction.proposal import Part
from claims.records import Revision
from claims.services.core import ledger
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import revision_of
from claims.vocabulary import KEEPS, Kind

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


def known_claims(
    connection: Connection, article: ArticleName, latest: Revision, text: Words
) -> list[Known]:
    """Return each claim as it is and as it ever was, read off the ledger.

    Where it stood in an earlier text, it stands where that was carried over to.
    """
    now: dict[str, dict[str, Any]] = {}
    forms: dict[int, list[tuple[int, str, str | None, list[list[Part]]]]] = {}
    last: dict[tuple[int, int], Any] = {}
    looked_at: set[int] = set()
    for records in ledger.states_after(connection, article.stream):
        for name, fields in records.items():
            if not name.startswith("claim/"):
                continue
            number = int(name.partition("/")[2])
            state = now.setdefault(name, {})
            state.update(fields)
            if state.get("looked_by"):
                looked_at.add(number)
            if not state.get("spans"):
                continue
            fared = records.get(f"outcome/{number}/{state['revision']}", {})
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
            words = tuple(words_at(text, parts) for parts in places_now if parts)
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


def words_of(text: str) -> Words:
    """Return where the words of a text begin and end, in code points."""
    found = list(_WORD.finditer(text))
    return [each.start() for each in found], [each.end() for each in found]


def words_at(text: Words, parts: Sequence[Part]) -> frozenset[int]:
    """Return where the words begin that the parts touch, or where the parts begin."""
    starts, ends = text
    touched = frozenset(
        starts[k]
        for start, end in parts
        for k in range(bisect_right(ends, start), bisect_left(starts, end))
    )
    return touched or frozenset(start for start, _ in parts)


def is_same(one: Known, other: Known) -> bool:
    """Say whether a proposal is a claim that is there, or was there in another form.

    The same words as those that a person looked at are that claim, whatever a new
    attribution makes of them. Nearly the same are known too, but for the difference
    between that somebody said it and what they said.
    """
    [words] = one.places
    if other.looked_at and words in other.places:
        return True
    reports = [each.kind == Kind.ATTRIBUTION for each in (one, other)]
    if reports[0] != reports[1]:
        return False
    if not other.looked_at and (
        one.kind != other.kind or _last_name(one.speaker) != _last_name(other.speaker)
    ):
        return False
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
