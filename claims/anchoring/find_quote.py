"""Find a quote that a person gave, exactly where its words stand.

A quotation is looked for letter by letter. Only when it stands nowhere so, white space,
quotation marks and dashes are taken for alike, since nobody types ``’`` for ``'``; what
is found is always given as offsets of the text itself, in code points, end exclusive.
"""

import re
from bisect import bisect_left

from claims.errors import QuoteError

Part = tuple[int, int]

GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
"""Between the parts of a quotation: ``Mongolia … ratified it in 2002``."""

_ALIKE = (
    r"['‘’‚‛′`´]",
    r'["“”„‟«»″]',
    r"[-‐‑‒–—−]",
)


def find_quote(text: str, quote: str, occurrence: int | None = None) -> list[Part]:
    """Return where ``text`` says ``quote``: one part, or several divided by ``…``.

    ``occurrence`` counts from 1 and picks one of several places. Raises ``QuoteError``,
    which names the places, when there is none or more than one to choose from.
    """
    if not quote.strip():
        raise QuoteError("an empty quotation points nowhere")
    places = _places(text, quote.strip())
    if not places:
        raise QuoteError(f"the text nowhere says {_short(quote)!r}{_hint(text, quote)}")
    if occurrence is None and len(places) > 1:
        shown = ", ".join(
            f"{number} at {parts[0][0]} ({_around(text, parts[0])})"
            for number, parts in enumerate(places[:5], 1)
        )
        more = f" and {len(places) - 5} more" if len(places) > 5 else ""
        raise QuoteError(
            f"the text says {_short(quote)!r} {len(places)} times: {shown}{more};"
            " pick one with --occurrence N"
        )
    if occurrence is not None and not 1 <= occurrence <= len(places):
        raise QuoteError(
            f"there is no occurrence {occurrence} of {_short(quote)!r};"
            f" the text says it {len(places)} time{'s' * (len(places) > 1)}"
        )
    return places[(occurrence or 1) - 1]


def says(text: str, quote: str) -> bool:
    """Tell whether ``text`` says ``quote`` somewhere, in one part or in several."""
    return bool(quote.strip()) and bool(_places(text, quote.strip()))


def _places(text: str, quote: str) -> list[list[Part]]:
    """Return every place of the whole quotation, else of its parts in their order."""
    whole = find(text, quote)
    if whole:
        return [[part] for part in whole]
    pieces = [piece for piece in GAP.split(quote) if piece]
    if not pieces or pieces == [quote]:
        return []
    firsts, *rest = [find(text, piece) for piece in pieces]
    # Of the places that end in the same later parts, the last is the nearest to them.
    places = {}
    for first in firsts:
        parts = [first]
        for following in rest:
            at = bisect_left(following, (parts[-1][1], 0))
            if at == len(following):
                break
            parts.append(following[at])
        else:
            places[tuple(parts[1:]) or first] = parts
    return list(places.values())


def find(text: str, piece: str) -> list[Part]:
    """Return where ``piece`` stands, overlapping places too, in text order."""
    exact = []
    at = text.find(piece)
    while at >= 0:
        exact.append((at, at + len(piece)))
        at = text.find(piece, at + 1)
    return exact or find_alike(text, piece)


def find_alike(text: str, piece: str, flags: int = 0) -> list[Part]:
    """Return where ``piece`` stands but for white space, quotation marks and dashes."""
    pattern = []
    for token in re.findall(r"\s+|\S", piece):
        alike = [each for each in _ALIKE if re.match(each, token)]
        pattern.append(
            r"\s+" if token.isspace() else alike[0] if alike else re.escape(token)
        )
    # Looking ahead consumes nothing, so that places which overlap are found too.
    places = re.finditer(f"(?=({''.join(pattern)}))", text, flags)
    return [found.span(1) for found in places]


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:59] + "…"


def _around(text: str, part: Part) -> str:
    start, end = max(0, part[0] - 16), min(len(text), part[1] + 16)
    return "…" + " ".join(text[start:end].split()) + "…"


def _hint(text: str, quote: str) -> str:
    """Say where the quotation stands when only the letter case differs."""
    places = find_alike(text, quote.strip(), re.IGNORECASE)
    if not places:
        return ""
    start, end = places[0]
    return f", but at {start} it says {_short(text[start:end])!r}"
