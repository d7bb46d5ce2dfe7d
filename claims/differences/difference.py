"""The word diff of two texts, paragraph by paragraph."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from claims.anchoring.changes import Change, changes
from claims.anchoring.comparison import Comparison, compare
from claims.anchoring.tokens import Tokens, tokens_of
from claims.differences.paragraph_pairs import Group, pair
from claims.differences.paragraphs import paragraphs
from claims.differences.runs import Fate, Run, Side, Stretch, runs
from claims.vocabulary import Touched


class BlockKind(StrEnum):
    """What became of a paragraph."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED = "moved"
    """At its new place, with what was changed in it."""
    AWAY = "moved-away"
    """The gap that a moved paragraph left: it has no words of its own."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said beside the words that it is about."""

    label: str
    text: str
    old: Stretch | None = None
    new: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or several that became one or were one."""

    kind: BlockKind
    old: Stretch | None
    """Its paragraphs in the old text, first and last, numbered from 1."""
    new: Stretch | None
    runs: tuple[Run, ...]
    changes: tuple[Change, ...] = ()
    """The figures, dates, names, negations and the like that differ."""
    notes: tuple[Note, ...] = ()

    def shown(self) -> Iterator[tuple[Fate, str, str]]:
        """Yield its runs as they are shown: words, and what is behind their mark."""
        for number, run in enumerate(self.runs, start=1):
            yield run.fate, *run.shown(is_last=number == len(self.runs))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts held against each other, in the order of the new one."""

    blocks: tuple[Block, ...]

    @property
    def is_none(self) -> bool:
        """Whether no word differs."""
        return all(each.kind == BlockKind.UNCHANGED for each in self.blocks)

    def paragraphs(self, kind: BlockKind) -> int:
        """Return how many paragraphs fared so."""
        sides = [each.new or each.old for each in self.blocks if each.kind == kind]
        return sum(last - first + 1 for first, last in filter(None, sides))

    def words(self, fate: Fate) -> int:
        """Return how many words fared so; figures count, marks do not."""
        texts = [
            each.old or each.new
            for block in self.blocks
            for each in block.runs
            if each.fate == fate
        ]
        return sum(map(words_in, texts))

    @property
    def typography(self) -> int:
        """In how many places typography alone differs, but between paragraphs."""
        runs = [each for block in self.blocks for each in block.runs]
        return sum(
            each.fate == Fate.TYPOGRAPHY and bool((each.old + each.new).strip("\r\n"))
            for each in runs
        )


def words_in(text: str) -> int:
    """Return how many words and figures a text has."""
    tokens = tokens_of(text)
    return sum(tokens.word(each)[-1].isalnum() for each in range(len(tokens)))


def folded(blocks: Sequence[Block]) -> Iterator[Block | list[Block]]:
    """Yield the blocks, with those in a list that nothing is to be said about."""
    for plain, group in groupby(blocks, _is_plain):
        if plain:
            yield list(group)
        else:
            yield from group


def _is_plain(block: Block) -> bool:
    return block.kind == BlockKind.UNCHANGED and not block.notes


def difference(old_text: str, new_text: str, notes: Sequence[Note] = ()) -> Difference:
    """Hold two texts against each other; each note goes to its paragraph."""
    compared = compare(old_text, new_text)
    old_places, new_places = paragraphs(old_text), paragraphs(new_text)
    writer = _Writer(compared, old_places, new_places)
    found = [writer.block(group) for group in pair(compared, old_places, new_places)]
    return Difference(tuple(_with_notes(found, old_places, new_places, notes)))


class _Writer:
    """Writes blocks."""

    def __init__(
        self, compared: Comparison, old: list[Stretch], new: list[Stretch]
    ) -> None:
        self._tokens = (compared.old.tokens, compared.new.tokens)
        self._stretches = (old, new)
        self._breaks = (
            _firsts(compared.old.tokens, old), _firsts(compared.new.tokens, new)
        )  # fmt: skip

    def block(self, group: Group) -> Block:
        """Return what is to be said of a group of paragraphs."""
        old = (group.old[0] + 1, group.old[1]) if group.old else None
        new = (group.new[0] + 1, group.new[1]) if group.new else None
        if group.is_gap:
            return Block(BlockKind.AWAY, old, new, ())
        found = tuple(
            runs(
                self._side(0, group.old, group.left),
                self._side(1, group.new, group.arrived),
                group.places,
                self._breaks,
            )
        )
        kind = _kind(group, found)
        return Block(kind, old, new, found, _callouts(kind, found))

    def _side(
        self, which: int, paragraphs: Stretch | None, moved: frozenset[int]
    ) -> Side:
        stretch = (0, 0)
        if paragraphs:
            stretches = self._stretches[which]
            stretch = (stretches[paragraphs[0]][0], stretches[paragraphs[1] - 1][1])
        return Side(self._tokens[which], stretch, moved)


def _firsts(tokens: Tokens, stretches: list[Stretch]) -> frozenset[int]:
    return frozenset(tokens.within(*each)[0] for each in stretches)


def _kind(group: Group, found: Sequence[Run]) -> BlockKind:
    if group.is_moved:
        return BlockKind.MOVED
    if not group.old:
        return BlockKind.INSERTED
    if not group.new:
        return BlockKind.DELETED
    changed = any(each.is_change for each in found)
    return BlockKind.CHANGED if changed else BlockKind.UNCHANGED


def _callouts(kind: BlockKind, found: Sequence[Run]) -> tuple[Change, ...]:
    if kind not in (BlockKind.CHANGED, BlockKind.MOVED):
        return ()
    old = "".join(each.old for each in found if each.fate != Fate.LEFT)
    new = "".join(each.new for each in found if each.fate != Fate.ARRIVED)
    called = [each for each in changes(old, new) if each.touched != Touched.WORDING]
    order = list(Touched)
    return tuple(sorted(called, key=lambda each: order.index(each.touched)))


def _with_notes(
    blocks: Sequence[Block],
    old: list[Stretch],
    new: list[Stretch],
    notes: Sequence[Note],
) -> Iterator[Block]:
    by_old = _by_paragraph(
        old, [(n, each.old) for n, each in enumerate(notes) if not each.new]
    )
    by_new = _by_paragraph(new, [(n, each.new) for n, each in enumerate(notes)])
    for block in blocks:
        here: list[int] = []
        if block.runs:
            for known, numbers in ((by_old, block.old), (by_new, block.new)):
                for number in range(numbers[0], numbers[1] + 1) if numbers else ():
                    here += known.get(number, ())
        found = tuple(notes[each] for each in sorted(here))
        yield Block(block.kind, block.old, block.new, block.runs, block.changes, found)


def _by_paragraph(
    stretches: list[Stretch], places: Iterable[tuple[int, Stretch | None]]
) -> dict[int, list[int]]:
    """Return the notes by the number of the paragraph that each stands in."""
    starts = [start for start, _ in stretches]
    found: dict[int, list[int]] = defaultdict(list)
    for note, place in places:
        if place:
            found[bisect_right(starts, place[0])].append(note)
    return found
