"""Plural or singular: numbers with their nouns."""


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """Return a number with its noun, such as ``1 claim`` or ``1,200 claims``."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
