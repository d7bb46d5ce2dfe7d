"""A light part-of-speech tagger: closed classes, verb forms, suffixes, neighbours.

The tags: ``DT`` determiner or possessive, ``PR`` pronoun, ``IN`` preposition, ``CC``
conjunction, ``SB`` subordinator, ``WH`` relative, ``TH`` that, ``MD`` modal, ``AX``
finite be, have or do, ``AN`` the same not finite, ``TO``, ``VF`` finite verb, ``VB``
base form, ``VG`` -ing form, ``VN`` participle, ``NN`` noun, ``NP`` name, ``CD`` number,
``JJ`` adjective, ``RB`` adverb, ``PS`` possessive mark, ``q`` quotation mark, ``x`` any
other mark, and the marks themselves.
"""

from claims.english import lexicon, verbs
from claims.english.tokens import DASHES, POSSESSIVES, QUOTES, Token
from claims.extraction.rules.finite_verbs import pasts, presents, tag_before

_ADJECTIVE_ENDINGS = (
    "ous", "ful", "less", "able", "ible", "ical", "ional", "ish", "ian", "ese", "ent",
    "ive", "ary", "ic", "al", "ant",
)  # fmt: skip
_NOUN_ENDINGS = (
    "ment", "ness", "tion", "sion", "ship", "ity", "ance", "ence", "ian", "ist", "ant",
)  # fmt: skip


def tag(tokens: list[Token]) -> None:
    """Tag the tokens of one sentence, in place."""
    headline = _is_headline(tokens)
    for i in range(len(tokens)):
        _lexical(tokens, i, headline)
    for i in range(len(tokens)):
        _in_context(tokens, i)
    pasts(tokens)
    presents(tokens)
    for token in tokens:
        if token.tag in ("VF", "VB", "VG", "VN"):
            token.lemma = verbs.lemma(token.low)


def _is_headline(tokens: list[Token]) -> bool:
    """Say whether nearly every word has a capital, so that none tells a name."""
    ends = [token.text for token in tokens[-2:]]
    if any(text in (".", "?", "!") for text in ends):
        return False
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
    elif not (text[0].isalnum() or any(map(str.isalnum, text))):
        token.tag = text if text in ",;:." else "$" if text in "$€£¥" else "x"
    elif not text[0].isalpha() and any(map(str.isdigit, text)):
        token.tag = "CD"
    elif name and low not in lexicon.SUBJECT_PRONOUNS and _is_name(tokens, i):
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
    previous = tag_before(tokens, i)
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
        _open_verb(tokens, i, previous)


def _open_verb(tokens: list[Token], i: int, previous: str) -> None:
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
