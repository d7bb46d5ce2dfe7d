"""Make one self-contained sentence of the words of a claim."""

from claims.extraction.drafts import Draft, parts, words_of
from claims.extraction.tokens import Token

_TIGHT = frozenset((",", ";", ":", ")", ".", "PS"))


def statement(tokens: list[Token], draft: Draft, person: str | None) -> str:
    """Write the claim as a sentence: subject restored, capital first, full stop last."""
    runs = parts(tokens, draft.words)
    text = "".join(
        _join(tokens, k, previous)
        for previous, k in _pairs([k for run in runs for k in range(*run)])
    ).strip()
    if draft.subject is not None and not words_of(draft.subject) & draft.words:
        subject = "".join(
            _join(tokens, k, previous)
            for previous, k in _pairs(list(range(*draft.subject)))
        ).strip()
        text = f"{subject} {text}"
    text = _resolve(text, person)
    text = " ".join(text.split()).strip(" ,;:—–-")
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _pairs(numbers: list[int]) -> list[tuple[int | None, int]]:
    return list(zip([None, *numbers], numbers, strict=False))


def _join(tokens: list[Token], k: int, previous: int | None) -> str:
    token = tokens[k]
    if token.tag == "q":
        return ""
    if previous is not None and previous == k - 1:
        before = tokens[previous]
        return token.text if before.end == token.start else " " + token.text
    return token.text if token.tag in _TIGHT else " " + token.text


def _resolve(text: str, person: str | None) -> str:
    first, _, rest = text.partition(" ")
    if person and first in ("He", "She", "he", "she") and rest:
        return f"{person} {rest}"
    return text
