"""Rating scales."""

from dataclasses import dataclass

from claims.vocabulary import Conclusion


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a rating scale."""

    key: str
    label: str
    meaning: str
    position: int
    """From 1, best to worst."""
    conclusion: Conclusion
    needs_evidence: bool


@dataclass(frozen=True, slots=True)
class RatingScale:
    """An ordered set of ratings, in one of its versions."""

    name: str
    version: int
    title: str
    source: str | None
    """Where the scale comes from."""
    ratings: tuple[Rating, ...]
    is_default: bool = False
