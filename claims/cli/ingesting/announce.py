"""Saying on stdout that an article is stored."""

from typing import TYPE_CHECKING

import click

from claims.cli.output import visible
from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.services.articles.article_ingest import Ingested
    from claims.services.articles.proposals import Extraction


def announce(done: "Ingested", extraction: "Extraction") -> None:
    """Say on stdout what is stored."""
    click.echo(
        f"{done.slug}: {counted(done.claims, 'claim')} proposed in"
        f" {counted(done.sentences, 'sentence')}"
        f" by {extraction.label}:"
        f" {visible(done.title)}"
    )
