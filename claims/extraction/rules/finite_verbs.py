"""Tell finite verbs from participles and nouns, by what stands around them."""

from claims.english import lexicon, verbs
from claims.english.saying import REPORTING
from claims.english.tokens import Token
from claims.english.word_lists import words_in

_BREAKS = words_in(", ; : - ( ) SB WH TH CC .")


def tag_before(tokens: list[Token], i: int) -> str:
    """Return the tag before, adverbs and quotation marks passed over."""
    i -= 1
    while i >= 0 and (tokens[i].tag in ("RB", "q") or _around_adverb(tokens, i)):
        i -= 1
    return tokens[i].tag if i >= 0 else "."


def _around_adverb(tokens: list[Token], i: int) -> bool:
    """Say whether the comma is one of the two in ``Unions, however, argue``."""
    if tokens[i].tag != ",":
        return False
    closes = i > 1 and tokens[i - 1].tag == "RB" and tokens[i - 2].tag == ","
    opens = (
        i + 2 < len(tokens) and tokens[i + 1].tag == "RB" and (tokens[i + 2].tag == ",")
    )
    return closes or opens


def pasts(tokens: list[Token]) -> None:
    """Tell past tenses from participles."""
    for i, token in enumerate(tokens):
        if token.tag not in ("ED", "VN"):
            continue
        previous = tag_before(tokens, i)
        following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
        if previous in ("AX", "AN"):
            token.tag = "VN"
        elif previous == "MD":
            token.tag = "VB"
        elif previous in ("DT", "PS", "CD", "JJ", "IN", "VG", "$"):
            nominal = following in (
                "NN",
                "NP",
                "JJ",
                "VG",
                "S?",
                "B?",
                "ED",
                "CD",
                "CC",
            )
            token.tag = "JJ" if nominal else "NN" if previous == "DT" else "VN"
        elif token.tag == "ED":
            token.tag = _past_or_participle(tokens, i, previous, following)


_ALWAYS_REDUCED = words_in(
    """
    aged based born located situated nicknamed dubbed
    """
)


def _past_or_participle(
    tokens: list[Token], i: int, previous: str, following: str
) -> str:
    token = tokens[i]
    low = token.low
    if low in _ALWAYS_REDUCED and previous in (",", "NN", "NP", "-", "("):
        return "VN"
    if previous in ("PR", "WH", "TH"):
        objective = i > 0 and tokens[i - 1].low in ("him", "them", "us", "me")
        return "VN" if objective else "VF"
    if previous == "CC":
        return _as_the_verb_before(tokens, i)
    word = verbs.lemma(low)
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if after == "by" and word not in verbs.CHANGES:
        return "VN"
    if previous == "." and following in ("NN", "IN", "TO"):
        return "VN"
    if word in REPORTING and following in ("NP", "DT", "PR", "NN", "JJ", "CD", "TH"):
        return "VF"
    if previous in (",", "-", "(", ")"):
        if word in REPORTING and following in ("NP", "DT", "NN", "PR", "JJ", "TH"):
            return "VF"
        if following in ("DT", "CD", "$", "PR", "TH", "WD"):
            return "VF"
        return "VN" if _finite_before(tokens, i, 0, whole=True) else "VF"
    left = _window_start(tokens, i)
    if _finite_before(tokens, i, left):
        return "VN"
    return "VN" if _finite_follows(tokens, i) else "VF"


def _as_the_verb_before(tokens: list[Token], i: int) -> str:
    for token in reversed(tokens[:i]):
        if token.tag in ("VF", "VN", "VG"):
            return "VN" if token.tag == "VN" else "VF"
        if token.tag in ("AX", "MD"):
            return "VN" if token.low in lexicon.BE else "VF"
    return "VF"


def _window_start(tokens: list[Token], i: int) -> int:
    while i > 0 and tokens[i - 1].tag not in _BREAKS:
        i -= 1
    return i


def _finite_before(
    tokens: list[Token], i: int, left: int, *, whole: bool = False
) -> bool:
    """Say whether a finite verb stands before, unless it may take a bare clause.

    With ``whole``, any finite verb counts.
    """
    for token in reversed(tokens[left:i]):
        if token.tag in ("MD", "AX"):
            return True
        if token.tag == "VF" and (whole or verbs.lemma(token.low) not in REPORTING):
            return True
    return False


def _finite_follows(tokens: list[Token], i: int) -> bool:
    """Say whether the clause goes on to another finite verb, as a noun phrase would."""
    for k in range(i + 1, min(i + 14, len(tokens))):
        token = tokens[k]
        if token.tag in _BREAKS or token.tag == "PR":
            return False
        if token.tag in ("MD", "AX", "VF"):
            return k > i + 1
        if token.tag == "ED" and tokens[k - 1].tag in ("NN", "CD", "RB"):
            return k > i + 1
    return False


def presents(tokens: list[Token]) -> None:
    """Tell present tenses from nouns, after the pasts are known."""
    for i, token in enumerate(tokens):
        if token.tag not in ("S?", "B?"):
            continue
        previous = tag_before(tokens, i)
        following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
        sure = verbs.lemma(token.low) not in verbs.NOUN_VERBS
        if token.tag == "S?":
            finite = _is_present(tokens, i, previous, following, sure)
        else:
            finite = _is_base_present(tokens, i, previous, following, sure)
        if (
            not finite
            and token.tag == "B?"
            and previous in ("CC", ",")
            and (_infinitive_before(tokens, i))
        ):
            token.tag = "VB"
        else:
            token.tag = "VF" if finite else "NN"


def _is_present(
    tokens: list[Token], i: int, previous: str, following: str, sure: bool
) -> bool:
    if previous in ("WH", "TH") or (previous == "PR" and following != "AX"):
        return True
    if previous == "CC":
        return sure or (_has_finite(tokens, 0, i) and following in ("DT", "PR", "CD"))
    if previous not in ("NN", "NP", ")", ",", "-", "PS"):
        return False
    if sure and following not in ("MD", "AX", "VF"):
        return True
    if following in ("MD", "AX", "VF") or _has_finite(
        tokens, _window_start(tokens, i), i
    ):
        return False
    if following in ("DT", "PR", "TH", "RB", "TO", "VN", "JJ", "CD", "q", "VG", "SB"):
        return not _finite_follows(tokens, i)
    if following in ("IN", "NP", "NN", "WD"):
        left = _window_start(tokens, i)
        if left > 0 and tokens[left - 1].tag == "CC" and _has_finite(tokens, 0, left):
            return False
        return not _finite_follows(tokens, i) and not _any_finite(tokens, i)
    return False


def _is_base_present(
    tokens: list[Token], i: int, previous: str, following: str, sure: bool
) -> bool:
    k = i - 1
    while k > 0 and (tokens[k].tag == "RB" or _around_adverb(tokens, k)):
        k -= 1
    before = tokens[k].low if k >= 0 else ""
    if before in ("i", "you", "we", "they", "who", "which", "that"):
        return True
    plural = (previous in ("NN", "NP", "PR") and before.endswith("s")) or (
        before in ("people", "women", "men", "children", "police", "these", "those")
    )
    if not plural or following in ("MD", "AX", "VF"):
        return False
    if sure:
        return not _has_finite(tokens, _window_start(tokens, i), i)
    if _has_finite(tokens, _window_start(tokens, i), i) or _any_finite(tokens, i):
        return False
    return following in ("DT", "PR", "TH", "RB", "TO", "JJ", "CD", "IN", "NN", "NP")


def _infinitive_before(tokens: list[Token], i: int) -> bool:
    return any(
        token.tag == "TO" and tokens[k + 1].tag == "VB"
        for k, token in enumerate(tokens[max(0, i - 12) : i - 1], max(0, i - 12))
    )


def _has_finite(tokens: list[Token], left: int, right: int) -> bool:
    return any(token.tag in ("MD", "AX", "VF") for token in tokens[left:right])


def _any_finite(tokens: list[Token], i: int) -> bool:
    """Say whether the window around the word has a finite verb already."""
    left = right = i
    while left > 0 and tokens[left - 1].tag not in _BREAKS:
        left -= 1
    while right + 1 < len(tokens) and tokens[right + 1].tag not in _BREAKS:
        right += 1
    return _has_finite(tokens, left, i) or _has_finite(tokens, i + 1, right + 1)
