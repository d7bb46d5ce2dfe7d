"""How far a model is asked: questions, answers and tokens, for progress and costs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

_LATIN, _OTHER = 4.0, 1.5
"""Characters to a token: in the script of English, and in any other."""
_ANSWERED = 1.6
"""Tokens that the claims of a character of text take: 26 claims to 1,000 of them."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A model at work on an article, as it stands; told again after each answer."""

    host: str
    model: str
    cache: Path | None
    """The folder where replies wait for the article to be stored."""
    replies: tuple[str, ...] = ()
    """The names that they are kept under, one for each question."""
    kept: int = 0
    """How many of them were answered in an earlier run, and are not asked again."""
    estimate_in: int = 0
    """Tokens that the questions to be asked have, by their length."""
    estimate_out: int = 0
    """Tokens that their answers will have, more or less."""
    answered: int = 0
    """Questions that were answered now."""
    tokens_in: int = 0
    """Tokens of the questions answered now."""
    tokens_out: int = 0
    is_counted: bool = True
    """Whether the endpoint counted the tokens; else they are estimated."""

    @property
    def to_ask(self) -> int:
        """Return how many questions this run asks."""
        return len(self.replies) - self.kept

    def after(self, tokens_in: int, tokens_out: int, *, is_counted: bool) -> "Progress":
        """Return how it stands after one more answer."""
        return replace(
            self,
            answered=self.answered + 1,
            tokens_in=self.tokens_in + tokens_in,
            tokens_out=self.tokens_out + tokens_out,
            is_counted=self.is_counted and is_counted,
        )


Hear = Callable[[Progress], None]
"""Who is told how far a model is asked: before the first question, and after each."""


def tokens(text: str) -> int:
    """Return how many tokens a text has, more or less: no two models agree."""
    latin = sum(map(str.isascii, text))
    return round(latin / _LATIN + (len(text) - latin) / _OTHER)


def tokens_of_answer(characters: int) -> int:
    """Return how many tokens an answer for a text of this length has, about."""
    return round(characters * _ANSWERED)
