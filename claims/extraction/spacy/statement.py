"""Say a claim in one sentence that stands alone."""

from dataclasses import dataclass

from claims.english.word_lists import words_in
from claims.extraction.spacy.antecedents import Memory
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.expletive import is_empty
from claims.extraction.spacy.names import points_back
from claims.extraction.spacy.sentence import SUBJECTS, Sentence, Word
from claims.extraction.spacy.speaker import Voices
from claims.extraction.spacy.subject import is_finite
from claims.extraction.spacy.tree import VERBAL, Tree, first_bit, own_subject

_RELATIVES = words_in("who whom which that where whose when")
_SPEAKING = {"i": "", "we": "", "my": "'s", "our": "'s", "me": "", "us": ""}
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
_PLURAL = {"is": "are", "was": "were", "has": "have"}
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "attr", "acomp"})
_ENDS = (".", "!", "?", "…")
_CURRENCY = frozenset("$€£¥")
_BETWEEN = frozenset(",-:–/")
_COUNTRY = words_in("the this that")

Piece = list[Word] | str


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells about the words of a claim.

    ``memory`` is what it said before, ``voices`` whom its words mean, ``speaker`` who
    asserts the claim.
    """

    memory: Memory
    voices: Voices
    speaker: str | None


def statement(tree: Tree, candidate: Candidate, told: Told) -> str:
    """Return the claim as a sentence: its subject restored, capital first, stop last.

    A word that may point to two persons or things is left alone.
    """
    pieces = _pieces(tree, candidate)
    text = ""
    for piece in pieces:
        said = piece if isinstance(piece, str) else _say(tree, piece, told)
        if piece in ("is", "was") and text:
            said = _agreeing(str(piece), text)
        if said:
            if said == "'s" and text.endswith("s"):
                said = "'"
            text += ("" if not text or said[0] == "'" else " ") + said
    text = " ".join(text.split()).strip(" ,;:—–-")
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text.endswith(_ENDS) else ".")


def _pieces(tree: Tree, candidate: Candidate) -> list[Piece]:
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


def _agreeing(link: str, before: str) -> str:
    """Let ``is`` and ``was`` agree with what stands before, as well as it shows."""
    last = before.rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith("ss") and last[:1].islower()
    return _PLURAL.get(link, link) if plural else link


def _say(tree: Tree, words: list[Word], told: Told) -> str:
    """Write words as they stand, with names for what only points to them."""
    text = ""
    last: Word | None = None
    skip = False
    agreeing = _third_person(words, told)
    for word in _with_marks(tree, words):
        if skip:
            skip = False
            continue
        said = agreeing.get(word.i) or _word(tree.sentence, word, words, told)
        if said.startswith("\0"):
            said, skip = said[1:], True
        tight = last is not None and last.end == word.start
        text += said if tight or not text else " " + said
        last = word
    return text.strip(" ,;:—–-")


def _is_speaker(word: Word, told: Told) -> bool:
    """Say whether a word of the first person means the speaker and nobody else."""
    if word.quote is None or not told.speaker or word.low not in _SPEAKING:
        return False
    return word.low not in _GROUPS or not told.voices.is_person(told.speaker)


def _third_person(words: list[Word], told: Told) -> dict[int, str]:
    """Return the verbs that must agree with a speaker's name instead of ``I``."""
    found: dict[int, str] = {}
    for word in words:
        if word.dep not in ("nsubj", "nsubjpass") or not _is_speaker(word, told):
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


def _with_marks(tree: Tree, words: list[Word]) -> list[Word]:
    """Return words with the marks between and beside them that belong to them."""
    if not words:
        return []
    chosen = {word.i for word in words}
    found: list[Word] = []
    last = min(words[-1].i + 2, len(tree.words))
    for word in tree.words[max(0, words[0].i - 1) : last]:
        i = word.i
        if i in chosen or (not word.is_word and _belongs(tree, i, chosen)):
            found.append(word)
    return found


def _belongs(tree: Tree, i: int, chosen: set[int]) -> bool:
    mark = tree.words[i]
    if mark.text == "%" or mark.tag == "POS":
        return i - 1 in chosen
    if mark.text in _CURRENCY:
        return i + 1 in chosen
    if mark.text in ("(", ")"):
        return _pairs(tree, i, chosen)
    if mark.text not in _BETWEEN:
        return False
    nearest = i + 1
    while nearest < len(tree.words) and not tree.words[nearest].is_word:
        nearest += 1
    return i - 1 in chosen and nearest in chosen


def _pairs(tree: Tree, i: int, chosen: set[int]) -> bool:
    """Say whether a bracket has its other half, and all between them is chosen."""
    step = 1 if tree.words[i].text == "(" else -1
    other = i + step
    while 0 <= other < len(tree.words) and tree.words[other].text not in ("(", ")"):
        other += step
    if not 0 <= other < len(tree.words) or tree.words[other].text == tree.words[i].text:
        return False
    first, last = min(i, other), max(i, other)
    inside = [word.i for word in tree.words[first + 1 : last] if word.is_word]
    return first - 1 in chosen and bool(inside) and chosen.issuperset(inside)


def _word(
    sentence: Sentence,
    word: Word,
    chosen: list[Word],
    told: Told,
) -> str:
    low, memory = word.low, told.memory
    meant = told.voices.meant(sentence)
    if word.pos == "PRON" or word.tag == "PRP$":
        if _is_speaker(word, told):
            return f"{told.speaker}{_SPEAKING[low]}"
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
