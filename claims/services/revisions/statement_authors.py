"""Authors of statements: which ones a person wrote, and of which text, by the ledger.

What an engine states follows the words of the text. What a person wrote is nobody's to
rewrite, so it is asked whether the text still says it.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.english.fold import fold
from claims.services.core.lookup import ArticleName
from claims.services.core.old_entries import state_of
from claims.services.core.spans import Mentions, mentions_of

Fields = dict[str, Any]

_WRITE = ("add", "split", "edit")
"""What the ledger calls the entries in which somebody gives a claim a statement."""


@dataclass(frozen=True, slots=True)
class Written:
    """A statement that somebody gave a claim, and the words for which they did."""

    statement: str
    revision: int
    mentions: Mentions
    by_person: bool
    """Else it is the text's wording that somebody took over, and follows the text."""


def statement_authors(
    connection: Connection, article: ArticleName
) -> dict[int, Written]:
    """Return the statements that people gave an article's claims, by number.

    An engine's are not among them. Whoever puts a claim to other words, or says that
    its statement holds, has written it for the words that it stands at then.
    """
    entry = schema.ledger_entry.c
    rows = connection.execute(
        sa.select(entry.what, entry.before, entry.after)
        .where(entry.stream == article.stream, entry.what.in_(_WRITE))
        .order_by(entry.sequence)
    )
    found: dict[int, Written] = {}
    for what, before, after in rows:
        was = state_of(before)
        for name, now in state_of(after).items():
            if not name.startswith("claim/") or not now.get("spans"):
                continue
            number = int(name.removeprefix("claim/"))
            earlier = was.get(name, {})
            if what != "edit":
                by_person = _has_own_words(now)
            elif earlier.get("statement") != now["statement"]:
                offered = earlier.get("wording") or {}
                by_person = offered.get("text_says") != now["statement"]
            elif number in found and _is_elsewhere(earlier, now):
                by_person = found[number].by_person
            else:
                continue
            found[number] = _written(now, by_person=by_person)
    return found


def _written(claim: Fields, *, by_person: bool) -> Written:
    mentions = mentions_of(claim["spans"])
    return Written(claim["statement"], claim["revision"], mentions, by_person)


def _is_elsewhere(was: Fields, now: Fields) -> bool:
    """Say whether a claim was put to other words, or its statement said to hold."""
    return any(was.get(name) != now.get(name) for name in ("spans", "wording"))


def _has_own_words(claim: Fields) -> bool:
    """Say whether a claim that was added says other words than those it quotes."""
    quotes = [part["quote"] for part in claim["spans"] if part["mention"] == 1]
    return _bare(claim["statement"]) != _bare(" ".join(quotes))


def _bare(words: str) -> str:
    return " ".join(fold(words).split()).rstrip(".")
