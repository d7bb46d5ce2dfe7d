"""What a person has before them who rules on claim after claim."""

from dataclasses import dataclass

from claims.records.articles import Revision
from claims.records.claims import Claim
from claims.records.reports import CheckedClaim
from claims.vocabulary import DetailTrait


@dataclass(frozen=True, slots=True)
class OpenDetail:
    """A detail of the claim, which a ruling may take along."""

    claim: Claim
    traits: tuple[DetailTrait, ...]
    """What in it must be seen before somebody rules on it."""
    refusal: str | None
    """Why it cannot go along, in words."""


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim with all that is known about it, and what the desk demands of it."""

    checked: CheckedClaim
    title: str
    """Of its article."""
    revision: Revision
    """The text that the article has now."""
    needs_verdict: bool
    """Whether the policy asks for a verdict, or only for a person's look."""
    held_by: str | None = None
    """Who else holds it, of whom a ruling has to know."""
    checklist: tuple[str, ...] = ()
    """The points that the policy wants confirmed."""
    details: tuple[OpenDetail, ...] = ()
    """What lies inside it, by number."""
