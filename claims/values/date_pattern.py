"""The pattern of the ways in which newspapers write dates."""

import re

from claims.english.calendar import MONTH as FULL_MONTH
from claims.english.calendar import MONTH_SHORT, SEASONS, WEEKDAY
from claims.english.number_words import ONES, ORDINALS

MONTH = rf"(?:{FULL_MONTH}|{MONTH_SHORT})"
YEAR = r"(?:1[0-9]|20)\d\d"
_COUNT = rf"(?:\d{{1,3}}|a|an|{'|'.join(word for word in ONES if ONES[word])})"
_CENTURY = "|".join(word for word, number in ORDINALS.items() if 1 < number < 22)
_SEASON = "|".join(each for each in SEASONS if each != "fall")
KINDS = (
    *("iso", "slashed", "days", "dmy", "mdy", "same", "between", "my", "month"),
    *("quarter", "half", "decade", "century", "season", "years", "year", "weekday"),
    *("near", "span", "ago"),
)
"""The groups that each name a way to write a date."""
DATE = re.compile(
    rf"""
    (?<!\w)(?:
      (?P<iso>(?P<iy>\d{{4}})-(?P<im>\d\d)-(?P<id>\d\d)\b)
    | (?P<slashed>(?<![\d/])(?P<s1>\d\d?)/(?P<s2>\d\d?)/(?P<sy>{YEAR})\b(?!/))
    | (?P<days>(?P<e1>\d{{1,2}})\s?[-–—]\s?(?P<e2>\d{{1,2}})\s+(?P<em>{MONTH})
        (?:,?\s+(?P<ey>{YEAR})\b)?(?!\w)
        |(?P<fm>{MONTH})\s+(?P<f1>\d{{1,2}})\s?[-–—]\s?(?P<f2>\d{{1,2}})(?![\d\w])
        (?:,?\s+(?P<fy>{YEAR})\b)?)
    | (?P<dmy>(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{MONTH})
        (?:,?\s+(?P<y1>{YEAR})\b)?(?!\w))
    | (?P<mdy>(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d\w])
        (?:,?\s+(?P<y2>{YEAR})\b)?)
    | (?P<same>(?P<m5>{MONTH})\s+of\s+(?:the|that)\s+same\s+year\b
        |the\s+same\s+(?P<sunit>year|month|day)\b)
    | (?P<between>between\s+(?P<b1>{MONTH})\s+and\s+(?P<b2>{MONTH})
        (?:,?\s+(?:of\s+)?(?P<by>{YEAR})\b)?(?!\w))
    | (?P<my>(?:(?P<p3>early|mid|late)[\s-]+)?(?P<m3>{MONTH})
        (?:,?\s+|\s+of\s+)(?P<y3>{YEAR})\b)
    | (?P<month>(?:(?:in|since|of|by|until|during|from|to|for)\s+
        |(?P<p4>early|mid|late)[\s-]+
        |(?P<rel>last|next|this)\s+)(?P<m4>{MONTH})(?!\w|,?\s+(?:of\s+)?{YEAR}
        |\s+of\s+th(?:e|at)\s+same|\s+\d{{1,2}}\b))
    | (?P<quarter>(?:(?:the\s+)?(?P<q>first|second|third|fourth)\s+quarter
        |Q(?P<qn>[1-4]))\s+(?:of\s+)?(?P<qy>{YEAR})\b)
    | (?P<half>(?:(?:the\s+)?(?P<h>first|second)\s+half|H(?P<hn>[12]))\s+(?:of\s+)?
        (?P<hy>{YEAR})\b)
    | (?P<decade>(?:the\s+)?(?:(?P<p5>early|mid|late)[\s-]+)?
        (?P<dy>(?:1[0-9]|20)\d0)s\b)
    | (?P<century>(?:the\s+)?(?:(?P<p7>early|mid|late)[\s-]+)?
        (?:(?P<cn>\d\d?)(?:st|nd|rd|th)|(?P<cw>{_CENTURY}))[\s-]+century\b)
    | (?P<season>(?:the\s+)?(?P<sn>{_SEASON})\s+(?:of\s+)?(?P<sny>{YEAR})\b)
    | (?P<years>(?P<ya>{YEAR})\s?[-–—]\s?(?P<yb>{YEAR}|\d\d)\b(?!-))
    | (?P<year>(?:(?P<p6>early|mid|late)[\s-]+)?(?<![\w.,$€£#/-])(?P<y6>{YEAR})\b
        (?![.,]?\d|\s?%|-)|(?P<p8>early|mid|late)-(?P<y8>{YEAR})\b(?![.,]?\d|\s?%|-))
    | (?P<weekday>(?:(?P<w>last|next|this)\s+)?(?P<day>{WEEKDAY})\b)
    | (?P<near>(?:the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow)\b)
    | (?P<span>(?P<which>last|this|next|past|coming)\s+(?P<unit>week|month|year
        |{_SEASON})\b)
    | (?P<ago>(?P<n>{_COUNT})\s+(?P<nunit>days?|weeks?|months?|years?)\s+ago\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
CAPITALS = ("m1", "m2", "m3", "m4", "m5", "b1", "b2", "em", "fm", "day")
"""The groups of names that have a capital: "may" is a verb."""


def kind_of(found: re.Match[str]) -> str:
    """Return which way of writing a date was found."""
    return next(name for name in KINDS if found[name] is not None)
