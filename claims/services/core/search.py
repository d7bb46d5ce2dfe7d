"""Searching the words of the claims, in the way of each engine.

The one service that asks which database it is on: full-text search has no common SQL.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection

from claims import schema
from claims.errors import UsageError
from claims.services.core.batches import SIZE


class _Bare(dict[int, int | None]):
    """A translation that leaves combining marks out, filled as it is asked."""

    def __missing__(self, code: int) -> int | None:
        bare = None if unicodedata.combining(chr(code)) else code
        self[code] = bare
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """Return the words of ``text`` as they are compared: no case, no accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", decomposed.translate(_BARE)))


def words_of(statement: str, quotes: Iterable[str]) -> str:
    """Return what is searched for a claim: its statement and the article's words."""
    return fold(" ".join([statement, *quotes]))


def index(connection: Connection, claims: Iterable[tuple[int, str]]) -> None:
    """Make claims findable: pairs of key and ``words_of``, none of them known yet."""
    table = schema.claim_text
    connection.execute(
        sa.insert(table), [{"rowid": key, "words": words} for key, words in claims]
    )


def reindex(connection: Connection, claims: Sequence[tuple[int, str]]) -> None:
    """Replace the words under which claims are found: pairs as ``index`` takes them."""
    table = schema.claim_text
    for first in range(0, len(claims), SIZE):
        batch = claims[first : first + SIZE]
        keys = [key for key, _ in batch]
        connection.execute(sa.delete(table).where(table.c.rowid.in_(keys)))
        index(connection, batch)


def query(text: str, engine: str) -> str:
    """Return all the words of ``text`` in the query language of the engine.

    Words are whole words; the last may be the start of one when ``*`` follows it.
    Raises ``UsageError`` when there is no word.
    """
    words = fold(text).split()
    if not words:
        raise UsageError(f"--match {text!r} has no word to look for")
    star = text.rstrip().endswith("*")
    if engine == "sqlite":
        return " ".join(f'"{word}"' for word in words) + ("*" if star else "")
    return " & ".join(words) + (":*" if star else "")


def matches(engine: str) -> ColumnElement[bool]:
    """Return the condition on ``claim_text`` that it matches the query ``:match``."""
    value = sa.bindparam("match", type_=sa.String)
    if engine == "sqlite":
        return sa.column("claim_text", is_literal=True).op("MATCH")(value)
    return sa.column("vector").op("@@")(sa.func.to_tsquery("simple", value))
