"""Gate: what keeps an article from going out, and who let it through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from claims.records.lacks import Lack
from claims.vocabulary import Objection, SignOffState


@dataclass(frozen=True, slots=True)
class Again:
    """The verdict in force, as far as who gives it again must say it again."""

    rating: str
    scale: str | None = None
    """Where it is not the desk's own."""
    confirmed: tuple[str, ...] = ()
    """The points that were confirmed: a new verdict confirms no others."""
    despite: bool = False
    """Whether it goes against its evidence, for which a reason was given."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why an article is not ready, as data.

    ``claims.wording.obstacles`` says it to people, with the way out.
    """

    kind: Objection
    subject: str
    """The claim, or the sentence as ``mongolia sentence 4``."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What its words need, by name; what is not the case is out."""
    told: tuple[str, ...] = ()
    """What changed, or the words of the text that it is about."""
    lack: Lack | None = None
    again: Again | None = None
    """The verdict to be given again, where that leads out."""
    over: tuple[str, ...] = ()
    """Whom a verdict on the claim goes over: who else holds it, or ruled on it."""
    blocks: bool = True
    """Whether it keeps the article from going out; else it is only to be known."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A named person's release of one text."""

    article: str
    number: int
    revision: int
    sha256: str
    """Of the text that was released."""
    ledger_sequence: int
    ledger_hash: str
    """The head of the article's ledger that it was given on."""
    root: str | None
    """The root of the whole ledger then; ``None`` for one from before 0.3.0."""
    checker: str
    recorded_at: datetime
    despite: str | None
    """Why it went out although the gate was shut."""
    reasons: tuple[str, ...]
    """Why the gate was shut, in the words that whoever signed was shown."""
    state: SignOffState
    own_verdicts: tuple[str, ...] | None = None
    """The claims that whoever signed ruled on; ``None`` for one from before 0.3.0."""
    own_answers: tuple[str, ...] | None = None
    """The claims whose verdict was answered by who gave it."""
    own_text: bool = False
    """Whether the article's byline names whoever signed."""

    @property
    def is_own(self) -> bool:
        """Say whether whoever signed had written the article, or ruled on it."""
        return self.own_text or bool(self.own_verdicts)
