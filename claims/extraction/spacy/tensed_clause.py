"""The clause that a claim asserts: its verb, with the tense."""

from dataclasses import dataclass

from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.subject import depth

_FUTURE = words_in("will shall 'll ’ll wo would")
_NOT_CLAUSES = words_in("regard include concern accord follow base")


@dataclass(frozen=True, slots=True)
class TensedClause:
    """The verb of a claim with its tense; ``words`` are those of the claim."""

    verb: Word
    tense: str
    words: frozenset[Word]

    def has(self, *labels: str) -> list[Word]:
        """Return the words of the claim that hang on the verb by these labels."""
        return [e for e in self.verb.children if e.dep in labels and e in self.words]


def clause_of(claim: list[Word]) -> TensedClause | None:
    """Return the clause that a claim asserts: its top, or one on its noun."""
    top = min(claim, key=depth)
    inside = frozenset(claim)
    verbs = [
        word
        for word in claim
        if word.pos in ("VERB", "AUX")
        and word.dep not in ("aux", "auxpass", "amod", "compound", "poss")
        and (word.dep != "pcomp" or word is top)
        and not (word.lemma in _NOT_CLAUSES and word.tag == "VBG")
    ]
    if not verbs:
        return None
    verb = min(verbs, key=depth)
    on_noun = verb is not top and top.pos not in ("VERB", "AUX")
    hanging = verb.dep in ("acl", "relcl", "conj", "ccomp", "advcl", "xcomp")
    subject = any(each.dep in ("nsubj", "nsubjpass") for each in verb.left)
    if on_noun and not hanging and not subject:
        return None
    if on_noun and verb.dep == "acl" and verb.tag in ("TO", "VB"):
        return None
    return TensedClause(verb, tense_of(verb), inside)


def tense_of(verb: Word) -> str:
    """Return ``future``, ``modal``, ``perfect``, ``past``, ``present`` or ``none``."""
    helpers = [each for each in verb.children if each.dep in ("aux", "auxpass")]
    if not helpers and verb.dep == "conj" and verb.tag in ("VB", "VBN", "VBG"):
        return tense_of(verb.head) if verb.head.pos in ("VERB", "AUX") else "none"
    lows = {each.low for each in helpers}
    if lows & _FUTURE:
        return "future"
    if any(each.tag == "MD" for each in helpers):
        return "modal"
    if lows & {"has", "have", "'ve", "’ve", "had"}:
        return "perfect"
    if verb.tag == "VBD" or lows & {"was", "were", "did"}:
        return "past"
    if lows & {"is", "are", "am", "does", "do", "'s", "’s", "'re", "’re", "'m", "’m"}:
        return "progressive" if verb.tag == "VBG" else "present"
    if verb.tag in ("VBP", "VBZ"):
        return "present"
    return "past" if verb.tag == "VBN" else "none"
