"""The outline of a sentence: clauses, asides, the noun phrases they hang on."""

from dataclasses import dataclass, field

from claims.english.tokens import Token
from claims.extraction.rules.tag_sets import PHRASE

Range = tuple[int, int]
"""Token numbers, end exclusive."""


@dataclass(slots=True, eq=False)
class Clause:
    """A verb with what belongs to it, as ranges of tokens."""

    kind: str
    """``main``, ``sub``, ``comp``, ``rel``, ``part`` (participle) or ``tail``."""
    subject: Range | None
    verb: Range | None
    body: list[Range]
    lead: list[Range] = field(default_factory=list)
    marker: int | None = None
    host: "Clause | None" = None
    """The clause that it hangs on."""
    shared: bool = False
    """Whether the subject stands in another clause."""
    prefix: list[Range] = field(default_factory=list)
    """Auxiliaries shared with the clause before (``is expected to … take part``)."""
    lemma: str = ""
    is_report: bool = False
    """Whether it reports other clauses, and has its attribution."""
    is_attribution: bool = False
    """Whether it says what somebody holds, without a clause for it."""
    is_content: bool = False
    is_wrong: bool = False
    """Whether the sentence says that what it says is not so."""
    """Whether another clause reports it; ``speaker`` says who."""
    speaker: str | None = None

    @property
    def start(self) -> int:
        """The first token of its own words."""
        return self.verb[0] if self.verb else self.body[0][0]

    @property
    def end(self) -> int:
        """The end of its last word."""
        return self.body[-1][1] if self.body else self.verb[1] if self.verb else 0


@dataclass(slots=True)
class Aside:
    """An apposition, an age or an example, and the noun phrase that it is about."""

    kind: str
    """``apposition``, ``age``, ``example`` or ``measure``."""
    anchor: Range
    words: Range


@dataclass(slots=True)
class Outline:
    """What a sentence is made of."""

    clauses: list[Clause]
    asides: list[Aside]


def phrase_before(tokens: list[Token], end: int, first: int = 0) -> Range | None:
    """Return the noun phrase that ends before ``end``, with its ``of`` phrases."""
    while end > first and tokens[end - 1].tag in ("q", ",", "-", "(", ")", "x", "RB"):
        end -= 1
    start = end
    while True:
        begin = start
        while start > first and tokens[start - 1].tag in PHRASE:
            start -= 1
        while start > first and tokens[start - 1].tag in ("DT", "q"):
            start -= 1
        if start == begin:
            break
        if (
            start - 2 >= first
            and tokens[start - 1].low == "of"
            and (tokens[start - 2].tag in PHRASE)
        ):
            start -= 1
            continue
        if start - 1 >= first and tokens[start - 1].tag == "PS":
            continue
        break
    while start < end and tokens[start].tag in ("q", "x"):
        start += 1
    if start < end and tokens[start].low == "of":
        start += 1
    return (start, end) if start < end else None


def subject_of(outline: Outline) -> Range | None:
    """Return whom or what the sentence is about, by the name in its apposition."""
    main = next((clause for clause in outline.clauses if clause.kind == "main"), None)
    if main is None or main.subject is None:
        return None
    for aside in outline.asides:
        if aside.kind == "apposition" and aside.anchor[1] == main.subject[1]:
            return (main.subject[0], aside.words[1])
    return main.subject
