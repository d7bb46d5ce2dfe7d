"""Candidates that a verb carries: clauses, their joined members, reports."""

from collections.abc import Iterator

from claims.english.word_lists import words_in
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.subject import is_finite
from claims.extraction.spacy.tree import (
    VERBAL,
    Tree,
    between,
    bits,
    first_bit,
    members,
    own_subject,
)

_CLAUSES = words_in("ROOT conj ccomp advcl relcl acl parataxis pcomp xcomp dep")
_LINKS = frozenset({"however", "meanwhile", "therefore", "moreover", "thus", "thereby"})
_EXAMPLES = frozenset({"including", "like", "such", "unlike", "as"})


def predicates(tree: Tree) -> Iterator[Candidate]:
    """Yield what each verb of a sentence could assert."""
    for word in tree.words:
        if word.pos in VERBAL and word.dep in _CLAUSES:
            yield from _clause(tree, word)
        elif word.dep == "ROOT":
            yield from _verbless(tree, word)


def _verbless(tree: Tree, root: Word) -> Iterator[Candidate]:
    """Yield the candidates of a sentence or headline without a verb at its head."""
    whole = tree.below[root.i] & tree.text
    yield Candidate(whole, root.i, "verbless", "whole")
    yield Candidate(tree.without(root, _apart) & tree.text, root.i, "verbless", "core")


def _clause(tree: Tree, verb: Word) -> Iterator[Candidate]:
    shape = verb.dep if verb.dep in _CLAUSES else "clause"
    subject, carried = _subject(tree, verb)
    full = tree.without(verb, _joined)
    for link in verb.left + verb.right:
        if link.dep in ("cc", "mark") and link.low in (
            "that",
            "and",
            "but",
            "or",
            "as",
        ):
            full &= ~tree.below[link.i]
        if link.dep == "advmod" and link.low in _LINKS:
            full &= ~tree.below[link.i]
    aside = 0
    for each in tree.pick(full):
        if each is not verb and _aside(tree, each):
            aside |= tree.below[each.i]
    core = full & ~aside
    later = 0
    for each in tree.pick(core):
        if each is not verb and each.dep in ("advcl", "relcl", "acl"):
            later |= tree.below[each.i]
    tight = core & ~later
    carrier = 0
    if subject is not None:
        if carried:
            carrier = tree.phrase(subject)
            short = tree.short(subject)
        else:
            short = carrier = 0
        carrier |= _helpers(tree, verb)
    else:
        short = 0
    if verb.dep in ("relcl", "acl"):
        noun = verb.head
        yield from _relative(tree, verb, noun, full, core, tight)
        if verb.dep == "acl":
            return
    variants = {"core": core, "full": full, "tight": tight}
    end = _first_break(tree, verb, core)
    if end:
        variants["comma"] = core & between(0, end)
    lead = _lead(tree, verb)
    opening = _opening(tree, verb, core)
    if opening:
        yield Candidate(
            (core & ~opening | carrier) & tree.text, verb.i, shape, "unopened"
        )
        yield from _lists(tree, verb, shape, core & ~opening | carrier, subject)
    for name, mask in variants.items():
        yield Candidate((mask | carrier) & tree.text, verb.i, shape, name)
        if carried and not mask & carrier and verb.dep in ("advcl", "xcomp", "pcomp"):
            yield Candidate(mask & tree.text, verb.i, shape, name + "-bare")
    if carried and short != carrier:
        yield Candidate((core | short) & tree.text, verb.i, shape, "short")
    if lead:
        yield Candidate((core | carrier | lead) & tree.text, verb.i, shape, "lead")
    if subject is not None and not carried:
        brief = core & ~tree.below[subject.i] | tree.short(subject)
        yield Candidate(brief & tree.text, verb.i, shape, "brief")
        named = core & ~tree.below[subject.i] | _name(tree, subject)
        yield Candidate(named & tree.text, verb.i, shape, "named")
        brief = tight & ~tree.below[subject.i] | tree.short(subject)
        yield Candidate(brief & tree.text, verb.i, shape, "tight-brief")
    yield from _lists(tree, verb, shape, core | carrier, subject)
    yield from _trailing(tree, verb, shape, core | carrier)
    yield from _report(tree, verb, subject, carried)
    yield from _matrix(tree, verb, core)


def _relative(
    tree: Tree, verb: Word, noun: Word, full: int, core: int, tight: int
) -> Iterator[Candidate]:
    if own_subject(verb) is not None:
        # "The claim that it leaks" is no sentence without its "that".
        that = sum(1 << e.i for e in verb.left if e.dep == "mark" and e.low == "that")
        full, core, tight = full | that, core | that, tight | that
    heads = {"": tree.short(noun), "-np": tree.phrase(noun) & ~tree.below[verb.i]}
    if heads[""] == heads["-np"]:
        del heads["-np"]
    for ending, head in heads.items():
        for name, mask in (("core", core), ("full", full), ("tight", tight)):
            yield Candidate(
                (head | mask) & tree.text, verb.i, verb.dep + "+", name + ending
            )
    end = _first_break(tree, verb, core)
    if end:
        cut = core & between(0, end)
        yield Candidate((heads[""] | cut) & tree.text, verb.i, verb.dep + "+", "comma")
    yield from _lists(tree, verb, verb.dep + "+", core | heads[""], None)


def _subject(tree: Tree, verb: Word) -> tuple[Word | None, bool]:
    """Return the subject of a verb, and whether it has to be carried over to it."""
    found = own_subject(verb)
    if found is not None:
        return found, False
    word = verb
    while not word.is_root:
        if word.dep in ("relcl", "acl"):
            return word.head, True
        if word.dep == "ccomp" and word.head.pos in VERBAL:
            objects = [c for c in word.head.right if c.dep in ("dobj", "pobj")]
            if objects and objects[0].i < word.i:
                return objects[0], True
        word = word.head
        if word.pos in VERBAL:
            found = own_subject(word)
            if found is not None:
                return found, True
    return None, False


def _helpers(tree: Tree, verb: Word) -> int:
    """Return the auxiliaries that a joined verb shares, and the verbs it hangs on."""
    mask = 0
    word = verb
    while word.dep == "conj" and word.head.pos in VERBAL:
        head = word.head
        has_own = any(c.dep in ("aux", "auxpass", "nsubj") for c in word.left)
        if not has_own and word.tag in ("VB", "VBN", "VBG") and word.tag == head.tag:
            for each in head.left:
                if each.dep in ("aux", "auxpass", "neg"):
                    mask |= 1 << each.i
        word = head
    if word is not verb and word.dep in ("xcomp", "ccomp", "pcomp"):
        mask |= _chain(tree, word)
    return mask


def _chain(tree: Tree, word: Word) -> int:
    """Return the verbs and their auxiliaries above a complement, up to the subject."""
    mask = 0
    while word.dep in ("xcomp", "pcomp", "prep") or (
        word.dep == "ccomp" and own_subject(word) is None
    ):
        word = word.head
        mask |= 1 << word.i
        for each in word.left + word.right:
            if each.dep in ("aux", "auxpass", "neg", "prt"):
                mask |= 1 << each.i
        if word.pos in VERBAL and own_subject(word) is not None:
            break
    return mask


def _joined(word: Word) -> bool:
    return (
        word.dep in ("conj", "parataxis")
        and (word.pos in VERBAL or own_subject(word) is not None)
        and (word.head.pos in VERBAL or own_subject(word.head) is not None)
    )


def _apart(word: Word) -> bool:
    return word.dep in ("relcl", "appos", "acl", "advcl", "parataxis", "conj", "cc")


def _aside(tree: Tree, word: Word) -> bool:
    """Say whether a part is another claim, hung on this one."""
    if word.dep == "appos":
        return True
    if word.dep in ("relcl", "acl") and tree.comma_before(word):
        return True
    if word.dep == "relcl" and word.left and word.left[0].low in ("who", "which"):
        return tree.comma_before(word)
    if word.dep == "advcl" and word.tag in ("VBG", "VBN"):
        return tree.comma_before(word) and not any(c.dep == "mark" for c in word.left)
    if word.dep == "prep" and word.low in _EXAMPLES:
        if word.low == "as":
            return any(c.low == "such" for c in word.children)
        return tree.comma_before(word) or word.low in ("including", "such")
    return word.dep == "parataxis"


def _first_break(tree: Tree, verb: Word, mask: int) -> int:
    """Return where the first mark after a verb and two more words stands, or 0."""
    count = 0
    for i in bits(mask >> (verb.i + 1)):
        word = tree.words[i + verb.i + 1]
        if word.is_word:
            count += 1
        elif count >= 2 and word.text in (",", "—", "–", "(", ":", "-"):
            return word.i
    return 0


def _opening(tree: Tree, verb: Word, mask: int) -> int:
    """Return what stands before the subject: "On Friday", "According to X"."""
    subject = own_subject(verb)
    found = 0
    for each in verb.left:
        if each.dep in ("prep", "npadvmod", "advcl", "advmod", "ccomp") and (
            subject is not None and each.i < subject.i and mask >> each.i & 1
        ):
            found |= tree.below[each.i]
    return found


def _lead(tree: Tree, verb: Word) -> int:
    """Return what opens the sentence before the first of joined verbs."""
    head = verb
    while head.dep == "conj" and head.head.pos in VERBAL:
        head = head.head
    if head is verb:
        return 0
    subject = own_subject(head)
    mask = 0
    for each in head.left:
        if each.dep in ("prep", "npadvmod", "advcl") and (
            subject is None or each.i < subject.i
        ):
            mask |= tree.below[each.i]
    return mask


def _name(tree: Tree, noun: Word) -> int:
    """Return the name that a noun is part of, without the title before it."""
    found = tree.sentence.entity_at(noun.i)
    if found is None or found.label not in ("PERSON", "ORG", "GPE"):
        return tree.short(noun)
    return between(found.first, found.last)


def _lists(
    tree: Tree, verb: Word, shape: str, mask: int, subject: Word | None
) -> Iterator[Candidate]:
    """Yield the clause once for each member of each list in it."""
    inside = between(0, len(tree.words)) & mask
    for i in bits(inside):
        word = tree.words[i]
        if word.dep == "conj" or not any(c.dep == "conj" for c in word.right):
            continue
        if word is verb:
            continue
        group = [each for each in members(word) if mask >> each.i & 1]
        if len(group) < 2:
            continue
        if word.pos not in VERBAL and any(map(is_finite, group[1:])):
            # "She was sad and knew it" has no list, though the parser makes it one.
            continue
        rest = mask
        first_tail = tree.below[word.i]
        for other in group[1:]:
            rest &= ~tree.below[other.i]
        own = 0
        for each in word.right:
            if each.dep in ("prep", "acl", "relcl") and each.i > group[1].i:
                own |= tree.below[each.i]
        for each in group:
            for link in each.right:
                if link.dep == "cc" or (link.dep == "punct" and not link.is_word):
                    rest &= ~(1 << link.i)
        where = (
            "subject"
            if subject is not None and tree.below[subject.i] >> i & 1
            else word.dep
        )
        if word.dep in ("amod", "compound", "nmod") and i < word.head.i:
            where = "premodifier"
        made = rest & tree.text
        yield Candidate(made, verb.i, shape, "list-" + where, 1, len(group))
        trimmed = _singled(tree, made, word)
        if trimmed != made:
            yield Candidate(trimmed, verb.i, shape, "single-" + where, 1, len(group))
        if own:
            yield Candidate(
                rest & ~own & tree.text,
                verb.i,
                shape,
                "list-" + where + "-",
                1,
                len(group),
            )
        head = rest & ~first_tail
        # A member may share what stands before the first one.
        for number, other in enumerate(group[1:], 2):
            tail = tree.below[other.i]
            for deeper in group[1:]:
                if deeper is not other and tree.below[other.i] >> deeper.i & 1:
                    tail &= ~tree.below[deeper.i]
            shared = 0
            if not any(c.dep in ("det", "poss", "nummod") for c in other.left):
                for each in word.left:
                    if each.dep in ("det", "poss", "aux"):
                        shared |= tree.below[each.i]
            made = (head | tail | shared) & mask & tree.text
            yield Candidate(made, verb.i, shape, "list-" + where, number, len(group))
            trimmed = _singled(tree, made, other)
            if trimmed != made:
                yield Candidate(
                    trimmed, verb.i, shape, "single-" + where, number, len(group)
                )


def _singled(tree: Tree, mask: int, member: Word) -> int:
    """Return the words without the lists elsewhere among them but for their heads.

    A second list is dropped with the preposition that it hangs on.
    """
    for i in bits(mask):
        word = tree.words[i]
        if word.dep == "conj" or word is member:
            continue
        others = [c for c in word.right if c.dep == "conj" and mask >> c.i & 1]
        if not others or tree.below[word.i] >> member.i & 1:
            continue
        top = word.head if word.dep == "pobj" else word
        if word.dep == "pobj" and not tree.below[top.i] >> member.i & 1:
            mask &= ~tree.below[top.i]
    return mask


def _trailing(tree: Tree, verb: Word, shape: str, core: int) -> Iterator[Candidate]:
    """Yield the clause without, and only with, each of its adjuncts."""
    adjuncts = [
        each
        for each in verb.right
        if each.dep
        in (
            "prep",
            "npadvmod",
            "advcl",
            "advmod",
            "acomp",
            "xcomp",
            "dobj",
            "attr",
            "agent",
        )
        and core >> each.i & 1
        and (tree.below[each.i] & tree.text).bit_count() >= 2
    ]
    base = core
    for each in adjuncts:
        base &= ~tree.below[each.i]
    if not adjuncts:
        return
    last = adjuncts[-1]
    yield Candidate(
        core & ~tree.below[last.i] & tree.text, verb.i, shape, "minus-" + last.dep
    )
    if len(adjuncts) > 1:
        for each in adjuncts[1:]:
            only = base | tree.below[each.i]
            yield Candidate(only & tree.text, verb.i, shape, "only-" + each.dep)
        for each in adjuncts[1:-1]:
            rest = core & ~tree.below[each.i]
            yield Candidate(rest & tree.text, verb.i, shape, "minus-" + each.dep)
        head = base | tree.below[adjuncts[0].i]
        yield Candidate(head & tree.text, verb.i, shape, "first-" + adjuncts[0].dep)
    # Adjuncts of the object: "sent 5 to X, 3 more than in May".
    for each in adjuncts:
        for inner in each.right:
            if (
                inner.dep in ("prep", "acl", "advcl", "npadvmod", "amod", "appos")
                and core >> inner.i & 1
            ):
                size = (tree.below[inner.i] & tree.text).bit_count()
                if size >= 3 and tree.comma_before(inner):
                    cut = core & ~tree.below[inner.i]
                    yield Candidate(cut & tree.text, verb.i, shape, "trim-" + inner.dep)


def _report(
    tree: Tree, verb: Word, subject: Word | None, carried: bool
) -> Iterator[Candidate]:
    """Yield that somebody said it, with all that was said."""
    contents = [c for c in verb.children if c.dep == "ccomp" and len(c.children) > 0]
    if not contents or subject is None:
        return
    whole = tree.below[verb.i]
    for link in verb.left:
        if link.dep in ("mark", "cc"):
            whole &= ~tree.below[link.i]
    for each in verb.right:
        if _joined(each):
            whole &= ~tree.below[each.i]
    head = _name(tree, subject)
    if carried:
        whole |= head
        named = whole
    else:
        aside = 0
        for each in tree.pick(tree.below[subject.i]):
            if each.dep in ("appos", "relcl"):
                aside |= tree.below[each.i]
        whole &= ~aside
        named = whole & ~tree.below[subject.i] | head
    yield Candidate(whole & tree.text, verb.i, "report", "whole")
    yield Candidate(named & tree.text, verb.i, "report", "named")
    content = contents[0]
    brief = named
    for each in content.right:
        if _joined(each) or each.dep == "advcl":
            brief &= ~tree.below[each.i]
    yield Candidate(brief & tree.text, verb.i, "report", "brief")


def _matrix(tree: Tree, verb: Word, core: int) -> Iterator[Candidate]:
    """Yield an infinitive or gerund together with the verbs and subject above it."""
    if verb.dep not in ("xcomp", "pcomp", "conj", "advcl"):
        return
    word = verb
    while word.dep == "conj" and word.head.pos in VERBAL:
        word = word.head
    if word.dep == "acl":
        noun = word.head
        top = noun.head.head if noun.dep == "pobj" else noun.head
        over = own_subject(top) if top.pos in VERBAL else None
        mask = core | tree.short(noun) | 1 << top.i
        for each in word.left:
            if each.dep == "aux":
                mask |= 1 << each.i
        if over is not None:
            yield Candidate(
                (mask | tree.phrase(over)) & tree.text, verb.i, "matrix", "acl"
            )
        return
    if word.dep not in ("xcomp", "pcomp"):
        return
    chain = _chain(tree, word)
    if not chain:
        return
    top = tree.words[first_bit(chain)]
    while own_subject(top) is None and not top.is_root:
        top = top.head
    subject = own_subject(top)
    if subject is None:
        return
    mask = core | chain | tree.phrase(subject)
    for each in word.left:
        if each.dep in ("aux",):
            mask |= 1 << each.i
    yield Candidate(mask & tree.text, verb.i, "matrix", verb.dep)
