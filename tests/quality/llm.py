"""Score the engine ``llm`` without a model: by answers that somebody gave already.

Twice, through a server on this machine, by way of prompt, parser, places and folds.
First the annotation itself is answered: what comes out shows what the engine loses of a
perfect model. Then what readers answered to ``llm_prompts.py``, as kept in
``answers/``: their figures are printed and have no bar. Exits 1 when something of the
annotation is lost.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from claims.document import Document
from claims.extraction.llm.engine import make
from claims.extraction.llm.settings import Settings
from quality.extraction import LEFT_OUT, ROW_COLUMNS, lines_of, row, score
from quality.llm_prompts import data_folder, questions, text_of
from support_llm import Reply, endpoint

LEAST = 0.98
ANSWERS = Path(__file__).parent / "answers"


@dataclass(frozen=True)
class Read:
    """What came out of the engine for some articles."""

    lines: list[dict[str, object]]
    """In the small form that score.py reads."""
    items: int
    """How many claims the answers had."""
    lost: int
    """How many of them had no place, or are one claim with another."""


def read(data: Path, answers: Mapping[str, list[dict[str, Any]]]) -> Read:
    """Return what the engine makes of the articles when it is answered so."""
    by_question: dict[str, dict[str, Any]] = {}
    for name, given in answers.items():
        asked = questions(text_of(data / f"{name}.txt"))
        for (_, words), one in zip(asked, given, strict=True):
            by_question[words] = one

    def choose(body: dict[str, Any]) -> Reply:
        said = body["messages"][-1]["content"]
        _, _, rest = said.partition("\n")
        return Reply(json.dumps(by_question[rest.rpartition("\n")[0]]))

    lines: list[dict[str, object]] = []
    with endpoint(choose=choose) as served:
        engine = make(Settings(served.url, "answers"))
        for name in answers:
            text = text_of(data / f"{name}.txt")
            document = Document(text, text, b"", "text/plain", "utf-8", "plain", "1")
            placed = [claim for claim in engine.extract(document) if claim.spans]
            lines += lines_of(name, text, placed)
    items = sum(len(each["claims"]) for each in by_question.values())
    return Read(lines, items, items - len(lines))


def annotated(data: Path, name: str) -> list[dict[str, Any]]:
    """Return the annotation of an article as a model would answer it."""
    text = text_of(data / f"{name}.txt")
    asked = questions(text)
    answers: list[dict[str, Any]] = [{"claims": []} for _ in asked]
    for line in text_of(data / f"{name}.gold.jsonl").splitlines():
        about = json.loads(line)
        first = about["spans"][0][0]
        number = next(k for k, (chunk, _) in enumerate(asked) if first < chunk.end)
        sentences = asked[number][0].sentences
        item = {
            "sentence": 1
            + next(k for k, (_, end) in enumerate(sentences) if first < end),
            "quotes": [text[start:end] for start, end in about["spans"]],
            "statement": about["claim"],
            "kind": about["kind"],
            "speaker": about["speaker"],
        }
        answers[number]["claims"].append(item)
    return answers


def figures(
    data: Path, names: list[str], found: Read, script: str = "score.py"
) -> dict[str, float | None]:
    """Return what score.py, or rows.py, measures over these articles."""
    measured = score(data, names, found.lines, "--json", script=script)
    overall: dict[str, float | None] = json.loads(measured)["overall"]
    return overall


def main() -> int:
    """Print the figures; return the exit code."""
    data = data_folder()
    names = sorted(path.name.split(".")[0] for path in data.glob("*.gold.jsonl"))
    whole = read(data, {name: annotated(data, name) for name in names})
    reached = figures(data, names, whole)
    print(row("llm, answered by the annotation", reached))
    shown = figures(data, names, whole, "rows.py")
    print(row("the same, folded", shown, ROW_COLUMNS))
    kept = (reached["span_f1"] or 0.0) >= LEAST and not whole.lost
    print(
        f"span F1 >= {LEAST} and none of {whole.items} items lost:"
        f" {'met' if kept else f'MISSED, {whole.lost} lost'}"
    )
    given = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["answers"]
        for path in sorted(ANSWERS.glob("*.json"))
        if path.stem in names
    }
    if given:
        recorded = read(data, given)
        groups = {name: [name] for name in given}
        groups["tuning"] = [name for name in given if name not in LEFT_OUT]
        groups["left out"] = [name for name in given if name in LEFT_OUT]
        groups["all"] = list(given)
        print(f"llm, answered by readers: {recorded.lost} of {recorded.items} lost")
        for label, group in groups.items():
            if group:
                print(row(f"{label:13}", figures(data, group, recorded)))
        shown = figures(data, groups["all"], recorded, "rows.py")
        print(row("all, folded  ", shown, ROW_COLUMNS))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
