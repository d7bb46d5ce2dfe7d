"""Negation and mood: clauses that nobody asserts, denied, doubted, hoped or asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.english.word_lists import words_in
from claims.extraction.spacy.expletive import extraposed
from claims.extraction.spacy.said_clause import has_to, mark, rules_out
from claims.extraction.spacy.sentence import SUBJECTS, Word
from claims.extraction.spacy.tree import VERBAL, Tree, own_subject

_DENYING = words_in(
    """
    deny reject dispute refute rebut dismiss disprove debunk doubt question contradict
    """
)
_HOPING = words_in("hope wish want pretend imagine suppose dream desire prefer")
_FAILING = words_in("want hope wish refuse fail decline try attempt seek neglect")
"""With an infinitive that may never come true."""
_ASKING = words_in(
    """
    ask wonder question inquire enquire investigate examine decide determine consider
    debate discuss check ponder
    """
)
_HOLDING = words_in(
    """
    say tell think believe claim expect suggest mean allege show find prove confirm
    conclude accept agree argue state assert indicate suspect assume insist promise
    predict imply maintain consider report announce guarantee admit acknowledge disclose
    reveal mention explain specify
    """
)
"""Verbs that leave open whether the clause after them is true once they are denied."""
_SURE = words_in(
    """
    fact news discovery evidence realisation realization knowledge sign proof reminder
    acknowledgement admission confirmation truth revelation reality word way time
    guarantee condition problem reason
    """
)
"""Nouns that take for granted the clause after them, or leave it to its own words."""
_OPEN = words_in(
    """
    false untrue wrong incorrect inaccurate unlikely likely doubtful impossible unclear
    uncertain unproven possible probable plausible conceivable inconceivable clear
    certain true
    """
)
_OPEN_IF_DENIED = words_in("clear certain true")
_NOBODY = words_in("nobody none neither few no-one")
_WH = words_in("who whom whose which what how why when where")
_IF = words_in("if whether unless")
_SUPPOSING = words_in("suppose imagine assume pretend")
_READER = words_in("you your us our here below")
_INVERTING = words_in("should had were")
_BREAKS = frozenset(".!?;:…") | frozenset('"“”«»„')


@dataclass(frozen=True, slots=True)
class Open:
    """A word that asserts nothing by itself, and the words that must go with it."""

    word: int
    needs: int
    """A mask; 0 where nothing in the sentence makes a claim of it."""


def open_words(tree: Tree) -> list[Open]:
    """Return the words of a sentence that assert nothing without certain others."""
    found: dict[int, int] = {}
    for word, needs in _heads(tree):
        for each in _with_joined(word):
            if needs >> each.i & 1:
                continue
            # What can be no claim at all stays none, whatever else it stands under.
            known = found.get(each.i, -1)
            found[each.i] = 0 if not (known and needs) else max(known, 0) | needs
    return [Open(i, needs) for i, needs in found.items()]


def unsaid(tree: Tree) -> list[Open]:
    """Return the words that say too little without the clause that they lead to.

    "It is likely", "there is no sign", "she rejected claims".
    """
    found: list[Open] = []
    for word in tree.words:
        if word.low == "it" and (said := extraposed(word)) is not None:
            found.append(Open(word.i, 1 << said.i))
        noun = word.head
        if noun.pos != "NOUN" or word.dep not in ("acl", "relcl") or not _is_that(word):
            continue
        found += [Open(e.i, 1 << word.i) for e in noun.left if e.low == "no"]
        if noun.dep == "dobj" and noun.head.lemma in _DENYING:
            found.append(Open(noun.head.i, 1 << word.i))
    return found


def is_open(mask: int, found: list[Open]) -> bool:
    """Say whether some words would assert what the sentence leaves open."""
    return any(
        mask >> each.word & 1 and (not each.needs or each.needs & ~mask)
        for each in found
    )


def _heads(tree: Tree) -> Iterator[tuple[Word, int]]:
    asked = set()
    for top, needs in _asked(tree):
        asked.add(top.i)
        yield top, needs
    yield from _inverted(tree)
    yield from ((each, 0) for each in _told(tree))
    for word in tree.words:
        if word.low == "neither" and word.head.pos in VERBAL:
            yield word.head, 1 << word.i
        if _supposes(word):
            yield word, 0
            yield from ((each, 0) for each in word.right if each.dep == "ccomp")
        if word.is_root or not word.is_word:
            continue
        needs = _under(word, asked)
        if needs:
            yield word, needs


def _told(tree: Tree) -> Iterator[Word]:
    """Yield the verbs that tell the reader what to do, outside of any quotation."""
    for word in tree.words:
        if word.quote is not None or word.pos not in VERBAL:
            continue
        subject = own_subject(word)
        if subject is not None:
            if subject.low == "you" and (word.is_root or word.dep == "conj"):
                yield word
        elif (
            word.is_root
            and word.tag == "VB"
            and not word.left
            and any(each.low in _READER for each in word.subtree())
        ):
            yield word


def _supposes(word: Word) -> bool:
    bare = word.tag in ("VB", "VBP") and own_subject(word) is None
    return word.is_root and bare and word.lemma in _SUPPOSING


def _under(word: Word, asked: set[int]) -> int:
    """Return what must go with the head of a clause that is not asserted, or 0."""
    head = word.head
    own = 1 << head.i
    if word.dep in ("advcl", "ccomp", "pcomp", "acl", "conj", "dep"):
        opener = next((e for e in word.left if e.low in _IF and e.dep == "mark"), None)
        if opener is not None:
            return own | (1 << head.head.i if head.pos == "ADP" else 0)
    if word.dep == "ccomp" and head.dep == "acl" and head.head.is_root:
        # "The claim that it leaks is false": the parser takes "it leaks is false" for
        # one clause, and no verb for the claim.
        return 1 << head.head.i if _is_that(head) else 0
    that = _is_that(word)
    if word.dep in ("ccomp", "xcomp", "pcomp") or (that and head.pos in VERBAL):
        return _governed(word, head, asked)
    if word.dep in ("acl", "relcl") and that:
        return _after_noun(word, head)
    return 0


def _is_that(word: Word) -> bool:
    """Say whether ``that`` opens a whole clause, though it be taken for a relative."""
    if mark(word) == "that":
        return True
    relative = any(e.low == "that" and e.dep == "dobj" for e in word.left)
    return relative and any(e.dep == "dobj" for e in word.right)


def _governed(word: Word, head: Word, asked: set[int]) -> int:
    own = 1 << head.i
    denied = _denied(head)
    if word.i > head.i and (head.lemma in _DENYING or rules_out(head)):
        return own
    if word.dep == "xcomp" and has_to(word):
        return own if head.lemma in _FAILING else 0
    if head.lemma in ("seem", "appear") and word.dep == "ccomp":
        return own
    if head.lemma in _HOPING and word.i > head.i and word.dep == "ccomp":
        return own
    first = word.subtree()[0]
    if first.low in _WH and (head.lemma in _ASKING or denied):
        return own | denied
    if head.lemma in _HOLDING and word.dep == "ccomp":
        if head.i in asked:
            return own
        return own | denied if denied else 0
    for each in (head, *head.right):
        if each.dep == "acomp" and each.low in _OPEN and word.i > each.i:
            if each.low not in _OPEN_IF_DENIED:
                return own | 1 << each.i
            return own | 1 << each.i | denied if denied else 0
    return 0


def _after_noun(word: Word, noun: Word) -> int:
    """Return what must go with a clause that a noun names: ``claims that …``."""
    if noun.pos not in ("NOUN", "PROPN"):
        return 0
    no = next((e for e in noun.left if e.low == "no" and e.dep == "det"), None)
    if noun.lemma in _SURE and no is None:
        return 0
    needs = 1 << noun.i | (1 << no.i if no is not None else 0)
    above = noun.head
    if above.lemma in _DENYING or (above.lemma == "be" and noun.dep == "attr"):
        needs |= 1 << above.i
    return needs if own_subject(word) is not None else 0


def _denied(verb: Word) -> int:
    """Return the words that deny a verb, its ``not`` or its subject, as a mask."""
    for each in verb.children:
        if each.dep == "neg" or each.low == "never":
            return 1 << each.i
        if each.dep in SUBJECTS:
            if each.low in _NOBODY:
                return 1 << each.i
            no = next((e for e in each.left if e.low in ("no", "few")), None)
            if no is not None:
                return 1 << each.i | 1 << no.i
    return 0


def _inverted(tree: Tree) -> Iterator[tuple[Word, int]]:
    """Yield the words that carry a condition without ``if``: ``Had he known, …``.

    With the word before its comma, which the parser often takes for a noun.
    """
    opener, root = tree.words[0], tree.sentence.root
    if opener.low not in _INVERTING or "?" in tree.words[-1].text:
        return
    comma = next((e for e in tree.words if e.text == "," and e.i > 2), None)
    subject = own_subject(root)
    if comma is None or subject is None or not comma.i < subject.i < root.i:
        return
    for each in {opener.i, opener.head.i, comma.i - 1}:
        if each < comma.i:
            yield tree.words[each], 1 << root.i


def _asked(tree: Tree) -> Iterator[tuple[Word, int]]:
    """Yield the heads of what a question mark ends, with what each hangs on."""
    start = 0
    for word in tree.words:
        if "?" in word.text and not word.is_word:
            for each in tree.words[start : word.i]:
                outside = not start <= each.head.i < word.i
                if each.is_word and (each.is_root or outside):
                    yield each, 0 if each.is_root else 1 << each.head.i
                    yield from ((inner, 0) for inner in _predicates(each))
        if not word.is_word and _BREAKS & set(word.text):
            start = word.i + 1


def _predicates(verb: Word) -> Iterator[Word]:
    """Yield what says with a verb what is asked; a participle may hang on the noun."""
    yield from (each for each in verb.right if each.dep == "xcomp")
    if verb.lemma == "be":
        subject = own_subject(verb)
        if subject is not None and subject.i > verb.i:
            yield from (each for each in subject.right if each.dep == "acl")


def _with_joined(word: Word) -> Iterator[Word]:
    yield word
    for each in word.right:
        if each.dep == "conj" and each.pos in VERBAL and word.pos in VERBAL:
            yield from _with_joined(each)
