"""Dependent clauses: relatives, complements, participles and infinitives."""

from claims.extraction.rules.clause_assembly import Assembly, rest_of
from claims.extraction.rules.outline import Clause, Range, phrase_before
from claims.extraction.rules.segment_kind import Segment


def relative(state: Assembly, part: Segment) -> None:
    """Take in a relative clause: it hangs on the noun phrase before it."""
    if part.verb is None:
        return
    tokens = state.tokens
    assert part.marker is not None
    anchor = state.anchor
    if anchor is None or part.separator == "":
        anchor = phrase_before(tokens, part.start) or anchor
    wh = part.marker
    while tokens[wh].tag not in ("WH", "TH") and wh < part.verb[0]:
        wh += 1
    clause = Clause("rel", None, part.verb, rest_of(part), marker=part.marker)
    if wh + 1 < part.verb[0]:
        clause.subject = (wh + 1, part.verb[0])
        while clause.subject[0] < clause.subject[1] and (
            tokens[clause.subject[0]].tag in ("RB", "q")
        ):
            clause.subject = (clause.subject[0] + 1, clause.subject[1])
        if clause.subject[0] >= clause.subject[1]:
            clause.subject = None
    clause.prefix = [anchor] if anchor else []
    clause.host = state.last()
    state.add(clause)
    state.anchor = anchor


def complement(state: Assembly, part: Segment) -> None:
    """Take in a clause that ``that`` opens; after ``it is …`` it is part of that."""
    assert part.verb
    assert part.marker is not None
    lead, subject = state.split_subject(part.marker + 1, part.verb[0])
    clause = Clause("comp", subject, part.verb, rest_of(part), marker=part.marker)
    clause.lead = [lead] if lead else []
    last = state.last()
    clause.host = last.host if part.joined and last and last.kind == "comp" else last
    if part.verb[0] == part.marker + 1:
        clause.subject = None
    if (
        last
        and last.lemma == "be"
        and last.subject
        and state.tokens[last.subject[0]].low == "it"
    ):
        last.body.append((part.start, part.end))
        return
    state.add(clause)


def participle(state: Assembly, part: Segment) -> None:
    """Take in a participle or adjective phrase, with the subject that it shares."""
    tokens = state.tokens
    subject = state.main.subject if state.main else state.pending
    clause = Clause("part", subject, None, [(part.start, part.end)], shared=True)
    head = part.marker + 1 if part.marker is not None else part.start
    while head < part.end and tokens[head].tag in ("RB", "q"):
        head += 1
    clause.marker = part.marker
    clause.host = state.last()
    if part.kind == "J" or tokens[head].tag == "VN":
        anchor = state.anchor or state.pending or phrase_before(tokens, part.start)
        if state.main is None or part.separator == "" or tokens[head].tag == "VN":
            clause.subject = anchor or clause.subject
    clause.verb = None
    clause.lemma = tokens[head].lemma if head < part.end else ""
    if state.main is None and state.pending is None and not state.clauses:
        state.lead.append((part.start, part.end))
    if part.marker is not None and part.separator == "" and state.main:
        state.main.body.append((part.start, part.end))
    state.clauses.append(clause)


def infinitive(state: Assembly, part: Segment) -> None:
    """Take in an infinitive: a clause where it is joined, else part of the last one."""
    last = state.last()
    if last is None:
        return
    if (part.joined and part.separator == "") or part.joined:
        before = [*([last.verb] if last.verb else []), *last.body]
        prefix: list[Range] = []
        for start, end in before:
            stop = next(
                (k for k in range(start, end) if state.tokens[k].tag == "VB"), None
            )
            prefix.append((start, end if stop is None else stop))
            if stop is not None:
                break
        clause = Clause(last.kind, last.subject, None, [(part.start, part.end)])
        clause.prefix = [*last.prefix, *[r for r in prefix if r[0] < r[1]]]
        clause.host, clause.shared = last.host, last.shared
        clause.lemma = state.tokens[part.start].lemma
        clause.marker = last.marker
        clause.lead = []
        state.clauses.append(clause)
        return
    last.body.append((part.start, part.end))
