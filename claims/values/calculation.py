"""Arithmetic over the numbers of evidence, exact and safe.

An expression has numbers, ``+ - * / **`` and brackets; ``e1`` is the number of evidence
1, and ``e1:543_940`` the one of its numbers that is meant. Pure: it is parsed by
Python's own parser, and of what that gives only these nodes are admitted.
"""

import ast
import re
from collections.abc import Callable
from fractions import Fraction

from claims.errors import CalculationError

MOST_CHARACTERS = 1000
MOST_BITS = 4096
"""Of a numerator or a denominator on the way; over 1,200 decimal digits."""
MOST_POWER = 64
DIGITS = 10
"""Significant ones, of a result that has no end."""

_NUMBER = r"\d[\d_]*(?:\.[\d_]+)?"
_LITERAL = re.compile(_NUMBER)
REFERENCE = re.compile(rf"(?<![\w.])e(?P<number>[1-9]\d{{0,8}})(?!\w)"
                       rf"(?:\s*:\s*(?P<value>{_NUMBER}))?")  # fmt: skip
"""What names a piece of evidence: ``e1``, or ``e1:543_940``."""
_TYPED = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"})
_ALLOWED = re.compile(r"[\d\s_.+*/()-]*")
_SIGNS = {ast.UAdd: 1, ast.USub: -1}

Lookup = Callable[[int, Fraction | None], Fraction]
"""Gives the number of a piece of evidence; the second says which is meant."""


def evaluate(expression: str, lookup: Lookup) -> Fraction:
    """Return what an expression comes to. Raises ``CalculationError``."""
    if len(expression) > MOST_CHARACTERS:
        raise CalculationError(
            f"a calculation of {len(expression):,} characters is too long; put its"
            " parts into calculations of their own, and name them as e1"
        )
    values: list[Fraction] = []

    def replace(match: re.Match[str]) -> str:
        stated = match["value"]
        wanted = Fraction(stated.replace("_", "")) if stated else None
        values.append(lookup(int(match["number"]), wanted))
        return f"r{len(values) - 1}"

    typed = expression.translate(_TYPED)
    text = REFERENCE.sub(replace, typed).strip()
    if re.search(r"\d,\d", text):
        raise CalculationError(
            f"{_short(expression)} has a comma in it; write 1_564_116 or 0.5"
        )
    try:
        if _ALLOWED.fullmatch(REFERENCE.sub("", typed)):
            tree = ast.parse(text, mode="eval")
            return _Evaluator(text, values).value(tree.body)
        error: Exception | None = None
    except (SyntaxError, ValueError, MemoryError, RecursionError) as found:
        error = found
    raise CalculationError(
        f"{_short(expression)} is no calculation; write numbers, + - * / ** and"
        " brackets, and e1 for the number of evidence 1"
    ) from error


def references(expression: str) -> set[int]:
    """Return the numbers of the evidence that an expression names."""
    return {int(match["number"]) for match in REFERENCE.finditer(expression)}


def renumbered(expression: str, numbers: dict[int, int]) -> str:
    """Return the expression with its evidence named by other numbers."""
    return REFERENCE.sub(
        lambda match: re.sub(
            r"\d+",
            lambda found: str(numbers.get(int(found[0]), int(found[0]))),
            match[0],
            count=1,
        ),
        expression,
    )


def written(value: Fraction) -> str:
    """Return a number in decimal digits: exact when it ends soon, else rounded."""
    for places in range(DIGITS + 1):
        if (value * 10**places).denominator == 1:
            return _decimal(value, places)
    whole = len(str(abs(int(value)))) if abs(value) >= 1 else 0
    places = DIGITS - whole
    if not whole:
        # The noughts behind the point are not significant.
        small = abs(value)
        while small < Fraction(1, 10):
            small *= 10
            places += 1
    found = _decimal(round(value, max(0, places)), max(0, places))
    return found.rstrip("0").rstrip(".") if "." in found else found


def _decimal(value: Fraction, places: int) -> str:
    scaled = round(abs(value) * 10**places)
    digits = str(scaled).rjust(places + 1, "0")
    point = len(digits) - places
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:point]}" + (f".{digits[point:]}" if places else "")


class _Evaluator:
    """Walks over the nodes that a calculation may have."""

    def __init__(self, text: str, values: list[Fraction]) -> None:
        self.text, self.values = text, values

    def value(self, node: ast.expr) -> Fraction:
        found = self._value(node)
        if max(found.numerator.bit_length(), found.denominator.bit_length()) > (
            MOST_BITS
        ):
            raise CalculationError("the calculation comes to a number without measure")
        return found

    def _value(self, node: ast.expr) -> Fraction:
        if isinstance(node, ast.Constant):
            # As it is written: a float would not be the number that stands there.
            literal = ast.get_source_segment(self.text, node) or ""
            if not _LITERAL.fullmatch(literal):
                raise ValueError(literal)
            return Fraction(literal.replace("_", ""))
        if isinstance(node, ast.Name):
            return self.values[int(node.id.removeprefix("r"))]
        if isinstance(node, ast.UnaryOp) and type(node.op) in _SIGNS:
            return _SIGNS[type(node.op)] * self.value(node.operand)
        if isinstance(node, ast.BinOp):
            return self._binary(node.op, self.value(node.left), self.value(node.right))
        raise ValueError(type(node).__name__)

    def _binary(
        self, operator: ast.operator, left: Fraction, right: Fraction
    ) -> Fraction:
        if isinstance(operator, ast.Add):
            return left + right
        if isinstance(operator, ast.Sub):
            return left - right
        if isinstance(operator, ast.Mult):
            return left * right
        if isinstance(operator, ast.Div):
            if right == 0:
                raise CalculationError("the calculation divides by zero")
            return left / right
        if isinstance(operator, ast.Pow):
            return _power(left, right)
        raise ValueError(type(operator).__name__)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > MOST_POWER:
        raise CalculationError(
            f"a power in a calculation is a whole number up to {MOST_POWER}"
        )
    if base == 0 and exponent < 0:
        raise CalculationError("the calculation divides by zero")
    return Fraction(base**exponent.numerator)


def _short(expression: str) -> str:
    shown = " ".join(expression.split())
    return repr(shown if len(shown) <= 60 else shown[:59] + "…")
