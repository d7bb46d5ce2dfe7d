"""An expletive ``it``, which names nothing: before a clause, of weather, of time."""

from claims.english.calendar import WEEKDAYS
from claims.english.word_lists import words_in
from claims.extraction.spacy.said_clause import has_to, mark
from claims.extraction.spacy.sentence import SUBJECTS, Word
from claims.extraction.spacy.tree import own_subject

_WEATHER = words_in("rain snow hail drizzle thunder freeze thaw pour storm")
_TIME = words_in(
    """
    time day night morning evening afternoon noon midnight dawn dusk year month week
    hour minute summer winter spring autumn o'clock
    """
) | {*WEEKDAYS}
_FELT = words_in(
    """
    cold hot warm dark late early sunny rainy cloudy windy humid dry foggy wet icy
    """
)
_EFFORT = words_in(
    """
    hard difficult easy possible impossible important necessary illegal legal wrong
    right unusual common rare good bad better best vital essential crucial safe unsafe
    dangerous fair unfair reasonable unreasonable tempting interesting useful useless
    time mistake pleasure honour honor crime
    """
)


def extraposed(it: Word) -> Word | None:
    """Return the clause for which an ``it`` stands, in front of its verb, if any.

    "It is likely *that it will hold*", "It was Ada *who found it*".
    """
    verb = it.head
    if it.dep not in SUBJECTS or it.i > verb.i:
        return None
    near = [each for each in verb.right if each.dep in ("acomp", "attr", "oprd")]
    for each in (e for above in (verb, *near) for e in above.right):
        clause = each.dep in ("ccomp", "csubj", "xcomp", "advcl", "acl", "relcl")
        if not clause or not each.is_word:
            continue
        opener = mark(each)
        if each.head is not verb and each.dep in ("relcl", "acl"):
            named = each.head.pos == "PROPN" or each.head.lemma in ("time", "day")
            if verb.lemma == "be" and (
                each.subtree()[0].low in ("who", "that") and (named or opener)
            ):
                return each
            continue
        if opener in ("that", "whether") and each.dep != "advcl":
            if verb.lemma in ("be", "seem", "appear", "emerge", "turn", "happen"):
                return each
            if any(e.dep == "auxpass" for e in verb.left):
                return each
        if has_to(each) and verb.lemma == "be" and near and near[0].i < each.i:
            if own_subject(each) is not None or near[0].low in _EFFORT:
                return each
            if any(e.low == "for" for e in each.left):
                return each
        if each.dep == "ccomp" and verb.lemma in ("be", "seem", "appear") and near:
            return each
    return None


def is_empty(it: Word) -> bool:
    """Say whether an ``it`` names nothing: before a clause, of weather, of time."""
    if extraposed(it) is not None:
        return True
    verb = it.head
    if verb.lemma in _WEATHER and not any(e.dep == "dobj" for e in verb.right):
        return True
    if verb.lemma not in ("be", "get", "take", "become"):
        return False
    for each in verb.right:
        if each.dep == "attr" and (each.lemma in _TIME or each.low in _TIME):
            return True
        if each.dep == "acomp" and each.low in _FELT:
            return True
        if verb.lemma == "take" and each.dep in ("xcomp", "advcl") and has_to(each):
            return True
    return False
