"""Moved paragraphs: what stands elsewhere in a new text, and words without theirs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

Words = tuple[str, ...]

_RUN = 4
"""So many words in a row tell a paragraph from another."""
_MANY = 20
"""So many paragraphs with one run of words make it a phrase."""
_SAME = 0.5
"""More than this share of its runs is found in a paragraph that moved."""
_ALONE = 6
"""So many words in a row are no chance that one finds elsewhere."""


def runs_of(keys: Sequence[str], numbers: Sequence[int]) -> dict[int, frozenset[Words]]:
    """Return the runs of words that each paragraph has; a short one is a run itself."""
    words: dict[int, list[str]] = defaultdict(list)
    for key, number in zip(keys, numbers, strict=True):
        words[number].append(key)
    return {
        number: frozenset(
            tuple(each[at : at + _RUN]) for at in range(max(1, len(each) - _RUN + 1))
        )
        for number, each in words.items()
    }


def moved_paragraphs(
    olds: Mapping[int, frozenset[Words]], news: Mapping[int, frozenset[Words]]
) -> dict[int, int]:
    """Return which of the old paragraphs are which new ones, the most alike first."""
    having: dict[Words, list[int]] = defaultdict(list)
    for other, runs in news.items():
        for run in runs:
            having[run].append(other)
    shared: Counter[tuple[int, int]] = Counter()
    for one, runs in olds.items():
        for run in runs:
            others = having.get(run, [])
            if len(others) <= _MANY:
                shared.update((one, other) for other in others)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), count in sorted(
        shared.items(), key=lambda item: (-item[1], item[0])
    ):
        size = max(len(olds[one]), len(news[other]))
        if one not in found and other not in taken and count > _SAME * size:
            found[one] = other
            taken.add(other)
    return found


def moved_words(
    old: Sequence[str],
    new: Sequence[str],
    free_old: Iterable[int],
    free_new: Iterable[int],
) -> dict[int, int]:
    """Return the free words that stand in a run found once among those of either."""
    firsts, seconds = _once(old, free_old), _once(new, free_new)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for run in sorted(firsts.keys() & seconds.keys(), key=firsts.__getitem__):
        pairs = [(firsts[run] + at, seconds[run] + at) for at in range(_ALONE)]
        if all(
            found.get(a, b) == b and (a in found or b not in taken) for a, b in pairs
        ):
            found.update(pairs)
            taken.update(b for _, b in pairs)
    return found


def _once(keys: Sequence[str], free: Iterable[int]) -> dict[Words, int]:
    """Return where each run of free words begins that is found once among them."""
    numbers = sorted(free)
    counts: Counter[Words] = Counter()
    firsts: dict[Words, int] = {}
    for first, last in zip(numbers, numbers[_ALONE - 1 :], strict=False):
        if last - first == _ALONE - 1:
            run = tuple(keys[first : last + 1])
            counts[run] += 1
            firsts[run] = first
    return {run: at for run, at in firsts.items() if counts[run] == 1}
