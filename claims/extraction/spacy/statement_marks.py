"""The punctuation of a statement: which marks go along with the words of a claim."""

from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree

_CURRENCY = frozenset("$€£¥")
_BETWEEN = frozenset(",-:–/")


def with_marks(tree: Tree, words: list[Word]) -> list[Word]:
    """Return words with the marks between and beside them that belong to them."""
    if not words:
        return []
    chosen = {word.i for word in words}
    found: list[Word] = []
    last = min(words[-1].i + 2, len(tree.words))
    for word in tree.words[max(0, words[0].i - 1) : last]:
        i = word.i
        if i in chosen or (not word.is_word and _belongs(tree, i, chosen)):
            found.append(word)
    return found


def _belongs(tree: Tree, i: int, chosen: set[int]) -> bool:
    mark = tree.words[i]
    if mark.text == "%" or mark.tag == "POS":
        return i - 1 in chosen
    if mark.text in _CURRENCY:
        return i + 1 in chosen
    if mark.text in ("(", ")"):
        return _pairs(tree, i, chosen)
    if mark.text not in _BETWEEN:
        return False
    nearest = i + 1
    while nearest < len(tree.words) and not tree.words[nearest].is_word:
        nearest += 1
    return i - 1 in chosen and nearest in chosen


def _pairs(tree: Tree, i: int, chosen: set[int]) -> bool:
    """Say whether a bracket has its other half, and all between them is chosen."""
    step = 1 if tree.words[i].text == "(" else -1
    other = i + step
    while 0 <= other < len(tree.words) and tree.words[other].text not in ("(", ")"):
        other += step
    if not 0 <= other < len(tree.words) or tree.words[other].text == tree.words[i].text:
        return False
    first, last = min(i, other), max(i, other)
    inside = [word.i for word in tree.words[first + 1 : last] if word.is_word]
    return first - 1 in chosen and bool(inside) and chosen.issuperset(inside)
