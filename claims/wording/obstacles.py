"""Obstacles in words: why an article cannot go out, and what the gate asks for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.vocabulary import Objection
from claims.wording.lacks import Words, lack_words

if TYPE_CHECKING:
    from claims.policy import Gate
    from claims.records import Obstacle

LONGEST = 80
"""How many characters of the text a reason quotes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """An obstacle as ``claims ready`` tells it."""

    kind: Objection
    subject: str
    reason: str
    way: str
    """The command that deals with it."""


def reason_of(obstacle: "Obstacle") -> Reason:
    """Return why an article is not ready, and the way out."""
    return Reason(obstacle.kind, obstacle.subject, *obstacle_words(obstacle))


def obstacle_words(obstacle: "Obstacle") -> Words:
    """Return what is the matter, and the command that deals with it."""
    claim, facts, told = obstacle.subject, obstacle.facts, obstacle.told
    rule = f"claims verdict {claim} RATING --because TEXT"
    reaffirm = f"claims reaffirm {claim} --because TEXT"
    match obstacle.kind:
        case Objection.SUSPENDED:
            return Words(
                "; ".join(told) or "its words changed under the verdict",
                f"{reaffirm}, or {rule}" if "latest" in facts else rule,
            )
        case Objection.AMBIGUOUS:
            return Words(
                "several places of the text fit it",
                f"claims edit {claim} --quote TEXT --occurrence N",
            )
        case Objection.REFUTED | Objection.CONFLICTING:
            return Words(
                f"it is {_FAILED[obstacle.kind]} and stands in the text",
                f"claims resolve {claim} stet --because TEXT, or change the text",
            )
        case Objection.ATTRIBUTION:
            found = _FAILED[Objection(facts["failed"])]
            return Words(
                f"it is {found}, and nobody checked that {facts['speaker']} said it",
                f"claims verdict {claim} {facts['rating']} --because TEXT"
                " --confirm attribution",
            )
        case Objection.UNVERIFIED:
            if obstacle.lack is not None:
                lacks = lack_words(obstacle.lack, claim)
                return lacks._replace(what=f"its verdict lacks {lacks.what}")
            held = f"; {facts['holder']} holds it" if "holder" in facts else ""
            return Words(f"nobody has ruled on it{held}", rule)
        case Objection.DISAGREEMENT:
            assert obstacle.lack is not None
            return lack_words(obstacle.lack, claim)
        case Objection.LOOK:
            return Words(f"around its words: {'; '.join(told)}", reaffirm)
        case Objection.STALE:
            return Words(
                f"it was to be looked at again by {facts['day']}",
                f"claims verdict {claim} {facts['rating']} --because TEXT --again",
            )
        case Objection.REPLY:
            news = "has not answered" if "asked" in facts else "was not asked"
            return Words(
                f"it criticises {facts['whom']}, who {news}",
                f"claims approach {claim} --to NAME --how TEXT",
            )
        case Objection.UNCOVERED:
            words, article = " … ".join(told), facts["article"]
            shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
            return Words(
                f"nobody looked at “{shown}”",
                f"claims add {article} --quote TEXT, or"
                f" claims nothing-here {article} --sentence {facts['sentence']}",
            )


_FAILED = {Objection.REFUTED: "refuted", Objection.CONFLICTING: "in conflict"}


def gate_lines(gate: "Gate") -> list[str]:
    """Return what a policy asks of a story that is to go out."""
    lines = ["every claim is checked, none is suspended"]
    if gate.refuted:
        lines.append("nothing that failed stands without the editor's stet")
    if gate.coverage:
        lines.append("a person accounted for every word")
    if gate.stale:
        lines.append("nothing is past the day to look again")
    if gate.disagreement:
        lines.append("no second check disagrees")
    if gate.right_of_reply != "off":
        whom = "somebody marked" if gate.right_of_reply == "marked" else "seems"
        lines.append(f"those whom {whom} as criticised were asked for a reply")
    if gate.editors:
        lines.append(f"stet is for {', '.join(gate.editors)} to say")
    return lines
