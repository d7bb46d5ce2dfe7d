"""The statement of a claim: one self-contained sentence of its words."""

from claims.english.tokens import Token
from claims.extraction.rules.draft import Draft, parts, words_of
from claims.extraction.rules.outline import Range
from claims.extraction.rules.speaker import Names

_TIGHT = frozenset((",", ";", ":", ")", ".", "PS"))
_PERSONAL = frozenset(("he", "she"))
_SPEAKING = frozenset(("i", "we"))
_PLURALS = {"is": "are", "was": "were", "has": "have"}
_ENDS = (".", "!", "?", "…", "。", "！", "？")


def statement(
    tokens: list[Token], draft: Draft, names: Names, person: str | None
) -> str:
    """Write the claim as a sentence: subject restored, capital first, full stop last.

    ``person`` is whom ``he`` or ``she`` would mean here.
    """
    said: list[str] = []
    for piece in draft.pieces or _pieces(tokens, draft):
        if isinstance(piece, str):
            said.append(_agreeing(piece, said[-1] if said else ""))
        else:
            said.append(_say(tokens, draft, piece, names, person))
    text = " ".join(said)
    text = " ".join(text.replace(" 's ", "'s ").split()).strip(" ,;:—–-")
    return text[:1].upper() + text[1:] + ("" if text.endswith(_ENDS) else ".")


def _agreeing(link: str, before: str) -> str:
    """Let ``is`` and ``was`` agree with what stands before, as well as it shows."""
    last = before.rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith("ss") and last[:1].islower()
    return _PLURALS.get(link, link) if plural else link


def _pieces(tokens: list[Token], draft: Draft) -> tuple[Range, ...]:
    runs = parts(tokens, draft.words)
    subject = draft.subject
    if subject is not None and not words_of(subject) & draft.words:
        return (subject, *runs)
    return tuple(runs)


def _say(
    tokens: list[Token],
    draft: Draft,
    words: Range,
    names: Names,
    person: str | None,
) -> str:
    """Write the tokens of a range that the claim has, with full names."""
    own, subject = draft.words, words_of(draft.subject)
    if not own & subject:
        own |= subject
    kept = [k for k in range(*words) if k in own or tokens[k].tag in _TIGHT]
    text = ""
    for k in kept:
        token = tokens[k]
        if token.tag == "q" or (token.tag == "x" and not token.text.isascii()):
            continue
        word = _word(tokens, k, draft, names, person)
        tight = k > 0 and tokens[k - 1].end == token.start and k - 1 in kept
        tight = (tight and tokens[k - 1].tag != "q") or token.tag in _TIGHT
        text += word if tight or not text else " " + word
    return text.strip(" ,;:—–-")


def _word(
    tokens: list[Token], k: int, draft: Draft, names: Names, person: str | None
) -> str:
    token = tokens[k]
    if token.tag == "PR" and token.low in _PERSONAL and person:
        return person
    if (
        token.tag == "PR"
        and token.low in _SPEAKING
        and draft.speaker
        and (token.low == "i")
    ):
        return draft.speaker
    alone = (k == 0 or tokens[k - 1].tag != "NP") and (
        k + 1 == len(tokens) or tokens[k + 1].tag != "NP"
    )
    if token.tag == "NP" and alone:
        return names.full(token.text)
    return token.low if k == 0 and token.tag in ("DT", "IN", "SB") else token.text
