"""The prompt: the guidelines for a model, and an article that is only data."""

import re
import secrets
from functools import cache

from claims.data_file import read_data_text
from claims.extraction.llm.chunks import Chunk, divides

Messages = list[dict[str, str]]

_NAMED = 40
"""So many of the names that an article gave before a stretch are told, the last."""
_FAR = 20_000
"""So far back, in characters, they are looked for."""
_RUN = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)+")


@cache
def guidelines() -> str:
    """Return what a claim is, how to answer, and a worked example."""
    return read_data_text("llm_prompt.md").strip()


def question(prose: str, chunk: Chunk, title: str | None) -> str:
    """Return what is asked of a stretch: its numbered sentences, and what they need.

    That is the title, the names given before it in full, and the two sentences before
    it, for the pronouns. A blank line stands where a block ends.
    """
    lines = []
    if title:
        lines.append(f"Its title: {' '.join(title.split())}")
    if names := named(prose[max(0, chunk.start - _FAR) : chunk.start]):
        lines.append(f"Names that it gave before: {'; '.join(names)}")
    if before := prose[chunk.before : chunk.start].strip():
        lines.append(f"Just before the text (list nothing of this):\n{before}\n")
    lines.append("The text:")
    last = chunk.start
    for number, (start, end) in enumerate(chunk.sentences, 1):
        if divides(prose[last:start]):
            lines.append("")
        lines.append(f"[{number}] {' '.join(prose[start:end].split())}")
        last = end
    return "\n".join(lines)


def conversation(asked: str) -> Messages:
    """Return the messages that ask a question.

    A number that nobody can know beforehand marks where the article's words begin and
    end.
    """
    fence = secrets.token_hex(8)
    return [
        {"role": "system", "content": guidelines()},
        {"role": "user", "content": f"BEGIN {fence}\n{asked}\nEND {fence}"},
    ]


def named(prose: str) -> list[str]:
    """Return the names of several words that a text gives, in their order, once each.

    A word of a name begins with a capital; which of them name somebody is for the
    model to tell.
    """
    found: dict[str, None] = {}
    for words in _RUN.findall(prose):
        run: list[str] = []
        for word in [*words.split(" "), ""]:
            if word[:1].isupper():
                run.append(word.removesuffix("’s").removesuffix("'s"))
                continue
            if len(run) > 1:
                name = " ".join(run)
                found.pop(name, None)
                found[name] = None
            run = []
    return list(found)[-_NAMED:]
