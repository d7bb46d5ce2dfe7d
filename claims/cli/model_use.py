"""What is said of a language model at work: questions and tokens, before and after."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.extraction.llm.progress import Progress


@dataclass(slots=True)
class ModelUse:
    """Who is told how far a model is asked, and tells the person on stderr."""

    say: Callable[[str], None] = lambda _: None
    """Shows how many questions are answered."""
    last: "Progress | None" = None

    def __call__(self, state: "Progress") -> None:
        """Hear how it stands; before the first question a terminal is told what comes.

        It is there that somebody can still think better of it.
        """
        if self.last is None and sys.stderr.isatty():
            # The line that says for how long it takes is drawn anew below it.
            click.echo(f"\r\x1b[K{estimate(state)}", err=True)
        self.last = state
        if state.to_ask > 1:
            self.say(f"{state.answered} of {state.to_ask} answers")

    def echo(self) -> None:
        """Say how many tokens it took, where a model was asked."""
        if self.last is not None:
            click.echo(spent(self.last), err=True)


def estimate(state: "Progress") -> str:
    """Return what a model is about to be asked, and about how many tokens that is."""
    if not state.to_ask:
        return f"no question to ask{_kept(state)}"
    return (
        f"asking {state.model} at {state.host}: {counted(state.to_ask, 'question')},"
        f" about {state.estimate_in:,} tokens, {state.estimate_out:,} in the"
        f" answers{_kept(state)}"
    )


def spent(state: "Progress") -> str:
    """Return how many tokens the questions and the answers had."""
    if not state.to_ask:
        return f"no question asked{_kept(state)}"
    about = "" if state.is_counted else "about "
    return (
        f"{counted(state.answered, 'question')} asked: {about}{state.tokens_in:,}"
        f" tokens, {state.tokens_out:,} in the answers{_kept(state)}"
    )


def _kept(state: "Progress") -> str:
    kept = counted(state.kept, "answer")
    return f"; {kept} kept from before" if state.kept else ""
