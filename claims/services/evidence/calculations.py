"""The numbers of a claim's evidence, and what is calculated from them."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from claims.errors import CalculationError
from claims.records import Evidence
from claims.values.calculation import evaluate, written
from claims.values.numbers import numbers


def result_of(claim: str, expression: str, known: Sequence[Evidence]) -> str:
    """Return what an expression comes to over the evidence of ``claim``.

    The number of a calculation is its result; that of another piece stands in its
    passage. Raises ``CalculationError``.
    """
    return written(evaluate(expression, _lookup(claim, known)))


def _lookup(
    claim: str, known: Sequence[Evidence]
) -> Callable[[int, Fraction | None], Fraction]:
    pieces = {piece.number: piece for piece in known}

    def lookup(number: int, wanted: Fraction | None) -> Fraction:
        if number not in pieces:
            raise CalculationError(
                f"{claim} has no evidence {number} to calculate with;"
                f" claims evidence list {claim} shows what it has"
            )
        stated = _stated(pieces[number])
        if wanted is not None and wanted in stated:
            return wanted
        if wanted is None and len(stated) == 1:
            return stated[0]
        if not stated:
            raise CalculationError(
                f"evidence {number} of {claim} states no number; add a passage with"
                f" it: claims evidence add {claim} SOURCE --passage TEXT"
            )
        shown = ", ".join(map(written, stated))
        if wanted is not None:
            raise CalculationError(
                f"evidence {number} of {claim} does not state {written(wanted)};"
                f" it states {shown}"
            )
        raise CalculationError(
            f"evidence {number} of {claim} states several numbers: {shown};"
            f" say which, as e{number}:{written(stated[0])}"
        )

    return lookup


def _stated(piece: Evidence) -> list[Fraction]:
    """Return the numbers that a piece of evidence states, each once."""
    if piece.result is not None:
        return [Fraction(piece.result)]
    found = [each.value for each in numbers(piece.passage or "")]
    return list(dict.fromkeys(found))
