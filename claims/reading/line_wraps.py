"""Line breaks that only wrap a line, told from those that end a block."""

import re
from dataclasses import dataclass

_NARROWEST, _WIDEST = 40, 120
_BREAK = re.compile(r"\r\n|\n|\r")
_ITEM = re.compile(r"\s*(?:[-*+•–—‣▪]|\(?\w{1,3}[.)])\s")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class _Break:
    """A single line break between two lines of one paragraph."""

    start: int
    end: int
    width: int
    """How wide the line before it is."""
    needed: int
    """How wide that line would be with the next word on it."""
    ends_sentence: bool


def join_wrapped_lines(text: str) -> str:
    """Return ``text`` with spaces for the line breaks that only wrap a line.

    A text is hard-wrapped where most of its lines could not have taken one more word:
    the rule by which an editor or a mailer wraps. There, such a break becomes a space
    (both characters of a CR LF). Breaks after short lines, before list items and
    around blank lines stay, and so do all of a text with a paragraph a line.
    """
    breaks = list(_breaks_inside_paragraphs(text))
    if not breaks:
        return text
    widths = sorted(each.width for each in breaks)
    # The widest lines tell the margin, but for the odd one with a long address in it.
    margin = widths[(len(widths) * 9) // 10]
    if not _NARROWEST <= margin <= _WIDEST:
        return text
    full = [each for each in breaks if each.needed > 0.85 * margin]
    inside = [each for each in full if not each.ends_sentence]
    if 2 * len(full) <= len(breaks) or 2 * len(inside) <= len(full):
        return text
    letters = list(text)
    for each in full:
        letters[each.start : each.end] = " " * (each.end - each.start)
    return "".join(letters)


def _breaks_inside_paragraphs(text: str) -> list[_Break]:
    found = []
    line_start = 0
    matches = list(_BREAK.finditer(text))
    for number, match in enumerate(matches):
        line = text[line_start : match.start()].rstrip()
        is_last = number + 1 == len(matches)
        next_end = len(text) if is_last else matches[number + 1].start()
        following = text[match.end() : next_end]
        line_start = match.end()
        words = following.split(None, 1)
        if line.strip() and words and not _ITEM.match(following):
            found.append(
                _Break(
                    start=match.start(),
                    end=match.end(),
                    width=len(line),
                    needed=len(line) + 1 + len(words[0]),
                    ends_sentence=_ENDS_SENTENCE.search(line[-20:]) is not None,
                )
            )
    return found
