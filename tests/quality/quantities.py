"""Score the figures that are found on the specifications of a recogniser.

The folder that CLAIMS_EVAL_DATA names holds ``quantities/english_specs.zip``, the
English specifications of microsoft/Recognizers-Text (MIT). A case counts when exactly
its spans are found with their values. What the specification itself excuses Python from
is left out. Even cases were looked at for errors, odd ones were not.
Prints a line a file and exits 1 when the bar is missed.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from claims.values import find_values
from claims.values.value import ValueType

BAR = 0.90
FILES = {
    "NumberModel": None,
    "PercentModel": {ValueType.PERCENTAGE},
    "AgeModel": {ValueType.AGE},
    "CurrencyModel": {ValueType.MONEY},
    "DimensionModel": {ValueType.MEASURE},
    "TemperatureModel": {ValueType.TEMPERATURE},
}


def expected(case: dict[str, Any]) -> set[tuple[int, int, float]]:
    """Return the spans of a case, end exclusive, with their values."""
    found = set()
    for each in case["Results"]:
        value = (each.get("Resolution") or {}).get("value")
        if value in (None, "null"):
            continue  # A unit without a figure is no value.
        start = each.get("Start", case["Input"].lower().find(each["Text"].lower()))
        end = each["End"] + 1 if "End" in each else start + len(each["Text"])
        found.add((start, end, float(str(value).rstrip("%"))))
    return found


def given(
    case: dict[str, Any], types: set[ValueType] | None
) -> set[tuple[int, int, float]]:
    """Return what is found in a case's input, of the types that the file is about."""
    if types is None:
        from claims.values.numbers import numbers, stand_alone

        found = [
            (each.start, each.end, float(each.value))
            for each in numbers(case["Input"])
            if stand_alone(case["Input"], each)
        ]
        return set(found)
    return {
        (each.start, each.end, float(each.value))
        for each in find_values(case["Input"])
        if each.type in types
    }


def same(one: set[tuple[int, int, float]], other: set[tuple[int, int, float]]) -> bool:
    """Say whether spans and values are the same, the last digits of a float aside."""
    if len(one) != len(other):
        return False
    return all(
        a[:2] == b[:2] and abs(a[2] - b[2]) <= 1e-9 * max(1.0, abs(b[2]))
        for a, b in zip(sorted(one), sorted(other), strict=True)
    )


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="list the odd cases missed"
    )
    options = parser.parse_args()
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    path = Path(folder or "", "quantities", "english_specs.zip")
    if not folder or not path.is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds quantities/\n")
        return 2
    right = seen = 0
    with ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            stem = Path(name).stem
            if stem not in FILES or "Specs" not in name or name.startswith("__MACOSX"):
                continue
            cases = json.loads(archive.read(name).decode("utf-8-sig"))
            halves = [[0, 0], [0, 0]]
            for number, case in enumerate(cases):
                excused = case.get("NotSupported", "") + case.get(
                    "NotSupportedByDesign", ""
                )
                if "python" in excused:
                    continue
                want, got = expected(case), given(case, FILES[stem])
                fits = same(want, got)
                halves[number % 2][0] += fits
                halves[number % 2][1] += 1
                if options.errors and not fits and number % 2 == 0:
                    print(f"  {case['Input']!r}: {sorted(want)} not {sorted(got)}")
            shares = [a / max(1, b) for a, b in halves]
            total = [a + b for a, b in zip(*halves, strict=True)]
            right, seen = right + total[0], seen + total[1]
            print(
                f"{stem:18} {total[0]:4} of {total[1]:4}  {total[0] / total[1]:.3f}"
                f"   looked at {shares[0]:.3f}   not looked at {shares[1]:.3f}"
            )
    share = right / seen
    met = share >= BAR
    print(f"exact span and value {share:.3f} of {BAR:.2f} {'met' if met else 'SHORT'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
