"""Claims that noun phrases make: titles, roles, members of, reduced relatives."""

from claims.english import lexicon
from claims.english.tokens import Token
from claims.extraction.rules.draft import Draft, words_of
from claims.extraction.rules.list_members import coordination
from claims.extraction.rules.outline import Range, phrase_before
from claims.extraction.rules.tag_sets import HARD
from claims.vocabulary import Kind

_STOPS = HARD | {"SB", "WH", "TH", "MD", "AX", "VF"}


def titles(tokens: list[Token]) -> list[Draft]:
    """Find ``Russian President Vladimir Putin``: a role and the name that has it."""
    found = []
    for i in range(len(tokens) - 1):
        thing = tokens[i].low in lexicon.THINGS and tokens[i].tag == "NN"
        if tokens[i + 1].tag != "NP" or not (thing or tokens[i].low in lexicon.ROLES):
            continue
        if tokens[i + 1].low in lexicon.ROLES or tokens[i].tag not in (
            "NN",
            "NP",
            "JJ",
        ):
            continue
        start, end = i, i + 1
        while start > 0 and (
            tokens[start - 1].tag in ("NP", "JJ", "NN", "PS")
            or tokens[start - 1].low in lexicon.DETERMINERS - {"the", "all", "both"}
        ):
            start -= 1
        while end < len(tokens) and tokens[end].tag == "NP":
            end += 1
        if end - start > 2:
            words = words_of((start, end))
            found.append(Draft(words, Kind.RELATION, None, "title"))
    return found


def memberships(tokens: list[Token]) -> list[Draft]:
    """Find ``Ada Brook of the Census Office``: a person and where from."""
    found = []
    for i in range(2, len(tokens) - 1):
        if tokens[i].low not in ("of", "from"):
            continue
        start = i
        while start > 0 and tokens[start - 1].tag == "NP":
            start -= 1
        if not 2 <= i - start <= 4 or (start > 0 and tokens[start - 1].tag == "DT"):
            continue
        if any(
            token.low in lexicon.ROLES | lexicon.ORGANISATIONS
            for token in tokens[start:i]
        ):
            continue
        end = i + 1
        if tokens[end].tag == "DT":
            end += 1
        begin = end
        while end < len(tokens) and tokens[end].tag in ("NP", "NN"):
            end += 1
        if end > begin and tokens[begin].tag == "NP":
            words = words_of((start, end))
            found.append(Draft(words, Kind.RELATION, None, "member"))
    return found


def participles(tokens: list[Token]) -> list[tuple[Range, int, int]]:
    """Return each noun phrase with the start and the end of the participle after it."""
    found = []
    for i in range(1, len(tokens) - 1):
        if tokens[i].tag not in ("VN", "VG"):
            continue
        if tokens[i - 1].tag not in ("NN", "NP", "CD"):
            continue
        anchor, end = phrase_before(tokens, i), _phrase_end(tokens, i + 1)
        if anchor is not None and end - i >= 3:
            found.append((anchor, i, end))
    return found


def reduced_relatives(tokens: list[Token]) -> list[Draft]:
    """Find ``a bridge built in 1931``: a noun phrase and its participle."""
    found = []
    for anchor, start, end in participles(tokens):
        past = tokens[start].tag == "VN"
        kind = Kind.EVENT if past else Kind.STATE
        words = words_of(anchor, (start, end))
        found.append(Draft(words, kind, None, "reduced"))
    return found


def possessed(tokens: list[Token]) -> list[Draft]:
    """Find ``Mongolia's failure to arrest Putin``: what a possessive presupposes."""
    found = []
    for i, token in enumerate(tokens):
        if token.tag != "PS" or i == 0 or tokens[i - 1].tag not in ("NP", "NN"):
            continue
        owner = phrase_before(tokens, i)
        noun = i + 1
        while noun < len(tokens) and tokens[noun].tag in ("JJ", "NN", "VN", "RB", "JJ"):
            noun += 1
        if owner is None or noun == i + 1 or noun >= len(tokens):
            continue
        complement = tokens[noun].low in ("against", "regarding")
        if tokens[noun].tag == "TO" and tokens[noun + 1 :][:1]:
            complement = tokens[noun + 1].tag == "VB"
        if not complement:
            continue
        end = _phrase_end(tokens, noun)
        words = words_of((owner[0], end))
        found.append(Draft(words, Kind.EVENT, None, "possessed"))
    return found


def _phrase_end(tokens: list[Token], i: int) -> int:
    """Return where the phrase stops: at a mark, a verb or an opening word."""
    while i < len(tokens) and tokens[i].tag not in _STOPS and tokens[i].tag != "CC":
        i += 1
    return i


def places(tokens: list[Token]) -> list[Draft]:
    """Find ``the Eiffel Tower in Paris``: where a named thing is."""
    found = []
    for i in range(2, len(tokens) - 1):
        if tokens[i].low != "in" or tokens[i - 1].tag not in ("NP", "NN"):
            continue
        start = i
        while start > 0 and tokens[start - 1].tag in ("NP", "NN"):
            start -= 1
        names = sum(token.tag == "NP" for token in tokens[start:i])
        if names < 1 or i - start < 2 or start == 0 or tokens[start - 1].tag != "DT":
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].tag in ("DT", "JJ", "NN", "NP", "CD"):
            end += 1
        if any(token.tag == "NP" for token in tokens[i + 1 : end]) and not any(
            token.low in lexicon.PERIODS for token in tokens[i + 1 : end]
        ):
            words = words_of((start - 1, end))
            found.append(Draft(words, Kind.RELATION, None, "place"))
    return found


def numbered(tokens: list[Token]) -> list[Draft]:
    """Find ``the country's nine ports``: how many somebody has."""
    found = []
    for i in range(1, len(tokens) - 2):
        if tokens[i].tag != "PS" or tokens[i + 1].tag != "CD":
            continue
        owner = phrase_before(tokens, i)
        end = i + 2
        while end < len(tokens) and tokens[end].tag in ("JJ", "NN", "CD"):
            end += 1
        if owner is not None and end > i + 2 and tokens[end - 1].tag == "NN":
            words = words_of((owner[0], end))
            found.append(Draft(words, Kind.QUANTITY, None, "numbered"))
    return found


_HAPPENING = ("tion", "sion", "ment", "victory", "death", "attack", "loss", "birth")


def happenings(tokens: list[Token]) -> list[Draft]:
    """Find ``the deportation of children``: an event that a noun presupposes."""
    found = []
    for i in range(1, len(tokens) - 2):
        if tokens[i].tag != "NN" or not tokens[i].low.endswith(_HAPPENING):
            continue
        if tokens[i + 1].low != "of":
            continue
        start = i
        while start > 0 and tokens[start - 1].tag in ("JJ", "NN", "NP"):
            start -= 1
        if start == 0 or tokens[start - 1].low not in (
            "the",
            "its",
            "his",
            "her",
            "their",
        ):
            continue
        end = _phrase_end(tokens, i)
        if any(token.tag == "NP" for token in tokens[i:end]) and end - i > 4:
            words = words_of((start - 1, end))
            found.append(Draft(words, Kind.EVENT, None, "happening"))
    return found


def examples(tokens: list[Token]) -> list[Draft]:
    """Find ``grains such as rye, oats and barley``: one claim an example."""
    found: list[Draft] = []
    for i in range(1, len(tokens) - 2):
        begin = i + 1
        if tokens[i].low == "such" and tokens[i + 1].low == "as":
            begin = i + 2
        elif tokens[i].low != "including" or tokens[i - 1].tag == "CC":
            continue
        anchor = phrase_before(tokens, i)
        if anchor is None:
            continue
        end = begin
        while end < len(tokens) and tokens[end].tag in (
            "DT",
            "JJ",
            "NN",
            "NP",
            "CD",
            ",",
            "CC",
            "q",
        ):
            end += 1
        members = coordination(tokens, (begin, end)) or [(begin, end)]
        for member in members:
            words = words_of(anchor, (i, begin), member)
            found.append(Draft(words, Kind.RELATION, None, "example"))
    return found


RULES = (
    titles,
    memberships,
    reduced_relatives,
    possessed,
    places,
    numbered,
    happenings,
    examples,
)
