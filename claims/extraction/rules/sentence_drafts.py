"""Turn the outline of a sentence into drafts of claims."""

from claims.english import verbs
from claims.english.saying import BARE, RATING, STRESSING
from claims.english.tokens import Token
from claims.extraction.rules import noun_phrases
from claims.extraction.rules.attributions import (
    all_words,
    attributions,
    is_wrong,
    speaker_of,
)
from claims.extraction.rules.draft import Draft, words_of
from claims.extraction.rules.kind import kind_of
from claims.extraction.rules.list_members import coordination, distribute
from claims.extraction.rules.outline import Clause, Range
from claims.extraction.rules.quotations import Passage
from claims.extraction.rules.speaker import Names
from claims.vocabulary import Kind

_BARE_CONDITIONS = frozenset(("if", "unless", "once", "whether", "whenever"))


def propose(passage: Passage, names: Names) -> list[Draft]:
    """Return the drafts of one sentence, the surest first."""
    tokens = passage.tokens
    drafts = attributions(passage, names)
    participles = noun_phrases.participles(tokens)
    for clause in passage.outline.clauses:
        bound = _is_condition(passage, clause) or is_wrong(clause)
        if clause.is_report or bound:
            continue
        if not _is_purpose(passage, clause):
            drafts += _clause(passage, clause, participles)
    drafts += _asides(passage)
    for rule in noun_phrases.RULES:
        drafts += rule(tokens)
    return drafts


def _clause(
    passage: Passage, clause: Clause, participles: list[tuple[Range, int, int]]
) -> list[Draft]:
    tokens = passage.tokens
    if _speaks_to_the_reader(passage, clause):
        return []
    words = all_words(clause) - _reduced_in_subject(clause, participles)
    speaker = speaker_of(clause)
    text = " ".join(tokens[k].text for k in sorted(words))
    present = clause.verb is not None and _is_present(tokens, clause.verb)
    begin = clause.verb[0] if clause.verb else clause.start
    predicate = " ".join(tokens[k].text for k in sorted(words) if k >= begin)
    acts = clause.lemma in RATING | BARE or (
        clause.lemma in STRESSING and clause.body and not _is_passive(tokens, clause)
    )
    if clause.is_attribution or (acts and clause.kind != "comp"):
        kind = Kind.ATTRIBUTION
    else:
        kind = kind_of(
            text,
            lemma=clause.lemma,
            present=present,
            speaker=speaker,
            predicate=predicate,
        )
    return [
        Draft(
            some,
            kind,
            speaker,
            clause.kind,
            subject=clause.subject,
        )
        for some in _one_a_member(tokens, clause, words)
    ]


def _is_passive(tokens: list[Token], clause: Clause) -> bool:
    """Say whether the verb has a form of ``be`` before it, or is a modal's."""
    group = range(*clause.verb) if clause.verb else ()
    forms = ("is", "are", "was", "were", "be", "been")
    return any(tokens[k].tag == "MD" or tokens[k].low in forms for k in group)


def _reduced_in_subject(
    clause: Clause, participles: list[tuple[Range, int, int]]
) -> frozenset[int]:
    """Return the words of a participle in the subject, which is a claim of its own."""
    if clause.subject is None or clause.kind not in ("main", "comp", "sub"):
        return frozenset()
    start, end = clause.subject
    return words_of(
        *(
            (first, last)
            for _, first, last in participles
            if start < first and last <= end
        )
    )


def _is_present(tokens: list[Token], group: Range) -> bool:
    """Say whether the verb is in the present; a perfect tells what happened."""
    first, last = tokens[group[0]], tokens[group[1] - 1]
    if first.tag == "MD":
        return True
    if first.tag == "AX":
        past = first.low in ("was", "were", "had", "did", "has", "have")
        return (
            not past
            or last.tag == "VG"
            or (group[1] - group[0] == 1 and (first.low in ("has", "have")))
        )
    return verbs.is_present(first.low) or first.low in verbs.VERBS - verbs.EITHER.keys()


def _speaks_to_the_reader(passage: Passage, clause: Clause) -> bool:
    """Say whether it tells the reader what to do, which is navigation."""
    if passage.quoted[clause.start] is not None or clause.subject is None:
        return False
    return passage.tokens[clause.subject[0]].low == "you"


def _one_a_member(
    tokens: list[Token], clause: Clause, words: frozenset[int]
) -> list[frozenset[int]]:
    """Part the words by the members of a list in the subject or after the verb."""
    if not words or clause.kind == "part":
        return [words]
    if clause.subject is not None and clause.verb and not clause.shared:
        found = coordination(tokens, clause.subject)
        if found and _reaches(tokens, found[-1][1], clause.subject[1]):
            return distribute(words, found)
    begin = clause.verb[1] if clause.verb else clause.start
    found = coordination(tokens, (begin, max(words) + 1))
    return distribute(words, found) if found else [words]


def _reaches(tokens: list[Token], end: int, subject_end: int) -> bool:
    """Say whether nothing but the noun that they share follows the members."""
    return all(token.tag == "NN" for token in tokens[end:subject_end])


def _is_condition(passage: Passage, clause: Clause) -> bool:
    """Say whether the clause only says when or whether another one holds."""
    if clause.kind != "sub" or clause.marker is None:
        return False
    low = passage.tokens[clause.marker].low
    first = not any(
        other.kind == "main" and other.start < clause.start
        for other in passage.outline.clauses
    )
    return low in _BARE_CONDITIONS or (low == "when" and first)


def _is_purpose(passage: Passage, clause: Clause) -> bool:
    """Say whether it stands inside a purpose or a hope, which asserts nothing."""
    if clause.kind != "comp" or clause.marker is None or clause.marker < 2:
        return False
    verb = passage.tokens[clause.marker - 1]
    return verb.tag == "VB" and passage.tokens[clause.marker - 2].tag == "TO"


def _asides(passage: Passage) -> list[Draft]:
    return [
        Draft(
            words_of(aside.anchor, aside.words),
            Kind.QUANTITY if aside.kind in ("age", "measure") else Kind.RELATION,
            None,
            aside.kind,
        )
        for aside in passage.outline.asides
    ]
