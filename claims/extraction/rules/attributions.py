"""Attributions of a sentence: who says what, and the clauses that they cover."""

from claims.english.saying import DEMANDING, EXPECTING, FALSELY, RATING, REPORTING
from claims.english.tokens import Token
from claims.extraction.rules.draft import Draft, words_of
from claims.extraction.rules.outline import Clause, Range
from claims.extraction.rules.quotations import Passage
from claims.extraction.rules.speaker import Names
from claims.extraction.rules.tag_sets import FINITE
from claims.vocabulary import Kind

_CONTENT = frozenset(("main", "comp"))


def attributions(passage: Passage, names: Names) -> list[Draft]:
    """Return one draft per verb of saying; mark the clauses that it reports."""
    drafts = _according_to(passage, names)
    for number, clause in enumerate(passage.outline.clauses):
        if clause.lemma in REPORTING and clause.kind != "tail":
            drafts += _report(passage, names, number)
    for clause in passage.outline.clauses:
        drafts += _without_a_clause(passage, names, clause)
    return drafts


def all_words(clause: Clause) -> frozenset[int]:
    """Return the numbers of the words of a clause, its subject with them."""
    words = words_of(clause.verb, *clause.body, *clause.lead, *clause.prefix)
    if not (clause.shared and clause.kind == "part"):
        words |= words_of(clause.subject)
    if clause.kind == "rel" and clause.marker is not None:
        words |= words_of((clause.marker, clause.start))
    return words


def speaker_of(clause: Clause) -> str | None:
    """Return who says it, by the clause or one that it hangs on."""
    here: Clause | None = clause
    while here is not None:
        if here.is_content:
            return here.speaker
        here = here.host
    return None


def is_wrong(clause: Clause) -> bool:
    """Say whether the sentence calls wrong what a clause says, or one above it."""
    here: Clause | None = clause
    while here is not None:
        if here.is_wrong:
            return True
        here = here.host
    return False


def _according_to(passage: Passage, names: Names) -> list[Draft]:
    tokens = passage.tokens
    drafts = []
    for part in passage.segments:
        if tokens[part.start].low != "according":
            continue
        end = part.end
        for aside in passage.outline.asides:
            if aside.words[0] == part.end + 1 and aside.kind == "apposition":
                end = aside.words[1]
        content = [
            clause
            for clause in passage.outline.clauses
            if clause.kind in _CONTENT and clause.start not in range(part.start, end)
        ]
        if not content:
            continue
        speaker = names.speaker(tokens, (part.start + 2, end))
        words = words_of((part.start, end))
        for clause in content:
            words |= all_words(clause)
            clause.is_content, clause.speaker = True, speaker
            clause.lead = [
                lead for lead in clause.lead if not part.start <= lead[0] < end
            ]
        drafts.append(Draft(words, Kind.ATTRIBUTION, None, "according"))
    return drafts


def _report(passage: Passage, names: Names, number: int) -> list[Draft]:
    tokens, clauses = passage.tokens, passage.outline.clauses
    clause = clauses[number]
    content = [
        c for c in clauses[number + 1 :] if c.host is clause and c.kind == "comp"
    ]
    tail = False
    if not content and _may_stand_apart(tokens, clause):
        content = _quoted_after(passage, number)
        if not content and _follows_a_mark(tokens, clause):
            content = [
                c for c in clauses[:number] if c.kind == "main" and not c.is_content
            ]
            tail = True
    if not content:
        return []
    subject = clause.subject
    if tail and clause.body and (clause.shared or subject is None):
        subject = _inverted_subject(tokens, clause.body[0])
    speaker = names.speaker(tokens, subject)
    group = clause.verb or (clause.start, clause.start)
    near = range(max(0, group[0] - 2), min(len(tokens), group[1] + 1))
    wrong = any(tokens[k].low in FALSELY for k in near)
    words = all_words(clause) - words_of(*clause.lead)
    for inner in content:
        inner.is_content, inner.speaker = True, None if wrong else speaker
        inner.is_wrong = wrong
        words |= all_words(inner)
    if tail:
        words |= words_of((min(words), clause.start))
    else:
        last = max(c.end for c in _below(clauses, content))
        words |= words_of((clause.start, max(last, max(words) + 1)))
    clause.is_report = True
    return [Draft(words, Kind.ATTRIBUTION, None, "report", subject=subject)]


def _may_stand_apart(tokens: list[Token], clause: Clause) -> bool:
    """Say whether what the verb reports may stand outside its clause."""
    if clause.kind == "sub":
        return clause.marker is not None and tokens[clause.marker].low == "as"
    return clause.kind in ("main", "part")


def _quoted_after(passage: Passage, number: int) -> list[Clause]:
    """Return the clauses of the quotation that opens after the verb."""
    clauses, tokens = passage.outline.clauses, passage.tokens
    after = clauses[number].end
    marks = tokens[after : after + 2]
    if not any(token.tag in ("q", ":") for token in marks):
        return []
    return [
        clause
        for clause in clauses[number + 1 :]
        if clause.kind == "main" and passage.quoted[clause.start] is not None
    ]


def _follows_a_mark(tokens: list[Token], clause: Clause) -> bool:
    """Say whether the clause stands after what it reports, as ``…, he said``."""
    own = clause.subject is not None and not clause.shared
    begin = clause.subject[0] if own and clause.subject else clause.start
    return begin > 0 and tokens[begin - 1].tag in (",", "q", "-")


def _inverted_subject(tokens: list[Token], body: Range) -> Range:
    """Return the speaker of ``said Jefferson in a letter``."""
    start, end = body
    for k in range(start, end):
        opens = tokens[k].tag in ("IN", "SB", "TO", "VG", "WH") or (
            k > start and (tokens[k].tag in FINITE)
        )
        if opens and tokens[k].low != "of":
            return (start, k)
    return body


def _below(clauses: list[Clause], content: list[Clause]) -> list[Clause]:
    """Return the clauses and all that hang on them."""
    found = list(content)
    known = set(map(id, found))
    for clause in clauses:
        if id(clause.host) in known and clause.kind != "main":
            known.add(id(clause))
            found.append(clause)
    return found


def _without_a_clause(passage: Passage, names: Names, clause: Clause) -> list[Draft]:
    """Return what somebody holds: ``described it as a blow``, ``expects rain``."""
    tokens = passage.tokens
    if clause.is_report or not clause.body or clause.verb is None:
        return []
    if tokens[clause.verb[0]].low in ("is", "are", "was", "were"):
        return []
    start, end = clause.body[0]
    words: frozenset[int] = frozenset()
    kind = Kind.OPINION
    if clause.lemma in RATING:
        flat = [k for part in clause.body for k in range(*part)]
        mark = next((k for k in flat if tokens[k].low in ("as", "among")), None)
        if mark is not None and clause.kind == "rel":
            words = words_of(*clause.prefix, (mark + 1, clause.end))
        elif mark is not None:
            words = words_of(*clause.body)
    elif clause.lemma in EXPECTING and tokens[start].tag != "TO":
        words, kind = words_of((start, end)), Kind.PREDICTION
    elif clause.lemma in DEMANDING and any(
        tokens[k].tag == "TO" for k in range(start + 1, end)
    ):
        words = words_of((start, end))
    if len(words) < 2:
        return []
    speaker = names.speaker(tokens, clause.subject)
    clause.is_attribution = True
    return [Draft(words, kind, speaker, "held")]
