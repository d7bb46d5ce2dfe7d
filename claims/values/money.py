"""Money: what stands before or behind a figure, and its cents."""

import re
from dataclasses import replace

from claims.values.figure import Figure
from claims.values.number import Number
from claims.values.number_scale import scaled
from claims.values.units import units
from claims.values.value import ValueType

_SIGNS = "$€£¥₹₩₽₡₭฿₦₴₺₸₵₪₫₱"
_SIGN_BEFORE = re.compile(
    rf"(?P<country>[A-Za-z.]*)(?P<gap>\s?)(?P<sign>[{_SIGNS}])\s*$"
)
_APART = ("c", "us", "nz", "hk")
_WORD_BEFORE = re.compile(r"(?<![A-Za-z$])(?P<word>[A-Za-z]+\.?)\s*$")
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])(?P<code>[A-Z]{3})\s?$")
_CENTS = re.compile(r"\s+(?:and\s+)?$", re.I)
_WEIGHTS = frozenset({"pound", "pounds"})
# Words that are other words more often, where few of them are told: "12 won medals".
_RARE = frozenset({"won", "real", "som", "dram", "colon", "lats", "sen", "fen"})
_PAYING = re.compile(
    r"[£]|\b(?:pay|paid|pays|cost|costs|price|priced|worth|fine|fined|fee|bill|salary|spent"
    r"|spend|sterling|pence|earn|earned|million|billion|profit|sales|bank|debt|tax)\b",
    re.I,
)


def money_before(text: str, number: Number) -> Figure | None:
    """Return the amount whose sign or code stands before it: "US$ 20", "CHF 5"."""
    start = number.start
    known = units().before
    if sign := _SIGN_BEFORE.search(text, max(0, start - 12), start):
        # "US $20", but "a $20" is no A$20.
        country = sign["country"]
        if sign["gap"] and not (country.isupper() or country.lower() in _APART):
            country = ""
        whole = known.get((country + sign["sign"]).lower()) if country else None
        found = whole or known[sign["sign"]]
        at = sign.start("country" if whole else "sign")
        return Figure(at, number.end, ValueType.MONEY, number, found)
    word = _WORD_BEFORE.search(text, max(0, start - 12), start)
    if word and (named := known.get(word["word"].lower())):
        return Figure(word.start(), number.end, ValueType.MONEY, number, named)
    code = _CODE_BEFORE.search(text, max(0, start - 5), start)
    if code is not None and code["code"] in units().codes:
        coded = units().money.exact[code["code"]]
        return Figure(code.start(), number.end, ValueType.MONEY, number, coded)
    return None


def money_after(text: str, number: Number) -> Figure | None:
    """Return the amount whose currency stands behind it: "10 British pounds"."""
    found = units().money.find(text, number.end)
    if found is None:
        return None
    unit, at, end = found
    written = text[at:end].lower()
    if len(written) == 1 and written.isalpha() and (at > number.end or number.in_words):
        return None  # "50p", but not "page 50 p".
    if written in _RARE and abs(number.value) < 1000 and number.value != 1:
        return None
    if written in _WEIGHTS and not _PAYING.search(
        text, max(0, number.start - 300), number.end + 300
    ):
        return None
    times = scaled(text, end)  # "two dollars million"
    if times is not None and times[1] >= 10**6:
        number, end = scale(number, times[1]), times[0]
    return Figure(number.start, end, ValueType.MONEY, number, unit)


def scale(number: Number, factor: int) -> Number:
    """Return a number that a word elsewhere multiplies: "3 to 4 million"."""
    return replace(
        number, value=number.value * factor, step=number.step * factor, scale=factor
    )


def with_cents(text: str, money: Figure, following: Number) -> Figure | None:
    """Return "thirteen dollars and forty-five cents" as one amount."""
    if money.start < money.number.start or not 0 < following.value < 100:
        return None
    if not _CENTS.fullmatch(text, money.end, following.start):
        return None
    joined = "and" in text[money.end : following.start].lower()
    coin = units().money.find(text, following.end)
    is_coin = coin is not None and coin[0].name in ("cent", "penny")
    if not is_coin and (joined or following.value < 10):
        return None
    if not is_coin and (
        units().measures.find(text, following.end) or text[following.end :][:1] == "%"
    ):
        return None
    end = coin[2] if is_coin and coin else following.end
    whole = money.number.value + following.value / 100
    number = replace(money.number, value=whole, step=following.step / 100)
    return replace(money, end=end, number=number)
