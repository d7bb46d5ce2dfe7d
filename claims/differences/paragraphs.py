"""Where the paragraphs of a text begin and end."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the paragraphs, which together are the whole text.

    A paragraph ends with its line break and the blank lines below it. Where blank lines
    set the paragraphs apart, those between them belong together.
    """
    lines = text.splitlines(keepends=True)
    spaced = is_spaced(lines)
    found: list[tuple[int, int]] = []
    start = end = 0
    has_words = was_blank = False
    for line in lines:
        blank = not line.strip()
        if has_words and not blank and (was_blank or not spaced):
            found.append((start, end))
            start, has_words = end, False
        has_words = has_words or not blank
        was_blank = blank
        end += len(line)
    return [*found, (start, end)] if end else []


def is_spaced(lines: list[str]) -> bool:
    """Return whether blank lines set the paragraphs apart, and lines may be wrapped."""
    written = [len(line) for line in lines if line.strip()]
    blank = len(lines) - len(written)
    return blank > 0 and (2 * blank >= len(written) - 1 or max(written) <= 100)
