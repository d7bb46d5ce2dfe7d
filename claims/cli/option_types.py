"""Types of options: a day, a piece of evidence, a language."""

from datetime import date
from typing import Any

import click


class Day(click.ParamType):  # type: ignore[type-arg] # generic only since Click 8.4
    """A date as ``YYYY-MM-DD``."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date, or refuse what is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date like 2024-09-02", param, ctx)


DAY = Day()


class Piece(click.ParamType):  # type: ignore[type-arg] # generic only since Click 8.4
    """A piece of evidence of a claim: its number, as ``e2`` or ``2``."""

    name = "piece"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number, or refuse what is none."""
        digits = str(value).strip().removeprefix("e")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            self.fail(f"{value!r} is no piece of evidence like e2", param, ctx)
        return int(digits)


PIECE = Piece()


class Language(click.ParamType):  # type: ignore[type-arg] # generic only since Click 8.4
    """A language tag, such as ``en`` or ``pt-BR``."""

    name = "tag"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the tag, or refuse what is none."""
        from claims.reading.markdown.front_matter import language_of

        tag = language_of(value)
        if tag is None:
            self.fail(f"{value!r} is not a language tag like en or pt-BR", param, ctx)
        return tag


LANGUAGE = Language()
