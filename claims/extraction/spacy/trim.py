"""Trim the joining words off the edges of what was chosen."""

from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import Tree, bits, first_bit

_LINKS = frozenset(
    {"however", "meanwhile", "therefore", "moreover", "thus", "and", "but", "or"}
)


def trim(tree: Tree, mask: int) -> int:
    """Return a mask without joining words that join nothing, and without loose ends."""
    words = tree.words
    for i in bits(mask & tree.joiners):
        if not _joins(words[i], mask):
            mask &= ~(1 << i)
    while mask:
        first = words[first_bit(mask)]
        if not _opens(first, mask):
            break
        mask &= ~(1 << first.i)
    while mask:
        last = words[mask.bit_length() - 1]
        if not _dangles(last, mask):
            break
        mask &= ~(1 << last.i)
    return mask


def signs_of(tree: Tree) -> list[tuple[int, int]]:
    """Return each number with a unit or currency sign beside it, and the sign."""
    found = []
    for sign in tree.words:
        if not sign.is_word or any(map(str.isalnum, sign.text)):
            continue
        for number in tree.words[max(0, sign.i - 1) : sign.i + 2]:
            after = sign.i > number.i
            gap = sign.start - number.end if after else number.start - sign.end
            digit = number.text[-1 if after else 0].isdigit()
            if number is not sign and gap <= after and digit:
                found.append((1 << number.i, 1 << sign.i))
    return found


def with_signs(mask: int, signs: list[tuple[int, int]]) -> int:
    """Return a mask in which no number has lost its unit or currency sign."""
    for number, sign in signs:
        if mask & number:
            mask |= sign
    return mask


def _joins(word: Word, mask: int) -> bool:
    head = word.head
    if not mask >> head.i & 1:
        return False
    return any(each.dep == "conj" and mask >> each.i & 1 for each in head.right)


def _opens(word: Word, mask: int) -> bool:
    """Say whether a first word only ties the rest to words that were left out."""
    if word.low in _LINKS or word.dep == "intj":
        return True
    if word.dep == "mark" and word.tag == "IN":
        return (
            not mask >> word.head.head.i & 1 or word.head.is_root or word.low == "that"
        )
    if word.dep == "advmod" and word.tag == "WRB" and word.low in ("when", "where"):
        return not mask >> word.head.head.i & 1
    if word.dep == "prep" and word.low == "with":
        return not mask >> word.head.i & 1
    return False


def _dangles(word: Word, mask: int) -> bool:
    if word.dep in ("cc", "mark", "det", "case") and word.head.i > word.i:
        return not mask >> word.head.i & 1
    if word.tag in ("WDT", "WP", "WP$", "WRB") and word.head.i > word.i:
        return not mask >> word.head.i & 1
    if word.dep == "prep":
        return not any(mask >> each.i & 1 for each in word.children)
    return False
