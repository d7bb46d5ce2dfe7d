"""Appraisal of a sentence that a person adds in a hurry: what it seems to assert."""

from dataclasses import dataclass

from claims.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A guess at a claim's kind and check-worthiness, with the reasons for it."""

    kind: Kind
    check_worthiness: float
    reasons: tuple[str, ...]


def appraise(statement: str, *, speaker: str | None = None) -> Appraisal:
    """Guess at the kind and the check-worthiness of a claim from its statement.

    The guess is that of the ``rules`` engine, which knows more when it has the article.
    """
    from claims.extraction.rules.kind import kind_of
    from claims.extraction.worth.score import worth

    words = statement.split()
    is_being = any(word in ("is", "are", "was", "were") for word in words)
    is_present = not any(
        word in ("was", "were") or word.endswith("ed") for word in words
    )
    kind = kind_of(
        statement,
        lemma="be" if is_being else "",
        present=is_present,
        speaker=speaker,
    )
    return Appraisal(kind, *worth(statement, kind, speaker=speaker))
