"""Whether a figure, or what it is compared to, is the point of a claim."""

from claims.english.verbs import CHANGES
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.subject import depth

_UNITS = words_in(
    """
    second minute hour day week month year decade century night
    """
)
_MEASURING = CHANGES | words_in(
    """
    sink reach total number cost sell stand measure last span weigh exceed average
    insure value price auction fetch settle hire rent lease go come estimate bring
    revise drop cut raise lift be have earn range lie
    """
)
_PUNISHING = words_in("sentence jail imprison ban suspend fine order")
"""An act with a figure in it stays an act."""
_PERIODS = words_in("half quarter day week month year decade century round")
_NAMED = words_in("version section article order chapter phase type grade no number")
_AMOUNTS = words_in(
    """
    population total turnout rate cost price area town crowd average depth height team
    number share sum budget none most some any all
    """
) - {"none", "any"}
_GIVING = words_in("by to at for from above below over under around about between")
_SHARES = words_in("third quarter half fifth dozen dozens hundreds thousands millions")
_SUPERLATIVE = words_in("only record unchanged highest lowest")


def compares(sentence: Sentence, claim: list[Word]) -> bool:
    """Say whether a comparing form is what a claim asserts."""
    places = {word.i for word in claim}
    for word in claim:
        if word.low == "than":
            if word.dep != "quantmod" and not _before_figure(sentence, word):
                return True
        elif word.low in ("twice", "half"):
            after = sentence.words[word.i + 1 : word.i + 2]
            if any(each.low in ("as", "the", "that") for each in after):
                return True
        elif word.low in ("compared", "versus", "unchanged", "unlike") or (
            word.low == "from" and _is_level(sentence, word, places)
        ):
            return True
        elif word.low == "size" and any(e.low == "of" for e in word.right):
            top = min(claim, key=depth)
            if top.pos in ("VERB", "AUX") and word.head is not top:
                continue
            return not any(e.low in ("a", "an") for e in word.left)
        elif _ranks(word) or _is_superlative(sentence, word, claim):
            return True
    return False


def _ranks(word: Word) -> bool:
    """Say whether a word gives a place among others: ``ranks third``, ``ahead of``."""
    if word.low in ("ahead", "behind"):
        return word.head.tag != "VBG" and any(each.low == "of" for each in word.right)
    if word.lemma == "rank" and word.tag in ("VBZ", "VBP", "VBD"):
        return True
    if word.low == "before":
        return any(each.low == "never" for each in [*word.left, *word.head.left])
    if word.low in ("first", "last", "only", "second", "third") and word.dep == "amod":
        noun = word.head
        following = any(e.dep in ("acl", "relcl") for e in noun.right)
        return noun.dep == "attr" and following
    return False


def _before_figure(sentence: Sentence, word: Word) -> bool:
    """Say whether ``than`` is part of a figure: ``more than 300 people``."""
    after = sentence.words[word.i + 1 : word.i + 2]
    before = sentence.words[max(0, word.i - 1) : word.i]
    return (
        bool(after and before)
        and (after[0].pos == "NUM" or after[0].pos == "SYM")
        and before[0].low in ("more", "less", "fewer")
        and word.dep in ("quantmod", "prep")
        and not any(each.pos == "NUM" for each in word.head.left if each.i < word.i - 1)
        and word.head.i > word.i
    )


def _is_level(sentence: Sentence, word: Word, places: set[int]) -> bool:
    """Say whether ``from`` gives an older figure: ``up from 2%``, ``from 9 to 10``."""
    after = sentence.words[word.i + 1 : word.i + 4]
    before = sentence.words[max(0, word.i - 1) : word.i]
    if not any(e.pos == "NUM" and e.entity not in ("DATE", "TIME") for e in after):
        return False
    if before and before[0].low in ("up", "down"):
        return True
    rest = [e for e in sentence.words[word.i : word.i + 8] if e.i in places]
    return word.head.lemma in CHANGES and any(e.low == "to" for e in rest)


def _is_superlative(sentence: Sentence, word: Word, claim: list[Word]) -> bool:
    noun = word.head
    if word.low in ("most", "least") and word.dep in ("amod", "quantmod", "nsubj"):
        return False
    if word.low == "only":
        after = sentence.words[word.i + 1 : word.i + 2]
        if not after or after[0].pos in ("NUM", "SYM", "VERB"):
            return False
        if word.dep == "amod":
            return (
                noun in claim
                and depth(noun) <= depth(claim[0]) + 1
                and (noun.dep in ("nsubj", "attr") and noun.head in claim)
            )
        return after[0].pos == "ADP"
    if word.low == "record":
        if any(e.low == "of" for e in word.right) or any(
            e.low == "no" for e in word.left
        ):
            return False
        return word.dep in ("amod", "appos", "attr", "compound") or (
            word.dep in ("dobj", "nsubj", "pobj") and word is min(claim, key=depth)
        )
    if word.low == "breaking":
        return any(e.low == "record" for e in sentence.words[word.i - 2 : word.i])
    if word.low in ("low", "high") and any(e.low == "year" for e in word.left):
        return True
    if word.tag in ("JJR", "RBR") and word.low not in ("more", "less"):
        if word.dep == "amod":
            return word.head is min(claim, key=depth) and not any(
                each.pos in ("VERB", "AUX") for each in claim
            )
        return any(each.dep == "npadvmod" for each in word.left)
    superlative = word.tag in ("JJS", "RBS") or (
        word.low in ("first", "top") and word.dep == "amod"
    )
    if not superlative:
        return False
    if noun.low in ("least", "way") or (
        word.low in ("least", "most", "best")
        and any(each.pos == "NUM" for each in sentence.words[word.i + 1 : word.i + 2])
    ):
        return False
    if noun not in claim and word.dep == "amod":
        return False
    if noun.dep in ("nsubj", "nsubjpass") and noun.head in claim:
        # Of "the top post is a shot", what the top post is.
        return False
    if word.low == "top" and noun.dep not in ("attr", "appos", "oprd"):
        return False
    far = depth(noun) - min(depth(each) for each in claim)
    if word.low == "first":
        since = any(each.low in ("since", "time", "ever") for each in claim)
        own = any(each.dep == "poss" for each in noun.left)
        if noun.dep in ("attr", "appos") and noun.lemma not in _PERIODS:
            return True
        return noun.dep in ("attr", "dobj", "appos", "npadvmod") and (since or own)
    if word.dep in ("attr", "appos", "oprd"):
        return True
    if word.dep not in ("amod", "acomp", "advmod") or word.dep == "advmod" == noun.dep:
        return False
    if word.dep == "advmod" and noun.pos not in ("ADJ", "NOUN"):
        return False
    return (far <= 2 or noun.dep in ("appos", "attr")) and not (
        noun.dep == "dobj" and noun.head.dep in ("relcl", "acl")
    )


def counts(sentence: Sentence, claim: list[Word], verb: Word | None) -> bool:
    """Say whether a figure is the point of a claim.

    A date, an ordinal, a name with a number in it and a figure in an adjunct are not.
    """
    inside = set(claim)
    top = min(claim, key=depth)
    for word in claim:
        if word.low == "twice" or (word.low == "times" and word.dep == "npadvmod"):
            return True
        if word.low == "anniversary" and word.left and verb is None:
            return True
        if word.low in _SHARES and any(e.low == "of" for e in word.right):
            return True
        if word.pos == "NUM" or word.tag == "CD" or word.low in ("dozens", "hundreds"):
            if _is_point(sentence, word, inside, verb, top):
                return True
        elif word.low == "hour" and word.head is verb and verb.lemma == "last":
            return True
    return False


def _is_point(
    sentence: Sentence, word: Word, inside: set[Word], verb: Word | None, top: Word
) -> bool:
    roles = ("dobj", "pobj", "attr", "nsubj", "nsubjpass")
    noun = word if word.dep in roles else word.head
    while (noun.dep not in roles and noun.pos in ("NUM", "SYM")) or (
        noun.dep in ("nummod", "quantmod", "nmod", "npadvmod", "amod", "compound")
        and noun.head is not noun
        and noun.text
        in ("%", "$", "-", "old", "percent", "percentage", "year", "month")
    ):
        if noun.is_root or noun.head is noun:
            break
        noun = noun.head
    if _is_joined(sentence, word):
        return False
    if word.entity == "ORDINAL" or word.low == "one" or noun.lemma in _NAMED:
        return False
    if word.dep == "appos" and word.head.entity == "PERSON":
        return True
    if word.entity in ("DATE", "TIME"):
        return _is_duration(sentence, word, verb)
    if noun.pos == "PROPN" and word.dep == "nummod" and word.i > noun.i:
        return False
    if word.dep == "nummod" and word.i > word.head.i and word.head.pos != "SYM":
        return False
    if verb is None or top.pos not in ("VERB", "AUX"):
        return True
    if word.entity in ("PERCENT", "MONEY", "QUANTITY") and noun.dep != "pobj":
        return True
    given = any(e.low == "the" or e.dep == "poss" for e in noun.left)
    told = ("nsubj", "nsubjpass", "dobj")
    if given and noun.dep in told and word.text[0].isalpha():
        return False
    if noun.dep in ("nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "appos"):
        return noun.head in inside or noun.dep == "appos"
    if noun.dep == "pobj" and noun.head.dep == "prep":
        governor = noun.head.head
        while governor.pos in ("ADV", "ADP") and not governor.is_root:
            governor = governor.head
        if governor.pos in ("VERB", "AUX"):
            measures = governor.lemma in _MEASURING
            return measures and noun.head.low in _GIVING
        return governor.lemma in _AMOUNTS and noun.head.low == "of"
    return word.dep in ("dobj", "nsubj", "attr", "nsubjpass")


def _is_joined(sentence: Sentence, word: Word) -> bool:
    """Say whether a number is part of an adjective: ``a three-nation alliance``."""
    after = sentence.words[word.i + 1 : word.i + 3]
    if len(after) < 2 or after[0].text not in "-–" or after[0].start != word.end:
        return False
    return after[1].pos in ("NOUN", "ADJ") and after[1].head.pos in ("NOUN", "PROPN")


def _is_duration(sentence: Sentence, word: Word, verb: Word | None) -> bool:
    """Say whether a length of time is the point: ``for 94 days``."""
    entity = sentence.entity_at(word.i)
    if entity is None:
        return False
    words = sentence.words[entity.first : entity.last]
    lows = {each.low for each in words}
    if "old" in lows:
        return verb is None
    if not any(each.lemma in _UNITS for each in words) or lows & {
        "ago",
        "last",
        "next",
    }:
        return False
    if verb is not None and verb.lemma in _PUNISHING:
        return False
    before = {e.low for e in sentence.words[max(0, entity.first - 2) : entity.first]}
    if before & {"for", "lasted", "every", "takes"}:
        return "age" not in before
    return "decades" in lows
