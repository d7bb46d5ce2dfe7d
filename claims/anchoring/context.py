"""The context of a claim: what it refers back to, and who speaks."""

from collections.abc import Sequence

from claims.anchoring.changes import Change
from claims.anchoring.comparison import Comparison, Side
from claims.anchoring.find_quote import Part
from claims.english.cues import touched
from claims.english.word_lists import words_in
from claims.vocabulary import Touched

_BACK = words_in(
    """
    he she it they him her them his hers its their theirs this these those such same
    former latter
    """
)


def before(
    compared: Comparison, old_parts: Sequence[Part], new_parts: Sequence[Part]
) -> list[Change]:
    """Return what differs in the sentences beside it that the claim rests on.

    That is the sentence before one that refers back, a line before it that ends in a
    colon, and who is quoted: of the sentence after, only where the quotation goes on
    in it.
    """
    old, new = compared.old, compared.new
    was = old.sentence_of[old.tokens.within(*old_parts[0])[0]]
    now = new.sentence_of[new.tokens.within(*new_parts[0])[0]]
    found = []
    is_new_before = not _has_same_words(compared, was - 1, now - 1)
    if is_new_before:
        end = old.tokens.within(*old_parts[-1])[1]
        leads = ":" in (*old.keys(was - 1)[-1:], *new.keys(now - 1)[-1:])
        if leads or _refers_back(old, was, end):
            found.append(_context(compared, was - 1, now - 1))
    if not (old.is_quoted(was) or new.is_quoted(now)):
        return found
    steps = [-1] if is_new_before else []
    if (old.leaves_open(was) or new.leaves_open(now)) and not _has_same_words(
        compared, was + 1, now + 1
    ):
        steps.append(1)
    for step in steps:
        if _voices(old, was + step) != _voices(new, now + step):
            change = _context(compared, was + step, now + step)
            if change not in found:
                found.append(change)
    return found


def _context(compared: Comparison, was: int, now: int) -> Change:
    return Change(
        Touched.CONTEXT, _sentence(compared.old, was), _sentence(compared.new, now)
    )


def _sentence(side: Side, number: int) -> str:
    if not 0 <= number < len(side.sentences):
        return ""
    first, end = side.sentences[number]
    return side.tokens.text[side.tokens.starts[first] : side.tokens.ends[end - 1]]


def _words(side: Side, sentence: int) -> list[str]:
    return [key for key in side.keys(sentence) if any(map(str.isalnum, key))]


def _voices(side: Side, sentence: int) -> list[str]:
    """Return the words of a sentence that says who speaks; of another, none."""
    keys = side.keys(sentence)
    if any(touched(key) is Touched.ATTRIBUTION and key[0].isalpha() for key in keys):
        return _words(side, sentence)
    return []


def _has_same_words(compared: Comparison, was: int, now: int) -> bool:
    if compared.old.code(was) == compared.new.code(now):
        return True
    return _words(compared.old, was) == _words(compared.new, now)


def _refers_back(side: Side, sentence: int, end: int) -> bool:
    """Say whether a sentence says "it" or "they" before it names anybody."""
    first, _ = side.sentences[sentence]
    for token in range(first, end):
        word = side.tokens.word(token)
        if side.tokens.keys[token] in _BACK:
            return True
        if token > first and touched(word) is Touched.NAME:
            return False
    return False
