"""Repeated verdicts: what makes one the same as another, and when that is refused."""

from collections.abc import Sequence

from claims.errors import ConflictError
from claims.records import Verdict
from claims.services.core.lookup import ClaimName


def says_the_same(one: Verdict, other: Verdict) -> bool:
    """Say whether a verdict is another, but for its number and its time."""
    return _said(one) == _said(other)


def refuse_repeated(
    name: ClaimName, given: Verdict, earlier: Sequence[Verdict]
) -> None:
    """Refuse what a checker said already of these words, when others ruled since.

    Whoever was not told that it was recorded, and gives it once more, would supersede
    what nobody has shown them.
    """
    for position, each in enumerate(earlier):
        if (_said(each), _about(each)) != (_said(given), _about(given)):
            continue
        since = [
            later
            for later in earlier[position + 1 :]
            if later.checks is None and later.checker != each.checker
        ]
        if since and not each.withdraws:
            did = "withdrew it" if since[-1].withdraws else "ruled since"
            raise ConflictError(
                f"verdict {each.number} on {name} says so already, and"
                f" {since[-1].checker} {did}: claims show {name}; --again rules so"
                " once more"
            )


def _about(verdict: Verdict) -> tuple[object, ...]:
    """Return the words and places that a verdict is about."""
    places = [(part.start, part.end) for part in verdict.spans]
    return verdict.statement, verdict.speaker, places


def _said(verdict: Verdict) -> tuple[object, ...]:
    """Return what makes a verdict the same as another."""
    return (
        *(verdict.rating, verdict.scale, verdict.rationale, verdict.checker),
        *(verdict.evidence, verdict.holds_on, verdict.recheck_by),
        *(verdict.suggestion, verdict.confirmed, verdict.sets, verdict.despite),
        *(verdict.amended, verdict.given_with),
    )
