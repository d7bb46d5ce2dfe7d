"""Obstacles in words: why an article cannot go out, and what the gate asks for."""

from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

from claims.english.plural import counted
from claims.policy import ALL
from claims.vocabulary import Answer, DetailTrait, Lacking, Objection
from claims.wording.earlier_wording import earlier_words
from claims.wording.lacks import Words, lack_words
from claims.wording.sign_offs import hand_words

if TYPE_CHECKING:
    from claims.policy import Gate
    from claims.records import Obstacle

_DETAILS = {
    DetailTrait.FIGURES: "a figure",
    DetailTrait.DATES: "a date",
    DetailTrait.QUOTATIONS: "a quotation",
    DetailTrait.CRITICISED: "somebody criticised by name",
    DetailTrait.SAID: "what another speaker said",
}
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
    blocks: bool = True
    """Whether it keeps the article from going out; else it is only to be known."""


def reason_of(obstacle: "Obstacle") -> Reason:
    """Return why an article is not ready, and the way out."""
    what, way = obstacle_words(obstacle)
    return Reason(obstacle.kind, obstacle.subject, what, way, obstacle.blocks)


def obstacle_words(obstacle: "Obstacle") -> Words:
    """Return what is the matter, and the command that deals with it."""
    claim, facts, told = obstacle.subject, obstacle.facts, obstacle.told
    rule = f"claims verdict {claim} RATING --because TEXT{_over(obstacle)}"
    reaffirm = f"claims reaffirm {claim} --because TEXT"
    match obstacle.kind:
        case Objection.SUSPENDED if "text_says" in facts:
            return earlier_words(claim, facts["of_revision"], facts["text_says"])
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
                f"{_answer(obstacle, 'stet')}, or {_revise(claim)}",
            )
        case Objection.NOT_ENOUGH_EVIDENCE:
            return Words(
                f"it is {_FAILED[obstacle.kind]}, and nobody has answered that",
                f"{_answer(obstacle, _ANY)}, or {_revise(claim)}, or {rule}"
                " --evidence SOURCE",
            )
        case Objection.SUGGESTION:
            return Words(
                "its verdict suggests other wording, and nobody has answered that",
                f"{_answer(obstacle, _ANY)}, or {_revise(claim)}",
            )
        case Objection.ACCEPTED:
            return Words(
                f"{facts['checker']} accepted that its words change, and they have not",
                _revise(claim),
            )
        case Objection.DESPITE:
            return Words(
                f"{facts['checker']} ruled against all the evidence that the verdict"
                f" cites: {facts['reason']}",
                f"claims show {claim}, then {rule}",
            )
        case Objection.GIVEN_WITH:
            details = counted(int(facts["count"]), "detail")
            return Words(
                f"{details} checked by a verdict given along with that of the claim",
                f"claims list {claim} --details, then claims show CLAIM",
            )
        case Objection.OWN_STET:
            return Words(
                f"{facts['checker']} answered their own verdict: {facts['answer']}",
                _answer(obstacle, facts["answer"]),
            )
        case Objection.OWN_SIGN_OFF:
            return Words(
                f"{facts['checker']} signed it off, and"
                f" {hand_words('wrote' in facts, int(facts.get('count', 0)), 'it')}",
                f"claims sign-off {claim} --by NAME (who neither wrote it nor ruled)",
            )
        case Objection.ATTRIBUTION:
            found = _FAILED[Objection(facts["failed"])]
            return Words(
                f"it is {found}, and nobody checked that {facts['speaker']} said it",
                again_words(obstacle, "attribution"),
            )
        case Objection.UNVERIFIED:
            return _unverified(obstacle)
        case Objection.DISAGREEMENT:
            assert obstacle.lack is not None
            what, _ = lack_words(obstacle.lack, claim)
            decide = f"claims adjudicate {claim} RATING --because TEXT"
            return Words(what, f"{decide} --by NAME (neither of the two)")
        case Objection.LOOK:
            return Words(f"around its words: {'; '.join(told)}", reaffirm)
        case Objection.STALE:
            return Words(
                f"it was to be looked at again by {facts['day']}", again_words(obstacle)
            )
        case Objection.REPLY:
            return _reply(obstacle)
        case Objection.UNCOVERED:
            words, article = " … ".join(told), facts["article"]
            shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
            return Words(
                f"nobody looked at “{shown}”",
                f"claims add {article} --quote TEXT, or"
                f" claims nothing-here {article} --sentence {facts['sentence']}",
            )


_FAILED = {
    Objection.REFUTED: "refuted",
    Objection.CONFLICTING: "in conflict",
    Objection.NOT_ENOUGH_EVIDENCE: "not settled by the evidence",
}

_ANY = "|".join(Answer)
"""Where any answer leads out."""


def _answer(obstacle: "Obstacle", said: str) -> str:
    """Return the command that answers a verdict, by who may under the policy."""
    editor, checker = obstacle.facts.get("editor"), obstacle.facts.get("checker")
    by = f" --by {quote(editor)}" if editor else ""
    if checker and not editor:
        by = f" --by NAME (not {checker})"
    return f"claims resolve {obstacle.subject} {said} --because TEXT{by}"


def _revise(claim: str) -> str:
    return f"claims revise {claim.rpartition('/')[0]} FILE"


def again_words(obstacle: "Obstacle", *points: str) -> str:
    """Return the command that gives the verdict in force again, with more confirmed.

    A new verdict confirms what it says alone: what was confirmed is said again.
    """
    again = obstacle.again
    rating = again.rating if again else "RATING"
    said = [f"claims verdict {obstacle.subject} {rating} --because TEXT --again"]
    if again and again.scale:
        said.append(f"--scale {quote(again.scale)}")
    confirmed = dict.fromkeys([*(again.confirmed if again else ()), *points])
    said += [f"--confirm {quote(point)}" for point in confirmed]
    if again and again.despite:
        said.append("--despite TEXT")
    return " ".join(said) + _over(obstacle)


def _over(obstacle: "Obstacle") -> str:
    """Return the option that names whom a verdict goes over; empty for nobody."""
    return "".join(f" --over {quote(each)}" for each in obstacle.over)


def _unverified(obstacle: "Obstacle") -> Words:
    """Return that nobody ruled, or what keeps the verdict from counting."""
    claim, facts, lack = obstacle.subject, obstacle.facts, obstacle.lack
    # Who checks blind does not rest on what the first has found.
    blind = f"claims verdict {claim} RATING --because TEXT --evidence SOURCE"
    found = f"{blind}{_over(obstacle)}"
    second = facts.get("second")
    by = f" --by {quote(second)}" if second else ""
    if lack is None and second is not None:
        whose = f"; {second} holds it" if second else ""
        return Words(f"its second check is open{whose}", f"{blind}{by}")
    if lack is None:
        held = f"; {facts['holder']} holds it" if "holder" in facts else ""
        if "look" in facts:
            return Words(f"nobody has looked at it{held}", f"claims look {claim}")
        return Words(f"nobody has ruled on it{held}", found)
    what, way = lack_words(lack, claim)
    what = f"its verdict lacks {what}"
    if lack.kind == Lacking.POINT:
        return Words(what, again_words(obstacle, lack.point or ""))
    if lack.kind == Lacking.SECOND_CHECKER:
        if second is not None:
            held = f"; {second} is to check it" if second else ""
            return Words(f"{what}{held}", f"{blind}{by}")
        return Words(what, f"{way}, then {blind} --by NAME")
    if lack.kind == Lacking.EVIDENCE:
        is_gone = lack.became == "withdrawn"
        return Words(what, found if is_gone else again_words(obstacle))
    if "supplied" in facts:
        return Words(f"{what}; its evidence has it by now", again_words(obstacle))
    return Words(what, f"{way}, then {again_words(obstacle)}")


def _reply(obstacle: "Obstacle") -> Words:
    """Return who was not asked, or has not answered."""
    claim, whom = obstacle.subject, obstacle.facts["whom"]
    asked, is_named = obstacle.facts.get("asked"), "named" in obstacle.facts
    to = quote(asked or whom) if asked or is_named else "NAME"
    ask = f"claims approach {claim} --to {to}"
    answered = f"{ask} --answered TEXT (or --no-answer)"
    if asked is not None:
        return Words(f"it criticises {whom}, who has not answered", answered)
    way = f"{ask} --how TEXT, then {answered}"
    if not is_named:
        way = f"claims edit {claim} --criticises '', or {way}"
    return Words(f"it criticises {whom}, who was not asked", way)


def gate_lines(gate: "Gate") -> list[str]:
    """Return what a policy asks of a story that is to go out."""
    lines = ["every claim is checked, none is suspended"]
    if ALL not in gate.details:
        asked = (
            " or ".join(_DETAILS[DetailTrait(each)] for each in gate.details)
            or "nothing"
        )
        lines.append(
            f"a detail that lies inside a claim needs a verdict where it has {asked};"
            " else a look"
        )
    if gate.refuted:
        lines.append("nothing that failed stands without the editor's stet")
    if gate.not_enough_evidence == "resolve":
        lines.append("what nothing settles was answered by the writer or the editor")
    if gate.suggestions == "resolve":
        lines.append("each wording that a verdict suggests was answered")
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
    if gate.own_stet == "refuse":
        lines.append("nobody answered their own verdict")
    if gate.own_sign_off == "refuse":
        lines.append("who signs it off neither wrote it nor ruled on it")
    return lines
