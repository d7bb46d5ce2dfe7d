"""The calendar's words in English: months, days of the week, seasons, quarters."""

import re

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
MONTHS_SHORT = (*(name[:3] for name in MONTHS), "sept")
WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month that a season of the northern half begins with."""
MONTH = "|".join(name.capitalize() for name in MONTHS)
"""A pattern of the full names, in no group."""
MONTH_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
"""A pattern of the short names; May has none."""
WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)

_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}


def month_number(name: str) -> int:
    """Return 1 to 12 for a month, written in full or short."""
    return _NUMBERS[re.sub(r"\W", "", name.lower())[:3]]
