"""Learn check-worthiness anew: write data/worth.bin and data/worth.toml.

Run by ``make train``; needs scikit-learn (dependency group ``train``) and the
folder that CLAIMS_EVAL_DATA names. The same data and releases give the same files.
"""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

sys.path.insert(0, str(Path(__file__).parents[1]))

from claims.extraction.worth.features import SIZE, joint, words_of
from claims.extraction.worth.model import LETTERS, Model, norm, own_size, pack, unpack
from claims.extraction.worth.score import marks, signals
from claims.vocabulary import Kind
from quality.worth_data import Gold, gold, held_back, training

DATA = Path(__file__).parents[2] / "data"
KEPT = 37_000
STRENGTHS = (0.05, 0.1, 0.2)
KINDS = [kind.value for kind in Kind]
SHOWN = ("figure", "date", "superlative", "deed", "criticism", "name")
KEYS = [
    *("always", "wording", *SHOWN, "said", *KINDS, *(f"said-{kind}" for kind in KINDS)),
]
HEADER = """\
# How the parts of check-worthiness (extraction/worth/score.py) weigh, in log odds.
# Written by tests/quality/train_worth.py: logistic regression on the claims of the
# twelve tuning articles, then scaled so that a claim of an article that was left out
# gets the right probability on average (Platt). "wording" weighs the log odds that
# worth.bin gives.

# "saying" is set by hand: that somebody spoke, where it names no figure, date, first,
# quotation or criticised person, comes after what does.

[weight]
"saying" = -1.0
"""


def matrix(texts: list[str]) -> csr_matrix:
    """Return a row of weighed features a text, as Model.probabilities reads them."""
    ends, columns, values = [0], [], []
    for text in texts:
        words = words_of(text)
        own = {seen.word: seen for seen in words}.values()
        length = norm(sum(map(own_size, own)), len(words))
        for seen in own:
            columns += seen.features
            values += [1 / length] + [LETTERS / length] * (len(seen.features) - 1)
        pairs = list(joint(words))
        columns += pairs
        values += [1 / length] * len(pairs)
        ends.append(len(columns))
    made = csr_matrix((values, columns, ends), shape=(len(texts), SIZE))
    made.sum_duplicates()
    return made


def learn(rows: csr_matrix, labels: np.ndarray, strength: float) -> bytes:
    """Return a packed model: the KEPT most telling features, refitted, in 8 bits."""
    counts = np.asarray((rows > 0).sum(0)).ravel()
    kept = np.flatnonzero(counts >= 2)
    for limit in (None, KEPT):
        rarity = np.log(len(labels) / counts[kept]) + 1
        fitted = LogisticRegression(
            C=strength, class_weight="balanced", max_iter=400, tol=1e-3
        ).fit(rows[:, kept] @ diags(rarity), labels)
        found = (fitted.coef_[1:] - fitted.coef_[0]) * rarity
        if limit is not None:
            break
        telling = np.abs(fitted.coef_).max(0) * rarity * np.sqrt(counts[kept])
        kept = np.sort(kept[np.argsort(-telling, kind="stable")[:KEPT]])
    scales = np.quantile(np.abs(found), 0.999, axis=1) / 127
    small = np.clip(np.rint(found / scales[:, None]), -127, 127).astype(int)
    offsets = fitted.intercept_[1:] - fitted.intercept_[0]
    return pack(
        kept.tolist(),
        (small[0].tolist(), small[1].tolist()),
        (float(scales[0]), float(scales[1])),
        (float(offsets[0]), float(offsets[1])),
    )


def classed(model: Model, texts: list[str]) -> np.ndarray:
    """Return the three probabilities of each text."""
    return np.array([model.probabilities(text) for text in texts])


def figures(labels: np.ndarray, found: np.ndarray) -> str:
    """Return weighted and macro F1 and the precision of the worthy, in a line."""
    best = found.argmax(1) - 1
    weighted, macro = (
        f1_score(labels, best, average=how) for how in ("weighted", "macro")
    )
    precise = average_precision_score(labels == 1, found[:, 2])
    return f"weighted F1 {weighted:.3f}  macro F1 {macro:.3f}  AP {precise:.3f}"


def learn_words(data: Path) -> bytes:
    """Choose the strength by macro F1 and average precision in five folds, then learn.

    A fold is made of whole parts of debates, so that it does not know its own debate.
    """
    elsewhere = {sentence.text for sentence in held_back(data)}
    sentences = [each for each in training(data) if each.text not in elsewhere]
    labels = np.array([each.label for each in sentences])
    folds = np.array([each.number // 400 * 7 % 5 for each in sentences])
    texts = [each.text for each in sentences]
    rows = matrix(texts)
    reached = {}
    for strength in STRENGTHS:
        found = np.zeros((len(labels), 3))
        for fold in range(5):
            inside = folds == fold
            model = unpack(learn(rows[~inside], labels[~inside], strength))
            found[inside] = classed(
                model,
                [text for text, is_in in zip(texts, inside, strict=True) if is_in],
            )
        reached[strength] = average_precision_score(
            labels == 1, found[:, 2]
        ) + f1_score(labels, found.argmax(1) - 1, average="macro")
        print(f"strength {strength}: {figures(labels, found)}")
    return learn(rows, labels, max(reached, key=lambda key: reached[key]))


def weigh(model: Model, claims: list[Gold]) -> dict[str, float]:
    """Return the weights of worth.toml; print what each strength reaches."""
    rows = np.zeros((len(claims), len(KEYS)))
    for row, claim in zip(rows, claims, strict=True):
        wording = model.probabilities(claim.text)[2]
        found = signals(claim.kind, claim.speaker, marks(claim.text), wording)
        for key, value in found.items():
            row[KEYS.index(key)] = value
    labels = np.array([claim.worthy for claim in claims])
    articles = np.array([claim.article for claim in claims])
    best: tuple[float, float, float, float] | None = None
    for strength in (0.1, 0.3, 1.0, 3.0):
        left = np.zeros(len(labels))
        for article in sorted(set(articles)):
            inside = articles == article
            part = fit(rows[~inside], labels[~inside], strength)
            left[inside] = rows[inside] @ part
        platt = LogisticRegression(C=1e6).fit(left[:, None], labels)
        slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
        area = float(roc_auc_score(labels, left))
        print(f"strength {strength}: AUC {area:.3f}  slope {slope:.2f} {offset:+.2f}")
        best = max(best or (0.0,) * 4, (area, strength, slope, offset))
    assert best is not None
    _, strength, slope, offset = best
    final = fit(rows, labels, strength) * slope
    final[0] += offset
    return {key: round(float(v), 3) for key, v in zip(KEYS, final, strict=True) if v}


def fit(rows: np.ndarray, labels: np.ndarray, strength: float) -> np.ndarray:
    """Return weights by logistic regression; "always" alone is not held back.

    What is shown as a reason for checking may not count against it.
    """
    sign = np.where(labels, 1.0, -1.0)
    held = np.array([key != "always" for key in KEYS]) / strength

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (rows @ weights)
        slope = -sign / (1 + np.exp(margin))
        value = np.logaddexp(0, -margin).sum() + (held * weights**2).sum() / 2
        return float(value), rows.T @ slope + held * weights

    bounds = [(0 if key in SHOWN else None, None) for key in KEYS]
    start = np.zeros(len(KEYS))
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def main() -> int:
    """Write both files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights-only", action="store_true", help="keep worth.bin")
    options = parser.parse_args()
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    if not folder or not Path(folder, "checkworthiness").is_dir():
        sys.stderr.write(
            "set CLAIMS_EVAL_DATA to the folder that holds checkworthiness/\n"
        )
        return 2
    data = Path(folder)
    if not options.weights_only:
        (DATA / "worth.bin").write_bytes(learn_words(data))
    model = unpack((DATA / "worth.bin").read_bytes())
    claims = gold(data, left_out=False)
    print(f"{len(claims)} claims, worth checking {Counter(c.worthy for c in claims)}")
    lines = [f'"{key}" = {value}\n' for key, value in weigh(model, claims).items()]
    (DATA / "worth.toml").write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"worth.bin has {(DATA / 'worth.bin').stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
