"""What is asked before a ruling is recorded."""

from collections.abc import Iterable, Sequence

from claims.cli.reviewing.dialog import Answers, Ask
from claims.records import Evidence, Rating
from claims.vocabulary import Conclusion, Stance, is_opposed
from claims.workflows.rule import Found

STANCES = {
    "s": Stance.SUPPORTS,
    "r": Stance.REFUTES,
    "c": Stance.CONTEXT,
    "n": Stance.UNSTATED,
}
POINT = "point "
SLIP = "a slip during review"


def reason(label: str) -> Ask:
    """Ask why; no ruling is recorded without a reason."""
    return Ask("because", label, required=True)


def about_evidence(sources: Sequence[str], label: str = "Source") -> list[Ask]:
    """Ask for a source and what it says."""
    return [
        Ask("source", f"{label} (name or https://…)", True, suggested=sources),
        Ask("passage", "Passage, word for word (or Enter)"),
        Ask("locator", "Where: page, paragraph, timecode (or Enter)"),
        Ask("note", "Note for colleagues (or Enter)"),
    ]


def about_stance() -> Ask:
    """Ask what the evidence does to the claim: one key."""
    label = "  ".join(f"{key} {stance}" for key, stance in STANCES.items())
    choices = {key: stance.value for key, stance in STANCES.items()}
    return Ask("stance", f"It … {label}", choices=choices)


def about_verdict(
    rating: Rating,
    checklist: Iterable[str],
    sources: Sequence[str],
    evidence: Sequence[Evidence],
    held_by: str | None = None,
) -> list[Ask]:
    """Ask all that a rating takes of a claim with such evidence.

    ``held_by`` is who else holds the claim.
    """
    asks = []
    if held_by is not None:
        label = f"{held_by} holds it.  y rule all the same  Esc leave it to them"
        asks.append(Ask("over", label, choices={"y": held_by}))
    if rating.needs_evidence and not evidence:
        asks += about_evidence(sources, f"{rating.label} needs evidence; source")
    asks.append(reason(f"Why is it {rating.label}?"))
    stances = [each.stance for each in evidence if each.is_stated]
    if is_opposed(stances, rating.conclusion):
        label = f"All its evidence says otherwise; why is it {rating.label} despite it?"
        asks.append(Ask("despite", label, required=True))
    if rating.conclusion in (Conclusion.REFUTED, Conclusion.CONFLICTING):
        asks.append(Ask("suggestion", "Wording that would be right (or Enter)"))
    asks += [
        Ask(
            f"{POINT}{point}",
            f"Confirmed: {point}?  y yes  n no",
            choices={"y": "yes", "n": "no"},
        )
        for point in checklist
    ]
    return asks


def found(answers: Answers) -> Found | None:
    """Return the evidence that was typed in."""
    if not answers.get("source"):
        return None
    passage, locator, note = (
        answers.get(each) or None for each in ("passage", "locator", "note")
    )
    return Found(answers["source"], passage, locator, note)


def confirmed(answers: Answers) -> tuple[str, ...]:
    """Return the points of the checklist that were confirmed."""
    return tuple(
        field.removeprefix(POINT)
        for field, answer in answers.items()
        if field.startswith(POINT) and answer == "yes"
    )
