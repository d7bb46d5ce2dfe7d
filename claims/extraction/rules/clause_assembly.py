"""The assembly of clauses: what one pass over the segments of a sentence knows."""

from claims.english import verbs
from claims.english.tokens import Token
from claims.extraction.rules.outline import Aside, Clause, Range
from claims.extraction.rules.segment_kind import Segment
from claims.extraction.rules.tag_sets import PHRASE


class Assembly:
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

    def split_subject(self, start: int, end: int) -> tuple[Range | None, Range]:
        """Part an adverbial without a comma (``In 2000 Mongolia``) from the subject."""
        tokens = self.tokens
        if tokens[start].tag not in ("IN", "SB", "TO", "RB"):
            return None, (start, end)
        k = end - 1
        while k > start and tokens[k].tag in (*PHRASE, "PR", "RB"):
            if tokens[k].tag in ("PR",):
                break
            if tokens[k].tag == "NP" and tokens[k - 1].tag == "CD":
                break
            k -= 1
        if tokens[k].tag in ("DT", "PR") and tokens[k - 1].tag in (*PHRASE, "RB"):
            return (start, k), (k, end)
        if tokens[k].tag == "NP" and tokens[k - 1].tag == "CD":
            return (start, k), (k, end)
        if tokens[start].tag == "RB":
            while start < end - 1 and tokens[start].tag == "RB":
                start += 1
        return None, (start, end)

    def last(self) -> Clause | None:
        """Return the clause that was added last."""
        return self.clauses[-1] if self.clauses else None

    def add(self, clause: Clause) -> Clause:
        """Add a clause, with the lemma of its verb."""
        if clause.verb:
            clause.lemma = _lemma_of(self.tokens, clause.verb)
        self.clauses.append(clause)
        return clause


def rest_of(part: Segment) -> list[Range]:
    """Return the words of a segment after its verb."""
    assert part.verb
    return [(part.verb[1], part.end)] if part.verb[1] < part.end else []


def _lemma_of(tokens: list[Token], group: Range) -> str:
    """Return the lemma of the main verb of a group."""
    return verbs.lemma(tokens[group[1] - 1].low)
