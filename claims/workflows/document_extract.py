"""An engine run over a document: what it proposes, and what a person is to be told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claims.document import Document
from claims.english.language import is_english

if TYPE_CHECKING:
    from claims.extraction.llm.progress import Hear, Progress
    from claims.services.articles.proposals import Extraction


def described(document: Document, about: Mapping[str, Any]) -> Document:
    """Return the document with what a person says of it in place of its own.

    Its language is told by its words when nobody says it.
    """
    made = replace(document, **{name: each for name, each in about.items() if each})
    if made.language is not None:
        return made
    from claims.reading.language import detect_language

    return replace(made, language=detect_language(made.prose))


def extract(
    document: Document,
    engine_name: str | None,
    usual: str | None = None,
    hear: "Hear | None" = None,
) -> "Extraction":
    """Return what an engine makes of a document.

    The engine is the one that is named; else, for English, the usual one, and for
    another language the one that can read it. ``hear`` is told how far a model is
    asked, where one is.
    """
    from claims.english.sentences import split
    from claims.extraction import default_engine, get_engine
    from claims.services.articles.proposals import Extraction
    from claims.values import find_values

    english = is_english(document.language)
    name = engine_name or (usual if english else None)
    asked: Progress | None = None

    def heard(state: "Progress") -> None:
        nonlocal asked
        asked = state
        if hear is not None:
            hear(state)

    engine = get_engine(name or default_engine(document.language), heard)
    proposed = engine.extract(document)
    placed = [claim for claim in proposed if claim.spans]
    return Extraction(
        engine=engine.name,
        engine_version=engine.version,
        claims=placed,
        sentences=split(document.prose),
        model=engine.model,
        model_sha256=engine.model_sha256,
        rejected=len(proposed) - len(placed),
        # Elsewhere 1.500 is fifteen hundred: what is not read is better than misread.
        values=find_values(document.text, document.published_on) if english else (),
        asked=asked,
    )


def forget_replies(extraction: "Extraction") -> None:
    """Take away a model's replies that were kept until their claims were stored."""
    if extraction.asked is None:
        return
    from claims.extraction.llm.cache import forget

    forget(extraction.asked.cache, extraction.asked.replies)


def remarks(
    document: Document, extraction: "Extraction", rejected: int
) -> tuple[str, ...]:
    """Return what a person should be told of an article that is taken in.

    ``rejected`` is how many proposals were not.
    """
    from claims.english.plural import counted
    from claims.extraction import knows

    found = [*document.remarks]
    if not knows(extraction.engine, document.language):
        found.append(
            f"the engine {extraction.engine} knows English and no {document.language};"
            " read it with --engine sentences"
        )
    if rejected:
        proposals = counted(rejected, "proposal")
        found.append(f"{proposals} had no place in the text, or broke off")
    return tuple(found)
