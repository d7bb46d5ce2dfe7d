"""Reading a number where it begins: digits, words, fractions and what multiplies."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from claims.english.number_words import (
    DOZENS,
    LETTERS,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
)

_DIGITS = re.compile(
    r"""
      \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)
    | \d{1,3}(?:[\u202f\u00a0 ]\d{3})+(?![\d,]|\.\d)
    | \d*\.\d+
    | (?<!,)\d+,\d{1,2}(?![\d,]|\.\d)
    | \d+
    """,
    re.VERBOSE,
)
_EXPONENT = re.compile(r"[eE]([+-]?\d+)(?![\w.])")
_POWER = re.compile(r"\^([+-]*\d+(?:\.\d+)?)")
_TIMES_TEN = re.compile(r"\s?[x×*]\s?10\^([+-]?\d+)")
_OVER = re.compile(r"\s?/\s?(\d+)(?![\d/])")
_LETTER = re.compile(r"\s?(mm|[kKmMbBgGtT])(?!\w|['’])")
_TIGHT_LETTER = re.compile(r"(mm|[kKmMbBgGtT])(?!\w|['’])")
_GAP = re.compile(r"[ \t\u00a0]*(?:-[ \t]*)?")
_WORD = re.compile(r"[A-Za-z]+")
_SIGN = re.compile(r"(?:(?:minus|negative)\s+|[-−–+]\s?)$", re.IGNORECASE)
_SPACED = re.compile(r"\d\s[-−–]\s")
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, with the offsets of what states it, end exclusive."""

    start: int
    end: int
    value: Fraction
    in_words: bool


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text in its order, none inside another."""
    found: list[Number] = []
    at = 0
    while at < len(text):
        begin = _BEGIN.search(text, at)
        if begin is None:
            break
        if address := inside_address(text, begin.start()):
            at = address
            continue
        joined = _JOINED.match(text, begin.start())
        if joined is None and (day := _LIKE_A_DAY.match(text, begin.start())):
            joined = day if int(day[1]) not in _DIVISORS else None
        if joined is not None:
            # 20:15, 9/11, 1.000.000: no figure that could be told from its digits.
            at = joined.end()
            continue
        number = _within(text, begin.start())
        if number is None or _of_another(text, begin.start()):
            at = max(begin.end(), begin.start() + 1)
            continue
        found.append(_signed(text, number, found[-1].end if found else 0))
        at = number.end
    return found


_STARTS = sorted({*ONES, *TENS, *SCALES, *PARTS, "hundred", "a", "an"}, key=len)[::-1]
_BEGIN = re.compile(
    r"(?<![\w.])(?<![A-Za-z]-)(?:\d|\.\d|[½¼¾⅓⅔⅛])|(?<=[A-Z]{3})\d|(?<=\$)\d"
    rf"|(?<![A-Za-z])(?:{'|'.join(_STARTS)})(?![A-Za-z])",
    re.IGNORECASE,
)


_JOINED = re.compile(
    r"""
      \d+(?::\d+)+
    | \d+/\d+/\d+
    | \d+(?:\.\d+){2,}
    | \d{1,2}(?:,\d{2})+,\d{3}(?!\d)
    | \d{41,}
    """,
    re.VERBOSE,
)
_LIKE_A_DAY = re.compile(r"(?:0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?![\d/])")
_DIVISORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30])
_BEHIND, _AHEAD = 80, 320
"""How many characters around its beginning tell a number."""


def _within(text: str, at: int) -> Number | None:
    """Return the number that begins at a place, told by what stands around it.

    A text of nothing but number words would else be read again and again.
    """
    first, last = max(0, at - _BEHIND), at + _AHEAD
    while last < len(text) and last < at + 2 * _AHEAD and not text[last].isspace():
        last += 1
    number = _number(text[first:last], at - first)
    if number is None:
        return None
    return replace(number, start=number.start + first, end=number.end + first)


_HALF_MORE = re.compile(r"\w\s+and\s+$", re.IGNORECASE)


def _of_another(text: str, at: int) -> bool:
    """Say whether "and a half" goes with a noun before it: "a year and a half"."""
    return text[at : at + 2].lower() == "a " and bool(
        _HALF_MORE.search(text, max(0, at - 8), at)
    )


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)


def inside_address(text: str, at: int) -> int:
    """Return where the web or mail address ends that a place lies in, else 0."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    found = _ADDRESS.match(text, start)
    return found.end() if found and found.end() > at else 0


def _signed(text: str, number: Number, after: int) -> Number:
    before = text[after : number.start]
    sign = _SIGN.search(before)
    if sign is None:
        return number
    start = after + sign.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in ")%"):
        return number
    if "+" in sign.group():
        return number
    if _SPACED.fullmatch(text, max(0, start - 2), number.start):
        return number  # "5 - 3" is a score or a range.
    return Number(start, number.end, -number.value, number.in_words)


def _number(text: str, at: int) -> Number | None:
    if text[at] in _VULGAR:
        return Number(at, at + 1, Fraction(*_VULGAR[text[at]]), False)
    if text[at].isdigit() or text[at] == ".":
        return _in_digits(text, at)
    return _in_words(text, at)


def _in_digits(text: str, at: int) -> Number | None:
    found = _DIGITS.match(text, at)
    if found is None:
        return None
    end = found.end()
    value = _decimal(found.group())
    if over := _OVER.match(text, end):
        if int(over[1]):
            return Number(at, over.end(), value / int(over[1]), False)
        return Number(at, end, value, False)
    mixed = re.compile(r"\s+(\d+)/(\d+)(?![\d/])").match(text, end)
    if mixed and int(mixed[2]):
        value += Fraction(int(mixed[1]), int(mixed[2]))
        return Number(at, mixed.end(), value, False)
    if end < len(text) and text[end] in _VULGAR:
        return Number(at, end + 1, value + Fraction(*_VULGAR[text[end]]), False)
    for pattern in (_EXPONENT, _TIMES_TEN):
        if (power := pattern.match(text, end)) and abs(int(power[1])) < 100:
            return Number(at, power.end(), value * Fraction(10) ** int(power[1]), False)
    if power := _POWER.match(text, end):
        exponent = power[1].replace("--", "-").lstrip("+")
        try:
            raised = Fraction(float(value) ** float(exponent))
        except (ValueError, OverflowError, ZeroDivisionError):
            return Number(at, end, value, False)
        return Number(at, power.end(), raised, False)
    scaled = _scaled(text, end)
    if scaled is not None:
        end, factor = scaled
        return _rest(text, Number(at, end, value * factor, False), factor)
    if letter := _LETTER.match(text, end):
        tight = _TIGHT_LETTER.match(text, end) is not None
        if tight and letter[1] == "m" and _means_million(text, at, letter.end()):
            return Number(at, letter.end(), value * LETTERS["m"], False)
        if (tight and letter[1] not in ("m", "g", "t", "mm")) or (
            not tight and letter[1] in ("k", "M", "b", "B", "K")
        ):
            factor = LETTERS[letter[1].lower()]
            return Number(at, letter.end(), value * factor, False)
    return _fraction_after(text, Number(at, end, value, False))


_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₩₽]|\b[A-Z]{3})\s?$")
_COUNTED = re.compile(r"\s+([A-Za-z]+)")
_ACROSS = frozenset(["hurdles", "metres", "meters", "times", "yards"])


def _means_million(text: str, at: int, end: int) -> bool:
    """Say whether the letter of "5m" counts: "£5m", "5m people", but not "5m high"."""
    if _MONEY_BEFORE.search(text, max(0, at - 6), at):
        return True
    following = _COUNTED.match(text, end)
    if following is None:
        return False
    word = following[1].lower()
    if word in ("people", "men", "women", "children"):
        return True
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return is_plural and word not in _ACROSS


def _decimal(digits: str) -> Fraction:
    bare = re.sub(r"[\s\u202f\u00a0]", "", digits)
    if re.fullmatch(r"\d+,\d{1,2}", bare):
        bare = bare.replace(",", ".")
    return Fraction(bare.replace(",", ""))


def _scaled(text: str, at: int) -> tuple[int, int] | None:
    """Return where the words end that multiply ("hundred million"), and by what."""
    factor, end = 1, at
    while True:
        word = _next(text, end)
        if word is None:
            break
        low = word[0]
        each = SCALES.get(low) or DOZENS.get(low) or (100 if low == "hundred" else 0)
        if not each or factor > 10**24:
            break
        factor, end = factor * each, word[1]
    return (end, factor) if end > at else None


def _next(text: str, at: int) -> tuple[str, int] | None:
    """Return the next word in lower case, and where it ends."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    found = _WORD.match(text, start)
    return (found.group().lower(), found.end()) if found else None


def _rest(text: str, number: Number, factor: int) -> Number:
    """Add what follows a scale: "two million three hundred and one"."""
    more = _LINK.match(text, number.end)
    if more and _BEGIN.match(text, more.end()):
        below = _number(text, more.end())
        joined = "and" in more.group()
        if (
            below is not None
            and below.value.denominator == 1
            and 0 < below.value < factor
            and (below.value >= 100 or joined)
            and factor <= 1000
        ):
            return Number(
                number.start, below.end, number.value + below.value, number.in_words
            )
    return _fraction_after(text, number)


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


def _in_words(text: str, at: int) -> Number | None:
    if part := _PART_OF.match(text, at):
        share = _PARTS_OF[re.split(r"[\s-]+", part[1].lower())[-1]]
        low = part[2].lower()
        return Number(at, part.end(), share * (SCALES.get(low) or 100), True)
    first = _next(text, at)
    if first is None:
        return None
    word, end = first
    if word in ("a", "an"):
        following = _next(text, end)
        if following is None:
            return None
        low, last = following
        if low in PARTS and low not in ("second", "quarters", "halves"):
            if _is_ordinal_use(text, last, low):
                return None
            return Number(at, last, Fraction(1, PARTS[low]), True)
        if low in ("hundred", *SCALES, *DOZENS):
            whole = _whole(text, end, Fraction(1))
            if whole is None:
                return None
            return _fraction_after(text, Number(at, whole[0], whole[1], True))
        if low in TENS and (after := _next(text, last)) and after[0] in ORDINALS:
            ordinal = ORDINALS[after[0]]
            if ordinal < 10:
                return Number(at, after[1], Fraction(1, TENS[low] + ordinal), True)
        return None
    if word in PARTS and word not in ("half", "quarter"):
        return None
    if word in ("half", "quarter"):
        scaled = _scaled(text, end)
        if scaled is None:
            return None
        return Number(at, scaled[0], Fraction(scaled[1], PARTS[word]), True)
    whole = _whole(text, at, None)
    if whole is None or (word == "one" and _POINTS.search(text, 0, at)):
        return None
    end, value = whole
    return _fraction_after(text, Number(at, end, value, True))


_POINT = re.compile(
    rf"[ \t]+point((?:[ \t-]+(?:{'|'.join([*ONES, *TENS])}))+)(?!\w)", re.IGNORECASE
)
_LINK = re.compile(r"\s+(?:and\s+)?")
_POINTS = re.compile(
    r"\b(?:this|that|which|each|every|any|another|no|the|only|first|last|next)\s+$",
    re.I,
)


def _is_ordinal_use(text: str, at: int, word: str) -> bool:
    """Say whether "a third" counts: "a third time", "a fifth bridge"."""
    if word in ("half", "quarter"):
        return False
    following = _next(text, at)
    return following is not None and following[0] not in _AFTER_PARTS


_AFTER_PARTS = frozenset(
    [
        "of",
        "the",
        "a",
        "as",
        "more",
        "less",
        "fewer",
        "and",
        "in",
        "is",
        "was",
        "were",
        "or",
        "from",
        "to",
    ]
)


def _whole(text: str, at: int, start: Fraction | None) -> tuple[int, Fraction] | None:
    """Return where a whole number in words ends, and the number."""
    total, current = Fraction(0), start if start is not None else Fraction(0)
    seen = start is not None
    room = 1 if seen else 10**18
    end = at
    while True:
        gap = re.compile(r"[ \t\u00a0]*(?:-[ \t]*)?").match(text, end)
        begin = gap.end() if gap else end
        joined = False
        link = re.compile(r"[ \t]+and[ \t]+").match(text, end)
        if link and seen and room >= 100 and room < 10**18:
            begin, joined = link.end(), True
        digits = (
            re.compile(r"\d{1,3}(?![\d.,]\d|\w)").match(text, begin) if joined else None
        )
        found = _WORD.match(text, begin)
        if found is None:
            if digits is not None:
                total += current + int(digits.group())
                return digits.end(), total
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
            if joined and (part := _next(text, found.end())) and part[0] in PARTS:
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
            return found.end(), total
        else:
            break
        seen, end = True, found.end()
    if not seen or end == at:
        return None
    value = total + current
    if point := _POINT.match(text, end):
        said = point[1].strip().lower()
        decimals = "".join(
            str(ONES.get(each, TENS.get(each, 0)))
            for each in re.split(r"[ \t-]+", said)
        )
        if len(decimals) == 3 and decimals[1] == "0":
            decimals = decimals[0] + decimals[2]  # "point seventy-one"
        value += Fraction(int(decimals), 10 ** len(decimals))
        end = point.end()
    return end, value


def _fraction_after(text: str, number: Number) -> Number:
    """Add or apply a fraction: "two thirds", "one and a half", "one in three"."""
    at, value = number.start, number.value
    following = _next(text, number.end)
    over = re.compile(r"\s+(?:over|out\s+of)\s+").match(text, number.end)
    if over:
        below = (
            _number(text, over.end())
            if over.end() < len(text) and _BEGIN.match(text, over.end())
            else None
        )
        if below is not None and below.value:
            return Number(at, below.end, value / below.value, True)
    if following is not None and value.denominator == 1:
        low, end = following
        plural_fits = value == 1 or low.endswith("s")
        last = re.split(r"[\s-]+", text[at : number.end].lower())[-1]
        if last in TENS and value > TENS[last] and 0 < PARTS.get(low, 0) < 10:
            part_of = Fraction(TENS[last] + PARTS[low])
            return Number(at, end, (value - TENS[last]) / part_of, True)
        if low in PARTS and low != "second" and plural_fits and number.in_words:
            return Number(at, end, value / PARTS[low], True)
        if low in TENS and (after := _next(text, end)):
            part = ORDINALS.get(after[0], ORDINALS.get(after[0].rstrip("s"), 10))
            if part < 10 and (value == 1 or after[0].endswith("s")):
                return Number(at, after[1], value / (TENS[low] + part), True)
    and_ = re.compile(r"\s+and\s+", re.I).match(text, number.end)
    last = re.split(r"[\s-]+", text[at : number.end].lower())[-1]
    scale = SCALES.get(last, 1)
    if and_ and (number.in_words or scale > 1):
        more = _number(text, and_.end()) if _BEGIN.match(text, and_.end()) else None
        if more is not None and 0 < more.value < 1 and more.in_words:
            scaled = _scaled(text, more.end)
            if scaled is not None and scale == 1:
                whole = (value + more.value) * scaled[1]
                return Number(at, scaled[0], whole, True)
            if scaled is not None and scaled[1] < scale:
                return Number(at, scaled[0], value + more.value * scaled[1], True)
            return Number(at, more.end, value + more.value * scale, True)
    return number


def stand_alone(text: str, number: Number) -> bool:
    """Say whether no letter follows a number in digits: "29km" is a measure."""
    if number.in_words or number.end >= len(text):
        return True
    return not text[number.end].isalpha()
