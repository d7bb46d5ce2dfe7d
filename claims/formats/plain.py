"""Records as plain values, for JSON and for spreadsheets."""

import unicodedata
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from claims.records.claims import Claim
from claims.records.lacks import Lack, lack_fields
from claims.wording.lacks import lack_sentences

_INSIDE = ("key", "number")
"""The fields of a claim that are for the services alone."""


def plain(value: Any) -> Any:
    """Return a record as JSON has it: fields by name, dates as ISO 8601, UTC."""
    if isinstance(value, Claim):
        return claim_object(value)
    if isinstance(value, Lack):
        return plain(lack_fields(value))
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def claim_object(claim: Claim) -> dict[str, Any]:
    """Return a claim as machines read it: the names and their order are fixed.

    What its verdict lacks stands there in words, then as data. What is only proposed
    has the number that it would get.
    """
    found: dict[str, Any] = {}
    for field in fields(claim):
        if field.name == "lacks":
            found["missing"] = lack_sentences(claim)
        if field.name not in _INSIDE:
            found[field.name] = plain(getattr(claim, field.name))
    if claim.id is None:
        found["number"] = claim.number
    return found


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    One whose first visible character is ``= + - @``, also in another width, gets an
    apostrophe in front, and so does one that starts with a tab or a line break (OWASP,
    "CSV Injection"): white space and what cannot be seen is passed over on import.
    """
    first = next((each for each in cell if not _is_passed_over(each)), "")
    is_formula = unicodedata.normalize("NFKC", first).startswith(("=", "+", "-", "@"))
    return f"'{cell}" if is_formula or cell.startswith(("\t", "\r", "\n")) else cell


def _is_passed_over(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf")
