"""Secrets: what names the desk's confidential sources, struck out of what is shown.

One rule for every command, format and page: the names, titles, addresses and contacts
of confidential sources are struck out of every record, whoever typed them wherever.
What the words of a claim name anyway stays in what is said of that claim: struck out
beside them, it would tell who the source is.
"""

from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.confidential import SecretName, folded, secret_names, struck
from claims.errors import ClaimsError
from claims.records import Source
from claims.services.core import spans
from claims.services.core.evidence_versions import every_version
from claims.services.core.lookup import ClaimName, find_claim
from claims.services.core.revisions import latest_revision

T = TypeVar("T")


class Secrets:
    """The secrets of a desk, as they stand while ``connection`` is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names = secret_names(_confidential(connection))
        self._lost = _lost_passages(connection)
        self._claims: dict[str, ClaimName | None] = {}
        self._words: dict[str, str] = {}
        self._cited: dict[str, frozenset[int]] = {}

    def seen(self, record: T, about: str | None = None) -> T:
        """Return a record, or several, as anybody may see it.

        ``about`` is the claim, ``SLUG/N``, where the record does not say it.
        """
        return struck(record, self._strike, about)

    def _strike(self, text: str, about: str | None) -> str:
        for passage, source in self._lost.get(about or "", []):
            for heard in (passage, repr(passage)[1:-1]):
                text = text.replace(heard, f"[{source}]")
        within = folded(text)
        for name in self._names:
            if name.is_in(text, within) and not self._is_open(name, about):
                text = name.pattern.sub(name.label, text)
                within = folded(text)
        return text

    def _is_open(self, name: SecretName, about: str | None) -> bool:
        """Say whether a name tells nothing in what is said about a claim."""
        if about is None:
            return name.is_near
        if name.is_near and name.source not in self._cited_by(about):
            return True
        return name.pattern.search(self._words_of(about)) is not None

    def _cited_by(self, about: str) -> frozenset[int]:
        """Return the sources in the evidence of a claim."""
        if about not in self._cited:
            claim, said = self._find(about), every_version().c
            query = sa.select(said.source_id).where(
                said.claim_id == (claim.id if claim else None)
            )
            self._cited[about] = frozenset(self._connection.scalars(query))
        return self._cited[about]

    def _words_of(self, about: str) -> str:
        """Return what a claim says in the words of its article, latest text first."""
        if about not in self._words:
            claim = self._find(about)
            self._words[about] = "" if claim is None else self._said(claim)
        return self._words[about]

    def _said(self, claim: ClaimName) -> str:
        placed = spans.read(self._connection, [claim.id]).get(claim.id)
        quotes = [
            part.quote
            for parts in (placed.mentions if placed else ())
            for part in parts
        ]
        table = schema.claim.c
        query = sa.select(table.statement, table.speaker).where(table.id == claim.id)
        own = " ".join(filter(None, self._connection.execute(query).one()))
        # Who typed a name into the statement gives nobody leave to read it.
        names = [each.pattern for each in self._names if each.pattern.search(own)]
        if names:
            _, latest = latest_revision(self._connection, claim.article)
            if not all(each.search(latest.text) for each in names):
                own = ""
        return " ".join([*quotes, own])

    def _find(self, about: str) -> ClaimName | None:
        if about not in self._claims:
            try:
                self._claims[about] = find_claim(self._connection, about)
            except ClaimsError:
                # The subject of a change may be a correction, ``SLUG/correction/1``.
                self._claims[about] = None
        return self._claims[about]


def _confidential(connection: Connection) -> list[Source]:
    """Return the confidential sources that can be named still."""
    table = schema.source.c
    rows = connection.execute(
        sa.select(
            *(table.id, table.name, table.kind, table.title, table.url, table.contact),
            *(table.confidential, table.note, table.recorded_at),
        )
        .where(table.confidential, table.redacted_by_id.is_(None))
        .order_by(table.id)
    )
    return [Source(*row) for row in rows]


def _lost_passages(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Return what was heard of redacted sources, with their names, by claim.

    Nobody can tell any more which of its words name the source.
    """
    version, source = every_version(), schema.source.c
    rows = connection.execute(
        sa.select(
            *(schema.article.c.slug, schema.claim.c.number),
            *(version.c.passage, source.name),
        )
        .join_from(version, schema.source, source.id == version.c.source_id)
        .join(schema.claim, schema.claim.c.id == version.c.claim_id)
        .join(schema.article, schema.article.c.id == schema.claim.c.article_id)
        .where(
            source.confidential,
            source.redacted_by_id.is_not(None),
            version.c.passage.is_not(None),
        )
    )
    lost: dict[str, list[tuple[str, str]]] = {}
    for slug, number, passage, name in rows:
        if passage:
            lost.setdefault(f"{slug}/{number}", []).append((passage, name))
    return lost
