"""Brackets of a claim: the subject it lacks, and whom its words point to."""

from collections.abc import Mapping

from claims.english.tokens import Token
from claims.extraction.phrase import Phrase, first_names, made, named
from claims.extraction.rules.draft import Draft, words_of
from claims.extraction.rules.speaker import Names
from claims.extraction.statement import Statement


def put_brackets(
    tokens: list[Token],
    draft: Draft,
    names: Names,
    meant: Mapping[str, str],
    prose: str,
    statement: Statement,
) -> None:
    """Put in brackets what the words of a claim point to, and the subject they lack.

    ``meant`` has the persons whom ``he`` and ``she`` mean here.
    """
    first = tokens[min(draft.words)]
    if draft.subject is not None and not words_of(draft.subject) & draft.words:
        statement.put(first.start, _subject(tokens, draft, names, meant, prose))
    for k in sorted(draft.words):
        token = tokens[k]
        if token.tag == "PR":
            statement.put(token.end, _meant(token, draft, meant, prose))
        elif token.tag == "NP" and _is_alone(tokens, k):
            full = names.full(token.text)
            statement.put(
                token.start, first_names(full, token.text, prose, token.start)
            )


def _subject(
    tokens: list[Token],
    draft: Draft,
    names: Names,
    meant: Mapping[str, str],
    prose: str,
) -> Phrase | None:
    assert draft.subject is not None
    start, end = draft.subject
    while end - start > 1 and tokens[end - 1].tag == "RB":
        end -= 1
    if end - start == 1 and tokens[start].tag == "PR":
        return _meant(tokens[start], draft, meant, prose)
    if end - start == 1 and tokens[start].tag == "NP":
        full = names.full(tokens[start].text)
        return named(full, prose, tokens[start].end)
    return made(tokens[start].start, tokens[end - 1].end, prose)


def _meant(
    token: Token, draft: Draft, meant: Mapping[str, str], prose: str
) -> Phrase | None:
    """Return whom a pronoun means: the person spoken of, or who says ``I``."""
    name = draft.speaker if token.low == "i" else meant.get(token.low)
    return named(name, prose, token.start) if name else None


def _is_alone(tokens: list[Token], k: int) -> bool:
    """Say whether a name is one word: nothing of it stands before or behind."""
    before, behind = tokens[max(0, k - 2) : k], tokens[k + 1 : k + 2]
    if len(before) == 2 and before[0].tag == "NP" and before[1].low in ("of", "for"):
        return False
    return not any(each.tag == "NP" for each in (*before[-1:], *behind))
