"""Phrases without a verb: adverbials, list members, appositions, ages, measures."""

from claims.english import lexicon
from claims.english.saying import REPORTING
from claims.extraction.rules.clause_assembly import Assembly
from claims.extraction.rules.outline import Aside, Clause, Range, phrase_before
from claims.extraction.rules.segment_kind import Segment


def adverbial(state: Assembly, part: Segment) -> None:
    """Take in a prepositional phrase: before the subject, in the last clause, alone."""
    last = state.last()
    fresh = last is None or last.kind in ("sub", "part")
    if state.main is None and (fresh or part.separator in (";", ":")):
        if state.pending is None:
            state.lead.append((part.start, part.end))
        return
    opening = state.tokens[part.start - 1].tag in ("q", ":") if part.start else False
    if state.reporter is not None or (
        opening and last is not None and last.lemma in REPORTING
    ):
        state.lead.append((part.start, part.end))
        return
    if (
        state.tokens[part.start].low == "with"
        and part.separator == ","
        and state.main is not None
    ):
        words = (part.start, part.end)
        state.clauses.append(
            Clause("with", state.main.subject, None, [words], host=last)
        )
        return
    if last is not None and state.tokens[part.start].low != "according":
        last.body.append((part.start, part.end))


def phrase(state: Assembly, part: Segment, number: int) -> None:
    """Take in a noun phrase: a subject that waits, a list member, a place, an aside."""
    tokens = state.tokens
    last = state.last()
    words = (part.start, part.end)
    if tokens[part.start].tag == "TH" and last is not None:
        state.reporter = last
        if part.end - part.start > 1:
            state.pending = (part.start + 1, part.end)
        return
    before = state.segments[number - 1] if number else None
    if (
        before is not None
        and tokens[before.start].low == "according"
        and all(token.tag == "NP" for token in tokens[part.start : part.end])
    ):
        anchor = phrase_before(tokens, before.end)
        if anchor:
            state.asides.append(Aside("apposition", anchor, words))
        state.lead.append(words)
        return
    if (
        state.main is None
        and state.pending is None
        and (last is None or last.kind in ("sub", "part"))
    ):
        state.pending = words
        state.anchor = phrase_before(tokens, part.end, part.start)
        return
    if part.joined and state.main is None and state.pending is not None:
        state.anchor = phrase_before(tokens, part.end, part.start)
        return
    follows = state.segments[number + 1 :]
    awaits = next((s for s in follows if s.kind in ("S", "P", "T")), None)
    if (
        part.joined
        and state.main
        and awaits
        and awaits.kind == "P"
        and not awaits.joined
    ):
        state.pending = words
        state.anchor = phrase_before(tokens, part.end, part.start)
        state.main = None
        return
    if _is_list(state, number):
        if last is not None:
            last.body.append(words)
        return
    if part.joined and last is not None:
        last.body.append(words)
        return
    near = phrase_before(tokens, _end_before(state, number))
    if near is not None and _is_place(state, near, words):
        if last is not None and last.body and state.pending is None:
            last.body.append(words)
        return
    if part.separator == "(" and part.end - part.start == 1:
        return
    if state.anchor is None:
        state.anchor = near
    if state.anchor is None:
        return
    _aside(state, part, last)


def _is_list(state: Assembly, number: int) -> bool:
    """Say whether members follow up to one that a conjunction opens."""
    tokens = state.tokens
    for k, part in enumerate(state.segments[number:]):
        if part.kind not in ("A", "J") or part.separator not in (",", ""):
            return False
        first = tokens[part.start]
        if first.low in ("a", "an", "such") or (first.tag == "CD" and not k):
            return False
        if part.joined:
            return True
        if any(token.tag == "CC" for token in tokens[part.start + 1 : part.start + 5]):
            return tokens[part.start].tag != "DT"
    return False


def _is_place(state: Assembly, anchor: Range, words: Range) -> bool:
    """Say whether the words only place a name: ``in Portland, Oregon``."""
    tokens = state.tokens
    names = [*tokens[anchor[0] : anchor[1]], *tokens[words[0] : words[1]]]
    return (
        anchor[0] > 0
        and tokens[anchor[0] - 1].tag == "IN"
        and words[1] - words[0] <= 2
        and all(token.tag == "NP" for token in names)
    )


def _end_before(state: Assembly, number: int) -> int:
    return state.segments[number - 1].end if number else 0


def _aside(state: Assembly, part: Segment, last: Clause | None) -> None:
    tokens = state.tokens
    assert state.anchor
    words = (part.start, part.end)
    first = tokens[part.start]
    if first.low == "such" or first.low == "including":
        return  # The rule for examples finds them, one a member.
    if first.tag == "CD" and part.end - part.start == 1:
        state.asides.append(Aside("age", state.anchor, words))
    elif first.tag in ("CD", "$") or first.low in ("twice", "half", "some", "most"):
        if last is not None and last.verb and state.pending is None:
            state.clauses.append(
                Clause("tail", last.subject, last.verb, [words], host=last)
            )
        else:
            state.asides.append(Aside("measure", state.anchor, words))
    elif first.tag in ("DT", "NP") or any(
        token.low in lexicon.ROLES for token in tokens[part.start : part.end]
    ):
        state.asides.append(Aside("apposition", state.anchor, words))
    elif last is not None:
        last.body.append(words)
