"""Assemble segments into clauses, with the subjects that they share."""

from claims.english import lexicon
from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.extraction.rules.outline import Aside, Clause, Outline, Range, phrase_before
from claims.extraction.rules.segments import Segment, lemma_of

_PHRASE = frozenset(("NN", "NP", "CD", "JJ", "PS", "$", "x"))


def outline(tokens: list[Token], segments: list[Segment]) -> Outline:
    """Return the clauses and asides of one sentence."""
    return _Assembly(tokens, segments).run()


class _Assembly:
    """The state of one pass over the segments of a sentence."""

    def __init__(self, tokens: list[Token], segments: list[Segment]) -> None:
        self.tokens = tokens
        self.segments = segments
        self.clauses: list[Clause] = []
        self.asides: list[Aside] = []
        self.main: Clause | None = None
        self.pending: Range | None = None
        self.lead: list[Range] = []
        self.anchor: Range | None = None
        self.reporter: Clause | None = None
        """The clause whose ``that`` waits for its clause after an insertion."""

    def run(self) -> Outline:
        for number, part in enumerate(self.segments):
            if part.separator in (";", ":"):
                self.main, self.pending, self.lead = None, None, []
            if part.kind == "S":
                self._full(part, number)
            elif part.kind == "P":
                self._predicate(part, number)
            elif part.kind == "R":
                self._relative(part)
            elif part.kind == "T":
                self._complement(part)
            elif part.kind in ("G", "N", "J"):
                self._participle(part)
            elif part.kind == "I":
                self._infinitive(part)
            elif part.kind == "PP":
                self._adverbial(part)
            elif part.kind == "A":
                self._phrase(part, number)
            if part.kind not in ("A", "R", "G", "N", "J", "ADV"):
                self.anchor = None
        return Outline(self.clauses, self.asides)

    def _last(self) -> Clause | None:
        return self.clauses[-1] if self.clauses else None

    def _add(self, clause: Clause) -> Clause:
        if clause.verb:
            clause.lemma = lemma_of(self.tokens, clause.verb)
        self.clauses.append(clause)
        return clause

    def _split_subject(self, start: int, end: int) -> tuple[Range | None, Range]:
        """Part an adverbial without a comma (``In 2000 Mongolia``) from the subject."""
        tokens = self.tokens
        if tokens[start].tag not in ("IN", "SB", "TO", "RB"):
            return None, (start, end)
        k = end - 1
        while k > start and tokens[k].tag in (*_PHRASE, "PR", "RB"):
            if tokens[k].tag in ("PR",):
                break
            if tokens[k].tag == "NP" and tokens[k - 1].tag == "CD":
                break
            k -= 1
        if tokens[k].tag in ("DT", "PR") and tokens[k - 1].tag in (*_PHRASE, "RB"):
            return (start, k), (k, end)
        if tokens[k].tag == "NP" and tokens[k - 1].tag == "CD":
            return (start, k), (k, end)
        if tokens[start].tag == "RB":
            while start < end - 1 and tokens[start].tag == "RB":
                start += 1
        return None, (start, end)

    def _full(self, part: Segment, number: int) -> None:
        assert part.verb
        tokens = self.tokens
        begin = part.start if part.marker is None else part.marker + 1
        lead, subject = self._split_subject(begin, part.verb[0])
        clause = Clause(
            "main", subject, part.verb, self._rest(part), marker=part.marker
        )
        last = self._last()
        if part.marker is not None:
            clause.kind = "sub"
            clause.host = last if last and last.kind == "comp" else self.main
            condition = tokens[part.marker].low in lexicon.CONDITIONS
            self._add(clause)
            if part.separator == "" and self._is_short(self.main):
                assert self.main is not None
                self.main.body.append((part.marker, part.end))
            elif self.main is None and condition:
                self.lead.append((part.marker, part.end))
            elif (
                self.main is not None
                and condition
                and tokens[part.marker].low
                in ("if", "unless", "once", "whether", "whenever")
            ):
                self.main.body.append((part.marker, part.end))
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
                self._add(clause)
                return
            clause.kind, clause.host = "comp", last
            if lead:
                clause.lead = [lead]
            self._add(clause)
            return
        if part.separator == "" and not part.joined and self.pending and not last:
            clause.kind = "rel"
            clause.prefix = [self.pending]
            self._add(clause)
            return
        if part.joined and last and last.kind == "comp":
            clause.kind, clause.host = "comp", last.host
            clause.lead = [lead] if lead else []
            self._add(clause)
            return
        clause.lead = [*self.lead, *([lead] if lead else [])]
        if (
            self.pending is not None
            and part.separator == ","
            and any(token.tag == "CC" for token in tokens[subject[0] : subject[1]])
            and not self.asides
        ):
            clause.subject = subject = (self.pending[0], subject[1])
            self.pending = None
        if (
            self.pending is not None
            and self.anchor
            and (part.separator == "," and tokens[subject[0]].tag == "NP")
        ):
            self.asides.append(Aside("apposition", self.anchor, subject))
        self.lead, self.pending = [], None
        if self.reporter is None:
            self.reporter = self._waiting(part, last)
        if self.reporter is not None:
            clause.kind, clause.host = "comp", self.reporter
            self.reporter = None
            self._add(clause)
            return
        self.main = self._add(clause)

    def _waiting(self, part: Segment, last: Clause | None) -> Clause | None:
        """Return the verb of saying that stands before without its clause."""
        main = self.main
        if part.joined or part.separator not in (",", "") or main is None:
            return None
        if main.lemma not in REPORTING or not main.verb or last is None:
            return None
        if any(
            clause.host is main and clause.kind == "comp" for clause in self.clauses
        ):
            return None
        if main.body and self.tokens[main.body[0][0]].tag not in ("IN", "SB", "q"):
            return None
        if self.tokens[main.start - 1].tag in (",", "q") and main.start:
            return None
        return main if not main.body or main is last else None

    def _is_short(self, clause: Clause | None) -> bool:
        """Say whether the clause says too little without the one after it."""
        if clause is None or clause.verb is None:
            return False
        return sum(end - start for start, end in [clause.verb, *clause.body]) <= 3

    def _rest(self, part: Segment) -> list[Range]:
        assert part.verb
        return [(part.verb[1], part.end)] if part.verb[1] < part.end else []

    def _predicate(self, part: Segment, number: int) -> None:
        last = self._last()
        clause = Clause("main", None, part.verb, self._rest(part))
        if part.joined and last and self.pending is None:
            host = last
            if host.kind == "comp" and not _agree(self.tokens, host.verb, part.verb):
                host = self.main or host
            if part.separator and last.kind in ("rel", "part") and self.main:
                host = self.main
            clause.kind = "comp" if host.kind == "comp" else host.kind
            clause.subject, clause.host = host.subject, host.host
            clause.shared = True
            if host.kind in ("main",):
                clause.lead = []
            if host.kind == "rel":
                clause.prefix = host.prefix
                clause.marker = host.marker
            if clause.verb and self.tokens[clause.verb[0]].tag == "VN" and host.verb:
                clause.prefix = [*clause.prefix, (host.verb[0], host.verb[1] - 1)]
            self._add(clause)
            if clause.kind == "main":
                self.main = clause
            return
        if self.pending is not None:
            clause.subject, self.pending = self.pending, None
            clause.lead, self.lead = self.lead, []
            if self.reporter is not None:
                clause.kind, clause.host = "comp", self.reporter
                self.reporter = None
                self._add(clause)
                return
        elif self.main is not None:
            clause.subject, clause.shared = self.main.subject, True
        self.main = self._add(clause)

    def _relative(self, part: Segment) -> None:
        if part.verb is None:
            return
        tokens = self.tokens
        assert part.marker is not None
        anchor = self.anchor
        if anchor is None or part.separator == "":
            anchor = phrase_before(tokens, part.start) or anchor
        wh = part.marker
        while tokens[wh].tag not in ("WH", "TH") and wh < part.verb[0]:
            wh += 1
        clause = Clause("rel", None, part.verb, self._rest(part), marker=part.marker)
        if wh + 1 < part.verb[0]:
            clause.subject = (wh + 1, part.verb[0])
            while clause.subject[0] < clause.subject[1] and (
                tokens[clause.subject[0]].tag in ("RB", "q")
            ):
                clause.subject = (clause.subject[0] + 1, clause.subject[1])
            if clause.subject[0] >= clause.subject[1]:
                clause.subject = None
        clause.prefix = [anchor] if anchor else []
        clause.host = self._last()
        self._add(clause)
        self.anchor = anchor

    def _complement(self, part: Segment) -> None:
        assert part.verb
        assert part.marker is not None
        lead, subject = self._split_subject(part.marker + 1, part.verb[0])
        clause = Clause(
            "comp", subject, part.verb, self._rest(part), marker=part.marker
        )
        clause.lead = [lead] if lead else []
        last = self._last()
        clause.host = (
            last.host if part.joined and last and last.kind == "comp" else last
        )
        if part.verb[0] == part.marker + 1:
            clause.subject = None
        if (
            last
            and last.lemma == "be"
            and last.subject
            and self.tokens[last.subject[0]].low == "it"
        ):
            last.body.append((part.start, part.end))
            return
        self._add(clause)

    def _participle(self, part: Segment) -> None:
        tokens = self.tokens
        subject = self.main.subject if self.main else self.pending
        clause = Clause("part", subject, None, [(part.start, part.end)], shared=True)
        head = part.marker + 1 if part.marker is not None else part.start
        while head < part.end and tokens[head].tag in ("RB", "q"):
            head += 1
        clause.marker = part.marker
        clause.host = self._last()
        if part.kind == "J" or tokens[head].tag == "VN":
            anchor = self.anchor or self.pending or phrase_before(tokens, part.start)
            if self.main is None or part.separator == "" or tokens[head].tag == "VN":
                clause.subject = anchor or clause.subject
        clause.verb = None
        clause.lemma = tokens[head].lemma if head < part.end else ""
        if self.main is None and self.pending is None and not self.clauses:
            self.lead.append((part.start, part.end))
        if part.marker is not None and part.separator == "" and self.main:
            self.main.body.append((part.start, part.end))
        self.clauses.append(clause)

    def _infinitive(self, part: Segment) -> None:
        last = self._last()
        if last is None:
            return
        if (part.joined and part.separator == "") or part.joined:
            before = [*([last.verb] if last.verb else []), *last.body]
            prefix: list[Range] = []
            for start, end in before:
                stop = next(
                    (k for k in range(start, end) if self.tokens[k].tag == "VB"), None
                )
                prefix.append((start, end if stop is None else stop))
                if stop is not None:
                    break
            clause = Clause(last.kind, last.subject, None, [(part.start, part.end)])
            clause.prefix = [*last.prefix, *[r for r in prefix if r[0] < r[1]]]
            clause.host, clause.shared = last.host, last.shared
            clause.lemma = self.tokens[part.start].lemma
            clause.marker = last.marker
            clause.lead = []
            self.clauses.append(clause)
            return
        last.body.append((part.start, part.end))

    def _adverbial(self, part: Segment) -> None:
        last = self._last()
        fresh = last is None or last.kind in ("sub", "part")
        if self.main is None and (fresh or part.separator in (";", ":")):
            if self.pending is None:
                self.lead.append((part.start, part.end))
            return
        opening = self.tokens[part.start - 1].tag in ("q", ":") if part.start else False
        if self.reporter is not None or (
            opening and last is not None and last.lemma in REPORTING
        ):
            self.lead.append((part.start, part.end))
            return
        if (
            self.tokens[part.start].low == "with"
            and part.separator == ","
            and self.main is not None
        ):
            words = (part.start, part.end)
            self.clauses.append(
                Clause("with", self.main.subject, None, [words], host=last)
            )
            return
        if last is not None and self.tokens[part.start].low != "according":
            last.body.append((part.start, part.end))

    def _is_list(self, number: int) -> bool:
        """Say whether members follow up to one that a conjunction opens."""
        tokens = self.tokens
        for k, part in enumerate(self.segments[number:]):
            if part.kind not in ("A", "J") or part.separator not in (",", ""):
                return False
            first = tokens[part.start]
            if first.low in ("a", "an", "such") or (first.tag == "CD" and not k):
                return False
            if part.joined:
                return True
            if any(
                token.tag == "CC" for token in tokens[part.start + 1 : part.start + 5]
            ):
                return tokens[part.start].tag != "DT"
        return False

    def _phrase(self, part: Segment, number: int) -> None:
        tokens = self.tokens
        last = self._last()
        words = (part.start, part.end)
        if tokens[part.start].tag == "TH" and last is not None:
            self.reporter = last
            if part.end - part.start > 1:
                self.pending = (part.start + 1, part.end)
            return
        before = self.segments[number - 1] if number else None
        if (
            before is not None
            and tokens[before.start].low == "according"
            and all(token.tag == "NP" for token in tokens[part.start : part.end])
        ):
            anchor = phrase_before(tokens, before.end)
            if anchor:
                self.asides.append(Aside("apposition", anchor, words))
            self.lead.append(words)
            return
        if (
            self.main is None
            and self.pending is None
            and (last is None or last.kind in ("sub", "part"))
        ):
            self.pending = words
            self.anchor = phrase_before(tokens, part.end, part.start)
            return
        if part.joined and self.main is None and self.pending is not None:
            self.anchor = phrase_before(tokens, part.end, part.start)
            return
        follows = self.segments[number + 1 :]
        awaits = next((s for s in follows if s.kind in ("S", "P", "T")), None)
        if (
            part.joined
            and self.main
            and awaits
            and awaits.kind == "P"
            and not awaits.joined
        ):
            self.pending = words
            self.anchor = phrase_before(tokens, part.end, part.start)
            self.main = None
            return
        if self._is_list(number):
            if last is not None:
                last.body.append(words)
            return
        if part.joined and last is not None:
            last.body.append(words)
            return
        near = phrase_before(tokens, self._end_before(number))
        if near is not None and self._is_place(near, words):
            if last is not None and last.body and self.pending is None:
                last.body.append(words)
            return
        if part.separator == "(" and part.end - part.start == 1:
            return
        if self.anchor is None:
            self.anchor = near
        if self.anchor is None:
            return
        self._aside(part, last)

    def _is_place(self, anchor: Range, words: Range) -> bool:
        """Say whether the words only place a name: ``in Portland, Oregon``."""
        tokens = self.tokens
        names = [*tokens[anchor[0] : anchor[1]], *tokens[words[0] : words[1]]]
        return (
            anchor[0] > 0
            and tokens[anchor[0] - 1].tag == "IN"
            and words[1] - words[0] <= 2
            and all(token.tag == "NP" for token in names)
        )

    def _end_before(self, number: int) -> int:
        return self.segments[number - 1].end if number else 0

    def _aside(self, part: Segment, last: Clause | None) -> None:
        tokens = self.tokens
        assert self.anchor
        words = (part.start, part.end)
        first = tokens[part.start]
        if first.low == "such" or first.low == "including":
            return  # The rule for examples finds them, one a member.
        if first.tag == "CD" and part.end - part.start == 1:
            self.asides.append(Aside("age", self.anchor, words))
        elif first.tag in ("CD", "$") or first.low in ("twice", "half", "some", "most"):
            if last is not None and last.verb and self.pending is None:
                self.clauses.append(
                    Clause("tail", last.subject, last.verb, [words], host=last)
                )
            else:
                self.asides.append(Aside("measure", self.anchor, words))
        elif first.tag in ("DT", "NP") or any(
            token.low in lexicon.ROLES for token in tokens[part.start : part.end]
        ):
            self.asides.append(Aside("apposition", self.anchor, words))
        elif last is not None:
            last.body.append(words)


_SINGULAR = frozenset(("is", "was", "has", "does"))
_PLURAL = frozenset(("are", "were", "have", "do"))


def _agree(tokens: list[Token], one: Range | None, other: Range | None) -> bool:
    """Say whether two verbs can have the same subject, by their number."""
    if one is None or other is None:
        return True
    forms = {tokens[one[0]].low, tokens[other[0]].low}
    return not (forms & _SINGULAR and forms & _PLURAL)
