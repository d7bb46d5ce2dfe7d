"""The score of check-worthiness: how much is worth checking first, and why.

A logistic sum of the kind of claim, who says it, a few things that its words name and
how a model finds it worded. ``data/worth.toml`` has the weights and says how they were
learned and calibrated.
"""

import math
import re
import tomllib
from functools import cache

from claims.data_file import read_data_text
from claims.english.calendar import MONTH, WEEKDAY
from claims.english.number_words import GREAT
from claims.extraction.worth.model import shipped
from claims.vocabulary import Kind

_FIGURE = re.compile(
    r"[$€£¥]?\d[\d,.]*(?<=\d)%?"
    rf"(?: (?:percent|per cent|{'|'.join(GREAT[1:])})\b)?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = rf"(?:{MONTH}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
_DATE = re.compile(
    rf"(?<![\w,.$€£¥-])(?:{WEEKDAY}|{_YEAR}"
    rf"|(?:\d\d? )?{_MONTH}(?: \d\d?\b)?(?:,? {_YEAR})?)(?![\w%]|[,.]\d)"
)
_SUPERLATIVE = re.compile(
    r"\b(?:first|last|only|most|least|largest|biggest|highest|lowest|smallest|oldest"
    r"|youngest|longest|worst|best|record|never|twice|more than|less than)\b"
)
_DEED = re.compile(
    r"\b(?:because|caused?|due to|led to|leads to|killed|died|arrested|charged"
    r"|convicted|sentenced|banned|destroyed)\b"
)
_CRITICISM = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|critici[sz](?:e[sd]?|ing)|denounc\w+"
    r"|condemn\w*|den(?:y|ies|ied)|fail(?:s|ed|ure)?|li(?:ed|ar)|violat\w+|betray\w*"
    r"|corrupt\w*|fraud\w*|guilty|mislead\w*|misled|rebuk\w+|slamm?(?:s|ed)"
    r"|wanted for|war crimes?)\b"
)
_POINTS = frozenset({"figure", "date", "superlative", "quotation"})
"""What makes an act of saying worth more than that somebody spoke."""
_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][\w’'-]+ [A-Z][\w’'-]+|^[A-Z]\w+ [A-Z]\w+")


_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*\w\s+\w[^\"“”„«»]*[\"”»]")
_NAMED = "criticises a named person"


def worth(
    text: str, kind: Kind, *, speaker: str | None, quoted: bool = False
) -> tuple[float, tuple[str, ...]]:
    """Return how likely a desk would check this, 0 to 1, and the reasons.

    Each reason is a few words; the last one is the model's part. ``quoted`` says that
    the claim has words between quotation marks, where the text does not show it.
    """
    *_, wording = shipped().probabilities(text)
    found = marks(text)
    if quoted or _QUOTED.search(text):
        found["quotation"] = "quotes words"
    figure = probability(weights(), signals(kind, speaker, found, wording))
    reasons = [kind.value, *found.values()]
    if speaker:
        reasons.append(f"says {speaker}")
    reasons.append(f"worded like a checked claim: {wording:.2f}")
    return round(figure, 2), tuple(reasons)


def marks(text: str) -> dict[str, str]:
    """Return what the words name that speaks for a check, each with its reason."""
    found: dict[str, str] = {}
    low = text.lower()
    date = _DATE.search(text)
    bare = text if date is None else _DATE.sub(" ", text)
    if (figure := _FIGURE.search(bare)) is not None:
        found["figure"] = figure.group()
    if date is not None:
        found["date"] = f"names a date: {date.group()}"
    if (word := _SUPERLATIVE.search(low)) is not None:
        found["superlative"] = word.group()
    if (word := _DEED.search(low)) is not None:
        found["deed"] = word.group()
    names = _NAME.search(text) is not None
    if (word := _CRITICISM.search(low)) is not None:
        reason = _NAMED if names else word.group()
        found["criticism"] = reason
    elif names:
        found["name"] = "names somebody"
    return found


def signals(
    kind: Kind, speaker: str | None, found: dict[str, str], wording: float
) -> dict[str, float]:
    """Return what is weighed, by its key in ``data/worth.toml``."""
    near = min(max(wording, 0.001), 0.999)
    weighed = {"always": 1.0, "wording": math.log(near / (1 - near)), kind.value: 1.0}
    if speaker:
        weighed["said"] = 1.0
        weighed[f"said-{kind.value}"] = 1.0
    pointed = found.keys() & _POINTS or found.get("criticism") == _NAMED
    if kind == Kind.ATTRIBUTION and not pointed:
        weighed["saying"] = 1.0
    return weighed | dict.fromkeys(found, 1.0)


def probability(weighed: dict[str, float], found: dict[str, float]) -> float:
    """Return the logistic of the weighted sum."""
    total = sum(weighed.get(key, 0.0) * value for key, value in found.items())
    return 1 / (1 + math.exp(-total))


@cache
def weights() -> dict[str, float]:
    """Return the weights that ship with the program, read once."""
    text = read_data_text("worth.toml")
    return {key: float(value) for key, value in tomllib.loads(text)["weight"].items()}
