"""What others say to what the desk found, a line each."""

from claims.records import Approach, CheckedClaim, Correction, Reaffirmation, Resolution
from claims.vocabulary import Step

_STEPS = {
    Step.ASKED: "asked for a reply",
    Step.ANSWERED: "replied",
    Step.SILENT: "did not reply",
}


def reply_lines(checked: CheckedClaim) -> list[str]:
    """Return who stood by a verdict, what was answered, and who was asked."""
    return [
        *(reaffirmation_line(each) for each in checked.reaffirmations),
        *(resolution_line(each) for each in checked.resolutions),
        *(approach_line(each) for each in checked.approaches),
    ]


def reaffirmation_line(given: Reaffirmation) -> str:
    """Return who carried a verdict over to other words, in one line of text."""
    return (
        f"verdict {given.verdict} reaffirmed by {given.checker} on revision"
        f" {given.revision}, {given.recorded_at:%Y-%m-%d}: {given.because}"
    )


def resolution_line(given: Resolution) -> str:
    """Return an answer of the writer or the editor in one line of text."""
    wording = f"; wording: “{given.wording}”" if given.wording else ""
    stands = "" if given.in_force else ", an earlier one"
    own = ", their own" if given.own else ""
    return (
        f"{given.role} {given.checker}, {given.recorded_at:%Y-%m-%d}, to verdict"
        f" {given.verdict}{own}{stands}: {given.answer} ({given.rationale}){wording}"
    )


def approach_line(step: Approach) -> str:
    """Return a step in asking for a reply in one line of text."""
    channel = f", {step.channel}" if step.channel else ""
    words = f": “{step.words}”" if step.words else ""
    return f"{step.person} {_STEPS[step.step]}, {step.happened_on}{channel}{words}"


def correction_line(entry: Correction) -> str:
    """Return a correction in one line of text."""
    said = [
        f"correction {entry.number}, {entry.corrected_on}, {entry.correction_class}",
        f"of {entry.claim}: {entry.what}" if entry.claim else entry.what,
        f"because: {entry.rationale}",
        f"was: “{entry.old_wording}”" if entry.old_wording else "",
        f"now: “{entry.new_wording}”" if entry.new_wording else "",
        f"notice: “{entry.notice}”",
        f"by {entry.checker}",
    ]
    return "; ".join(filter(None, said))
