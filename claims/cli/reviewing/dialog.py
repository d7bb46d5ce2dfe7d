"""Questions put one after another in one line, and what was answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: its answer is a line, or one of the keys of ``choices``."""

    name: str
    label: str
    required: bool = False
    default: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    """What each key answers; without any, a line is typed."""
    suggested: Sequence[str] = ()
    """What is completed while it is typed."""


@dataclass(slots=True)
class Dialog:
    """Questions on their way; ``finish`` records the answers and says so."""

    asks: Sequence[Ask]
    finish: Callable[[Answers], str]
    answers: dict[str, str] = field(default_factory=dict)
    """What was said so far; it is there again when a question comes a second time."""
    goes_on: bool = True
    """Whether the next claim comes after it."""
    at: int = 0

    @property
    def ask(self) -> Ask:
        """The question that waits for an answer."""
        return self.asks[self.at]

    @property
    def typed(self) -> str:
        """What stands in the line to begin with."""
        return self.answers.get(self.ask.name, self.ask.default)

    @property
    def is_last(self) -> bool:
        """Whether no question comes after this one."""
        return self.at + 1 == len(self.asks)

    def keep(self, text: str) -> bool:
        """Keep an answer, without outer white space; say whether it is one."""
        self.answers[self.ask.name] = text.strip()
        return bool(text.strip()) or not self.ask.required
