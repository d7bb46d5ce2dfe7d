"""Cue words that change what a clause says: negations, modals, hedges, attributions."""

import re
from collections.abc import Sequence
from functools import lru_cache

from claims.english.abbreviations import OPENING_WORDS
from claims.english.calendar import MONTHS, MONTHS_SHORT, WEEKDAYS
from claims.english.fold import fold
from claims.english.number_words import GREAT, MANY, ONES, TENS
from claims.english.word_lists import words_in
from claims.vocabulary import Touched

_NEGATIONS = words_in(
    """
    not no never neither nor none nobody nothing nowhere without cannot hardly barely
    scarcely rarely seldom denies denied deny denying fail fails failed refuse refuses
    refused false falsely untrue
    nicht kein keine keinen keiner keinem nie niemals ohne pas jamais sans nunca jamás
    sin não niet geen nooit не ни никогда нет
    """
)
_MODALS = words_in(
    """
    can could might must shall should will would ought expected planned plans intends
    intended hopes hoped scheduled proposed
    """
)
_ATTRIBUTIONS = words_in(
    """
    said says say saying told tells according reportedly allegedly purportedly
    apparently supposedly ostensibly seemingly presumably probably possibly perhaps
    maybe likely unlikely potentially claimed claiming stated announced
    argued argues believes believed thinks thought suggested suggests alleged alleges
    asserted asserts insisted insists maintained estimated reported
    unconfirmed rumoured rumored supposed seems seem seemed appears appeared added adds
    wrote writes posted tweeted testified confirmed acknowledged conceded cites cited
    quoted warned warns predicts predicted noted explained recalled reports report
    suspected suspects assumed implied implies arguably purported alleged apparent
    possible probable potential myth hoax rumour rumor
    """
)
_CONDITIONS = words_in(
    "if unless provided providing whether except only until once assuming pending"
)
_COUNTS = words_in(
    """
    hundred dozen half quarter third thirds double triple twice thrice percent
    percentage first second last almost nearly roughly approximately fourth fifth sixth
    seventh eighth ninth tenth eleventh twelfth twentieth hundredth halves quarters all
    some every few several many both couple scores majority minority
    """
) | {*ONES, *TENS, *GREAT, *MANY}
_ROUNDING = words_in("about around over under above below least most exactly just only")
"""What says how exact the figure after it is."""
_COMPARING = words_in("more less fewer greater larger smaller higher lower")
_UNITS = words_in(
    """
    mm cm m km in ft yd mi kmh mph knots g kg lb lbs oz t l ml ha kw mw gw kwh mwh c f
    millimetre centimetre metre kilometre millimeter centimeter meter kilometer inch
    foot yard mile gram kilogram kilo ounce pound ton tonne litre liter gallon barrel
    acre hectare degree celsius fahrenheit watt kilowatt megawatt volt
    dollar cent euro penny pence yen yuan rupee rouble ruble franc peso won crown
    second minute hour day week month year decade century time fold point times feet
    inches centuries pennies
    """
)
_DATES = frozenset(
    {*MONTHS, *MONTHS_SHORT, *WEEKDAYS, "yesterday", "today", "tomorrow"}
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SIGNS = frozenset("%‰°$€£¥₹₽₩¢§±+<>=≤≥≈~#")
"""Marks that belong to a figure."""
_ASKING = frozenset("?¿؟？")
"""What is asked is not stated."""
_QUOTES = frozenset('"“”„«»「」『』')


@lru_cache(maxsize=65536)
def touched(word: str) -> Touched:
    """Return what a word is: a figure, a date, a denial; a capital makes a name."""
    key = fold(word)
    if key == "may" and word.islower():
        return Touched.MODAL
    if _YEAR.fullmatch(key) or key in _DATES:
        return Touched.DATE
    if any(each.isnumeric() for each in word) or word in _SIGNS or key in _COUNTS:
        return Touched.NUMBER
    if key in _NEGATIONS or key.endswith("n't"):
        return Touched.NEGATION
    if key in _MODALS or key in _ASKING or key.endswith(("'ll", "'d")):
        return Touched.MODAL
    if key in _ATTRIBUTIONS or word in _QUOTES:
        return Touched.ATTRIBUTION
    if key in _CONDITIONS:
        return Touched.CONDITION
    if word[0].isupper() and key not in OPENING_WORDS:
        return Touched.NAME
    return Touched.WORDING


def rounds(word: str, following: str) -> bool:
    """Say whether a word tells how exact the figure after it is."""
    key = fold(word)
    if key in _COMPARING and fold(following) == "than":
        return True
    return key in _ROUNDING | _COMPARING and touched(following) is Touched.NUMBER


def is_unit(word: str, before: str) -> bool:
    """Say whether a word tells what the figure before it counts."""
    key = fold(word)
    return (key in _UNITS or key.removesuffix("s") in _UNITS) and touched(
        before
    ) is Touched.NUMBER


_ORDER = tuple(Touched)


def gravest(found: Sequence[Touched]) -> Touched:
    """Return the first of what was touched in the order of ``Touched``."""
    return min(found, key=_ORDER.index, default=Touched.WORDING)
