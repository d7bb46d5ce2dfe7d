"""Storing one prepared article, and saying so once it is stored."""

from typing import TYPE_CHECKING

import click

from claims.cli.output import visible
from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.document import Document
    from claims.services.articles.article_ingest import Ingested
    from claims.services.articles.proposals import Extraction


def store(
    url: str,
    document: "Document",
    extraction: "Extraction",
    slug: str,
    *,
    slug_is_fixed: bool,
    by: str,
) -> "Ingested | str":
    """Store an article in a transaction of its own.

    Return what became of it, or the slug of the article that has this text already:
    somebody else can have been faster.
    """
    from claims.database.engine import begin
    from claims.errors import ConflictError
    from claims.services.articles.article_ingest import (
        find_same,
        ingest,
        ingest_under_free_slug,
        refuse_withdrawn,
    )

    take_in = ingest if slug_is_fixed else ingest_under_free_slug
    title = document.title or slug
    with begin(url) as connection:
        try:
            return take_in(
                connection, document, extraction, slug=slug, title=title, by=by
            )
        except ConflictError:
            same = find_same(connection, document)
            if same is None:
                raise
            refuse_withdrawn(connection, same)
            return same


def announce(done: "Ingested", extraction: "Extraction") -> None:
    """Say on stdout what is stored."""
    click.echo(
        f"{done.slug}: {counted(done.claims, 'claim')} proposed in"
        f" {counted(done.sentences, 'sentence')}"
        f" by {extraction.label}:"
        f" {visible(done.title)}"
    )
