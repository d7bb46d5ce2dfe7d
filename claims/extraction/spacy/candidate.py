"""A candidate: what could be a claim, before anything is chosen."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Candidate:
    """Some words of a sentence that could make one claim."""

    mask: int
    """The words, as bits."""
    head: int
    """The word that carries it."""
    shape: str
    """The construction that it was read off, such as ``clause`` or ``title``."""
    variant: str = ""
    """What was cut out or taken in."""
    member: int = 0
    """Which member of a list it has, from 1; 0 when no list was split."""
    size: int = 0
    """How many members that list has."""
    shapes: list[str] = field(default_factory=list)
    """Every construction that gives the same words, with its variant."""
    is_partial: bool = False
    """Whether it stands for a claim, but says too little to be proposed itself."""
