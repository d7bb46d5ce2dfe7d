"""Score an engine on the hand-annotated articles, outside the ordinary tests.

The folder that CLAIMS_EVAL_DATA names holds ``extraction/`` with the articles, their
claims and ``score.py``. Prints its table, then the articles that the engines were tuned
on and the ones left out, each figure beside what it is to reach. Exits 1 when a span is
bad or the engine finds less than it did: what falls short of the aim is only said.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from claims.document import Document
from claims.extraction import ENGINES, Engine, default_engine, get_engine
from claims.extraction.fold import fold
from claims.extraction.proposal import ProposedClaim

LEAST = {"rules": 0.52, "spacy": 0.77}
"""The span F1 over all articles that no change may lose."""
AIMS = {
    "span_f1": (0.85, 0.80),
    "claim_f1": (0.78, 0.72),
    "checkworthy_r": (0.88, 0.84),
    "exact": (0.70, 0.65),
    "kind": (0.75, 0.70),
    "named_speaker": (0.80, 0.75),
}
"""What a model-based engine is to reach: over all articles, and on those left out."""
LEFT_OUT = ("court", "iodine", "nasa", "taxes")
COLUMNS = (
    "span_p",
    "span_r",
    "span_f1",
    "claim_f1",
    "checkworthy_r",
    "exact",
    "kind",
    "named_speaker",
    "bad",
)


ROW_COLUMNS = (
    "shown",
    "rows_per_100_words",
    "torn",
    "torn_worthy",
    "torn_details",
    "twins",
    "turned",
    "kept",
    "words",
    "lenient_f1",
)
"""What a checker is shown, with details folded beneath their rows (rows.py)."""


def predict(engine: Engine, data: Path) -> list[dict[str, object]]:
    """Return one line a mention, in the small form that score.py and rows.py read."""
    lines: list[dict[str, object]] = []
    for path in sorted(data.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        document = Document(
            text,
            text,
            text.encode(),
            "text/plain",
            "utf-8",
            "plain",
            "1",
            language="en",
        )
        lines += lines_of(path.stem, text, engine.extract(document))
    return lines


def lines_of(
    article: str, text: str, claims: Sequence[ProposedClaim]
) -> list[dict[str, object]]:
    """Return a line for each place of an article's claims, folded."""
    return [
        {
            "article": article,
            "spans": spans,
            "claim": claim.statement,
            "kind": claim.kind,
            "speaker": claim.speaker,
            "check_worthiness": claim.check_worthiness,
            "row": found.detail_of is None,
        }
        for claim, found in zip(claims, fold(text, claims), strict=True)
        for spans in (claim.spans, *claim.mentions)
    ]


def score(
    data: Path,
    names: list[str],
    lines: list[dict[str, object]],
    *options: str,
    script: str = "score.py",
) -> str:
    """Run score.py, or rows.py, on these articles alone; return what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            for suffix in (".txt", ".gold.jsonl"):
                content = (data / f"{name}{suffix}").read_bytes()
                Path(folder, f"{name}{suffix}").write_bytes(content)
        predictions = Path(folder, "predictions.jsonl")
        with predictions.open("w", encoding="utf-8") as file:
            for line in lines:
                if line["article"] in names:
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
        command = [sys.executable, str(data / script), folder, str(predictions)]
        done = subprocess.run(
            [*command, *options], capture_output=True, text=True, check=False
        )
    sys.stderr.write(done.stderr)
    return done.stdout


def row(
    label: str,
    figures: dict[str, float | None],
    columns: tuple[str, ...] = COLUMNS,
) -> str:
    """Return one line of figures with their names."""
    cells = [
        f"{name} {'-' if figures[name] is None else format(figures[name], '.3f')}"
        for name in columns
    ]
    return f"{label:9} " + "  ".join(cells)


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default=default_engine(), choices=ENGINES)
    parser.add_argument(
        "--errors", action="store_true", help="list the errors on the tuning articles"
    )
    options = parser.parse_args()
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    if not folder or not Path(folder, "extraction", "score.py").is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds extraction/\n")
        return 2
    data = Path(folder, "extraction")
    names = sorted(path.name.split(".")[0] for path in data.glob("*.gold.jsonl"))
    tuning = [name for name in names if name not in LEFT_OUT]
    lines = predict(get_engine(options.engine), data)
    print(score(data, names, lines), end="")
    if options.errors:
        print(score(data, tuning, lines, "--errors"))
    groups = {"tuning": tuning, "left out": list(LEFT_OUT), "all": names}
    figures: dict[str, dict[str, float | None]] = {}
    for label, group in groups.items():
        figures[label] = json.loads(score(data, group, lines, "--json"))["overall"]
        print(row(label, figures[label]))
    for label, group in groups.items():
        shown = json.loads(score(data, group, lines, "--json", script="rows.py"))
        print(row(label, shown["overall"], ROW_COLUMNS))
    if options.engine == "spacy":
        for name, (overall, left_out) in AIMS.items():
            cells = [
                aim(figures["all"][name], overall),
                aim(figures["left out"][name], left_out),
            ]
            print(f"{name:14} all {cells[0]}   left out {cells[1]}")
    least = LEAST.get(options.engine, 0.0)
    whole = figures["all"]
    kept = (whole["span_f1"] or 0.0) >= least and not whole["bad"]
    print(f"span F1 >= {least} and no bad span: {'met' if kept else 'MISSED'}")
    return 0 if kept else 1


def aim(figure: float | None, least: float) -> str:
    """Return a figure with what it is to reach."""
    reached = (figure or 0.0) >= least
    return f"{figure or 0.0:.3f} of {least:.2f} {'met  ' if reached else 'SHORT'}"


if __name__ == "__main__":
    sys.exit(main())
