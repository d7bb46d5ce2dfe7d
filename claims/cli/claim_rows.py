"""Claims as rows of a list: what each states, what its verdict lacks, its spans."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.cli.output import echo_records, echo_table

if TYPE_CHECKING:
    from claims.records import Claim, ClaimLine

COLUMNS = (
    "id",
    "status",
    "rating",
    "check_worthiness",
    "kind",
    "speaker",
    "missing",
    "statement",
)
HEADERS = ("id", "status", "rating", "worth", "kind", "speaker", "lacks", "statement")


def echo_lines(found: "Sequence[Any]", form: str) -> None:
    """Print claims; a table tells what verdicts lack when one lacks something."""
    columns, headers = list(COLUMNS), list(HEADERS)
    if form not in ("json", "jsonl"):
        found = [
            line._replace(missing=_lacks(line), statement=_statement(line))
            for line in found
        ]
        if form == "table" and not any(line.missing for line in found):
            columns.remove("missing")
            headers.remove("lacks")
    echo_records(found, form, columns=columns, headers=headers)


def _statement(line: "ClaimLine") -> str:
    """Return what a claim states, marked where that is of an earlier text."""
    if line.wording is None:
        return line.statement
    import json

    from claims.records import wording_of
    from claims.wording.earlier_wording import marked

    return marked(line.statement, wording_of(json.loads(line.wording)))


def _lacks(line: "ClaimLine") -> str:
    """Return what a verdict lacks, without the commands that supply it."""
    if line.missing == "[]":
        return ""
    import json

    from claims.records import lacks_of
    from claims.wording.lacks import lack_words

    lacks = lacks_of(json.loads(line.missing))
    return "; ".join(lack_words(lack, line.id).what for lack in lacks)


def echo_spans(found: "Sequence[Claim]", form: str) -> None:
    """Print claims with their first mention: offsets, and the words there."""
    rows = [
        [
            str(claim.id),
            f"{claim.check_worthiness:.2f}",
            claim.kind.value,
            claim.speaker or "",
            " ".join(f"{part.start}:{part.end}" for part in claim.spans),
            " … ".join(part.quote for part in claim.spans),
        ]
        for claim in found
    ]
    echo_table(("id", "worth", "kind", "speaker", "span", "quote"), rows, form)
