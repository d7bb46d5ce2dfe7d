"""Whether a model's sentence is borne out: its numbers, names and negations."""

import re

from claims.english.cues import touched
from claims.values import find_values
from claims.vocabulary import Touched

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OWNED = re.compile(r"['’]s?$")


def is_borne_out(sentence: str, words: str) -> bool:
    """Say whether a claim's words have each number, name and negation of a sentence.

    ``words`` are those of the claim with what stands in brackets. A number may be there
    in another form, "3,400,000" for "3.4 million". A negation that only the words have
    counts too: the sentence would say the contrary.
    """
    return (
        _figures(sentence) <= _figures(words)
        and _names(sentence) <= _all_words(words)
        and _negations(sentence) == _negations(words)
    )


def _figures(text: str) -> set[str]:
    values = find_values(text)
    found = {each.value for each in values}
    covered = [(each.start, each.end) for each in values]
    return found | {
        each.group().replace(",", "")
        for each in _FIGURE.finditer(text)
        if not any(start <= each.start() < end for start, end in covered)
    }


def _names(sentence: str) -> set[str]:
    """Return the words of a sentence with a capital, in small letters.

    Not its first word, unless another capital follows: any word begins it so.
    """
    found = list(_WORD.finditer(sentence))
    names = {_bare(each.group()) for each in found[1:] if each.group()[0].isupper()}
    if found[1:] and found[0].group()[0].isupper() and found[1].group()[0].isupper():
        names.add(_bare(found[0].group()))
    return names


def _all_words(text: str) -> set[str]:
    return {_bare(each) for each in _WORD.findall(text)}


def _bare(word: str) -> str:
    return _OWNED.sub("", word).casefold()


def _negations(text: str) -> bool:
    return any(touched(each) is Touched.NEGATION for each in _WORD.findall(text))
