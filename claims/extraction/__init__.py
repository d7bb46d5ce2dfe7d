"""From text to proposed claims: pure, no database, no terminal."""

from typing import TYPE_CHECKING

from claims.english.language import is_english
from claims.errors import NotFoundError
from claims.extraction.proposal import Engine, ProposedClaim

if TYPE_CHECKING:
    from claims.extraction.llm.progress import Hear

__all__ = [
    "ENGINES",
    "Engine",
    "ProposedClaim",
    "default_engine",
    "get_engine",
    "knows",
]

ENGINES = ("spacy", "rules", "sentences", "llm")
"""The names that ``get_engine`` knows."""
_OF_ANY_LANGUAGE = ("sentences", "llm")


def knows(engine: str, language: str | None) -> bool:
    """Tell whether an engine is made for a language."""
    return engine in _OF_ANY_LANGUAGE or is_english(language)


def default_engine(language: str | None = None) -> str:
    """Return the name of the best engine that is installed for a language.

    The engines that take sentences apart know English; where a text says that it is in
    another language, each sentence is one claim.
    """
    if not is_english(language):
        return "sentences"
    from claims.extraction.spacy.model import is_installed

    return "spacy" if is_installed() else "rules"


def get_engine(name: str | None = None, hear: "Hear | None" = None) -> Engine:
    """Return the engine of this name, or the best one; it is imported only here.

    ``spacy:NAME`` reads with another installed model, such as ``en_core_web_lg``.
    ``llm`` asks the endpoint that the settings name, when it extracts and not before;
    ``hear`` is told how far it is.
    Raise ``NotFoundError`` when there is none of this name, ``MissingExtraError`` when
    it is not installed, ``ModelError`` when its model is not what it should be,
    ``UsageError`` when its settings are wrong.
    """
    name = name or default_engine()
    if name == "rules":
        from claims.extraction.rules.engine import ENGINE

        return ENGINE
    if name == "sentences":
        from claims.extraction.sentences import ENGINE as COARSE

        return COARSE
    engine, _, model = name.partition(":")
    if engine == "spacy":
        from claims.extraction.spacy import model as models
        from claims.extraction.spacy.engine import make

        return make(model or models.DEFAULT)
    if name == "llm":
        from claims.extraction.llm.engine import make as make_llm
        from claims.extraction.llm.settings import load_settings

        return make_llm(load_settings(), hear)
    raise NotFoundError("engine", name, f"there are: {', '.join(ENGINES)}")
