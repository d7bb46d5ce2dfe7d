"""Cut a sentence into tokens with their places in the text."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      ['’](?:s|S)(?!\w)                    # a possessive, or a short "is"
    | (?:US|A|C|NZ|HK)?[$€£¥]\d+(?:[.,]\d+)*
    | \#?\d+(?:[.,:]\d+)*(?:%|(?:st|nd|rd|th|s|m|bn|km|kg|mm|cm)(?!\w))?
    | (?:[A-Za-z]\.){2,}                   # U.S., e.g.
    | (?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Jr|Sr|vs|Inc|Ltd
        |Co|Corp)\.(?=\s+\w)
    | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Nos|No|Vol|Fig|pp|p)
        \.(?=\s?\d)
    | [#@]?\w+(?:(?!['’][sS](?!\w))['’\-.&]\w+)*  # words, with marks inside them
    | [^\w\s]
    """,
    re.VERBOSE,
)
QUOTES = frozenset('"“”„«»‹›「」『』')
OPENERS = frozenset("“„«‹「『")
CLOSERS = frozenset("”»›」』")
DASHES = frozenset("—–-")
POSSESSIVES = frozenset(("'s", "’s"))


@dataclass(slots=True)
class Token:
    """A word or a mark, where it stands, and what the tagger makes of it."""

    text: str
    start: int
    end: int
    low: str
    tag: str = ""
    lemma: str = ""

    @property
    def is_word(self) -> bool:
        """Say whether it has a letter or a digit."""
        return (self.tag not in _MARK_TAGS and self.text[-1:].isalnum()) or (
            any(character.isalnum() for character in self.text)
        )

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[:1].isupper()


_MARK_TAGS = frozenset((",", ";", ":", "-", "(", ")", "q", "."))


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``; offsets are into ``text``."""
    return [
        Token(word := found.group(), found.start(), found.end(), word.lower())
        for found in _TOKEN.finditer(text, start, end)
    ]
