"""Whom to ask what, and what they answered."""

from dataclasses import dataclass

from claims.records.claims import Claim


@dataclass(frozen=True, slots=True)
class Call:
    """A claim that is still open, and who or what can settle it."""

    ask: str | None
    """The speaker, or a source in its evidence; ``None``: nobody is named yet."""
    claim: Claim
    also: tuple[str, ...] = ()
    """Other claims that say the same, which are not asked again."""
    details: tuple[Claim, ...] = ()
    """What is folded beneath the claim, and can be asked along with it."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a call sheet that came back, as it was typed."""

    line: int
    """Where it starts in the file, from 1."""
    ask: str
    claim: str
    question: str = ""
    stance: str = ""
    answer: str = ""
    locator: str = ""
    answered_on: str = ""
    note: str = ""

    @property
    def is_filled(self) -> bool:
        """Say whether anything was answered."""
        said = (self.stance, self.answer, self.locator, self.answered_on, self.note)
        return any(said)
