"""A long article that says something, with a next text of it.

Made of the paragraphs of the sample article, with names and figures drawn anew each
time so that no sentence stands twice, and of paragraphs that claim next to nothing
between them: 124,000 words, of which the engine ``rules`` makes some 4,800 claims.
"""

import random
import re
from pathlib import Path

from bench.revisions import book, edited

SAMPLE = Path(__file__).parents[2] / "data" / "mongolia.txt"
WORDS = 124_000
SHARE = 0.264
"""The share of the words that comes from the sample."""


def long_article(words: int = WORDS, share: float = SHARE) -> tuple[str, str]:
    """Return a text, and the same with 1 % of its words edited and a third moved.

    ``share`` of it says something.
    """
    draw = random.Random(1)
    sample = SAMPLE.read_text(encoding="utf-8").strip().split("\n")
    said: list[str] = []
    while sum(len(each.split()) for each in said) < share * words:
        said += (anew(draw, each) for each in sample)
    filling = book(draw, int((1 - share) * words))
    paragraphs = [*said, *filling]
    draw.shuffle(paragraphs)
    return "\n".join(paragraphs), "\n".join(edited(draw, paragraphs))


def anew(draw: random.Random, paragraph: str) -> str:
    """Return a paragraph with other people, another country and other figures."""
    for name in ("Vladimir Putin", "Putin", "Mongolia", "Ulaanbaatar", "Batdorj"):
        paragraph = paragraph.replace(name, _name(draw))
    return re.sub(r"\d+", lambda found: str(draw.randint(2, 990)), paragraph)


def _name(draw: random.Random) -> str:
    return "".join(draw.choices("aeinorst", k=7)).capitalize()
