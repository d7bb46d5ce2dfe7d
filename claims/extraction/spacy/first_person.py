"""The first person in a statement: a speaker's ``I`` and ``we``, and their verbs."""

from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.statement_context import Told
from claims.extraction.spacy.tree import VERBAL, own_subject

SPEAKING = {"i": "", "we": "", "my": "'s", "our": "'s", "me": "", "us": ""}
_GROUPS = frozenset({"we", "our", "us"})
"""What one person says for others too, whom the article need not name."""
_THIRD = {
    "am": "is",
    "are": "is",
    "'m": " is",
    "’m": " is",
    "'re": " is",
    "’re": " is",
    "were": "was",
    "have": "has",
    "'ve": " has",
    "’ve": " has",
    "do": "does",
    "'d": " had",
    "’d": " had",
    "'ll": " will",
    "’ll": " will",
    "go": "goes",
}


def is_speaker(word: Word, told: Told) -> bool:
    """Say whether a word of the first person means the speaker and nobody else."""
    if word.quote is None or not told.speaker or word.low not in SPEAKING:
        return False
    return word.low not in _GROUPS or not told.voices.is_person(told.speaker)


def third_person(words: list[Word], told: Told) -> dict[int, str]:
    """Return the verbs that must agree with a speaker's name instead of ``I``."""
    found: dict[int, str] = {}
    for word in words:
        if word.dep not in ("nsubj", "nsubjpass") or not is_speaker(word, told):
            continue
        assert told.speaker is not None
        if told.speaker.endswith("s") and not told.voices.is_person(told.speaker):
            continue
        verbs = [word.head]
        for verb in verbs:
            verbs += [e for e in verb.right if e.dep == "conj" and not _governs(e)]
            helpers = [e for e in verb.left if e.dep in ("aux", "auxpass")]
            first = helpers[0] if helpers else verb
            if first.low in _THIRD and (first.low != "'d" or verb.tag == "VBN"):
                found[first.i] = _THIRD[first.low]
            elif not helpers and verb.tag == "VBP":
                found[verb.i] = _with_s(verb.text)
    return found


def _governs(verb: Word) -> bool:
    return own_subject(verb) is not None or verb.pos not in VERBAL


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies"
    return verb + "s"
