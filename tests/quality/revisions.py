"""Score how claims are carried from one text of an article to the next.

The folder that CLAIMS_EVAL_DATA names holds ``revisions/`` with pairs of texts, the
places that are known, and ``score.py``; and ``extraction/`` with the articles whose
claims were edited for the second table: each edit is one text, and every claim of the
article is carried to it. Prints both and exits 1 when a bar is missed. ``--errors``
lists what went wrong.
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).parents[1]))

from claims.anchoring.carry import Carried, carry
from claims.vocabulary import KEEPS, Outcome
from quality.edits import Edit, Span, harmless, is_touched, is_untouched, material

Row = tuple[str, str, str, str]
HEADERS = ("", "measured", "must", "")


def row(what: str, measured: float, must: float, *, most: bool = False) -> Row:
    """Return a line of the table: the bar is the least, or with ``most`` the most."""
    is_ok = measured <= must if most else measured >= must
    sign = "≤" if most else "≥"
    return what, f"{measured:.3f}", f"{sign} {must}", "ok" if is_ok else "SHORT"


def predict(pair: dict[str, Any]) -> tuple[list[dict[str, Any]], float]:
    """Return where the claims of a pair are put, and the seconds of a core."""
    spans = [((each["start"], each["end"]),) for each in pair["spans"]]
    started = time.process_time()
    carried = carry(pair["old_text"], pair["new_text"], spans)
    seconds = time.process_time() - started
    lines = []
    for [(start, end)], each in zip(spans, carried, strict=True):
        place = None
        if each.parts:
            place = {"start": each.parts[0][0], "end": each.parts[-1][1]}
        lines.append({"id": pair["id"], "start": start, "end": end, "pred": place})
    return lines, seconds


def collection(folder: Path) -> list[Row]:
    """Return the table of the pairs of real texts, as their own script scores them."""
    gold = folder / "dev.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    placed = [predict(pair) for pair in pairs]
    with tempfile.TemporaryDirectory() as made:
        answer = Path(made, "placed.jsonl")
        found = [json.dumps(line) for each, _ in placed for line in each]
        answer.write_text("\n".join(found) + "\n", encoding="utf-8")
        script = [sys.executable, str(folder / "score.py"), str(gold), str(answer)]
        run = subprocess.run(script, check=True, capture_output=True, text=True)
    scores = {line.split()[0]: line for line in run.stdout.splitlines()}

    def of(status: str, figure: str) -> float:
        [value] = re.findall(rf"(?<![-\w]){figure}=\s*([\d.]+)", scores[status])
        return float(value)

    seconds = sum(each for _, each in placed) / len(placed)
    return [
        row("placed correctly, overall", of("all", "correct"), 0.995),
        row("edited: correct", of("edited", "correct"), 0.98),
        row("edited: exact edges", of("edited", "exact-boundaries"), 0.88),
        row("punctuation only: exact edges", of("punct", "exact-boundaries"), 0.97),
        row("deleted, recognised as gone", of("deleted", "correct"), 0.995),
        row("silently wrong anchors", of("all", "silently-wrong-anchor"), 1, most=True),
        row("ms of a core, a pair on average", seconds * 1000, 5, most=True),
    ]


def construction(folder: Path, *, errors: bool) -> tuple[list[Row], Counter[str]]:
    """Return the table of the edits, and the counts that it is made of."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()
        found = [json.loads(line)["spans"] for line in lines]
        spans = [[(start, end) for start, end in sorted(each)] for each in found]
        for edit in [*material(text), *harmless(text)]:
            count(counts, text, spans, edit, errors=errors)
    sorts = sorted({key.split(":")[1] for key in counts})
    rows: list[Row] = []
    for sort in sorts:
        touched, untouched = counts[f"touched:{sort}"], counts[f"untouched:{sort}"]
        if touched:
            what = f"{sort}: missed of {touched} claims edited"
            rows.append(row(what, counts[f"missed:{sort}"], 0, most=True))
        if untouched:
            what = f"{sort}: % suspended of {untouched} untouched"
            share = 100 * counts[f"suspended:{sort}"] / untouched
            rows.append(row(what, share, 0.5, most=True))
    return rows, counts


def count(
    counts: Counter[str],
    text: str,
    spans: list[list[Span]],
    edit: Edit,
    *,
    errors: bool,
) -> None:
    """Carry all claims over one edit and count what became of them."""
    new_text = edit.apply(text)
    is_material = edit.sort in ("digit", "name", "date", "negation", "hedge")
    hit = False
    for parts, carried in zip(spans, carry(text, new_text, spans), strict=True):
        kept = carried.outcome in KEEPS
        said = [text[slice(*part)] for part in parts]
        now = [new_text[slice(*part)] for part in carried.parts]
        if is_material and is_touched(text, parts, edit):
            hit = True
            counts[f"touched:{edit.sort}"] += 1
            counts[f"missed:{edit.sort}"] += kept
            if kept and errors:
                show("missed", edit, text, said, now, carried)
        elif is_untouched(text, parts, edit):
            wrong = not kept or (carried.outcome in _SAME and said != now)
            counts[f"untouched:{edit.sort}"] += 1
            counts[f"suspended:{edit.sort}"] += wrong
            if wrong and errors:
                show("suspended", edit, text, said, now, carried)
    counts[f"edits:{edit.sort}"] += hit or not is_material


_SAME = (Outcome.UNCHANGED, Outcome.MOVED)


def show(
    what: str,
    edit: Edit,
    text: str,
    said: list[str],
    now: list[str],
    carried: Carried,
) -> None:
    """Print one error."""
    around = text[max(0, edit.start - 50) : edit.start]
    after = text[edit.end : edit.end + 30]
    print(f"{what} {edit.sort} {around!r} [{edit.put}] {after!r}")
    print(f"    {said} → {now} {carried.outcome} {[str(x) for x in carried.changes]}")


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    if not folder or not Path(folder, "revisions", "score.py").is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds revisions/\n")
        return 2
    rows = collection(Path(folder, "revisions"))
    print(tabulate(rows, HEADERS))
    made, counts = construction(Path(folder, "extraction"), errors=options.errors)
    edits = {key: each for key, each in counts.items() if key.startswith("edits:")}
    print("\nedits made:", ", ".join(f"{k[6:]} {v}" for k, v in sorted(edits.items())))
    total = {
        what: sum(v for k, v in counts.items() if k.startswith(f"{what}:"))
        for what in ("touched", "missed", "untouched", "suspended")
    }
    made += [
        row(f"all: missed of {total['touched']}", total["missed"], 0, most=True),
        row(
            f"all: % suspended of {total['untouched']} untouched",
            100 * total["suspended"] / total["untouched"],
            0.5,
            most=True,
        ),
    ]
    print(tabulate(made, HEADERS))
    return int(any(each[3] == "SHORT" for each in [*rows, *made]))


if __name__ == "__main__":
    sys.exit(main())
