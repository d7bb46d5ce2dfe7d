"""Asking before somebody rules over who holds a claim, or ruled on it since."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from claims.cli.consent import at_terminal
from claims.errors import ConflictError, OverError

T = TypeVar("T")


def asked_over(record: Callable[[Sequence[str]], T], over: Sequence[str]) -> T:
    """Return what ``record`` makes of a ruling that goes over the people named.

    Whom it would go over besides, a person is asked about; nothing is locked while the
    question stands, so that it is put again when somebody else came in between.
    Without a terminal ``OverError`` is raised.
    """
    named = list(over)
    while True:
        try:
            return record(named)
        except OverError as error:
            if not at_terminal():
                raise
            if not click.confirm(f"{error.what}. Rule all the same?", err=True):
                raise ConflictError(f"nothing was recorded on {error.name}") from None
            named += error.people
