"""Learn data/ranker.json and data/selection.json from the annotated articles.

The folder that CLAIMS_EVAL_DATA names holds ``extraction/`` with the articles, their
claims, ``score.py`` and ``rows.py``. Needs scikit-learn. Without ``--write`` it prints
what a checker would be shown of the tuning articles, held back in four folds, and of
those that are left out of all tuning; with it, it learns from all tuning articles.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from candidate_groups import LEFT_OUT, Annotated, Group, annotated
from ranker_training import learn
from selection_training import held_back, learn_selection, likely

from claims.extraction.spacy.boosted_trees import Node
from claims.extraction.spacy.choose import BARS, Bars, choose
from claims.extraction.spacy.ranker import FILE as RANKER
from claims.extraction.spacy.ranker import Ranker
from claims.extraction.spacy.selection import FILE as SELECTION
from claims.extraction.spacy.selection import Selection
from claims.extraction.spacy.spans import spans_of

DATA = Path(__file__).parents[2] / "data"
FOLDS = 4
ABOUT = {
    "source": "sixteen annotated articles of the evaluation data, less the four that"
    " are left out of all tuning",
    "made_by": "tests/quality/train.py",
}
Proposals = list[dict[str, object]]


def learned(found: Annotated, names: Sequence[str]) -> tuple[Ranker, Selection]:
    """Return both stages, learned from some articles."""
    ranker = learn([group for name in names for group in found.groups[name]])
    return ranker, learn_selection(held_back(found.groups, names))


def proposed(
    text: str,
    groups: Sequence[Group],
    ranker: Ranker,
    selection: Selection,
    bars: Bars = BARS,
) -> Proposals:
    """Return what is proposed of an article, in the form that rows.py reads."""
    found: Proposals = []
    for group in groups:
        some = likely(group, ranker)
        candidates = [group.candidates[k] for k in some.places]
        chances = [selection.of(row) for row in some.numbers]
        chosen = choose(group.tree, candidates, chances, ranker, bars)
        masks = [candidates[k].mask for k in chosen]
        for mask in masks:
            spans = spans_of(group.tree.sentence, mask, text)
            inside = any(not mask & ~other and mask != other for other in masks)
            if spans:
                found.append(
                    {"spans": [list(each) for each in spans], "row": not inside}
                )
    return found


def figures(
    found: Annotated, shown: dict[str, Proposals], names: Sequence[str]
) -> dict[str, float]:
    """Return the figures of rows.py over some articles."""
    total = sum(
        (
            found.rows.score_article(*found.articles[name], shown[name], [])
            for name in names
        ),
        Counter(),
    )
    return dict(found.rows.figures(total))


def row(label: str, shown: dict[str, float]) -> str:
    """Return a line of figures."""
    cells = [
        f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"
        for name, value in shown.items()
        if name != "torn_worthy"
    ]
    return f"{label:10} " + "  ".join(cells)


def content(selection: Selection) -> dict[str, object]:
    """Return the second stage as JSON has it."""
    return {
        **ABOUT,
        **{
            name: {"base": trees.base, "trees": [_listed(each) for each in trees.trees]}
            for name, trees in (
                ("fit", selection.fit),
                ("row", selection.row),
                ("whole", selection.whole),
            )
        },
    }


def _listed(node: Node) -> object:
    if isinstance(node, tuple):
        return [node[0], node[1], _listed(node[2]), _listed(node[3])]
    return node


def write(ranker: Ranker, selection: Selection) -> None:
    """Write what ships with the package."""
    weights = {name: each for name, each in sorted(ranker.weights.items()) if each}
    first = {**ABOUT, "bias": ranker.bias, "weights": weights, "same": ranker.same}
    text = json.dumps(first, indent=0) + "\n"
    (DATA / RANKER).write_text(text, encoding="utf-8")
    print(f"{RANKER}: {len(weights)} weights, {len(text)} bytes")
    text = json.dumps(content(selection), separators=(",", ":")) + "\n"
    (DATA / SELECTION).write_text(text, encoding="utf-8")
    print(f"{SELECTION}: {len(text)} bytes")


def main() -> int:
    """Print the figures or write the files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the files")
    options = parser.parse_args()
    found = annotated()
    if found is None:
        return 2
    tuning = [name for name in sorted(found.articles) if name not in LEFT_OUT]
    if options.write:
        write(*learned(found, tuning))
        return 0
    shown: dict[str, Proposals] = {}
    for back in [tuning[fold::FOLDS] for fold in range(FOLDS)] + [list(LEFT_OUT)]:
        stages = learned(found, [name for name in tuning if name not in back])
        for name in back:
            text = found.articles[name][0]
            shown[name] = proposed(text, found.groups[name], *stages)
    print(row("held back", figures(found, shown, tuning)))
    print(row("left out", figures(found, shown, LEFT_OUT)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
