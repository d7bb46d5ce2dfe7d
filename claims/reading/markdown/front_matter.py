"""What a Markdown draft says about itself between two lines of ``---``."""

import re
from dataclasses import dataclass, field
from datetime import date

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_FIELD = re.compile(r"([A-Za-z][\w -]*):(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_ISO_DAY = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a front matter, and where it ends."""

    end: int = 0
    """The offset after its closing line; 0 where there is none."""
    fields: dict[str, str] = field(default_factory=dict)
    """By name in lower case; a list is one string, its items joined by commas."""

    def get(self, *names: str) -> str | None:
        """Return the first of the fields that is there and not empty."""
        return next((self.fields[n] for n in names if self.fields.get(n)), None)


def front_matter_of(text: str) -> FrontMatter:
    """Return the front matter of a Markdown text.

    Only plain ``key: value`` lines and lists of plain values are understood; where
    another kind of line stands between the dashes, they are rules and not a front
    matter, unless it is indented or a comment, which are passed over.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    fields: dict[str, str] = {}
    key = None
    position = opening.end()
    while position < len(text):
        match = _LINE.match(text, position)
        position = match.end() if match else len(text)
        line = match[0].rstrip() if match else ""
        if line in ("---", "..."):
            return FrontMatter(position, fields) if fields else FrontMatter()
        found = _FIELD.fullmatch(line)
        item = _ITEM.fullmatch(line)
        if found is not None:
            key = found[1].strip().lower()
            fields[key] = _scalar(found[2] or "")
        elif item is not None and key is not None:
            fields[key] = ", ".join(filter(None, [fields[key], _scalar(item[1])]))
        elif line and not line.startswith((" ", "\t", "#")):
            return FrontMatter()
    return FrontMatter()


def _scalar(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(filter(None, map(_scalar, value[1:-1].split(","))))
    for quote in "\"'":
        closing = value.find(quote, 1)
        if value.startswith(quote) and closing > 0:
            return value[1:closing].strip()
    value = re.split(r"(?:^|\s)#", value, maxsplit=1)[0].strip()
    return "" if value in ("|", ">", "~", "null") else value


def day_of(words: str | None) -> date | None:
    """Return the day that an ISO 8601 date or time starts with, or ``None``."""
    match = _ISO_DAY.match(words or "")
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None


def language_of(words: str | None) -> str | None:
    """Return a language tag, such as ``en`` or ``pt-BR``, or ``None``."""
    tag = (words or "").strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None
