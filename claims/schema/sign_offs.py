"""Releases of a text."""

import sqlalchemy as sa
from sqlalchemy import Column, Named

from claims.schema.base import KEY, Recorded, metadata
from claims.schema.nouns import Noun, declare


class SignOffColumns(Recorded):
    """A named person's release of one text. Append-only.

    It is bound to the text's sha256, to the head of the article's ledger just before
    it, and by ``root`` to the heads of all streams then. ``reasons`` are those for
    which the gate was shut, and ``despite`` why it went out all the same.
    ``own_verdicts`` are the numbers of the claims that whoever signed ruled on, and
    ``own_answers`` of those whose verdict was answered by who gave it; sign-offs from
    before 0.3.0 do not tell.
    """

    article_id: Named[int] = Column(KEY, sa.ForeignKey("article.id"))
    number: Named[int]
    revision_id: Named[int] = Column(KEY, sa.ForeignKey("revision.id"))
    sha256: Named[str]
    ledger_sequence: Named[int]
    ledger_hash: Named[str]
    despite: Named[str | None]
    reasons: Named[list[str]] = Column(sa.JSON, default=list)
    checker_id: Named[int] = Column(KEY, sa.ForeignKey("checker.id"))
    root: Named[str | None]
    own_verdicts: Named[list[int] | None] = Column(sa.JSON)
    own_answers: Named[list[int] | None] = Column(sa.JSON)


sign_off = sa.Table(
    "sign_off",
    metadata,
    SignOffColumns,
    sa.UniqueConstraint("article_id", "number"),
    info=declare(Noun(of="article")),
)
