"""The context of a statement: what an article tells about the words of a claim."""

from dataclasses import dataclass

from claims.extraction.spacy.antecedents import Memory
from claims.extraction.spacy.speaker import Voices


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells about the words of a claim.

    ``memory`` is what it said before, ``voices`` whom its words mean, ``speaker`` who
    asserts the claim.
    """

    memory: Memory
    voices: Voices
    speaker: str | None
