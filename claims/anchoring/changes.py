"""Changes between two wordings, word by word, and what sort of thing each is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from claims.anchoring.tokens import Tokens, tokens_of
from claims.english.cues import gravest, is_unit, rounds, touched
from claims.english.fold import alike
from claims.english.number_words import GREAT
from claims.vocabulary import Touched

_FINAL = frozenset(".,;:…")
"""Marks that say nothing at the end of a wording; ``?`` asks, so it does."""
_SCALES = frozenset({"hundred", *GREAT, "percent", "per", "%", "‰", "°"})
"""What a figure is read together with: 3.4 million."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were replaced, put in (``old`` empty) or taken out (``new`` empty)."""

    touched: Touched
    old: str
    new: str

    def __str__(self) -> str:
        """Return the change as people read it: ``3.4 million → 3.5 million``."""
        if not self.old:
            return f"+ {self.new}"
        return f"{self.old} → {self.new}" if self.new else f"- {self.old}"


def is_typography(old: str, new: str, *, opens: bool = False) -> bool:
    """Say whether two wordings differ in no word, figure or sign.

    What may differ is white space, the style of quotation marks and dashes, and the
    punctuation at the end; where either ``opens`` a sentence, also the letter case of
    the first word. A quotation mark more or less is wording.
    """
    one, other = _plain(old), _plain(new)
    if opens and one and other and _is_word(one[0]) and _is_word(other[0]):
        one[0], other[0] = one[0].casefold(), other[0].casefold()
    return one == other


def _is_word(token: str) -> bool:
    return token[0].isalpha() and not token[1:].isupper()


def _plain(text: str) -> list[str]:
    tokens = tokens_of(text)
    words = [alike(tokens.word(each)) for each in range(len(tokens))]
    while words and words[-1] in _FINAL:
        words.pop()
    return words


def changes(old: str, new: str) -> list[Change]:
    """Return the runs of words in which two wordings differ, in their order."""
    one, other = tokens_of(old), tokens_of(new)
    return list(between(one, (0, len(one)), other, (0, len(other))))


def between(
    old: Tokens,
    here: tuple[int, int],
    new: Tokens,
    there: tuple[int, int],
    sort: Callable[[Sequence[Touched]], Touched] = gravest,
) -> Iterator[Change]:
    """Yield the changes between two runs of tokens; ``sort`` says of what sort."""
    left = [alike(old.word(each)) for each in range(*here)]
    right = [alike(new.word(each)) for each in range(*there)]
    for was, now in _runs(left, right):
        run = (here[0] + was[0], here[0] + was[1])
        place = (there[0] + now[0], there[0] + now[1])
        sorts = [*_touched(old, run), *_touched(new, place)]
        yield Change(
            sort(sorts), _shown(old, run, here[1]), _shown(new, place, there[1])
        )


def _touched(tokens: Tokens, run: tuple[int, int]) -> Iterator[Touched]:
    for each in range(*run):
        following = tokens.word(each + 1) if each + 1 < len(tokens) else "."
        before = tokens.word(each - 1) if each else "."
        word = tokens.word(each)
        if rounds(word, following) or is_unit(word, before):
            yield Touched.NUMBER
        yield touched(word)


def _runs(
    left: Sequence[str], right: Sequence[str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where two sequences differ, between what they have in common."""
    a = c = 0
    ends = (len(left), len(left), len(right), len(right))
    same = [
        (step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Indel.opcodes(left, right)
        if step.tag == "equal"
    ]
    for src_start, src_end, dest_start, dest_end in [*same, ends]:
        if a < src_start or c < dest_start:
            yield (a, src_start), (c, dest_start)
        a, c = src_end, dest_end


def _shown(tokens: Tokens, run: tuple[int, int], limit: int) -> str:
    """Return a run as the text has it; a figure together with its unit."""
    start, end = run
    if start == end:
        return ""
    if (
        end < limit
        and tokens.keys[end] in _SCALES
        and tokens.keys[end - 1][-1].isdigit()
    ):
        end += 1
    return tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
