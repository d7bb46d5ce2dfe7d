"""What a report says of a claim in one word, and how many claims it says it of."""

from collections import Counter

from claims.records import CheckedClaim, Report, Row, rows_of
from claims.vocabulary import CLOSED, OPEN, STANDING, STATUS_LOOKS, Conclusion, Status

STATES = {
    "supported": ("✓", "supported"),
    "refuted": ("✗", "refuted"),
    "conflicting": ("≠", "conflicting evidence"),
    "not-enough-evidence": ("?", "not enough evidence"),
    "seen": ("◉", "looked at"),
    **{
        status.value: (STATUS_LOOKS[status].sign, status.value)
        for status in STANDING
        if status in OPEN
    },
}
"""What a standing claim can be, with its sign and its name."""


def is_in_force(checked: CheckedClaim) -> bool:
    """Return whether the claim's last verdict is about the words as they stand."""
    return checked.claim.status == Status.CHECKED and checked.verdict is not None


def state_of(checked: CheckedClaim) -> str:
    """Return what the report says of a claim: its conclusion once it is checked.

    What the policy wants no verdict on has been seen.
    """
    if is_in_force(checked) and checked.verdict:
        return checked.verdict.conclusion.value
    if checked.claim.status == Status.CHECKED:
        return "seen"
    return checked.claim.status.value


def standing(report: Report) -> list[CheckedClaim]:
    """Return the claims that stand, in the order of the text."""
    return [each for each in report.claims if each.claim.status not in CLOSED]


def dropped(report: Report) -> list[CheckedClaim]:
    """Return the claims that somebody dropped, in the order of the text."""
    return [each for each in report.claims if each.claim.status == Status.DROPPED]


def gone(report: Report) -> list[CheckedClaim]:
    """Return the claims that the text no longer makes, in the order that they had."""
    return [each for each in report.claims if each.claim.status == Status.GONE]


def rows(report: Report) -> list[Row[CheckedClaim]]:
    """Return the claims that stand, each with what is folded beneath it."""
    return rows_of(standing(report), lambda checked: checked.claim)


def given_along(report: Report) -> int:
    """Return how many verdicts in force were given along with that on a row."""
    return sum(
        is_in_force(each) and each.verdict is not None and bool(each.verdict.given_with)
        for each in report.claims
    )


def by_status(report: Report) -> dict[str, int]:
    """Return how many claims have each status; one that has none counts 0."""
    counts = Counter(each.claim.status for each in report.claims)
    return {status.value: counts[status] for status in Status}


def by_conclusion(report: Report) -> dict[str, int]:
    """Return how many verdicts in force come to each conclusion."""
    counts = Counter(state_of(each) for each in report.claims if is_in_force(each))
    return {conclusion.value: counts[conclusion.value] for conclusion in Conclusion}
