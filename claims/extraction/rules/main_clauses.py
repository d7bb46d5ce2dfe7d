"""Main clauses and predicates: what has a subject and a finite verb, or shares them."""

from claims.english import lexicon
from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.extraction.rules.clause_assembly import Assembly, rest_of
from claims.extraction.rules.outline import Aside, Clause, Range, phrase_before
from claims.extraction.rules.segment_kind import Segment


def full_clause(state: Assembly, part: Segment, number: int) -> None:
    """Take in a clause with its subject: main, subordinate, relative or reported."""
    assert part.verb
    tokens = state.tokens
    begin = part.start if part.marker is None else part.marker + 1
    lead, subject = state.split_subject(begin, part.verb[0])
    clause = Clause("main", subject, part.verb, rest_of(part), marker=part.marker)
    last = state.last()
    if part.marker is not None:
        clause.kind = "sub"
        clause.host = last if last and last.kind == "comp" else state.main
        condition = tokens[part.marker].low in lexicon.CONDITIONS
        state.add(clause)
        if part.separator == "" and _is_short(state.main):
            assert state.main is not None
            state.main.body.append((part.marker, part.end))
        elif state.main is None and condition:
            state.lead.append((part.marker, part.end))
        elif (
            state.main is not None
            and condition
            and tokens[part.marker].low
            in ("if", "unless", "once", "whether", "whenever")
        ):
            state.main.body.append((part.marker, part.end))
        return
    if part.separator == "" and not part.joined and number and last:
        before = tokens[part.start - 1].tag
        reports = last.verb is not None and last.lemma in REPORTING
        if (
            before in ("NN", "NP", "CD", "PR")
            and not (reports and last.verb and last.verb[1] == part.start)
            and not (reports and last.lemma == "tell")
        ):
            clause.kind = "rel"
            clause.subject = subject
            clause.host = last
            clause.lead = []
            anchor = phrase_before(tokens, part.start)
            clause.prefix = [anchor] if anchor else []
            state.add(clause)
            return
        clause.kind, clause.host = "comp", last
        if lead:
            clause.lead = [lead]
        state.add(clause)
        return
    if part.separator == "" and not part.joined and state.pending and not last:
        clause.kind = "rel"
        clause.prefix = [state.pending]
        state.add(clause)
        return
    if part.joined and last and last.kind == "comp":
        clause.kind, clause.host = "comp", last.host
        clause.lead = [lead] if lead else []
        state.add(clause)
        return
    clause.lead = [*state.lead, *([lead] if lead else [])]
    if (
        state.pending is not None
        and part.separator == ","
        and any(token.tag == "CC" for token in tokens[subject[0] : subject[1]])
        and not state.asides
    ):
        clause.subject = subject = (state.pending[0], subject[1])
        state.pending = None
    if (
        state.pending is not None
        and state.anchor
        and (part.separator == "," and tokens[subject[0]].tag == "NP")
    ):
        state.asides.append(Aside("apposition", state.anchor, subject))
    state.lead, state.pending = [], None
    if state.reporter is None:
        state.reporter = _waiting(state, part, last)
    if state.reporter is not None:
        clause.kind, clause.host = "comp", state.reporter
        state.reporter = None
        state.add(clause)
        return
    state.main = state.add(clause)


def _waiting(state: Assembly, part: Segment, last: Clause | None) -> Clause | None:
    """Return the verb of saying that stands before without its clause."""
    main = state.main
    if part.joined or part.separator not in (",", "") or main is None:
        return None
    if main.lemma not in REPORTING or not main.verb or last is None:
        return None
    if any(clause.host is main and clause.kind == "comp" for clause in state.clauses):
        return None
    if main.body and state.tokens[main.body[0][0]].tag not in ("IN", "SB", "q"):
        return None
    if state.tokens[main.start - 1].tag in (",", "q") and main.start:
        return None
    return main if not main.body or main is last else None


def _is_short(clause: Clause | None) -> bool:
    """Say whether the clause says too little without the one after it."""
    if clause is None or clause.verb is None:
        return False
    return sum(end - start for start, end in [clause.verb, *clause.body]) <= 3


def predicate(state: Assembly, part: Segment) -> None:
    """Take in a verb without its subject: it shares one, or one waits for it."""
    last = state.last()
    clause = Clause("main", None, part.verb, rest_of(part))
    if part.joined and last and state.pending is None:
        host = last
        if host.kind == "comp" and not _agree(state.tokens, host.verb, part.verb):
            host = state.main or host
        if part.separator and last.kind in ("rel", "part") and state.main:
            host = state.main
        clause.kind = "comp" if host.kind == "comp" else host.kind
        clause.subject, clause.host = host.subject, host.host
        clause.shared = True
        if host.kind in ("main",):
            clause.lead = []
        if host.kind == "rel":
            clause.prefix = host.prefix
            clause.marker = host.marker
        if clause.verb and state.tokens[clause.verb[0]].tag == "VN" and host.verb:
            clause.prefix = [*clause.prefix, (host.verb[0], host.verb[1] - 1)]
        state.add(clause)
        if clause.kind == "main":
            state.main = clause
        return
    if state.pending is not None:
        clause.subject, state.pending = state.pending, None
        clause.lead, state.lead = state.lead, []
        if state.reporter is not None:
            clause.kind, clause.host = "comp", state.reporter
            state.reporter = None
            state.add(clause)
            return
    elif state.main is not None:
        clause.subject, clause.shared = state.main.subject, True
    state.main = state.add(clause)


_SINGULAR = frozenset(("is", "was", "has", "does"))
_PLURAL = frozenset(("are", "were", "have", "do"))


def _agree(tokens: list[Token], one: Range | None, other: Range | None) -> bool:
    """Say whether two verbs can have the same subject, by their number."""
    if one is None or other is None:
        return True
    forms = {tokens[one[0]].low, tokens[other[0]].low}
    return not (forms & _SINGULAR and forms & _PLURAL)
