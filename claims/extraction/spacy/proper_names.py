"""Proper names in a sentence: where one begins and ends, whether it is a person's."""

from claims.english.lexicon import ORGANISATIONS, ROLES
from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Sentence, Word

TITLES = words_in(
    """
    dr dr. mr mr. mrs mrs. ms ms. sir lady lord prof prof. major general monsignor
    father dame rev rev. fr fr. capt capt. lt lt. sgt sgt. gen gen. col col. sen sen.
    rep rep. gov gov. hon hon.
    """
)


def name_run(sentence: Sentence, word: Word) -> list[Word]:
    """Return the words of the proper name that ends with a word, without roles."""
    if word.pos != "PROPN":
        return []
    first = word.i
    words = sentence.words
    entity = sentence.entity_at(word.i)
    while first > 0:
        before = words[first - 1]
        inside = entity is not None and entity.first <= before.i
        joined = before.text in "-–" and first > 1 and before.end == words[first].start
        if before.pos == "PROPN" or joined or (inside and before.dep != "det"):
            first -= 1
            continue
        break
    run = words[first : word.i + 1]
    if entity is not None and entity.label == "PERSON" and entity.last == word.i + 1:
        run = [each for each in run if each.i >= entity.first] or run
    start = max(
        (k + 1 for k, e in enumerate(run[:-1]) if e.low in ROLES | TITLES), default=0
    )
    organisation = run[-1].low in ORGANISATIONS or any(
        e.low in ORGANISATIONS for e in run
    )
    return run if organisation and start == len(run) - 1 else run[start:]


def is_person(sentence: Sentence, run: list[Word]) -> bool:
    """Say whether a proper name is a person's, by its entity and what is before it."""
    if any(each.low in ORGANISATIONS for each in run):
        return False
    first = run[0].i
    before = sentence.words[first - 1].low if first else ""
    if before in TITLES or (before in ROLES and before not in ("member", "head")):
        return True
    if before == "the":
        return False
    if all(each.entity == "PERSON" for each in run if each.is_word):
        return True
    after = sentence.words[run[-1].i + 1 : run[-1].i + 4]
    if len(run) < 2 or len(after) < 3 or after[0].text != ",":
        return False
    age = after[1].text.isdigit() and len(after[1].text) < 3 and after[2].text == ","
    return age or after[1].low in ("who", "whose")


def ends_name(sentence: Sentence, word: Word) -> bool:
    """Say whether a word of a name is its last one."""
    after = sentence.words[word.i + 1 : word.i + 2]
    return not (after and after[0].pos == "PROPN" and after[0].entity == word.entity)
