"""Tally what two readers said of the rows that ``spacy`` proposes for six unseen texts.

``reading/judgements.jsonl`` has the mark of each reader for every row, with its words
as they were when it was read. Readers saw the texts and the rows, and not each other's
marks.
Agreement is the share of rows with the same mark, and Cohen's kappa (Educational and
Psychological Measurement 20, 1960), which leaves out what chance would give.
"""

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

JUDGEMENTS = Path(__file__).parent / "reading" / "judgements.jsonl"
MARKS = ("good", "clumsy", "torn", "twin", "unasserted", "turned")


class Judged(NamedTuple):
    """The marks that the readers gave to one row of a text."""

    text: str
    first: str
    second: str


def main() -> None:
    """Print the marks of each reader, text by text, and how far they agree."""
    rows = read_judgements(JUDGEMENTS)
    print(f"{'text':10} {'rows':>5} {'reader':>7}", *(f"{each:>10}" for each in MARKS))
    texts = list(dict.fromkeys(row.text for row in rows))
    for text in (*texts, "all"):
        here = [row for row in rows if text in ("all", row.text)]
        for reader in ("first", "second"):
            marks = Counter(getattr(row, reader) for row in here)
            shares = (f"{marks[each] / len(here):10.0%}" for each in MARKS)
            print(f"{text:10} {len(here):5} {reader:>7}", *shares)
    same, kappa = agreement(rows)
    print(f"the same mark: {same:.0%} of {len(rows)} rows, kappa {kappa:.2f}")


def read_judgements(path: Path) -> list[Judged]:
    """Return the judgements of a file; ``ValueError`` for a mark that is none."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        row = Judged(fields["text"], fields["first"], fields["second"])
        if not {row.first, row.second} <= set(MARKS):
            raise ValueError(
                f"{path}: a mark that is none of {', '.join(MARKS)}: {line}"
            )
        rows.append(row)
    return rows


def agreement(rows: list[Judged]) -> tuple[float, float]:
    """Return the share of rows with the same mark, and Cohen's kappa."""
    same = sum(row.first == row.second for row in rows) / len(rows)
    first = Counter(row.first for row in rows)
    second = Counter(row.second for row in rows)
    chance = sum(first[each] * second[each] for each in MARKS) / len(rows) ** 2
    return same, 1.0 if chance == 1 else (same - chance) / (1 - chance)


if __name__ == "__main__":
    main()
