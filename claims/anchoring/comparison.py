"""The comparison of two texts, token by token and sentence by sentence."""

import itertools
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from claims.anchoring.moved_sentences import pair_moved
from claims.anchoring.token_alignment import NOWHERE, align, align_moves
from claims.anchoring.tokens import Tokens, tokens_of
from claims.english.sentences import split


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    tokens: Tokens
    sentence_of: list[int]
    """The number of the sentence that each token lies in, from 0."""
    sentences: list[tuple[int, int]]
    """The tokens of each sentence: first, and end exclusive."""

    quotes: list[int]
    """The tokens that are quotation marks."""
    codes: list[int]
    """A number for the keys of each sentence, the same in both texts."""

    def code(self, sentence: int) -> int:
        """Return the number of a sentence's keys; outside of the text, ``NOWHERE``."""
        inside = 0 <= sentence < len(self.codes)
        return self.codes[sentence] if inside else NOWHERE

    def keys(self, sentence: int) -> tuple[str, ...]:
        """Return what a sentence is compared by; outside of the text, nothing."""
        if not 0 <= sentence < len(self.sentences):
            return ()
        return tuple(self.tokens.keys[slice(*self.sentences[sentence])])

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the tokens of the sentence around a token."""
        return self.sentences[self.sentence_of[token]]

    def is_quoted(self, sentence: int) -> bool:
        """Say whether a sentence has a quotation mark."""
        first, end = self.sentences[sentence]
        at = bisect_left(self.quotes, first)
        return at < len(self.quotes) and self.quotes[at] < end

    def leaves_open(self, sentence: int) -> bool:
        """Say whether a quotation that a sentence opens goes on in the next one."""
        first, end = self.sentences[sentence]
        at = bisect_left(self.quotes, end) - 1
        if at < 0 or self.quotes[at] < first:
            return False
        text, mark = self.tokens.text, self.tokens.starts[self.quotes[at]]
        before, after = text[max(0, mark - 1) : mark], text[mark + 1 : mark + 2]
        return bool(after.strip()) and not before.strip(" \t\n\xa0([-–—")

    def begins(self, token: int) -> bool:
        """Say whether a token begins its sentence."""
        return self.sentence(token)[0] == token

    def ends(self, token: int) -> bool:
        """Say whether a token is the last of its sentence."""
        return self.sentence(token)[1] == token + 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which tokens of an old text are which tokens of a new one."""

    old: Side
    new: Side
    places: list[int]
    """For each old token its new one, or ``NOWHERE``."""
    origins: list[int]
    """For each new token its old one, or ``NOWHERE``."""
    moved: frozenset[int]
    """The old tokens whose place breaks the order of the others."""


# A revision asks for the same two texts again and again: for what is carried over, for
# what is new, and for what was there before.
@lru_cache(maxsize=2)
def compare(old_text: str, new_text: str) -> Comparison:
    """Hold two texts against each other."""
    codes: dict[tuple[str, ...], int] = {}
    old, new = side(old_text, codes), side(new_text, codes)
    in_order = align(old.tokens.keys, new.tokens.keys)
    places = align_moves(old.tokens.keys, new.tokens.keys, in_order)
    places = pair_moved(
        old.tokens.keys,
        new.tokens.keys,
        old.sentences,
        new.sentences,
        places,
    )
    moved = [at for at, each in enumerate(in_order) if each != places[at]]
    origins = [NOWHERE] * len(new.tokens)
    for token, place in enumerate(places):
        if place != NOWHERE:
            origins[place] = token
    return Comparison(old, new, places, origins, frozenset(moved))


def side(text: str, codes: dict[tuple[str, ...], int]) -> Side:
    """Return a text with its tokens and sentences; ``codes`` takes their keys."""
    tokens = tokens_of(text)
    firsts = [bisect_left(tokens.starts, start) for start, _ in split(text)]
    sentence_of: list[int] = []
    sentences: list[tuple[int, int]] = []
    for first, end in itertools.pairwise([*firsts, len(tokens)]):
        if first < end:
            sentence_of += [len(sentences)] * (end - first)
            sentences.append((first, end))
    keys = (tuple(tokens.keys[first:end]) for first, end in sentences)
    numbers = [codes.setdefault(each, len(codes)) for each in keys]
    quotes = [at for at, key in enumerate(tokens.keys) if key == '"']
    return Side(tokens, sentence_of, sentences, quotes, numbers)
