"""A report, or attribution: a verb of saying, its source, and what it reports."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.english.saying import CITING, DEMANDING, DENYING, EXPECTING, RATING
from claims.extraction.spacy.said_clause import rules_out
from claims.extraction.spacy.sentence import Word


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of saying, or ``according``, with its source and what it reports.

    ``content`` are the places of the words reported; ``heads`` are those among them
    that carry what is asserted; ``name`` is filled in by the article (see ``speaker``).
    """

    verb: Word
    source: Word | None
    content: frozenset[int]
    heads: frozenset[int]
    name: str | None = None
    is_wrong: bool = False
    """Whether the sentence says that what is reported is not so."""

    @property
    def needs_source(self) -> bool:
        """Say whether the verb without its source belongs to what is reported.

        "Denied that it rang" is what was said; that he denied it, the report.
        """
        lemma = self.verb.lemma
        return lemma in DENYING | CITING or rules_out(self.verb)

    @property
    def is_demand(self) -> bool:
        """Say whether what it reports is asked for, not asserted."""
        return self.verb.lemma in DEMANDING

    @property
    def is_rating(self) -> bool:
        """Say whether it reports what somebody holds of something."""
        return self.verb.lemma in RATING

    @property
    def is_expecting(self) -> bool:
        """Say whether it reports what somebody thinks will be."""
        return self.verb.lemma in EXPECTING


def places_of(words: Iterable[Word]) -> frozenset[int]:
    """Return the places of words in their sentence."""
    return frozenset(word.i for word in words)
