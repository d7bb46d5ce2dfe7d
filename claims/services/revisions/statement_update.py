"""What a claim says once its words have changed.

A statement of the words that were would have a checker rule on something that the text
no longer says.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from claims.anchoring.overlap import Overlaps
from claims.extraction.proposal import Part, ProposedClaim
from claims.extraction.statement import words_at
from claims.vocabulary import Touched

SAME = 0.8
"""The share of their characters from which a proposal is of the words of a claim."""


def by_place(proposals: Iterable[ProposedClaim]) -> Overlaps[ProposedClaim]:
    """Return what an engine makes of a text to be found by place, for ``restated``."""
    return Overlaps(
        (min(start for start, _ in each.spans), max(end for _, end in each.spans), each)
        for each in proposals
        if each.spans
    )


def restated(
    statement: str,
    text: str,
    parts: Sequence[Part],
    changes: Iterable[Mapping[str, str]],
    proposals: Overlaps[ProposedClaim],
) -> str:
    """Return what a claim says whose words became ``parts`` of ``text``.

    What it said with the changes put in, where that is plain; else what the text says.
    """
    put_in = _put_in(statement, changes)
    return stated(text, parts, proposals) if put_in is None else put_in


def stated(text: str, parts: Sequence[Part], proposals: Overlaps[ProposedClaim]) -> str:
    """Return a claim as the engine states it; else the words themselves."""
    near = proposals.at(parts[0][0], parts[-1][1])
    best = max(near, key=lambda each: _likeness(parts, each.spans), default=None)
    if best is not None and _likeness(parts, best.spans) >= SAME:
        return best.statement
    return words_at(text, parts)


def as_the_text_says(
    text: str, parts: Sequence[Part], proposals: Overlaps[ProposedClaim]
) -> str:
    """Return what the text says where it makes a claim that a person stated.

    As the engine states these words, or the fewest with them; else the words.
    """
    near = [
        each
        for each in proposals.at(parts[0][0], parts[-1][1])
        if all(_is_within(part, each.spans) for part in parts)
    ]
    if not near or max(_likeness(parts, each.spans) for each in near) >= SAME:
        return stated(text, parts, proposals)
    return min(near, key=lambda each: sum(b - a for a, b in each.spans)).statement


def _is_within(part: Part, others: Sequence[Part]) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in others)


def _likeness(parts: Sequence[Part], others: Sequence[Part]) -> float:
    """Return the share of characters that two places have in common."""
    shared = sum(
        max(0, min(end, stop) - max(start, begin))
        for start, end in parts
        for begin, stop in others
    )
    both = sum(end - start for start, end in (*parts, *others))
    return shared / (both - shared) if both > shared else float(shared > 0)


def _put_in(statement: str, changes: Iterable[Mapping[str, str]]) -> str | None:
    """Return a statement with the changes in it; ``None`` if one has no clear place."""
    for change in changes:
        if change["touched"] == Touched.CONTEXT or not (
            change["old"] and change["new"]
        ):
            return None
        old = re.compile(rf"(?<!\w){re.escape(change['old'])}(?!\w)")
        if len(old.findall(statement)) != 1:
            return None
        statement = old.sub(change["new"].replace("\\", r"\\"), statement)
    return statement
