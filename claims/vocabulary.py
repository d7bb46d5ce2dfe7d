"""The words that the desk files things under; their values are what people type."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is asserted."""

    EVENT = "event"
    STATE = "state"
    RELATION = "relation"
    QUANTITY = "quantity"
    COMPARISON = "comparison"
    RULE = "rule"
    PREDICTION = "prediction"
    OPINION = "opinion"
    ATTRIBUTION = "attribution"


class Status(StrEnum):
    """Where the verification of a claim stands; what was found is its rating."""

    UNVERIFIED = "unverified"
    CHECKED = "checked"
    SUSPENDED = "suspended"
    DROPPED = "dropped"
    GONE = "gone"
    """The latest revision no longer makes it."""


CLOSED = (Status.DROPPED, Status.GONE)
"""What asks nothing of anybody any more."""
OPEN = (Status.UNVERIFIED, Status.SUSPENDED)
"""What still asks something of somebody."""
STANDING = (Status.CHECKED, *reversed(OPEN))
"""What the text makes, the most certain first: so counts, charts and bars have them."""


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a status looks, wherever it is shown."""

    shade: str
    """Its colour on the review screen."""
    colour: str = "bright_black"
    """Its colour in a terminal of sixteen."""
    sign: str = ""
    """Its sign in a report, where it is no conclusion."""
    bar: str = ""
    """What the bar of ``claims stats`` is made of."""


STATUS_LOOKS = {
    Status.UNVERIFIED: StatusLook("#87d7ff", "cyan", sign="○", bar="░"),
    Status.CHECKED: StatusLook("#5fd787", bar="█"),
    Status.SUSPENDED: StatusLook("#ffd75f", sign="‖", bar="▒"),
    Status.DROPPED: StatusLook("dim"),
    Status.GONE: StatusLook("dim"),
}


class Lacking(StrEnum):
    """What a verdict can lack to count as checked."""

    SOURCES = "sources"
    PRIMARY = "primary"
    SNAPSHOT = "snapshot"
    POINT = "point"
    """A point of the policy's checklist."""
    SECOND_CHECKER = "second-checker"
    EVIDENCE = "evidence"
    """What the verdict rests on was withdrawn, or is other evidence now."""
    AGREEMENT = "agreement"
    """A second check came to another conclusion."""


class Objection(StrEnum):
    """Why an article cannot go out."""

    SUSPENDED = "suspended"
    AMBIGUOUS = "ambiguous"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    ATTRIBUTION = "attribution"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"
    SUGGESTION = "suggestion"
    """The wording that a verdict suggests, which nobody has answered."""
    ACCEPTED = "accepted"
    """The text is to be changed, and has not been."""
    OWN_STET = "own-stet"
    """Who ruled on it answered it as well."""
    DESPITE = "despite"
    """It was ruled on against all the evidence that the verdict cites."""
    GIVEN_WITH = "given-with"
    """Details were ruled on along with the claims that have them."""
    OWN_SIGN_OFF = "own-sign-off"
    """Who ruled on the article released it as well."""
    UNVERIFIED = "unverified"
    DISAGREEMENT = "disagreement"
    LOOK = "look"
    STALE = "stale"
    REPLY = "reply"
    UNCOVERED = "uncovered"


class SignOffState(StrEnum):
    """How a sign-off stands: any later entry in the article's ledger is a change."""

    IN_FORCE = "in force"
    CHANGED = "changed since"
    EARLIER = "of an earlier text"


class Conclusion(StrEnum):
    """What a rating comes down to, so that scales compare (AVeriTeC's four labels)."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"


class Stance(StrEnum):
    """What a piece of evidence does to its claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"
    UNSTATED = "not-stated"
    """Nobody said: it does what the verdict that cites it concludes."""


STATED = (Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT)
"""What a person can say that a piece of evidence does."""
_TAKEN = {
    Conclusion.SUPPORTED: Stance.SUPPORTS,
    Conclusion.REFUTED: Stance.REFUTES,
}
_OPPOSITE = {
    Conclusion.SUPPORTED: Stance.REFUTES,
    Conclusion.REFUTED: Stance.SUPPORTS,
}


def stance_taken(stance: Stance, conclusion: Conclusion) -> Stance:
    """Return what evidence does to a claim by the verdict that cites it.

    What somebody stated stays; else it is what such a conclusion rests on.
    """
    if stance != Stance.UNSTATED:
        return stance
    return _TAKEN.get(conclusion, Stance.CONTEXT)


def is_opposed(stances: Iterable[Stance], conclusion: Conclusion) -> bool:
    """Say whether all cited evidence that takes a side takes the other one.

    Context takes none, and a stance that nobody stated is the verdict's own.
    """
    sides = {each for each in stances if each in (Stance.SUPPORTS, Stance.REFUTES)}
    return conclusion in _OPPOSITE and sides == {_OPPOSITE[conclusion]}


class SourceKind(StrEnum):
    """What can be consulted."""

    DOCUMENT = "document"
    PAGE = "page"
    DATASET = "dataset"
    PERSON = "person"
    RECORDING = "recording"
    CALCULATION = "calculation"


class DetailTrait(StrEnum):
    """What makes a detail one that a person must have seen."""

    FIGURES = "figures"
    DATES = "dates"
    QUOTATIONS = "quotations"
    CRITICISED = "criticised"
    """It criticises somebody by name."""
    SAID = "said"
    """It is said by another than its row."""


CRITICISM = "criticises a named person"
"""The reason by which an engine's check-worthiness notices criticism."""
SET_BY_HAND = "set by hand"
"""The one reason of a check-worthiness that a person gave."""


class Outcome(StrEnum):
    """How a claim fared on a revision of its article."""

    PROPOSED = "proposed"
    UNCHANGED = "unchanged"
    MOVED = "moved"
    TYPOGRAPHY = "typography"
    CHANGED = "changed"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"


KEEPS = frozenset({Outcome.UNCHANGED, Outcome.MOVED, Outcome.TYPOGRAPHY})
"""The outcomes that change no word."""


class Touched(StrEnum):
    """What of a wording differs from one revision to the next; the gravest first."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    MODAL = "modal"
    ATTRIBUTION = "attribution"
    CONDITION = "condition"
    WORDING = "wording"
    CONTEXT = "context"


class Answer(StrEnum):
    """What the writer or the editor says to a claim that failed."""

    ACCEPT = "accept"
    REJECT = "reject"
    STET = "stet"


class Role(StrEnum):
    """In which capacity somebody answers; the editor decides."""

    WRITER = "writer"
    EDITOR = "editor"


class PersonRole(StrEnum):
    """What a person is there for; on a server, the rights that go with it."""

    READER = "reader"
    CHECKER = "checker"
    EDITOR = "editor"
    ADMIN = "admin"


class Step(StrEnum):
    """What happened when the criticised were approached for a reply."""

    ASKED = "asked"
    ANSWERED = "answered"
    SILENT = "silent"


class CorrectionClass(StrEnum):
    """What a correction does to what was published (classes of factlk's policy)."""

    RATING = "rating"
    NOTE = "note"
    VOID = "void"
    TYPO = "typo"
    UPDATE = "update"
