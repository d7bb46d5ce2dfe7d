"""What became of each source of a corpus, and of all of them together."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import click

from claims.reading.corpus import NOT_READ

TAKEN_IN, ALREADY_THERE, FAILED, SKIPPED = (
    "taken in",
    "already there",
    "failed",
    "skipped",
)
COLUMNS = ("source", "outcome", "article", "claims", "reason")
_VARIES = re.compile(r"'[^']*'|\"[^\"]*\"|\b0x[0-9a-f]+\b|\d[\d,.]*")
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source."""

    source: str
    outcome: str
    article: str | None = None
    claims: int | None = None
    reason: str | None = None


@dataclass(slots=True)
class Tally:
    """Counts of outcomes, and the reasons of the failures by likeness."""

    verb: str = TAKEN_IN
    outcomes: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    reasons: dict[str, list[str]] = field(default_factory=dict)
    """A reason with what varies left out: the first in full, then some sources."""
    times: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def sources(self) -> int:
        """Return how many sources were tried."""
        return self.outcomes.total() - self.outcomes[SKIPPED]

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        self.outcomes[outcome.outcome] += 1
        self.claims += outcome.claims or 0
        reason = outcome.reason or ""
        if outcome.outcome == SKIPPED:
            suffix = Path(outcome.source).suffix.lower()
            self.skipped[suffix if suffix and reason == NOT_READ else reason] += 1
        elif outcome.outcome == FAILED:
            likeness = _VARIES.sub("…", reason)
            self.times[likeness] += 1
            examples = self.reasons.setdefault(likeness, [reason])
            if len(examples) <= _EXAMPLES:
                examples.append(outcome.source)

    def echo(self) -> None:
        """Say on stderr what became of the sources."""
        claims = "1 claim" if self.claims == 1 else f"{self.claims:,} claims"
        taken, there, failed = (
            self.outcomes[each] for each in (TAKEN_IN, ALREADY_THERE, FAILED)
        )
        articles = "1 article" if taken == 1 else f"{taken:,} articles"
        click.echo(
            f"{self.verb}: {articles} ({claims}); already there: {there:,};"
            f" failed: {failed:,}",
            err=True,
        )
        if self.skipped:
            kinds = ", ".join(f"{kind} {n:,}" for kind, n in self.skipped.most_common())
            skipped = self.outcomes[SKIPPED]
            click.echo(f"left out: {skipped:,} ({kinds})", err=True)
        for likeness, times in self.times.most_common():
            reason, *sources = self.reasons[likeness]
            more = ", …" if times > len(sources) else ""
            click.echo(
                f"failed {times:,}: {reason} ({', '.join(sources)}{more})", err=True
            )


@dataclass(slots=True)
class Record:
    """Where outcomes go as they come: counted, printed, and the failures to a file.

    ``lines`` prints a line of JSON each, at once; ``kept`` holds them for a format that
    is printed when all is done.
    """

    form: str
    failures: IO[str] | None
    tally: Tally = field(default_factory=Tally)
    kept: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count an outcome and put it where it goes."""
        from claims.formats.plain import plain

        self.tally.count(outcome)
        if self.form == "jsonl":
            click.echo(json.dumps(plain(outcome), ensure_ascii=False))
        elif self.form != "table":
            self.kept.append(outcome)
        if self.failures is not None and outcome.outcome == FAILED:
            line = {"source": outcome.source, "reason": outcome.reason}
            self.failures.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.failures.flush()

    def echo(self) -> None:
        """Print what was held back, and the sum of it all."""
        from claims.cli.output import echo_json, echo_records
        from claims.formats.plain import plain

        if self.form == "json":
            counts = self.tally.outcomes
            echo_json(
                {
                    "taken_in": counts[TAKEN_IN],
                    "claims": self.tally.claims,
                    "already_there": counts[ALREADY_THERE],
                    "failed": counts[FAILED],
                    "skipped": counts[SKIPPED],
                    "sources": [plain(each) for each in self.kept],
                }
            )
        elif self.form not in ("table", "jsonl"):
            echo_records(self.kept, self.form, columns=COLUMNS)
        self.tally.echo()
