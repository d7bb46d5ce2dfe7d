"""The wordings of a model's claims: its sentence, or the claim's own words."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claims.document import Document
from claims.english.language import is_english
from claims.extraction.llm.borne_out import is_borne_out
from claims.extraction.proposal import Part
from claims.extraction.relative_dates import relative_dates
from claims.extraction.statement import Statement
from claims.records.brackets import Bracket
from claims.values.value import Value

if TYPE_CHECKING:
    from claims.extraction.spacy.span_brackets import SpanBrackets


class Wordings:
    """How the claims that a model finds in a document are worded."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def statement(
        self, sentence: str, spans: Sequence[Part]
    ) -> tuple[str, tuple[Bracket, ...]]:
        """Return a model's sentence where the claim's words and brackets bear it out.

        Else these: the words of its spans, and in brackets what they point to.
        """
        made = Statement(self._document.prose, spans)
        if self._pointers is not None:
            self._pointers.put(spans, made)
        for day in self._days:
            made.date(day)
        words, brackets = made.rendered()
        if is_borne_out(sentence, words):
            return sentence, ()
        return words, brackets

    @cached_property
    def _pointers(self) -> "SpanBrackets | None":
        """Return what the words of the text point to, if a parser of it is there."""
        from claims.extraction.spacy.model import DEFAULT, is_installed, load

        if not is_english(self._document.language) or not is_installed():
            return None
        from claims.extraction.spacy.span_brackets import SpanBrackets

        return SpanBrackets(self._document.prose, load(DEFAULT))

    @cached_property
    def _days(self) -> list[Value]:
        english = is_english(self._document.language)
        return relative_dates(self._document) if english else []
