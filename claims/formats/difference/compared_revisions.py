"""Two revisions of an article held against each other, and what to say of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.differences.difference import Block, BlockKind, Difference
from claims.differences.runs import Fate, Stretch
from claims.english.plural import counted
from claims.records import Article, Revision


@dataclass(frozen=True, slots=True)
class Compared:
    """Two revisions of an article and what differs between them."""

    article: Article
    old: Revision
    new: Revision
    difference: Difference


def summary(found: Difference) -> list[str]:
    """Return in words how much differs, the paragraphs first; of no word, nothing."""
    blocks = [
        (BlockKind.CHANGED, "changed"),
        (BlockKind.MOVED, "moved"),
        (BlockKind.DELETED, "taken out"),
        (BlockKind.INSERTED, "put in"),
    ]
    fates = [
        (Fate.DELETED, "taken out"),
        (Fate.INSERTED, "put in"),
        (Fate.ARRIVED, "moved elsewhere"),
    ]
    said = [
        *((found.paragraphs(kind), "paragraph", what) for kind, what in blocks),
        *((found.words(fate), "word", what) for fate, what in fates),
    ]
    lines = [f"{counted(count, noun)} {what}" for count, noun, what in said if count]
    if found.typography:
        lines.append(f"typography alone in {counted(found.typography, 'place')}")
    return lines


def title(block: Block) -> str:
    """Return which paragraphs of either text a block is about."""
    if block.kind == BlockKind.AWAY:
        return f"former {_numbered(block.old)}, moved to {_numbers(block.new)}"
    if block.kind == BlockKind.MOVED:
        return f"{_numbered(block.new)}, moved from {_numbers(block.old)}"
    if block.kind == BlockKind.DELETED:
        return f"former {_numbered(block.old)}, taken out"
    if block.kind == BlockKind.INSERTED:
        return f"{_numbered(block.new)}, put in"
    if block.old == block.new:
        return _numbered(block.new)
    return f"{_numbered(block.new)} (was {_numbers(block.old)})"


def unchanged(blocks: Sequence[Block]) -> str:
    """Return in words how many paragraphs are folded."""
    sides = [each.new for each in blocks if each.new]
    count = sum(last - first + 1 for first, last in sides)
    return f"{counted(count, 'paragraph')} unchanged"


def _numbered(numbers: Stretch | None) -> str:
    several = numbers is not None and numbers[0] != numbers[1]
    return f"{'paragraphs' if several else 'paragraph'} {_numbers(numbers)}"


def _numbers(numbers: Stretch | None) -> str:
    assert numbers is not None
    first, last = numbers
    return str(first) if first == last else f"{first}–{last}"
