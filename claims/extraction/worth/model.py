"""The learned part of check-worthiness: wording like what checkers picked."""

import math
import struct
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from claims.data_file import read_data
from claims.extraction.worth.features import SIZE, Seen, joint, words_of

LETTERS = 0.5
"""What a part of a word counts, against 1 for a word or a pair of words."""

_HEAD = struct.Struct("<4sI4d")
_MAGIC = b"wor1"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature for two classes, against a third with none.

    The classes are the ones of ClaimBuster (Arslan et al. 2020): ``fact`` is a factual
    claim, ``worthy`` one that is worth checking; the third is no factual claim.
    """

    fact: Sequence[int]
    worthy: Sequence[int]
    scales: tuple[float, float]
    offsets: tuple[float, float]
    known: dict[int, tuple[float, float, float]]

    def probabilities(self, text: str) -> tuple[float, float, float]:
        """Return how likely a text is no fact, a minor fact, a fact worth checking."""
        words = words_of(text)
        size = fact = worthy = 0.0
        for seen in {seen.word: seen for seen in words}.values():
            amount, for_fact, for_worthy = self.known.get(seen.word) or self._learn(
                seen
            )
            size += amount
            fact += for_fact
            worthy += for_worthy
        features = joint(words)
        fact += sum(map(self.fact.__getitem__, features))
        worthy += sum(map(self.worthy.__getitem__, features))
        length = norm(size, len(words))
        one = math.exp(self.offsets[0] + fact * self.scales[0] / length)
        two = math.exp(self.offsets[1] + worthy * self.scales[1] / length)
        total = 1 + one + two
        return 1 / total, one / total, two / total

    def _learn(self, seen: Seen) -> tuple[float, float, float]:
        first, *letters = seen.features
        sums = [
            weights[first] + LETTERS * sum(weights[part] for part in letters)
            for weights in (self.fact, self.worthy)
        ]
        entry = (own_size(seen), sums[0], sums[1])
        if len(self.known) > 1 << 15:
            self.known.clear()
        self.known[seen.word] = entry
        return entry


def own_size(seen: Seen) -> float:
    """Return the squared length of what one word contributes."""
    return 1 + LETTERS**2 * (len(seen.features) - 1)


def norm(size: float, words: int) -> float:
    """Return what a text's sums are divided by, so that length alone says nothing."""
    return math.sqrt(size + 5 * words) or 1.0


def pack(
    features: list[int],
    weights: tuple[list[int], list[int]],
    scales: tuple[float, float],
    offsets: tuple[float, float],
) -> bytes:
    """Return a model as it ships: rising features, with weights from -127 to 127."""
    gaps = [b - a for a, b in zip([0, *features], features, strict=False)]
    # One plane of bytes after another: all but the lowest are nearly empty.
    planes = b"".join(bytes(gap >> k & 255 for gap in gaps) for k in (0, 8, 16, 24))
    body = b"".join(array("b", column).tobytes() for column in weights)
    head = _HEAD.pack(_MAGIC, len(features), *scales, *offsets)
    return head + zlib.compress(planes + body, 9)


def unpack(content: bytes) -> Model:
    """Return the model that ``pack`` wrote; raise ValueError for anything else."""
    if len(content) < _HEAD.size or not content.startswith(_MAGIC):
        raise ValueError("not a check-worthiness model")
    _, count, *numbers = _HEAD.unpack_from(content)
    try:
        data = zlib.decompress(content[_HEAD.size :])
    except zlib.error as error:
        raise ValueError(f"a damaged check-worthiness model: {error}") from error
    if len(data) != 6 * count:
        raise ValueError("a damaged check-worthiness model: its length is wrong")
    planes = [data[k * count : (k + 1) * count] for k in range(6)]
    gaps = (
        a | b << 8 | c << 16 | d << 24 for a, b, c, d in zip(*planes[:4], strict=True)
    )
    features = list(accumulate(gaps))
    if features and features[-1] >= SIZE:
        raise ValueError("a damaged check-worthiness model: a feature is out of range")
    tables = []
    for plane in planes[4:]:
        table = array("b", bytes(SIZE))
        for feature, weight in zip(features, array("b", plane), strict=True):
            table[feature] = weight
        tables.append(table)
    return Model(
        tables[0],
        tables[1],
        (numbers[0], numbers[1]),
        (numbers[2], numbers[3]),
        {},
    )


@cache
def shipped() -> Model:
    """Return the model that ships with the program, read once."""
    return unpack(read_data("worth.bin"))
