"""Printing what an engine proposes before any of it is stored."""

from typing import TYPE_CHECKING

from claims.cli.output import echo_json, echo_records

if TYPE_CHECKING:
    from claims.document import Document
    from claims.services.proposals import Extraction


def show_proposed(
    document: "Document",
    extraction: "Extraction",
    slug: str,
    form: str,
    *,
    revision: int = 1,
) -> None:
    """Print what would be proposed: the contract of a claim, its ``id`` null."""
    from claims.cli.list import COLUMNS
    from claims.formats.plain import plain
    from claims.services.proposals import as_proposed

    found = as_proposed(document, extraction, slug, revision=revision)
    if form in ("json", "jsonl"):
        echo_json([plain(claim) for claim in found], form)
    else:
        echo_records(found, form, columns=COLUMNS[1:])
