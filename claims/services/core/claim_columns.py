"""A claim's columns, listed once: each as the table, the ledger and the record have it.

What selects a claim (``claim_state``, ``claims.claim_list``), replays its ledger
(``history.replay_claims``), proves it (``proof``) or hides what was ruled on it
(``blind_checks``) goes by this list. A new column is one in ``schema.claims`` with a
migration, its line here, and its field in ``records.claims``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from claims import schema
from claims.services.core.column_shapes import (
    CLAIM,
    DAY,
    FIELDS,
    KEPT,
    LACKS,
    LINES,
    OUTCOME,
    PERSON,
    PLAIN,
    RUN,
    WORDING,
    YES,
    Shape,
    one_of,
)
from claims.vocabulary import Conclusion, Kind, Status


@dataclass(frozen=True, slots=True)
class ClaimColumn:
    """A column of ``schema.claim``."""

    column: str
    name: str
    """What the ledger calls it."""
    shape: Shape = PLAIN
    follows_from: Literal["verdicts", "outcomes", "assignments"] | None = None
    """The records that it repeats: ``core.status`` alone writes it."""
    in_record: bool = True
    """Whether ``records.Claim`` has it; the ledger tells of every one."""
    renamed: str = ""
    """What the record calls it, where that is not as the ledger does."""

    @property
    def field(self) -> str:
        """Return what the record calls it."""
        return self.renamed or self.name


def _ledger_only(column: str, name: str, shape: Shape = PLAIN) -> ClaimColumn:
    return ClaimColumn(column, name, shape, in_record=False)


CLAIM_COLUMNS = (
    _ledger_only("recorded_at", "recorded_at", KEPT),
    ClaimColumn("statement", "statement"),
    ClaimColumn("kind", "kind", one_of(Kind)),
    ClaimColumn("speaker", "speaker"),
    ClaimColumn("check_worthiness", "check_worthiness"),
    ClaimColumn("reasons", "reasons", LINES),
    ClaimColumn("status", "status", one_of(Status), "verdicts"),
    ClaimColumn("rating", "rating", PLAIN, "verdicts"),
    ClaimColumn("conclusion", "conclusion", one_of(Conclusion), "verdicts"),
    ClaimColumn("checker_id", "checker", PERSON, "verdicts"),
    ClaimColumn("missing", "missing", LACKS, "verdicts", renamed="lacks"),
    ClaimColumn("flags", "flags", LINES, "verdicts"),
    ClaimColumn("outcome", "outcome", OUTCOME, "outcomes"),
    ClaimColumn("holder_id", "holder", PERSON, "assignments"),
    ClaimColumn("due_on", "due_on", DAY, "assignments"),
    ClaimColumn("run_id", "engine", RUN),
    ClaimColumn("extra", "extra", FIELDS),
    ClaimColumn("criticises", "criticises"),
    ClaimColumn("wording", "wording", WORDING),
    ClaimColumn("detail_of_id", "detail_of", CLAIM),
    ClaimColumn("is_folded", "folded", YES),
    _ledger_only("arranged_by_id", "arranged_by", PERSON),
    ClaimColumn("brackets", "brackets", FIELDS),
    _ledger_only("added_by_id", "added_by", PERSON),
    _ledger_only("looked_by_id", "looked_by", PERSON),
    _ledger_only("drop_reason", "drop_reason"),
    _ledger_only("dropped_by_id", "dropped_by", PERSON),
    _ledger_only("duplicate_of_id", "duplicate_of", CLAIM),
    _ledger_only("split_from_id", "split_from", CLAIM),
    _ledger_only("group_id", "group"),
)
"""Every column but the claim's key, its article and its number: these name it."""

IN_RECORD = tuple(each for each in CLAIM_COLUMNS if each.in_record)
DERIVED = tuple(each for each in CLAIM_COLUMNS if each.follows_from)
"""What follows from other records, and can be derived again to prove it."""
RULED = tuple(each for each in CLAIM_COLUMNS if each.follows_from == "verdicts")
"""What tells of a verdict: who checks blind must not see it."""


def joined(
    source: sa.FromClause, columns: Iterable[ClaimColumn]
) -> tuple[sa.FromClause, list[sa.Label[Any]]]:
    """Return ``source`` with the rows that these columns refer to, and what to select.

    A key comes out as what it stands for: a person's name, a claim's number.
    """
    table: sa.FromClause = schema.claim
    selected = []
    for each in columns:
        shown: sa.ColumnElement[Any] = table.c[each.column]
        if each.shape.refers_to is not None:
            key = shown
            there, shown = each.shape.refers_to(each.name)
            source = source.outerjoin(there, there.c.id == key)
        selected.append(shown.label(each.name))
    return source, selected
