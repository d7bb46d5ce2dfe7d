"""Whose words a quotation holds, when it goes on over several sentences."""

from claims.extraction.drafts import Draft
from claims.extraction.quotations import Passage
from claims.words import Kind


class Voices:
    """The speakers of the quotations of a text."""

    def __init__(self) -> None:
        self._speakers: dict[int, str | None] = {}
        self._last: str | None = None

    def hear(self, passage: Passage) -> None:
        """Take in who is heard in the quotations of a sentence."""
        for clause in passage.outline.clauses:
            number = passage.quoted[clause.start]
            if clause.is_content:
                self._last = clause.speaker
                if number is not None:
                    self._speakers.setdefault(number, clause.speaker)
        if passage.quoted and passage.quoted[-1] is not None:
            resumed = passage.quoted[-1]
            self._speakers.setdefault(resumed, None)
        whole = {number for number in passage.quoted if number is not None}
        if len(whole) == 1 and _is_all_quoted(passage):
            number = whole.pop()
            if self._speakers.get(number) is None:
                self._speakers[number] = self._last

    def attribute(self, passage: Passage, draft: Draft) -> None:
        """Give a draft inside a quotation its speaker, if it has none."""
        if draft.speaker is not None or draft.kind == Kind.ATTRIBUTION:
            return
        numbers = {passage.quoted[k] for k in draft.words}
        if len(numbers) == 1:
            number = numbers.pop()
            if number is not None:
                draft.speaker = self._speakers.get(number)


def _is_all_quoted(passage: Passage) -> bool:
    return all(
        number is not None
        for token, number in zip(passage.tokens, passage.quoted, strict=True)
        if token.is_word
    )
