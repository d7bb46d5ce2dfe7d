"""A light part-of-speech tagger: closed classes, verb forms, suffixes, neighbours.

The tags: ``DT`` determiner or possessive, ``PR`` pronoun, ``IN`` preposition, ``CC``
conjunction, ``SB`` subordinator, ``WH`` relative, ``TH`` that, ``MD`` modal, ``AX`` finite
be/have/do, ``AN`` non-finite be/have, ``TO``, ``VF`` finite verb, ``VB`` base form, ``VG``
-ing form, ``VN`` participle, ``NN`` noun, ``NP`` name, ``CD`` number, ``JJ`` adjective,
``RB`` adverb, ``PS`` possessive mark, ``q`` quotation mark, and the marks themselves.
"""

from claims.extraction import lexicon, verbs
from claims.extraction.reporting import REPORTING
from claims.extraction.tokens import DASHES, POSSESSIVES, QUOTES, Token

_ADJECTIVE_ENDINGS = (
    "ous", "ful", "less", "able", "ible", "ical", "ional", "ish", "ian", "ese", "ent",
    "ive", "ary", "ic", "al", "ant",
)  # fmt: skip
_NOUN_ENDINGS = (
    "ment", "ness", "tion", "sion", "ship", "ity", "ance", "ence", "ian", "ist", "ant",
)  # fmt: skip
_NOMINAL = frozenset(("NN", "NP", "CD", "PR", "PS"))
_STARTS_OBJECT = frozenset(("DT", "CD", "PR", "NP", "TH", "q", "$"))
_BREAKS = frozenset((",", ";", ":", "-", "(", ")", "SB", "WH", "TH", "CC", "."))


def tag(tokens: list[Token]) -> None:
    """Tag the tokens of one sentence, in place."""
    headline = _is_headline(tokens)
    for i in range(len(tokens)):
        _lexical(tokens, i, headline)
    for i in range(len(tokens)):
        _in_context(tokens, i)
    _pasts(tokens)
    _presents(tokens)
    for token in tokens:
        if token.tag in ("VF", "VB", "VG", "VN"):
            token.lemma = verbs.lemma(token.low)


def _is_headline(tokens: list[Token]) -> bool:
    words = [
        token for token in tokens if token.text[0].isalpha() and len(token.text) > 3
    ]
    capital = sum(token.is_capital for token in words)
    return len(words) > 3 and capital > 0.8 * len(words)


def _lexical(tokens: list[Token], i: int, headline: bool) -> None:
    """Give the tag that the word alone tells; ``ED``, ``S?`` and ``B?`` are open."""
    token = tokens[i]
    low, text = token.low, token.text
    name = token.is_capital and i > 0 and not headline
    if text in QUOTES:
        token.tag = "q"
    elif text in "'’‘":
        token.tag = "q" if text == "‘" or not _follows_s(tokens, i) else "PS"
    elif text in POSSESSIVES:
        token.tag = "PS"
    elif text in DASHES:
        token.tag = "-"
    elif text in "([{":
        token.tag = "("
    elif text in ")]}":
        token.tag = ")"
    elif not any(character.isalnum() for character in text):
        token.tag = text if text in ",;:." else "$" if text in "$€£¥" else "x"
    elif any(character.isdigit() for character in text) and not text[0].isalpha():
        token.tag = "CD"
    elif name and not (low in lexicon.SUBJECT_PRONOUNS) and _is_name(tokens, i):
        token.tag = "NP"
    elif low in _CLOSED:
        token.tag = _CLOSED[low]
    elif low.endswith(("n't", "n’t")):
        token.tag = "AX"
    elif low in verbs.PAST:
        token.tag = "VF"
    elif low in verbs.PARTICIPLES:
        token.tag = "VN"
    elif low in verbs.EITHER:
        token.tag = "ED"
    elif low in lexicon.ADJECTIVES:
        token.tag = "JJ"
    elif low.endswith("ed") and len(low) > 3 and low not in lexicon.NOT_PAST:
        token.tag = "JJ" if "-" in low else "ED"
    elif low.endswith("ing") and len(low) > 4 and low not in lexicon.NOT_PARTICIPLE:
        token.tag = "VG"
    elif low in verbs.VERBS:
        token.tag = "B?"
    elif verbs.is_present(low):
        token.tag = "S?"
    elif low.endswith("ly") and len(low) > 4:
        token.tag = "RB"
    elif low.endswith(_NOUN_ENDINGS):
        token.tag = "NN"
    elif i > 0 and tokens[i - 1].tag == "TO" and _may_be_infinitive(token):
        token.tag = "VB"
    elif low.endswith(_ADJECTIVE_ENDINGS) and len(low) > 4:
        token.tag = "JJ"
    else:
        token.tag = "NN"


_CLOSED: dict[str, str] = {}
for _tag, _list in (
    ("RB", lexicon.ADVERBS),
    ("SB", lexicon.SUBORDINATORS),
    ("IN", lexicon.PREPOSITIONS),
    ("DT", lexicon.DETERMINERS),
    ("PR", lexicon.PRONOUNS),
    ("CC", lexicon.CONJUNCTIONS),
    ("WH", lexicon.RELATIVES),
    ("MD", lexicon.MODALS),
    ("AX", lexicon.BE | lexicon.HAVE | lexicon.DO),
    ("AX", lexicon.CONTRACTED),
    ("AN", lexicon.NON_FINITE),
    ("CD", lexicon.NUMBER_WORDS),
):
    _CLOSED.update(dict.fromkeys(_list, _tag))
_CLOSED |= {"to": "TO", "that": "TH", "according": "IN", "what": "WD", "how": "WD"}
_CLOSED |= {"why": "WD", "one": "CD", "so": "RB", "both": "DT", "there": "PR"}
_CLOSED |= {"doing": "VG", "done": "VN", "being": "AN", "i": "PR", "than": "IN"}


def _follows_s(tokens: list[Token], i: int) -> bool:
    return (
        i > 0
        and tokens[i - 1].low.endswith("s")
        and (tokens[i - 1].end == tokens[i].start)
    )


def _may_be_infinitive(token: Token) -> bool:
    return token.text.islower() and not token.low.endswith(("s", "er", "ics"))


def _is_name(tokens: list[Token], i: int) -> bool:
    """Tell a name from the first word of a quotation or of a clause after a colon."""
    previous = tokens[i - 1]
    if previous.text in QUOTES or previous.text in ":'‘":
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        low = tokens[i].low
        return low not in _CLOSED and bool(following and following.is_capital)
    return True


def _in_context(tokens: list[Token], i: int) -> None:
    """Settle words whose class their neighbours tell."""
    token = tokens[i]
    previous = _before(tokens, i)
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    if token.tag == "NN" and token.is_capital and i == 0 and following == "NP":
        token.tag = "NP"
    elif i == 0 and token.is_capital and token.tag == "NN":
        token.tag = "NN" if token.low.endswith("s") else "NP"
    elif token.tag == "TH":
        if following in ("NN", "JJ") and previous in ("IN", ".", "VF", "q", "CC", "VB"):
            pass  # Left as a complementiser; "that man" is rarer than "that men".
        if previous in ("IN", "TO") or following in ("IN", "."):
            token.tag = "PR"
    elif token.tag == "SB" and i + 1 < len(tokens) and tokens[i + 1].low == "of":
        token.tag = "IN"
    elif token.tag == "IN" and token.low in lexicon.SUBORDINATORS:
        token.tag = "SB"
    elif token.low in ("this", "these", "those", "all", "some", "many", "both", "each"):
        if following in ("AX", "MD", "VF", "S?", "IN", "WH", "RB", ",", "."):
            token.tag = "PR"
    elif token.low in ("half",) and following not in ("DT", "IN", "CD"):
        token.tag = "NN"
    if token.tag in ("B?", "S?"):
        _open_verb(tokens, i, previous, following)


def _open_verb(tokens: list[Token], i: int, previous: str, following: str) -> None:
    token = tokens[i]
    if previous in ("MD", "TO"):
        if token.tag == "B?":
            token.tag = "VB"
            return
        token.tag = "NN"
    elif previous in ("DT", "JJ", "PS", "IN", "CD", "VG", "$") and not (
        previous == "DT"
        and tokens[i - 1].low in ("this", "all", "most", "some")
        and token.tag == "S?"
    ):
        token.tag = "NN"
    elif previous == "AX" and token.tag == "B?":
        auxiliary = tokens[i - 1].low if i else ""
        token.tag = "VB" if auxiliary.startswith(("do", "did")) else "NN"


def _before(tokens: list[Token], i: int) -> str:
    """The tag before, adverbs and quotation marks passed over."""
    i -= 1
    while i >= 0 and (tokens[i].tag in ("RB", "q") or _around_adverb(tokens, i)):
        i -= 1
    return tokens[i].tag if i >= 0 else "."


def _around_adverb(tokens: list[Token], i: int) -> bool:
    """Say whether the comma is one of the two in ``Unions, however, argue``."""
    if tokens[i].tag != ",":
        return False
    closes = i > 1 and tokens[i - 1].tag == "RB" and tokens[i - 2].tag == ","
    opens = i + 2 < len(tokens) and tokens[i + 1].tag == "RB" and (
        tokens[i + 2].tag == ","
    )
    return closes or opens


def _pasts(tokens: list[Token]) -> None:
    """Tell past tenses from participles."""
    for i, token in enumerate(tokens):
        if token.tag not in ("ED", "VN"):
            continue
        previous = _before(tokens, i)
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


_ALWAYS_REDUCED = frozenset("aged based born located situated nicknamed dubbed".split())


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


def _presents(tokens: list[Token]) -> None:
    """Tell present tenses from nouns, after the pasts are known."""
    for i, token in enumerate(tokens):
        if token.tag not in ("S?", "B?"):
            continue
        previous = _before(tokens, i)
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
    plural = (
        previous in ("NN", "NP", "PR")
        and before.endswith("s")
        or (
            before in ("people", "women", "men", "children", "police", "these", "those")
        )
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
