"""Ticks: which details of a claim a verdict that supports it takes along."""

from collections.abc import Iterable

from claims.errors import UsageError
from claims.records.review import OpenDetail


def ticked(
    details: Iterable[OpenDetail], now: frozenset[int], words: str
) -> frozenset[int]:
    """Return the numbers that are ticked once ``words`` are typed.

    They are numbers, each of which ticks a detail or takes its tick away; ``all``, or
    ``none``. Raises ``UsageError`` for what is no detail, or cannot go along.
    """
    known = {each.claim.number: each for each in details}
    free = frozenset(number for number, each in known.items() if each.refusal is None)
    wanted = words.replace(",", " ").split()
    if wanted in (["all"], ["none"]):
        return free if wanted == ["all"] else frozenset()
    for word in wanted:
        each = known.get(int(word)) if word.isdecimal() else None
        if each is None:
            raise UsageError(f"{word} is no detail of it; type numbers, all or none")
        if each.refusal is not None:
            raise UsageError(f"{each.claim.id} {each.refusal}")
    return now ^ frozenset(map(int, wanted))
