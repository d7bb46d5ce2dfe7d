"""Whose words a quotation holds, when it goes on over several sentences."""

from claims.extraction.rules.draft import Draft
from claims.extraction.rules.quotations import Passage
from claims.vocabulary import Kind


class Voices:
    """The speakers of the quotations of a text."""

    def __init__(self) -> None:
        self._speakers: dict[int, str | None] = {}
        self._before: dict[int, str | None] = {}
        """Who spoke last before a quotation that no verb of saying comes with."""
        self._last: str | None = None

    def hear(self, passage: Passage) -> None:
        """Take in who is heard in the quotations of a sentence."""
        if _is_all_quoted(passage):
            for number in passage.quoted:
                if number is not None:
                    self._before.setdefault(number, self._last)
        for clause in passage.outline.clauses:
            number = passage.quoted[clause.start]
            if clause.is_content:
                self._last = clause.speaker
                if number is not None:
                    self._speakers.setdefault(number, clause.speaker)

    def attribute(self, passage: Passage, draft: Draft) -> None:
        """Give a draft inside a quotation its speaker, if it has none."""
        if draft.speaker is not None or draft.kind == Kind.ATTRIBUTION:
            return
        numbers = {passage.quoted[k] for k in draft.words}
        if len(numbers) == 1:
            number = numbers.pop()
            if number is not None:
                before = self._before.get(number)
                draft.speaker = self._speakers.get(number) or before


def _is_all_quoted(passage: Passage) -> bool:
    return all(
        number is not None
        for token, number in zip(passage.tokens, passage.quoted, strict=True)
        if token.is_word
    )
