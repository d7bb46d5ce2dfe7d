"""Printing what an engine proposes before any of it is stored."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.cli.output import FOLDING, cell, echo_json, echo_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.document import Document
    from claims.records import Claim
    from claims.services.articles.proposal_folds import Standing
    from claims.services.articles.proposals import Extraction
    from claims.workflows.article_prepare import Prepared


def show_proposed(
    document: "Document",
    extraction: "Extraction",
    slug: str,
    form: str,
    *,
    revision: int = 1,
    first: int = 1,
    had: "Sequence[Standing]" = (),
) -> None:
    """Print what would be proposed: the contract of a claim, its ``id`` null."""
    from claims.cli.claim_rows import COLUMNS
    from claims.services.articles.proposals import as_proposed

    found = as_proposed(
        document, extraction, slug, revision=revision, first=first, had=had
    )
    _echo(found, ("number", *COLUMNS[1:]), form)


@dataclass(slots=True)
class Proposals:
    """What would be proposed for several articles, printed as one document.

    A table an article and lines of JSON come as they are found. What has a beginning
    and an end, or a head, waits for the last article; each claim names its own.
    """

    form: str
    of_many: bool = True
    """Whether the person named more than one article; one is printed as ever."""
    kept: "list[Claim]" = field(default_factory=list)

    def add(self, found: "Prepared") -> None:
        """Print or keep what was found in an article."""
        if not self.of_many or self.form in ("table", "jsonl"):
            show_proposed(found.document, found.extraction, found.slug, self.form)
            return
        from claims.services.articles.proposals import as_proposed

        self.kept += as_proposed(found.document, found.extraction, found.slug)

    def echo(self) -> None:
        """Print what was kept."""
        if not self.of_many or self.form in ("table", "jsonl"):
            return
        from claims.cli.claim_rows import COLUMNS

        _echo(self.kept, ("article", "number", *COLUMNS[1:]), self.form)


def _echo(found: "Sequence[Claim]", columns: "Sequence[str]", form: str) -> None:
    """Print proposals; nobody ruled on them, so that none is ``missing`` anything.

    A table folds, as that of ``claims list`` does.
    """
    if form in ("json", "jsonl"):
        from claims.formats.plain import plain

        echo_json([plain(claim) for claim in found], form)
        return
    if form not in FOLDING:
        rows = [_cells(claim, (*columns, "detail_of")) for claim in found]
        echo_table((*columns, "detail_of"), rows, form)
        return
    from claims.records import fold_mark, rows_of

    folded = rows_of(found, lambda claim: claim)
    marks = [fold_mark(row.claim, row.details) for row in folded]
    rows = [_cells(row.claim, columns) for row in folded]
    if any(marks):
        at = columns.index("number") + 1
        columns = (*columns[:at], "+", *columns[at:])
        for cells, mark in zip(rows, marks, strict=True):
            cells.insert(at, mark)
    echo_table(columns, rows, form)


def _cells(claim: "Claim", columns: "Sequence[str]") -> list[str]:
    return [cell(getattr(claim, name, None)) for name in columns]
