"""The subject of a verb: who does what it says."""

from claims.extraction.spacy.sentence import Word

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARING = frozenset({"advcl", "xcomp", "pcomp", "prep", "ccomp"})


def subject_of(verb: Word) -> Word | None:
    """Return the head of the subject of a verb, shared ones and antecedents too."""
    return _subject(verb, ("nsubj", "nsubjpass"), 0)


def source_of(verb: Word) -> Word | None:
    """Return the head of the noun phrase for who says what a verb of saying reports.

    That is the subject, the agent of a passive, or the noun that a participle hangs on.
    """
    if is_passive(verb):
        return _agent(verb)
    return _inverted(verb) or _subject(verb, ("nsubj",), 0) or _displaced(verb)


def _inverted(verb: Word) -> Word | None:
    """Return the subject after the verb: ``…, said the mayor``."""
    after = [e for e in verb.right if e.dep == "nsubj" and e.pos in ("NOUN", "PROPN")]
    return after[0] if after and any(e.dep == "nsubj" for e in verb.left) else None


def is_passive(verb: Word) -> bool:
    """Say whether a verb stands in the passive."""
    if any(each.dep in ("auxpass", "nsubjpass", "agent") for each in verb.children):
        return True
    bare = not any(each.dep in ("aux", "nsubj") for each in verb.children)
    return bare and verb.tag == "VBN"


def is_finite(verb: Word) -> bool:
    """Say whether a verb has a tense of its own."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    if verb.tag in ("VBD", "VBP", "VBZ", "MD"):
        return True
    return any(
        each.dep in ("aux", "auxpass") and each.tag in ("VBD", "VBP", "VBZ", "MD")
        for each in verb.children
    )


def conjuncts(word: Word) -> list[Word]:
    """Return the words that are coordinated with one, after it."""
    found = [each for each in word.right if each.dep == "conj"]
    for each in found:
        found += [inner for inner in each.right if inner.dep == "conj"]
    return found


def depth(word: Word) -> int:
    """Return how many words stand above one in the parse."""
    return sum(1 for _ in word.ancestors())


def _subject(verb: Word, labels: tuple[str, ...], depth: int) -> Word | None:
    subjects = [each for each in verb.children if each.dep in labels]
    subjects.sort(key=lambda each: (each.low in _RELATIVE, _is_apart(verb, each)))
    own = subjects[0] if subjects else None
    if own is not None and own.low not in _RELATIVE:
        return own
    clause = verb
    while clause.dep == "conj" and clause.head.pos in ("VERB", "AUX"):
        clause = clause.head
    if own is not None:
        if clause.dep == "ccomp" and clause.head.lemma == "be":
            # "It was Haas who said": what it was, said it.
            return next((e for e in clause.head.right if e.dep == "attr"), own)
        return _antecedent(clause.head, own) if clause.dep == "relcl" else own
    if depth > 4 or verb.is_root:
        return None
    head = verb.head
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return _subject(head, labels, depth + 1)
    if verb.dep in _SHARING and not is_finite(verb):
        governor = head if head.pos in ("VERB", "AUX") else head.head
        if governor is not verb and governor.pos in ("VERB", "AUX"):
            return _subject(governor, ("nsubj", "nsubjpass"), depth + 1)
    return None


def _is_apart(verb: Word, subject: Word) -> bool:
    """Say whether a comma and another subject part one from its verb.

    "The museum, Haas said, will close": the museum says nothing.
    """
    between = [e for e in verb.left if e.i > subject.i]
    own = any(e.dep == "nsubj" for e in between)
    return own and any(e.text == "," for e in [*between, *subject.right])


def _antecedent(word: Word, relative: Word) -> Word:
    """Return what a relative pronoun stands for; ``who`` goes past things to a person.

    In "Ms Osei, chief economist at Kestrel, who …" the parser takes the nearest noun.
    """
    if relative.low == "who" and word.entity not in ("", "PERSON"):
        for above in word.ancestors():
            if above.pos not in ("NOUN", "PROPN", "ADP"):
                break
            if above.entity == "PERSON":
                return above
    return word


def _agent(verb: Word) -> Word | None:
    for each in verb.children:
        if each.dep == "agent" or (each.dep == "prep" and each.low == "by"):
            return next((word for word in each.right if word.dep == "pobj"), None)
    return None


def _displaced(verb: Word) -> Word | None:
    """Return a noun beside the verb, where the parser missed that it is the subject."""
    for each in verb.right:
        if each.dep in ("dobj", "npadvmod", "oprd", "dep") and each.pos == "PROPN":
            return each if verb.tag == "VBD" and each.left else None
    if verb.tag not in ("VBD", "VBP", "VBZ"):
        return None
    near = [word for word in verb.ancestors() if word.i == verb.i - 1]
    near += [word for word in _top(verb).subtree() if word.i == verb.i - 1]
    if near and near[0].pos in ("NOUN", "PROPN") and near[0].head is not verb:
        return near[0]
    names = [
        word
        for word in verb.subtree()
        if word.i < verb.i and word.entity == "PERSON" and word.dep != "compound"
    ]
    return names[-1] if names and verb.is_root else None


def _top(word: Word) -> Word:
    return next((above for above in word.ancestors() if above.is_root), word)
