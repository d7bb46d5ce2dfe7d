"""Parse prose: its sentences with their words, as spaCy reads them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.english.sentences import split
from claims.english.tokens import CLOSERS, OPENERS
from claims.extraction.boilerplate import after_dateline, is_furniture
from claims.extraction.spacy.cleaned_text import without_capitals, without_notes
from claims.extraction.spacy.model import Model
from claims.extraction.spacy.sentence import Entity, Sentence, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST = 1500
"""A longer sentence is no prose, and is parsed in pieces of so many code points."""

_SIGNS = frozenset("%‰°$€£¥₹₽₩¢")
_ACRONYMS = frozenset({"WHO", "IT", "US"})
_LEMMAS = {("VERB", "rat"): "rate"} | {
    ("VERB", low): "hope" for low in ("hopes", "hoped", "hoping")
}
"""Where the model's lemmatiser is wrong about a word that matters."""


def parse(prose: str, model: Model) -> list[Sentence]:
    """Return the sentences of a text that can assert something, parsed, in order.

    Our own splitter says where a sentence ends, and a semicolon ends one too, but not
    inside brackets. Footnote marks are not read.
    """
    prose = without_notes(prose)
    stretches = list(_stretches(prose))
    lowered = without_capitals(prose).replace("\n", " ")
    texts = [_make(lowered[start:end], model) for _, start, end in stretches]
    found: list[Sentence] = []
    quotes = _Quotes()
    for (block, start, _), doc in zip(
        stretches, model.nlp.pipe(texts, batch_size=64), strict=True
    ):
        for span in doc.sents:
            sentence = _sentence(span, len(found), block, start, prose)
            quotes.number(sentence)
            if any(word.is_word for word in sentence.words):
                found.append(sentence)
    return found


def _stretches(prose: str) -> Iterator[tuple[int, int, int]]:
    """Yield the block, start and end of each sentence that is not furniture."""
    block, before = 0, 0
    for start, end in split(prose):
        block += len((prose[before:start] + ".").splitlines()) - 1
        before = end
        if is_furniture(prose, start, end):
            continue
        start = after_dateline(prose, start, end)
        for first in range(start, end, _LONGEST):
            last = min(end, first + _LONGEST)
            if prose[first:last].strip():
                yield block, first, last


def _make(text: str, model: Model) -> "Doc":
    doc = model.nlp.make_doc(text)
    _keep_numbers(doc)
    depth = 0
    for token in doc[1:]:
        before = doc[token.i - 1].text
        depth = max(0, depth + before.count("(") - before.count(")"))
        token.is_sent_start = before == ";" and depth == 0
    return doc


def _keep_numbers(doc: "Doc") -> None:
    """Take ``No.`` before a number for one word; the model takes it for a full stop."""
    with doc.retokenize() as retokenizer:
        for token in doc[:-2]:
            short = (
                token.text in ("No", "Nos", "no", "nos") and token.nbor().text == "."
            )
            tight = not token.whitespace_ and token.nbor(2).text[:1].isdigit()
            if short and tight:
                retokenizer.merge(doc[token.i : token.i + 2])


def _sentence(
    span: "Span", number: int, block: int, offset: int, prose: str
) -> Sentence:
    first = span.start
    words = [
        Word(
            i=token.i - first,
            text=prose[offset + token.idx : offset + token.idx + len(token.text)],
            low=token.lower_,
            lemma=_lemma(token),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            entity=token.ent_type_,
        )
        for token in span
    ]
    for word, token in zip(words, span, strict=True):
        head = token.head.i - first
        word.head = words[head] if 0 <= head < len(words) else word
        if word.head is word:
            word.dep = "ROOT"
        elif word.i < head:
            word.head.left.append(word)
        else:
            word.head.right.append(word)
    _take_signs(words)
    _take_acronyms(words)
    entities = [
        Entity(each.start - first, each.end - first, each.label_) for each in span.ents
    ]
    return Sentence(number, block, words, entities)


def _take_signs(words: list[Word]) -> None:
    """Count the sign of a unit or currency as a word where its number is beside it."""
    for word in words:
        if not word.text or not _SIGNS.issuperset(word.text):
            continue
        before = words[word.i - 1] if word.i else None
        after = words[word.i + 1] if word.i + 1 < len(words) else None
        if before is not None and before.text[-1:].isdigit():
            word.is_word = word.start - before.end <= 1
        if after is not None and after.text[:1].isdigit() and after.start == word.end:
            word.is_word = True


def _take_acronyms(words: list[Word]) -> None:
    """Take WHO and the like for a name; their small letters spell a pronoun."""
    loud = sum(1 for word in words if word.text.isupper() and len(word.text) > 1)
    for word in words:
        if word.text in _ACRONYMS and 2 * loud < len(words):
            word.low = word.text
            word.pos, word.tag = "PROPN", "NNP"


def _lemma(token: "Token") -> str:
    for form in (token.lemma_, token.lower_):
        if (token.pos_, form) in _LEMMAS:
            return _LEMMAS[token.pos_, form]
    return token.lemma_.lower()


class _Quotes:
    """Numbers the quotations of an article.

    One that is not closed ends with its block, unless the next block goes on with it.
    """

    def __init__(self) -> None:
        self.count = 0
        self.block = -1
        self.inside = False

    def number(self, sentence: Sentence) -> None:
        if sentence.block != self.block:
            # A quotation that goes on opens its next paragraph with its mark again.
            first = sentence.words[0]
            goes_on = self.inside and not first.is_word and first.text in '"“«„'
            self.count -= goes_on
            self.block, self.inside = sentence.block, False
        for word in sentence.words:
            marks = [each for each in word.text if each in '"“”«»„']
            if word.is_word or not marks:
                word.quote = self.count if self.inside else None
                continue
            for mark in marks:
                opens = mark in OPENERS or (mark not in CLOSERS and not self.inside)
                self.count += opens and not self.inside
                self.inside = opens
