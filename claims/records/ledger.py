"""The record of a change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One change: before and after map the name of each record to its fields."""

    stream: str
    sequence: int
    recorded_at: datetime
    who: str
    what: str
    subject: str
    before: dict[str, Any]
    after: dict[str, Any]
    prev_hash: str
    hash: str
