"""Gender: whether a role or a pronoun is a woman's or a man's."""

from claims.english.gender import FEMALE, MALE
from claims.english.lexicon import ROLES
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Word

_PERSONAL = words_in("he she him his her")


def points_back(word: Word) -> bool:
    """Say whether a word is a pronoun for a person."""
    return word.low in _PERSONAL and word.pos in ("PRON", "DET")


def is_stranger(word: Word, sign: int) -> bool:
    """Say whether a noun is about one person, who may be a woman (1) or a man (-1)."""
    if word.tag != "NN" or word.dep not in ("nsubj", "nsubjpass"):
        return False
    other = MALE if sign > 0 else FEMALE
    return word.low in ROLES | FEMALE | MALE and word.low not in other
