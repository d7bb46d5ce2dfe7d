"""The order of a statement: the words of a claim in pieces, its subject restored."""

from claims.english.word_lists import words_in
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.sentence import SUBJECTS, Word
from claims.extraction.spacy.subject import is_finite
from claims.extraction.spacy.tree import Tree, first_bit, own_subject

Piece = list[Word] | str
_RELATIVES = words_in("who whom which that where whose when")
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "attr", "acomp"})


def pieces_of(tree: Tree, candidate: Candidate) -> list[Piece]:
    """Return the words of a claim in the order of a sentence, with what links them."""
    words = tree.pick(candidate.mask)
    head = tree.words[candidate.head]
    mask = candidate.mask
    forms = {shape.partition("/")[0] for shape in candidate.shapes}
    if "title" in forms:
        return _title(tree, words)
    if forms & {"appos", "comma"} and (made := _apposition(tree, words, head)):
        return made
    participle = head.dep == "acl" and own_subject(head) is None
    if participle and not mask >> head.head.i & 1:
        return [tree.pick(tree.short(head.head)), _link(head), words]
    relative = _only_verb(tree, words, head)
    if relative is not None:
        return _relative(tree, words, relative)
    if head.dep == "acl" and head.tag in ("VBN", "VBG") and mask >> head.head.i & 1:
        inside = tree.below[head.i]
        noun = [word for word in words if not inside >> word.i & 1]
        rest = [word for word in words if inside >> word.i & 1]
        return [noun, _link(head), rest] if rest else [noun]
    if head.pos in ("VERB", "AUX") and own_subject(head) is None:
        return _carried(tree, words, head, mask)
    return [words]


def _only_verb(tree: Tree, words: list[Word], head: Word) -> Word | None:
    """Return the verb of a relative clause when nothing else in the words is finite."""
    if head.dep == "relcl":
        return head
    for word in words:
        if word.low in _RELATIVES and word.dep in SUBJECTS and word.head.dep == "relcl":
            inside = tree.below[word.head.i]
            if not any(
                w.tag in ("VBD", "VBZ", "VBP", "MD") and not inside >> w.i & 1
                for w in words
            ):
                return word.head
    return None


def _link(head: Word) -> str:
    return "was" if head.tag == "VBN" else "is"


def _title(tree: Tree, words: list[Word]) -> list[Piece]:
    """``Energy minister Ines Duarte``: ``Ines Duarte is Energy minister``."""
    entity = tree.sentence.entity_at(words[-1].i)
    if entity is None:
        return [words]
    name = [word for word in words if word.i >= entity.first]
    before = [word for word in words if word.i < entity.first]
    return [name, "is", before] if name and before else [words]


def _apposition(tree: Tree, words: list[Word], head: Word) -> list[Piece]:
    """``Port Selby, the capital``: ``Port Selby is the capital``."""
    other_head = next(
        (e for e in (head, *head.right) if e.dep == "appos" and e in words), None
    )
    if other_head is not None:
        inside = tree.below[other_head.i]
        name = [word for word in words if not inside >> word.i & 1]
        other = [word for word in words if inside >> word.i & 1]
    else:
        entity = tree.sentence.entity_at(head.i)
        if entity is None:
            return []
        name = [word for word in words if word.i < entity.last]
        other = [word for word in words if word.i >= entity.last]
    if not name or not other or _is_clause(other):
        return []
    if other[0].pos == "NUM" and len(other) == 1:
        person = name[-1].entity == "PERSON"
        return [name, "is", other, "years old"] if person else []
    if name[0].low in ("a", "an") and other[-1].pos == "PROPN":
        name, other = other, name
    return [name, "is", other]


def _is_clause(words: list[Word]) -> bool:
    """Say whether what stands beside a name is a clause: ``Ada Lind, who won``."""
    chosen = set(words)
    tops = [word for word in words if word.head not in chosen or word.is_root]
    return words[0].low in _RELATIVES or any(map(is_finite, tops))


def _relative(tree: Tree, words: list[Word], head: Word) -> list[Piece]:
    """``Putin, who is suspected of it``: ``Putin is suspected of it``."""
    inside = tree.below[head.i]
    noun = [word for word in words if not inside >> word.i & 1]
    own = own_subject(head)
    opened = any(word.low in _RELATIVES and word.i < head.i for word in words)
    complete = any(each.dep in _COMPLEMENTS for each in head.right)
    if not noun and not opened and own in words and complete:
        return [words]
    if not noun:
        noun = tree.pick(tree.short(head.head))
    rest = [word for word in words if inside >> word.i & 1]
    marker = next((w for w in rest if w.low in _RELATIVES and w.i < head.i), None)
    if marker is None:
        subject = own_subject(head)
        if subject is not None and subject in rest:
            return [rest, noun]
        return [noun, rest]
    before = [w for w in rest if w.i < marker.i]
    after = [w for w in rest if w.i > marker.i]
    if marker.low == "whose":
        return [noun, "'s", after]
    if marker.low in ("where", "when"):
        return [after, "in", noun]
    if marker.dep in ("nsubj", "nsubjpass") and marker.head is head:
        return [noun, after]
    if marker.dep == "pobj":
        return [after, before, noun]
    if marker.dep == "dobj":
        return [after, noun]
    return [noun, after]


def _carried(tree: Tree, words: list[Word], head: Word, mask: int) -> list[Piece]:
    """Give a verb the subject that it shares, when the words lack it."""
    word, subject = head, None
    while not word.is_root and subject is None:
        if word.dep in ("relcl", "acl"):
            subject = word.head
            break
        word = word.head
        subject = own_subject(word)
    if subject is None or mask >> subject.i & 1:
        return [words]
    carried = tree.pick(tree.short(subject) & ~mask)
    first = first_bit(mask)
    if subject.i > first:
        return [words]
    if head.tag == "VBG" and head.dep != "conj":
        return [carried, "was" if word.tag == "VBD" else "is", words]
    return [carried, words]
