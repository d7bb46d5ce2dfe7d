"""Plural or singular: numbers with their nouns."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, such as ``1 claim`` or ``1,200 claims``."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"
