"""The report formats of an article, each a module of this package by its name."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.records import Report

FORMATS = ("html", "markdown", "csv", "json")
"""A new one is a module here with ``render(report)``, text or bytes, and its name."""


def rendered(report: "Report", form: str) -> str | bytes:
    """Return a report in one of ``FORMATS``, whose module is loaded for it alone."""
    written: str | bytes = import_module(f"{__name__}.{form}").render(report)
    return written
