"""Reading a number in digits: 1,234.5, 2½, 3/4, 1.5e6, 2.5bn, 40 million."""

import re
from fractions import Fraction

from claims.english.number_words import LETTERS
from claims.values.number import Number, step_of, step_of_part
from claims.values.number_scale import scaled

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
_MIXED = re.compile(r"\s+(\d+)/(\d+)(?![\d/])")
_LETTER = re.compile(r"\s?(mm|[kKmMbBgGtT])(?!\w|['’])")
_TIGHT_LETTER = re.compile(r"(mm|[kKmMbBgGtT])(?!\w|['’])")
VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}


def in_digits(text: str, at: int) -> tuple[Number, bool] | None:
    """Return the number in digits at a place, and whether words may go on with it."""
    if text[at] in VULGAR:
        return _part(at, at + 1, Fraction(*VULGAR[text[at]])), False
    found = _DIGITS.match(text, at)
    if found is None:
        return None
    end = found.end()
    value, step = _decimal(found.group())
    if fraction := _fraction(text, at, end, value):
        return fraction, False
    plain = Number(at, end, value, False, step)
    if raised := _raised(text, plain):
        return raised, False
    if words := scaled(text, end):
        end, factor = words
        step = Fraction(factor) * step if factor >= 1000 else Fraction(1)
        return Number(at, end, value * factor, False, step, factor), True
    if letter := _letter(text, plain):
        return letter, False
    return plain, True


def _decimal(digits: str) -> tuple[Fraction, Fraction]:
    """Return what digits are worth, and what the last place of them stands for."""
    bare = re.sub(r"[\s\u202f\u00a0]", "", digits)
    if re.fullmatch(r"\d+,\d{1,2}", bare):
        bare = bare.replace(",", ".")
    value = Fraction(bare.replace(",", ""))
    _, point, decimals = bare.partition(".")
    return value, Fraction(1, 10 ** len(decimals)) if point else step_of(value)


def _part(start: int, end: int, value: Fraction) -> Number:
    return Number(start, end, value, False, step_of_part(value))


def _fraction(text: str, at: int, end: int, value: Fraction) -> Number | None:
    if (over := _OVER.match(text, end)) and int(over[1]):
        return _part(at, over.end(), value / int(over[1]))
    if (mixed := _MIXED.match(text, end)) and int(mixed[2]):
        return _part(at, mixed.end(), value + Fraction(int(mixed[1]), int(mixed[2])))
    if end < len(text) and text[end] in VULGAR:
        return _part(at, end + 1, value + Fraction(*VULGAR[text[end]]))
    return None


def _raised(text: str, number: Number) -> Number | None:
    """Return a number with its power: 1.5e6, 2 × 10^9, 10^6."""
    at, value = number.start, number.value
    for pattern in (_EXPONENT, _TIMES_TEN):
        found = pattern.match(text, number.end)
        if found and abs(int(found[1])) < 100:
            times = Fraction(10) ** int(found[1])
            return Number(at, found.end(), value * times, False, number.step * times)
    power = _POWER.match(text, number.end)
    if power is None:
        return None
    exponent = power[1].replace("--", "-").lstrip("+")
    try:
        raised = Fraction(float(value) ** float(exponent))
    except (ValueError, OverflowError, ZeroDivisionError):
        return number
    step = step_of(raised) if raised.denominator == 1 else Fraction(1, 100)
    return Number(at, power.end(), raised, False, step)


def _letter(text: str, number: Number) -> Number | None:
    """Return a number with the letter that multiplies it: £2.5m, 300k."""
    letter = _LETTER.match(text, number.end)
    if letter is None:
        return None
    tight = _TIGHT_LETTER.match(text, number.end) is not None
    if not (
        (
            letter[1] == "m"
            and tight
            and _means_million(text, number.start, letter.end())
        )
        or (tight and letter[1] not in ("m", "g", "t", "mm"))
        or (not tight and letter[1] in ("k", "M", "b", "B", "K"))
    ):
        return None
    times = LETTERS[letter[1].lower()]
    step = number.step * times
    return Number(number.start, letter.end(), number.value * times, False, step, times)


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
