"""Carry claims from one text of an article to another, to their new places.

Words are compared, never only likened: what is the same keeps its verdict, what
differs says how, and where two places fit nothing is chosen.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.anchoring.changes import Change, changes, is_typography
from claims.anchoring.comparison import Comparison, compare
from claims.anchoring.context import before
from claims.anchoring.find_quote import Part
from claims.anchoring.relocate import is_left, place
from claims.anchoring.repeats import Twins
from claims.anchoring.surroundings import around, grave
from claims.vocabulary import Outcome

Mention = Sequence[Part]
"""The parts of one place that makes a claim, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one place that makes a claim."""

    outcome: Outcome
    parts: tuple[Part, ...] = ()
    """Where the new text has it; empty when it is gone or ambiguous."""
    places: tuple[tuple[Part, ...], ...] = ()
    """Where it could be, when it is ambiguous."""
    changes: tuple[Change, ...] = ()
    """What differs in its words, or around them so that it says something else."""
    looks: tuple[Change, ...] = ()
    """What differs around it otherwise, for somebody to look at."""


def carry(old_text: str, new_text: str, spans: Sequence[Mention]) -> list[Carried]:
    """Return what became of each mention of the old text in the new one.

    A mention is its parts, ``(start, end)`` in code points, end exclusive, in the order
    of the text. A claim with several mentions is several of ``spans``; ``worst`` says
    how it counts.
    """
    if old_text == new_text:
        return [Carried(Outcome.UNCHANGED, tuple(mention)) for mention in spans]
    carrier = _carrier(old_text, new_text)
    return [carrier.carried(mention) for mention in spans]


class _Carrier:
    """Carries from one text to another; what was asked once is known from then on."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self.compared = compare(old_text, new_text)
        self.twins = Twins(self.compared)
        self.known: dict[tuple[Part, ...], Carried] = {}

    def carried(self, mention: Mention) -> Carried:
        """Return what became of a mention."""
        key = tuple((start, end) for start, end in mention)
        if key not in self.known:
            self.known[key] = _carry(self.compared, self.twins, key)
        return self.known[key]


# A revision asks of the same claims what became of them, and what is not new.
@lru_cache(maxsize=2)
def _carrier(old_text: str, new_text: str) -> _Carrier:
    return _Carrier(old_text, new_text)


def worst(carried: Iterable[Carried]) -> Outcome:
    """Return the outcome by which a claim counts that has these mentions.

    A mention that is gone takes nothing from the others: the claim is gone when all of
    them are.
    """
    found = {each.outcome for each in carried}
    left = found - {Outcome.GONE}
    return max(left or found, key=_ORDER.index)


_ORDER = (
    Outcome.UNCHANGED,
    Outcome.MOVED,
    Outcome.TYPOGRAPHY,
    Outcome.CHANGED,
    Outcome.AMBIGUOUS,
    Outcome.GONE,
)


def _carry(compared: Comparison, twins: Twins, mention: Mention) -> Carried:
    old_text = compared.old.tokens.text
    new_text = compared.new.tokens.text
    placed = [place(compared, part) for part in mention]
    fitting = twins.of(mention)
    if len(fitting) > 1:
        return Carried(Outcome.AMBIGUOUS, places=tuple(map(tuple, fitting)))
    if fitting:
        [parts] = fitting
        found: list[Part] = list(parts)
    else:
        found = [part for part in placed if part is not None]
    if not found or not (fitting or is_left(compared, mention, placed)):
        return Carried(Outcome.GONE)
    if len(found) < len(mention) or not _is_in_order(found):
        return _broken(compared, mention, placed)

    is_typographic = False
    wording: list[Change] = []
    for number, (was, now) in enumerate(zip(mention, found, strict=True)):
        old_words, new_words = old_text[slice(*was)], new_text[slice(*now)]
        if old_words == new_words:
            continue
        opens = not number and _opens(compared, was, now)
        if is_typography(old_words, new_words, opens=opens):
            is_typographic = True
        else:
            wording += changes(old_words, new_words)
    guard = around(compared, mention, found)
    moved = any(
        token in compared.moved
        for part in mention
        for token in range(*compared.old.tokens.within(*part))
    ) or (bool(fitting) and placed != found)
    # What moved is only the same where the words around it went with it.
    wording += guard if moved else grave(guard)
    looks = [each for each in guard if each not in wording]
    looks += before(compared, mention, found)
    outcome = Outcome.UNCHANGED
    if wording:
        outcome = Outcome.CHANGED
    elif is_typographic:
        outcome = Outcome.TYPOGRAPHY
    elif moved:
        outcome = Outcome.MOVED
    return Carried(outcome, tuple(found), (), tuple(wording), tuple(looks))


def _is_in_order(parts: Sequence[Part]) -> bool:
    return all(one[1] <= other[0] for one, other in itertools.pairwise(parts))


def _opens(compared: Comparison, was: Part, now: Part) -> bool:
    """Say whether a part opens a sentence in either text."""
    old, new = compared.old, compared.new
    return old.begins(old.tokens.within(*was)[0]) or new.begins(
        new.tokens.within(*now)[0]
    )


def _broken(
    compared: Comparison, mention: Mention, placed: Sequence[Part | None]
) -> Carried:
    """Return a mention whose parts are no longer all there, or no longer together."""
    old_text, new_text = compared.old.tokens.text, compared.new.tokens.text
    found: list[Part] = []
    differs: list[Change] = []
    for was, now in zip(mention, placed, strict=True):
        new_words = new_text[slice(*now)] if now else ""
        differs += changes(old_text[slice(*was)], new_words)
        if now and all(now[1] <= start or end <= now[0] for start, end in found):
            found.append(now)
    if not differs:
        one = " … ".join(old_text[slice(*part)] for part in mention)
        other = " … ".join(new_text[slice(*part)] for part in sorted(found))
        differs = changes(one, other)
    return Carried(Outcome.CHANGED, tuple(sorted(found)), (), tuple(differs))
