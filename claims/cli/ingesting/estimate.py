"""What a language model would be asked for sources, estimated: nothing is sent."""

import sys
from dataclasses import dataclass

import click

from claims.cli.output import echo_json, echo_records
from claims.cli.progress import progress
from claims.english.plural import counted
from claims.errors import ClaimsError, ReadError, UsageError
from claims.reading.corpus import pieces
from claims.workflows.article_prepare import Prepare

COLUMNS = ("articles", "already_there", "questions", "kept", "tokens_in", "tokens_out")


@dataclass(slots=True)
class Estimate:
    """What is to be asked for all sources together."""

    articles: int = 0
    already_there: int = 0
    questions: int = 0
    kept: int = 0
    """Answers of an earlier run, which are not asked for again."""
    tokens_in: int = 0
    tokens_out: int = 0


def echo_estimate(sources: tuple[str, ...], prepare: Prepare, form: str) -> None:
    """Print how many questions and tokens the engine ``llm`` would take.

    Raise ``ClaimsError`` in the end when a source cannot be read.
    """
    if prepare.engine != "llm":
        raise UsageError("--estimate is for --engine llm: no other engine costs tokens")
    found, failed = Estimate(), 0
    coming = pieces(
        sources,
        stdin=lambda: sys.stdin.buffer,
        media_type=prepare.reading["media_type"],
        max_bytes=prepare.reading["max_bytes"],
        skip=lambda _name, _reason: None,
    )
    with progress(None, with_bar=False) as step:
        for piece in coming:
            try:
                asking = prepare.estimate(piece)
            except ReadError as error:
                click.echo(str(error), err=True)
                failed += 1
                continue
            if asking is None:
                found.already_there += 1
            else:
                found.articles += 1
                found.questions += asking.to_ask
                found.kept += asking.kept
                found.tokens_in += asking.estimate_in
                found.tokens_out += asking.estimate_out
            step()
    _echo(found, form)
    if failed:
        raise ClaimsError(f"{counted(failed, 'source')} cannot be read")


def _echo(found: Estimate, form: str) -> None:
    if form == "json":
        from claims.formats.plain import plain

        echo_json(plain(found))
    elif form != "table":
        echo_records([found], form, columns=COLUMNS)
    else:
        articles = counted(found.articles, "article")
        questions = counted(found.questions, "question")
        click.echo(
            f"{articles}, {questions}: about {found.tokens_in:,} tokens,"
            f" {found.tokens_out:,} in the answers; nothing was sent"
        )
