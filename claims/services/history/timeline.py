"""What an article went through: its texts, verdicts and releases, in order."""

from sqlalchemy import Connection

from claims.services.core.blind_checks import NOTHING
from claims.services.core.lookup import ArticleName
from claims.services.core.view import View
from claims.services.history.history import Event, article_history

MILESTONES = frozenset(
    (
        *("ingest", "revise", "undo revise", "verdict", "second verdict", "adjudicate"),
        *("withdraw verdict", "reaffirm", "resolve", "sign off", "correct"),
        *("withdraw", "undo withdraw"),
    )
)
"""What the ledger calls the changes that a timeline shows."""


def timeline_of(
    connection: Connection,
    article: ArticleName,
    hidden: frozenset[int] = NOTHING,
) -> list[Event]:
    """Return the milestones of an article, oldest first, as its history tells them."""
    return [
        event
        for event in article_history(connection, article, View(hidden=hidden))
        if event.what in MILESTONES
    ]
