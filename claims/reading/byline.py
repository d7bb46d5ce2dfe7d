"""Who wrote it, where a line of the text says so and nothing else."""

import re

_LONGEST = 100
_LINES_AT_START, _LINES_AT_END = 5, 3
# A colon, a slash or a dash in front says that a name follows, however it is written.
_MARKED = re.compile(
    r"(?:[-–—―]+\s*(?:written\s+)?by(?:\s*[:/]\s*|\s+)|(?:written\s+)?by\s*[:/]\s*)(\S.*)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:written\s+)?by\s+(\S.*)", re.IGNORECASE)
_SMALL = frozenset(
    {"al", "and", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du"}
    | {"el", "for", "la", "le", "of", "the", "van", "von", "y"}
)


def find_byline(text: str) -> str | None:
    """Return the byline among the first or the last lines of ``text``, or ``None``.

    It is a line of its own: "By Jane Doe", "—by/radwa sherif". The title, which
    is the first line, may not be one.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    ends = lines[:_LINES_AT_START] + lines[_LINES_AT_START:][-_LINES_AT_END:]
    for line in ends:
        name = _name_in(line.strip().strip("*_").strip())
        if name is not None:
            return name
    return None


def _name_in(line: str) -> str | None:
    if len(line) > _LONGEST:
        return None
    match = _MARKED.fullmatch(line)
    if match is not None and not re.search(r"[\d.!?]{2}|[!?]$", match[1]):
        return match[1].strip()
    match = _PLAIN.fullmatch(line)
    if match is None or match[1].endswith((".", "!", "?", ":")):
        return None
    words = re.findall(r"[^\s,;|&/]+", match[1])
    if all(word[0].isupper() or word in _SMALL for word in words):
        return match[1].strip()
    return None
