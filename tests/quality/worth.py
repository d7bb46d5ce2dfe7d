"""Measure check-worthiness on data that it was not learned from.

The folder that CLAIMS_EVAL_DATA names holds ``checkworthiness/``, ``extraction/`` and
``atomic/``. Prints each figure beside its bar and exits 1 when one is missed. The
weights were learned on the tuning articles, so the four left out are shown as well.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from claims.extraction.appraisal import appraise
from claims.extraction.worth.model import shipped
from claims.extraction.worth.score import worth
from quality.worth_data import Gold, gold, held_back

WEIGHTED_F1, PRECISION, AREA = 0.72, 0.70, 0.80


def weighted_f1(labels: Sequence[int], found: Sequence[int]) -> float:
    """Return the F1 of each class, weighted by how often it is right."""
    total = 0.0
    for label in set(labels):
        pairs = list(zip(labels, found, strict=True))
        right = sum(a == b == label for a, b in pairs)
        named = sum(a == label for a, _ in pairs) + sum(b == label for _, b in pairs)
        total += 2 * right / named * labels.count(label)
    return total / len(labels)


def average_precision(is_worthy: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the mean, over the worthy, of the precision at their score."""
    total = 0.0
    seen = right = 0
    for score in sorted(set(scores), reverse=True):
        group = [
            is_so for is_so, s in zip(is_worthy, scores, strict=True) if s == score
        ]
        seen += len(group)
        right += sum(group)
        total += sum(group) * right / seen
    return total / sum(is_worthy)


def area(is_worthy: Sequence[bool], scores: Sequence[float]) -> float:
    """Return how often a worthy one scores above another, ties counting half."""
    pairs = list(zip(scores, is_worthy, strict=True))
    high = [score for score, is_so in pairs if is_so]
    low = [score for score, is_so in pairs if not is_so]
    above = sum((a > b) + 0.5 * (a == b) for a in high for b in low)
    return above / (len(high) * len(low))


def brier(is_worthy: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the mean squared difference between a score and what was so."""
    pairs = zip(scores, is_worthy, strict=True)
    return sum((score - is_so) ** 2 for score, is_so in pairs) / len(scores)


def show_reliability(is_worthy: Sequence[bool], scores: Sequence[float]) -> None:
    """Print, a fifth of the scale a line, the mean score and the share worth it."""
    pairs = list(zip(scores, is_worthy, strict=True))
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        group = [pair for pair in pairs if low <= pair[0] < low + 0.2 + (low == 0.8)]
        if group:
            mean = sum(score for score, _ in group) / len(group)
            share = sum(is_so for _, is_so in group) / len(group)
            print(
                f"    {low:.1f} to {low + 0.2:.1f}: {len(group):4} claims,"
                f" mean score {mean:.2f}, worth checking {share:.2f}"
            )


def score(claims: Sequence[Gold]) -> list[float]:
    """Return the shipped score of annotated claims."""
    return [worth(each.text, each.kind, speaker=each.speaker)[0] for each in claims]


def show_atomic(data: Path) -> None:
    """Print, for information, how the score tells apart the claims of chat answers."""
    for name in ("subtask1_sentence", "subtask2_claim"):
        path = data / "atomic" / f"{name}_checkworthiness.jsonl"
        if path.is_file():
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            texts = [row.get("sentence") or row["claim"] for row in rows]
            so = [row["checkworthy"] in ("yes", "factual") for row in rows]
            scores = [appraise(text).check_worthiness for text in texts]
            print(
                f"atomic/{name}: AUC {area(so, scores):.3f} of {len(so)},"
                f" {so.count(False)} not worth checking (no bar)"
            )


def main() -> int:
    """Print the figures; return the exit code."""
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    needed = ("checkworthiness", "extraction")
    if not folder or not all(Path(folder, part).is_dir() for part in needed):
        sys.stderr.write(
            "set CLAIMS_EVAL_DATA to the folder that holds checkworthiness/"
            " and extraction/\n"
        )
        return 2
    data = Path(folder)
    sentences = held_back(data)
    found = [shipped().probabilities(each.text) for each in sentences]
    labels = [each.label for each in sentences]
    best = [row.index(max(row)) - 1 for row in found]
    reached = [
        ("weighted F1 of the model on 2,000", weighted_f1(labels, best), WEIGHTED_F1),
        (
            "average precision of the worthy",
            average_precision([x == 1 for x in labels], [row[2] for row in found]),
            PRECISION,
        ),
    ]
    claims = gold(data, left_out=False)
    left_out = gold(data, left_out=True)
    for label, group in (("tuning", claims), ("left out", left_out)):
        so, scores = [each.worthy for each in group], score(group)
        name, bar = f"AUC of the score, {label}", AREA if group is claims else 0.0
        reached.append((name, area(so, scores), bar))
        print(f"{label}: {len(group)} claims, Brier score {brier(so, scores):.3f}")
        show_reliability(so, scores)
    show_atomic(data)
    for name, figure, bar in reached:
        state = "met" if figure >= bar else "MISSED"
        against = f">= {bar:.2f}  {state}" if bar else "(no bar)"
        print(f"{name:36} {figure:.4f}  {against}")
    return 0 if all(figure >= bar for _, figure, bar in reached) else 1


if __name__ == "__main__":
    sys.exit(main())
