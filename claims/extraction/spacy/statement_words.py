"""The words of a statement: names for pronouns and what else points back."""

from claims.english.word_lists import words_in
from claims.extraction.spacy.expletive import is_empty
from claims.extraction.spacy.first_person import SPEAKING, is_speaker
from claims.extraction.spacy.gender import points_back
from claims.extraction.spacy.sentence import SUBJECTS, Sentence, Word
from claims.extraction.spacy.statement_context import Told

_COUNTRY = words_in("the this that")


def word_for(
    sentence: Sentence,
    word: Word,
    chosen: list[Word],
    told: Told,
) -> str:
    """Return a word as a statement says it: a name for what only points to one.

    A null character before it says that the word after it is said with it.
    """
    low, memory = word.low, told.memory
    meant = told.voices.meant(sentence)
    if word.pos == "PRON" or word.tag == "PRP$":
        if is_speaker(word, told):
            return f"{told.speaker}{SPEAKING[low]}"
        if word.quote is None and points_back(word):
            person = meant.get(word.i)
            if person and (low in ("he", "she", "him") or word.tag == "PRP"):
                return person
            if person and word.tag == "PRP$" and _away(word, chosen):
                return person + "'s"
        if word.dep in ("nsubj", "nsubjpass") and word.head.is_root and word.i < 3:
            if low == "it" and memory.thing and not is_empty(word):
                return memory.thing
            if low == "they" and memory.several:
                return memory.several
    if low in _COUNTRY and word.i + 1 < len(sentence.words):
        following = sentence.words[word.i + 1]
        if (
            following.low == "country"
            and following in chosen
            and memory.country
            and not any(c.dep in ("relcl", "acl", "prep") for c in following.right)
        ):
            return "\0" + memory.country
    if word.i in meant and word.pos == "PROPN":
        return meant[word.i]
    if word.tag == "POS" and len(word.text) == 1 and word.i - 1 in meant:
        return word.text if meant[word.i - 1].endswith("s") else word.text + "s"
    if word.i == 0 and word.pos in ("DET", "ADP", "SCONJ", "PRON") and low != "i":
        return low
    return word.text


def _away(word: Word, chosen: list[Word]) -> bool:
    """Say whether no person is named before the pronoun in the claim itself."""
    return not any(
        each.i < word.i and (each.entity == "PERSON" or each.dep in SUBJECTS)
        for each in chosen
    )
