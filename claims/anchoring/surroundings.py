"""The surroundings of a claim that change it: its clause, and whose word it is.

The guard of a claim is the hull of its parts with the clause around them. A denial, a
modal, a figure, an attribution or a condition that comes or goes in it changes the
claim; other words there are for somebody to look at.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.anchoring.changes import Change, between
from claims.anchoring.comparison import Comparison, Side
from claims.anchoring.find_quote import Part
from claims.english.cues import gravest, touched
from claims.english.fold import fold
from claims.english.word_lists import words_in
from claims.vocabulary import Touched

GRAVE = frozenset(
    {
        Touched.NUMBER,
        Touched.DATE,
        Touched.NEGATION,
        Touched.MODAL,
        Touched.ATTRIBUTION,
        Touched.CONDITION,
    }
)
"""What suspends a claim when it comes or goes around its words."""
_BREAKS = frozenset(";:()[]{}")
_JOINING = words_in(
    """
    and but or nor while whereas although though because since which who whose whom
    where when as so yet
    """
)
"""What opens another clause after a comma."""
_POINTS = ".,;:"
_FRAMING = frozenset({Touched.ATTRIBUTION, Touched.CONDITION})
_LONGEST_CLAUSE = 120
"""So many tokens at most of a clause are looked at before and after a claim."""
_LONGEST_FRAME = 12
"""So many tokens at most a sentence has around it to say whose word it is."""

Run = tuple[int, int]


def around(
    compared: Comparison, old_parts: Sequence[Part], new_parts: Sequence[Part]
) -> list[Change]:
    """Return what differs in the guard, beside the parts themselves."""
    old, new = compared.old, compared.new
    here = [old.tokens.within(*part) for part in old_parts]
    there = [new.tokens.within(*part) for part in new_parts]
    if _is_same_sentence(compared, here, there):
        return []
    zones = zip(_zones(old, here), _zones(new, there), strict=True)
    found = []
    for was, now in zones:
        differs = list(_differs(compared, was, now))
        if differs and (_is_voiced(old, was) or _is_voiced(new, now)):
            differs = [_by_another(each) for each in differs]
        found += differs
    for is_first in (True, False):
        frames = (_frame(old, here, is_first), _frame(new, there, is_first))
        for each in _differs(compared, *frames):
            # Whoever it is by: another speaker is another attribution.
            sort = each.touched if each.touched in GRAVE else Touched.ATTRIBUTION
            known = [one for one in found if _is_within(each, one)]
            found = [one for one in found if one.touched in GRAVE or one not in known]
            if not any(one in found for one in known):
                found.append(replace(each, touched=sort))
    return found


def _is_same_sentence(
    compared: Comparison, here: Sequence[Run], there: Sequence[Run]
) -> bool:
    """Say whether the parts have the same places in a sentence that is the same.

    Then nothing around them differs: so it is with most claims of a revision.
    """
    old, new = compared.old, compared.new
    was, now = old.sentence_of[here[0][0]], new.sentence_of[there[0][0]]
    if old.code(was) != new.code(now):
        return False
    start, end = old.sentences[was]
    by = new.sentences[now][0] - start
    return here[-1][1] <= end and there == [
        (one + by, other + by) for one, other in here
    ]


def _is_voiced(side: Side, zone: Run) -> bool:
    """Say whether somebody is said to say something there."""
    words = map(side.tokens.word, range(*zone))
    return any(touched(w) is Touched.ATTRIBUTION and w[0].isalpha() for w in words)


def _by_another(change: Change) -> Change:
    """Return a change of a name as one of whose word it is."""
    is_name = change.touched is Touched.NAME
    return replace(change, touched=Touched.ATTRIBUTION) if is_name else change


def _is_within(one: Change, other: Change) -> bool:
    return one.old in other.old and one.new.strip(_POINTS) in other.new


def _zones(side: Side, parts: Sequence[Run]) -> list[Run]:
    """Return what is around the parts: before, between and after them."""
    first, end = parts[0][0], parts[-1][1]
    edges = [_clause_start(side, first), *(at for part in parts for at in part)]
    edges.append(_clause_end(side, end))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _clause_start(side: Side, first: int) -> int:
    low = max(side.sentence(first)[0], first - _LONGEST_CLAUSE)
    # What ends in a colon says of what follows whose word it is, or what of.
    while first > low and (
        side.tokens.keys[first - 1] == ":" or not _breaks(side, first - 1)
    ):
        first -= 1
    return first


def _clause_end(side: Side, end: int) -> int:
    high = min(side.sentence(end - 1)[1], end + _LONGEST_CLAUSE)
    while end < high and not _breaks(side, end):
        end += 1
    return end


def _breaks(side: Side, token: int) -> bool:
    """Say whether a clause ends at a token: a semicolon, a dash, a comma and a link."""
    tokens = side.tokens
    key = tokens.keys[token]
    if key == ",":
        return token + 1 < len(tokens) and tokens.keys[token + 1] in _JOINING
    if key == "-":
        start = tokens.starts[token]
        return tokens.text[start] in "—―" or tokens.text[start - 1 : start].isspace()
    return key in _BREAKS


def _frame(side: Side, parts: Sequence[Run], is_first: bool) -> Run:
    """Return the beginning or the end of a sentence that says whose word all of it is.

    ``According to X, …`` or ``…, X said``: up to the first comma, or from the last on.
    """
    first, end = parts[0][0], parts[-1][1]
    low, high = side.sentence(first if is_first else end - 1)
    keys = side.tokens.keys
    if is_first:
        reach = range(max(low, first - _LONGEST_CLAUSE), first)
        low = max((at + 1 for at in reach if keys[at] == ";"), default=low)
        window = range(low, min(high, low + _LONGEST_FRAME + 1))
    else:
        reach = range(end, min(high, end + _LONGEST_CLAUSE))
        high = next((at for at in reach if keys[at] == ";"), high)
        window = range(max(low, high - _LONGEST_FRAME), high)
    commas = [at for at in window if keys[at] == ","]
    if not commas:
        return low, low
    run = (low, commas[0]) if is_first else (commas[-1], high)
    inside = any(run[0] < end and start < run[1] for start, end in parts)
    if inside:
        return low, low
    if not is_first and _breaks(side, commas[-1]):
        return low, low
    sorts = [touched(side.tokens.word(each)) for each in range(*run)]
    opens = _FRAMING.intersection(sorts[:3])
    says = opens or (not is_first and Touched.ATTRIBUTION in sorts)
    return run if says else (low, low)


def _differs(compared: Comparison, here: Run, there: Run) -> Iterator[Change]:
    old, new = compared.old.tokens, compared.new.tokens
    if old.keys[slice(*here)] == new.keys[slice(*there)]:
        return
    for change in between(old, here, new, there, _weightiest):
        words = f"{change.old}{change.new}"
        says = any(each.isalnum() for each in words) or change.touched in GRAVE
        if says and fold(change.old) != fold(change.new):
            yield change


def _weightiest(found: Sequence[Touched]) -> Touched:
    """Return what suspends, if it is among what was touched; else the gravest."""
    return gravest([each for each in found if each in GRAVE] or found)


def grave(found: Iterable[Change]) -> list[Change]:
    """Return those of some changes that change what the claim says."""
    return [each for each in found if each.touched in GRAVE]
