"""The words of two wordings as runs: kept, taken out, put in, moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.anchoring.tokens import Tokens
from claims.english.fold import alike


class Fate(StrEnum):
    """What became of words from one text to the next."""

    KEPT = "kept"
    TYPOGRAPHY = "typography"
    """The same words; white space, or the style of quotation marks and dashes, not."""
    DELETED = "deleted"
    INSERTED = "inserted"
    LEFT = "moved-away"
    """Words of the old text that the new one has elsewhere."""
    ARRIVED = "moved-here"
    """The same words in the new text, at their new place."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one fate. Offsets are code points of the whole texts.

    Joined in the order of their offsets, ``old`` gives the old text and ``new`` the new
    one, character by character.
    """

    fate: Fate
    old_start: int
    old: str
    new_start: int
    new: str

    @property
    def is_change(self) -> bool:
        """Whether readers see other words, or the same elsewhere."""
        return self.fate not in (Fate.KEPT, Fate.TYPOGRAPHY)

    @property
    def is_gone(self) -> bool:
        """Whether the words are those of the old text alone."""
        return self.fate in (Fate.DELETED, Fate.LEFT)

    def shown(self, *, is_last: bool) -> tuple[str, str]:
        """Return the words to be marked, and what stands behind the mark as it is.

        Of a line break that was taken out or put in, a sign is shown, but not at the
        end of a paragraph. Spaces beside it are not marked.
        """
        text = self.old if self.is_gone else self.new
        if not self.is_change:
            return text, ""
        words = text.rstrip()
        behind = text[len(words) :]
        has_break = len((behind + ".").splitlines()) > 1
        if not has_break:
            return (text, "") if words else ("", "" if self.is_gone else text)
        is_shown = not is_last and (self.is_gone or not words)
        sign = "¶" if is_shown else ""
        return words + sign, "" if self.is_gone else behind


Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of one of the texts, and which of its tokens are elsewhere."""

    tokens: Tokens
    stretch: Stretch
    moved: frozenset[int]

    def numbers(self) -> range:
        """Return the numbers of the tokens in the stretch."""
        return range(*self.tokens.within(*self.stretch))


def runs(
    old: Side,
    new: Side,
    places: Mapping[int, int],
    breaks: tuple[frozenset[int], frozenset[int]],
) -> list[Run]:
    """Return the runs of two stretches; ``places`` has their tokens that are the same.

    ``breaks`` are the tokens that begin a paragraph: a paragraph more or less is no
    matter of typography.
    """
    found: list[Run] = []
    i, j = old.stretch[0], new.stretch[0]
    for token, place in [*_tidied(old, new, places), (None, None)]:
        ends = token is None or place is None
        here = old.stretch[1] if ends else old.tokens.starts[token or 0]
        there = new.stretch[1] if ends else new.tokens.starts[place or 0]
        broken = not ends and (token in breaks[0]) != (place in breaks[1])
        if token is None or place is None:
            found += _last(old, (i, here), new, (j, there))
            break
        found += _between(old, (i, here), new, (j, there), broken=broken)
        was, now = old.tokens.word(token), new.tokens.word(place)
        if alike(was) == alike(now):
            found.append(_same(here, was, there, now))
        else:
            found.append(Run(Fate.DELETED, here, was, there, ""))
            found.append(Run(Fate.INSERTED, here + len(was), "", there, now))
        i, j = here + len(was), there + len(now)
    return list(_joined(found))


def _same(here: int, was: str, there: int, now: str) -> Run:
    return Run(Fate.KEPT if was == now else Fate.TYPOGRAPHY, here, was, there, now)


def _tidied(old: Side, new: Side, places: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the tokens that are the same, without the few that stand in a rewrite.

    A word or two that both wordings happen to have hinders reading when far more was
    changed on either side of them.
    """
    pairs = [(each, places[each]) for each in old.numbers() if each in places]
    while True:
        groups: list[list[tuple[int, int]]] = []
        for token, place in pairs:
            if groups and (token - 1, place - 1) == groups[-1][-1]:
                groups[-1].append((token, place))
            else:
                groups.append([(token, place)])
        changed: list[int] = []
        i, j = old.numbers().start, new.numbers().start
        for group in groups:
            changed.append(
                max(_length(old, i, group[0][0]), _length(new, j, group[0][1]))
            )
            i, j = group[-1][0] + 1, group[-1][1] + 1
        ends = (old.numbers().stop, new.numbers().stop)
        changed.append(max(_length(old, i, ends[0]), _length(new, j, ends[1])))
        kept = [
            pair
            for group, *around in zip(groups, changed, changed[1:], strict=False)
            if 2 * _length(old, group[0][0], group[-1][0] + 1) > min(around)
            for pair in group
        ]
        if len(kept) == len(pairs):
            return pairs
        pairs = kept


def _length(side: Side, first: int, end: int) -> int:
    return sum(
        side.tokens.ends[each] - side.tokens.starts[each] for each in range(first, end)
    )


def _last(old: Side, here: Stretch, new: Side, there: Stretch) -> Iterator[Run]:
    """Yield what stands behind all tokens that are the same.

    How a paragraph ends, with a line break or a blank line, depends on what follows it.
    """
    i, j = here[1], there[1]
    if old.stretch[0] < i and new.stretch[0] < j:
        i = here[0] + len(old.tokens.text[slice(*here)].rstrip())
        j = there[0] + len(new.tokens.text[slice(*there)].rstrip())
    yield from _between(old, (here[0], i), new, (there[0], j), broken=False)
    was, now = old.tokens.text[i : here[1]], new.tokens.text[j : there[1]]
    if was or now:
        yield _same(i, was, j, now)


def _between(
    old: Side, here: Stretch, new: Side, there: Stretch, *, broken: bool
) -> Iterator[Run]:
    """Yield what stands between two tokens that are the same."""
    was, now = old.tokens.text[slice(*here)], new.tokens.text[slice(*there)]
    if not was.strip() and not now.strip() and not broken:
        if was or now:
            yield _same(here[0], was, there[0], now)
        return
    before = len(was) - len(was.lstrip())
    if was[:before] != now[: len(now) - len(now.lstrip())]:
        before = 0
    after = len(was) - max(before, len(was.rstrip()))
    if was[len(was) - after :] != now[max(before, len(now.rstrip())) :]:
        after = 0
    if before:
        space = was[:before]
        yield Run(Fate.KEPT, here[0], space, there[0], space)
    inner = (here[0] + before, here[1] - after)
    outer = (there[0] + before, there[1] - after)
    for start, text, moved in _pieces(old, inner):
        fate = Fate.LEFT if moved else Fate.DELETED
        yield Run(fate, start, text, outer[0], "")
    for start, text, moved in _pieces(new, outer):
        fate = Fate.ARRIVED if moved else Fate.INSERTED
        yield Run(fate, inner[1], "", start, text)
    if after:
        space = was[len(was) - after :]
        yield Run(Fate.KEPT, inner[1], space, outer[1], space)


def _pieces(side: Side, stretch: Stretch) -> Iterator[tuple[int, str, bool]]:
    """Yield a stretch in pieces that moved together, or did not."""
    text = side.tokens.text
    start, moved = stretch[0], False
    for number, token in enumerate(range(*side.tokens.within(*stretch))):
        if number == 0:
            moved = token in side.moved
        elif (token in side.moved) != moved:
            at = side.tokens.starts[token]
            yield start, text[start:at], moved
            start, moved = at, not moved
    if start < stretch[1]:
        yield start, text[start : stretch[1]], moved


def _joined(found: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs with neighbours of one fate made one, deletions first."""
    group: list[Run] = []
    for run in found:
        if group and not _follows(group[-1], run):
            yield _as_one(group)
            group = []
        group.append(run)
    if group:
        yield _as_one(group)


def _as_one(group: Sequence[Run]) -> Run:
    """Return the runs of a group as one: pair by pair, their words would be copied."""
    if len(group) == 1:
        return group[0]
    old, new = "".join(each.old for each in group), "".join(each.new for each in group)
    return Run(group[0].fate, group[0].old_start, old, group[0].new_start, new)


def _follows(one: Run, other: Run) -> bool:
    return (
        one.fate == other.fate
        and one.old_start + len(one.old) == other.old_start
        and one.new_start + len(one.new) == other.new_start
    )
