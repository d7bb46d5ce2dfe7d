"""Searching the words of the claims, in the way of each engine.

The one service that asks which database it is on: full-text search has no common SQL.
"""

import re
import unicodedata
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection

from claims import schema
from claims.errors import UsageError


def fold(text: str) -> str:
    """Return the words of ``text`` as they are compared: no case, no accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", bare))


def words_of(statement: str, quotes: Iterable[str]) -> str:
    """Return what is searched for a claim: its statement and the article's words."""
    return fold(" ".join([statement, *quotes]))


def index(connection: Connection, claims: Iterable[tuple[int, str]]) -> None:
    """Make claims findable: pairs of key and ``words_of``, none of them known yet."""
    table = schema.claim_text
    connection.execute(
        sa.insert(table), [{"rowid": key, "words": words} for key, words in claims]
    )


def reindex(connection: Connection, claim_id: int, words: str) -> None:
    """Replace the words under which a claim is found."""
    table = schema.claim_text
    connection.execute(sa.delete(table).where(table.c.rowid == claim_id))
    index(connection, [(claim_id, words)])


def matching(connection: Connection, text: str) -> ColumnElement[bool]:
    """Return the condition on ``claim_text`` that it holds all the words of ``text``.

    Words are whole words; the last may be the start of one when ``*`` follows it.
    """
    words = fold(text).split()
    if not words:
        raise UsageError(f"--match {text!r} has no word to look for")
    star = text.rstrip().endswith("*")
    if connection.dialect.name == "sqlite":
        terms = [f'"{word}"' for word in words]
        query = " ".join(terms) + ("*" if star else "")
        return sa.column("claim_text", is_literal=True).op("MATCH")(query)
    query = " & ".join(words) + (":*" if star else "")
    return sa.text("vector @@ to_tsquery('simple', :words)").bindparams(words=query)  # type: ignore[return-value]
