"""Options of a ruling: what it rests on, and what it says beside the rating."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from claims.cli.option_types import DAY, PIECE
from claims.vocabulary import STATED, Stance

if TYPE_CHECKING:
    from claims.services.verdicts.verdict_add import Ruling
    from claims.workflows.rule import Found


@dataclass(frozen=True, slots=True)
class RulingSaid:
    """What the options of a ruling said; each is named as its option is."""

    source: str | None = None
    passage: str | None = None
    locator: str | None = None
    stance: str | None = None
    accessed_on: date | None = None
    cite: tuple[int, ...] = ()
    sets: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    scale: str | None = None
    holds_on: date | None = None
    recheck_by: date | None = None
    suggest: str | None = None
    despite: str | None = None

    def ruling(self, rating: str, because: str) -> "Ruling":
        """Return the ruling; evidence that comes with it is not cited by number."""
        from claims.services.verdicts.verdict_add import Ruling

        return Ruling(
            rating=rating,
            rationale=because,
            scale=self.scale,
            cite=list(self.cite) or None,
            sets=[_numbers(each) for each in self.sets],
            confirmed=self.confirmed,
            holds_on=self.holds_on,
            recheck_by=self.recheck_by,
            suggestion=self.suggest,
            despite=self.despite,
        )

    def found(self) -> "Found | None":
        """Return the evidence that the ruling comes with, if there is any."""
        from claims.workflows.rule import Found

        if self.source is None:
            if self.passage or self.locator or self.stance or self.accessed_on:
                raise click.UsageError(
                    "--passage, --locator, --stance and --accessed-on go with"
                    " --evidence"
                )
            return None
        return Found(
            self.source,
            self.passage,
            self.locator,
            accessed_on=self.accessed_on,
        )

    def stated(self) -> Stance | None:
        """Return the stance of that evidence where one was stated."""
        return Stance(self.stance) if self.stance else None


def ruling_options(*, else_on: str) -> Callable[[Callable[..., Any]], Any]:
    """Add the options of a ruling to a command, which takes them as one, ``said``.

    ``else_on`` is what it rests on where it cites nothing by number.
    """

    def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def collected(*args: Any, **told: Any) -> Any:
            said = {each.name: told.pop(each.name) for each in fields(RulingSaid)}
            return command(*args, said=RulingSaid(**said), **told)

        for option in reversed(_options(else_on)):
            collected = option(collected)
        return collected

    return with_options


def _options(else_on: str) -> list[Callable[..., Any]]:
    return [
        click.option(
            "-e",
            "--evidence",
            "source",
            metavar="SOURCE",
            help="A source by name, or a web address: adds evidence on the way.",
        ),
        click.option(
            "--passage", metavar="TEXT", help="What SOURCE says, word for word."
        ),
        click.option(
            "--locator", metavar="TEXT", help="Where: page, paragraph, timecode."
        ),
        click.option(
            "--stance",
            type=click.Choice([each.value for each in STATED]),
            help="What SOURCE does to the claim; else it follows from the rating.",
        ),
        click.option("--accessed-on", type=DAY, help="When you looked at SOURCE."),
        click.option(
            "--cite",
            metavar="eN",
            type=PIECE,
            multiple=True,
            help=f"Rest on evidence eN alone; repeatable. Else on {else_on}.",
        ),
        click.option(
            "--set",
            "sets",
            metavar="eN,eN…",
            multiple=True,
            help="Evidence that only counts together, as one; repeatable.",
        ),
        click.option(
            "--confirm",
            "confirmed",
            metavar="POINT",
            multiple=True,
            help="A point of the policy's checklist that you confirmed; repeatable.",
        ),
        click.option(
            "--scale", metavar="NAME", help="A scale other than the desk's own."
        ),
        click.option(
            "--holds-on", type=DAY, help="The day for which the fact was checked."
        ),
        click.option("--recheck-by", type=DAY, help="When it must be looked at again."),
        click.option(
            "--suggest", metavar="TEXT", help="The wording that would be right."
        ),
        click.option(
            "--despite",
            metavar="REASON",
            help="Why you rule so although all the evidence that you cite says"
            " otherwise.",
        ),
    ]


def _numbers(text: str) -> list[int]:
    try:
        return [PIECE.convert(each, None, None) for each in text.split(",")]
    except click.BadParameter:
        raise click.UsageError(
            f"--set takes numbers of evidence like e1,e2; not {text!r}"
        ) from None
