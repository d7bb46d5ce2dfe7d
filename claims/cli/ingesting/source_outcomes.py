"""What became of each source of a corpus, and of all of them together."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import click

from claims.english.plural import counted
from claims.formats.control_characters import json_escaped
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
    remarks: tuple[str, ...] = ()
    """What a person should be told of an article all the same."""
    changed: tuple[str, ...] = ()
    """Which fields of an article that was there already the options changed."""
    tokens_in: int | None = None
    """Tokens that a model was sent, and that it answered; ``None`` without a model."""
    tokens_out: int | None = None


@dataclass(slots=True)
class Likes:
    """Words by likeness: what varies in them left out, with some of their sources."""

    examples: dict[str, list[str]] = field(default_factory=dict)
    """By likeness: the first words in full, then some sources."""
    times: Counter[str] = field(default_factory=Counter)

    def add(self, words: str, source: str) -> None:
        """Count words that were said of a source."""
        likeness = _VARIES.sub("…", words)
        self.times[likeness] += 1
        examples = self.examples.setdefault(likeness, [words])
        if len(examples) <= _EXAMPLES:
            examples.append(source)

    def echo(self, verb: str) -> None:
        """Say on stderr what was said how often, the most frequent first."""
        for likeness, times in self.times.most_common():
            words, *sources = self.examples[likeness]
            more = ", …" if times > len(sources) else ""
            where = ", ".join(sources)
            click.echo(f"{verb} {times:,}: {words} ({where}{more})", err=True)


@dataclass(slots=True)
class Tally:
    """Counts of outcomes, and the reasons of the failures by likeness."""

    verb: str = TAKEN_IN
    outcomes: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    reasons: Likes = field(default_factory=Likes)
    remarks: Likes = field(default_factory=Likes)
    skipped: Counter[str] = field(default_factory=Counter)
    tokens: Counter[str] = field(default_factory=Counter)

    @property
    def sources(self) -> int:
        """Return how many sources were tried."""
        return self.outcomes.total() - self.outcomes[SKIPPED]

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        self.outcomes[outcome.outcome] += 1
        self.claims += outcome.claims or 0
        self.tokens["in"] += outcome.tokens_in or 0
        self.tokens["out"] += outcome.tokens_out or 0
        reason = outcome.reason or ""
        if outcome.outcome == SKIPPED:
            suffix = Path(outcome.source).suffix.lower()
            self.skipped[suffix if suffix and reason == NOT_READ else reason] += 1
        elif outcome.outcome == FAILED:
            self.reasons.add(reason, outcome.source)
        for remark in outcome.remarks:
            self.remarks.add(remark, outcome.source)

    def echo(self) -> None:
        """Say on stderr what became of the sources."""
        taken, there, failed = (
            self.outcomes[each] for each in (TAKEN_IN, ALREADY_THERE, FAILED)
        )
        articles, claims = counted(taken, "article"), counted(self.claims, "claim")
        click.echo(
            f"{self.verb}: {articles} ({claims}); already there: {there:,};"
            f" failed: {failed:,}",
            err=True,
        )
        if self.skipped:
            kinds = ", ".join(f"{kind} {n:,}" for kind, n in self.skipped.most_common())
            skipped = self.outcomes[SKIPPED]
            click.echo(f"left out: {skipped:,} ({kinds})", err=True)
        if self.tokens.total():
            sent, said = self.tokens["in"], self.tokens["out"]
            click.echo(f"the model: {sent:,} tokens, {said:,} in the answers", err=True)
        self.remarks.echo("noted")
        self.reasons.echo("failed")


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
            click.echo(json_escaped(json.dumps(plain(outcome), ensure_ascii=False)))
        elif self.form != "table":
            self.kept.append(outcome)
        if self.failures is not None and outcome.outcome == FAILED:
            line = {"source": outcome.source, "reason": outcome.reason}
            self.failures.write(
                json_escaped(json.dumps(line, ensure_ascii=False)) + "\n"
            )
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
