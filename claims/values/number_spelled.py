"""Reading a number in words: three hundred and twelve, half a million, a third."""

import re
from fractions import Fraction

from claims.english.number_words import DOZENS, ONES, ORDINALS, PARTS, SCALES, TENS
from claims.values.number import Number, step_of, step_of_part
from claims.values.number_scale import next_word, scaled

_PART_OF = re.compile(
    r"(half|an?\s+(?:quarter|third)|three[\s-]quarters|two[\s-]thirds)\s+(?:of\s+)?an?\s+"
    rf"(hundred|{'|'.join(sorted(SCALES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_PARTS_OF = {
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "third": Fraction(1, 3),
    "quarters": Fraction(3, 4),
    "thirds": Fraction(2, 3),
}


def in_words(text: str, at: int) -> tuple[Number, bool] | None:
    """Return the number in words at a place, and whether words may go on with it."""
    if part := _PART_OF.match(text, at):
        share = _PARTS_OF[re.split(r"[\s-]+", part[1].lower())[-1]]
        return _part(at, part.end(), share, SCALES.get(part[2].lower()) or 100), False
    first = next_word(text, at)
    if first is None:
        return None
    word, end = first
    if word in ("a", "an"):
        return _after_article(text, at, end)
    if word in PARTS and word not in ("half", "quarter"):
        return None
    if word in ("half", "quarter"):
        times = scaled(text, end)
        if times is None:
            return None
        return _part(at, times[0], Fraction(1, PARTS[word]), times[1]), False
    whole = _whole(text, at, None)
    if whole is None or (word == "one" and _is_pronoun(text, at, whole)):
        return None
    return _number(text, at, whole), True


def _part(at: int, end: int, share: Fraction, scale: int = 1) -> Number:
    return Number(at, end, share * scale, True, step_of_part(share) * scale, scale)


def _number(text: str, at: int, whole: tuple[int, Fraction, int]) -> Number:
    end, value, decimals = whole
    scale = SCALES.get(re.split(r"[\s-]", text[at:end].lower())[-1], 1)
    step = Fraction(scale, 10**decimals) if decimals else step_of(value)
    return Number(at, end, value, True, step, scale)


def _after_article(text: str, at: int, end: int) -> tuple[Number, bool] | None:
    """Return "a third", "a hundred and one", "a twenty-fifth"."""
    following = next_word(text, end)
    if following is None:
        return None
    low, last = following
    if low in PARTS and low not in ("second", "quarters", "halves"):
        if _is_ordinal_use(text, last, low):
            return None
        return _part(at, last, Fraction(1, PARTS[low])), False
    if low in ("hundred", *SCALES, *DOZENS):
        whole = _whole(text, end, Fraction(1))
        return (_number(text, at, whole), True) if whole else None
    if low in TENS and (after := next_word(text, last)) and after[0] in ORDINALS:
        ordinal = ORDINALS[after[0]]
        if ordinal < 10:
            return _part(at, after[1], Fraction(1, TENS[low] + ordinal)), False
    return None


_POINT = re.compile(
    rf"[ \t]+point((?:[ \t-]+(?:{'|'.join([*ONES, *TENS])}))+)(?!\w)", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:this|that|which|each|every|any|another|no|the|only|first|last|next|number)"
    r"\s+$",
    re.I,
)
_DESCRIBED = re.compile(
    r"\b(?:an?|the|this|that|each|every|any|no|such\s+an?|another|his|her|its|their)\s+"
    r"(?:[a-z]+(?:-[a-z]+)*\s+){1,3}$"
)
_LINKS = re.compile(
    r"\b(?:of|in|on|at|to|for|from|with|by|and|or|but|than|as|over|under|about|is|was"
    r"|least|most|just|only|total|killed|has|had|have|per)\s+$",
    re.I,
)
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:!?)\]\"'”’–—]|$)|\s+(?:that|which|who|whom|whose|is|was|are|were|and|or"
    r"|but|in|on|at|of|for|to|from|with|by|as|because|than|when|where|while|if|has|had"
    r"|will|would|can|could|may|might|must|should)\b",
    re.I,
)
_SOMEBODY = re.compile(
    r"\s+(?:another|must|can|cannot|should|could|might|would)\b", re.I
)


def _is_pronoun(text: str, at: int, whole: tuple[int, Fraction, int]) -> bool:
    """Say whether "one" counts nothing: "a difficult one", "one another"."""
    end, value, _ = whole
    before = text[max(0, at - 60) : at]
    if _POINTS.search(before):
        return True
    if value != 1 or end != at + 3:
        return False
    if _SOMEBODY.match(text, end):
        return True
    described = _DESCRIBED.search(before) and not _LINKS.search(before)
    return bool(described and _NO_NOUN.match(text, end))


def _is_ordinal_use(text: str, at: int, word: str) -> bool:
    """Say whether "a third" counts: "a third time", "a fifth bridge"."""
    if word in ("half", "quarter"):
        return False
    following = next_word(text, at)
    return following is not None and following[0] not in _AFTER_PARTS


_AFTER_PARTS = frozenset(
    """
    of the a as more less fewer and in is was were or from to
    """.split()  # noqa: SIM905 # a list would take a line a word
)


_GAP = re.compile(r"[ \t\u00a0]*(?:-[ \t]*)?")
_AND = re.compile(r"[ \t]+and[ \t]+")
_FEW_DIGITS = re.compile(r"\d{1,3}(?![\d.,]\d|\w)")
_WORD = re.compile(r"[A-Za-z]+")


def _whole(
    text: str, at: int, start: Fraction | None
) -> tuple[int, Fraction, int] | None:
    """Return where a number in words ends, the number, and how many decimals it has."""
    total, current = Fraction(0), start if start is not None else Fraction(0)
    seen = start is not None
    room = 1 if seen else 10**18
    end = at
    while True:
        gap = _GAP.match(text, end)
        begin = gap.end() if gap else end
        joined = False
        link = _AND.match(text, end)
        if link and seen and room >= 100 and room < 10**18:
            begin, joined = link.end(), True
        digits = _FEW_DIGITS.match(text, begin) if joined else None
        found = _WORD.match(text, begin)
        if found is None:
            if digits is not None:
                total += current + int(digits.group())
                return digits.end(), total, 0
            break
        low = found.group().lower()
        if (low in ("a", "an") and not seen) or total > 10**24:
            break
        if low in TENS and room >= 100:
            current += TENS[low]
            room = 10
        elif low in ONES and (ONES[low] < room if room == 10 else room >= 100):
            if room == 10 and not 0 < ONES[low] < 10:
                break
            if joined and (part := next_word(text, found.end())) and part[0] in PARTS:
                break  # "and three quarters" is a fraction of what came before.
            current += ONES[low]
            room = 1
        elif low == "hundred" and seen and not joined and current and current < 100:
            current *= 100
            room = 100
        elif low == "hundred" and not seen:
            current, room = Fraction(100), 100
        elif low in SCALES and not joined and ((seen and current) or not seen):
            factor = SCALES[low]
            if current:
                if total and total < factor and low in ("crore", "lakh"):
                    total, current = (total + current) * factor, Fraction(0)
                else:
                    total += current * factor
            elif total:
                total *= factor
            else:
                total = Fraction(factor)
            current = Fraction(0)
            room = min(10**17, factor)
        elif low in SCALES and total and not current and not joined:
            total *= SCALES[low]
        elif low in DOZENS and seen and not joined:
            total += current * 12
            return found.end(), total, 0
        else:
            break
        seen, end = True, found.end()
    if not seen or end == at:
        return None
    value, places = total + current, 0
    if point := _POINT.match(text, end):
        said = point[1].strip().lower()
        decimals = "".join(
            str(ONES.get(each, TENS.get(each, 0)))
            for each in re.split(r"[ \t-]+", said)
        )
        if len(decimals) == 3 and decimals[1] == "0":
            decimals = decimals[0] + decimals[2]  # "point seventy-one"
        places = len(decimals)
        value += Fraction(int(decimals), 10**places)
        end = point.end()
    return end, value, places
