"""Brackets for spans that another engine found: what their words point to."""

from collections.abc import Sequence

from claims.extraction.proposal import Part
from claims.extraction.spacy.brackets import put_brackets
from claims.extraction.spacy.cleaned_text import without_notes
from claims.extraction.spacy.model import Model
from claims.extraction.spacy.parse import parse
from claims.extraction.spacy.pointers import Pointers
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.tree import Tree
from claims.extraction.statement import Statement


class SpanBrackets:
    """What the words of a text point to, for spans that were not read off its parse."""

    def __init__(self, prose: str, model: Model) -> None:
        prose = without_notes(prose)
        sentences = parse(prose, model)
        self._pointers = Pointers(prose, Voices(sentences))
        self._read = [self._pointers.read(Tree(each)) for each in sentences]

    def put(self, spans: Sequence[Part], made: Statement) -> None:
        """Put in brackets what the words of some spans point to."""
        for here in self._read:
            words = [
                word
                for word in here.tree.words
                if word.is_word
                and any(start <= word.start and word.end <= end for start, end in spans)
            ]
            if words:
                mask = sum(1 << word.i for word in words)
                put_brackets(self._pointers, here, mask, _head(words), made)


def _head(words: Sequence[Word]) -> Word:
    """Return the word that carries what some words of a sentence say."""
    chosen = set(words)
    tops = [word for word in words if word.is_root or word.head not in chosen]
    verbs = [word for word in tops if word.pos in ("VERB", "AUX")]
    return max(verbs or tops, key=lambda word: len(word.subtree()))
