"""Word lists, written as text."""


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text that separates them by white space."""
    return frozenset(text.split())
