"""What check-worthiness is learned from and measured on, as it is on disk."""

import gzip
import json
from pathlib import Path
from typing import NamedTuple

from claims.vocabulary import Kind

LEFT_OUT = ("court", "iodine", "nasa", "taxes")


class Sentence(NamedTuple):
    """A sentence of ClaimBuster: 1 worth checking, 0 a minor fact, -1 no fact."""

    number: int
    text: str
    label: int


class Gold(NamedTuple):
    """A claim that a person annotated."""

    article: str
    text: str
    kind: Kind
    speaker: str | None
    worthy: bool


def training(data: Path) -> list[Sentence]:
    """Return the 8,231 sentences."""
    with gzip.open(data / "checkworthiness/data_small_3class.json.gz", "rt") as file:
        return _sentences(json.load(file))


def held_back(data: Path) -> list[Sentence]:
    """Return the 2,000 sentences that nothing is learned from."""
    path = data / "checkworthiness/disjoint_2000_3class.json"
    return _sentences(json.loads(path.read_text(encoding="utf-8")))


def gold(data: Path, *, left_out: bool) -> list[Gold]:
    """Return the claims of the tuning articles, or of the ones left out."""
    claims = []
    for path in sorted((data / "extraction").glob("*.gold.jsonl")):
        if (path.name.split(".")[0] in LEFT_OUT) == left_out:
            claims += [
                Gold(
                    row["article"],
                    row["claim"],
                    Kind(row["kind"]),
                    row["speaker"],
                    bool(row["checkworthy"]),
                )
                for row in map(json.loads, path.read_text("utf-8").splitlines())
            ]
    return claims


def _sentences(rows: list[dict[str, str]]) -> list[Sentence]:
    return [
        Sentence(int(row["sentence_id"]), row["text"], int(row["label"]))
        for row in rows
    ]
