"""Figures and dates that words state, normalised beside the words: pure."""

from claims.values.find import find_values as find_values
from claims.values.value import Value as Value
