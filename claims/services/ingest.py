"""Taking an article in: its first revision, and what an engine proposes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.errors import ConflictError, UsageError
from claims.extraction.proposal import Part, ProposedClaim
from claims.records import Claim, Span
from claims.services import ledger, search, spans, state
from claims.services.names import ArticleName
from claims.words import Outcome, Status


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an engine made of a document."""

    engine: str
    engine_version: str
    claims: Sequence[ProposedClaim]
    sentences: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document."""

    slug: str
    title: str
    claims: int
    rejected: int
    """Proposals whose spans did not lie in the text."""
    sentences: int


def find_same(connection: Connection, document: Document) -> str | None:
    """Return the slug of the article whose first text this is, if there is one."""
    table = schema.article
    return connection.scalar(
        sa.select(table.c.slug).where(table.c.sha256 == ledger.digest(document.text))
    )


def free_slug(connection: Connection, wanted: str) -> str:
    """Return ``wanted``, or the first of ``wanted-2``, ``wanted-3`` … not taken."""
    table = schema.article
    taken = set(
        connection.scalars(
            sa.select(table.c.slug).where(
                table.c.slug.startswith(wanted, autoescape=True)
            )
        )
    )
    number, slug = 1, wanted
    while slug in taken or slug == ledger.DESK:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def ingest(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    *,
    slug: str,
    title: str,
    by: str,
) -> Ingested:
    """Store a document as a new article: revision 1, sentences, proposed claims.

    Raises ``ConflictError`` when the slug is taken, or the text is known already.
    """
    if not slug.isprintable() or not re.fullmatch(r"[^\s/]+", slug):
        raise UsageError(
            f"{slug!r} cannot be a slug, which has no spaces or slashes;"
            " choose another with --slug"
        )
    text_sha256 = ledger.digest(document.text)
    article = _add_article(connection, document, slug, title, text_sha256)
    revision_id = _add_revision(connection, document, article, text_sha256)
    sentences = [
        {
            "revision_id": revision_id,
            "number": number,
            "start_char": start,
            "end_char": end,
        }
        for number, (start, end) in enumerate(extraction.sentences, 1)
    ]
    if sentences:
        connection.execute(sa.insert(schema.sentence), sentences)
    ledger.open_stream(connection, slug)
    accepted, states = _propose(
        connection, document.text, article, revision_id, extraction, first=1
    )
    ledger.record(
        connection,
        slug,
        who=by,
        what="ingest",
        subject=slug,
        after={
            "article": {
                "slug": slug,
                "title": title,
                "byline": document.byline,
                "outlet": document.outlet,
                "url": document.url,
                "published_on": document.published_on,
                "language": document.language,
            },
            "revision/1": {
                "sha256": text_sha256,
                "content_sha256": _sha256(document.content),
                "reader": f"{document.reader} {document.reader_version}",
            },
            **states,
        },
    )
    return Ingested(
        slug=slug,
        title=title,
        claims=accepted,
        rejected=len(extraction.claims) - accepted,
        sentences=len(extraction.sentences),
    )


def _sha256(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _add_article(
    connection: Connection, document: Document, slug: str, title: str, sha256: str
) -> ArticleName:
    table = schema.article
    if slug == ledger.DESK:
        raise ConflictError(f"{slug!r} is taken; choose another with --slug")
    try:
        # The savepoint keeps the transaction usable when somebody was faster.
        with connection.begin_nested():
            connection.execute(
                sa.insert(table),
                {
                    "slug": slug,
                    "title": title,
                    "byline": document.byline,
                    "outlet": document.outlet,
                    "url": document.url,
                    "published_on": document.published_on,
                    "language": document.language,
                    "sha256": sha256,
                    "last_revision": 1,
                    "last_claim": 0,
                    "last_disposition": 0,
                },
            )
    except sa.exc.IntegrityError as error:
        same = find_same(connection, document)
        reason = f"this text is {same} already" if same else f"{slug!r} is taken"
        raise ConflictError(f"{reason}; choose another with --slug") from error
    key = connection.execute(
        sa.select(table.c.id).where(table.c.slug == slug)
    ).scalar_one()
    return ArticleName(key, slug)


def _add_revision(
    connection: Connection, document: Document, article: ArticleName, sha256: str
) -> int:
    table = schema.revision
    return connection.execute(
        sa.insert(table).returning(table.c.id),
        {
            "article_id": article.id,
            "number": 1,
            "text": document.text,
            "sha256": sha256,
            "content": document.content,
            "content_sha256": _sha256(document.content),
            "media_type": document.media_type,
            "encoding": document.encoding,
            "reader": document.reader,
            "reader_version": document.reader_version,
        },
    ).scalar_one()


def _propose(
    connection: Connection,
    text: str,
    article: ArticleName,
    revision_id: int,
    extraction: Extraction,
    *,
    first: int,
) -> tuple[int, dict[str, state.Fields]]:
    """Store what an engine proposed, numbered from ``first``; return how many fit."""
    placed: list[tuple[ProposedClaim, spans.Mentions]] = []
    for proposal in extraction.claims:
        mentions = (proposal.spans, *proposal.mentions)
        try:
            spans.check(text, mentions)
        except ConflictError:
            continue
        placed.append((proposal, mentions))

    run_id = connection.execute(
        sa.insert(schema.extraction_run).returning(schema.extraction_run.c.id),
        {
            "revision_id": revision_id,
            "engine": extraction.engine,
            "engine_version": extraction.engine_version,
            "proposed": len(placed),
            "rejected": len(extraction.claims) - len(placed),
        },
    ).scalar_one()
    if not placed:
        return 0, {}

    table = schema.claim
    rows: list[dict[str, Any]] = [
        {
            "article_id": article.id,
            "number": number,
            "statement": proposal.statement,
            "kind": proposal.kind,
            "speaker": proposal.speaker,
            "check_worthiness": proposal.check_worthiness,
            "reasons": list(proposal.reasons),
            "status": Status.UNVERIFIED,
            "run_id": run_id,
        }
        for number, (proposal, _) in enumerate(placed, first)
    ]
    connection.execute(sa.insert(table), rows)
    keys = connection.scalars(
        sa.select(table.c.id)
        .where(table.c.article_id == article.id, table.c.number >= first)
        .order_by(table.c.number)
    ).all()
    span_rows = [
        row
        for key, (_, mentions) in zip(keys, placed, strict=True)
        for row in spans.rows(text, key, revision_id, mentions)
    ]
    connection.execute(sa.insert(schema.span), span_rows)
    connection.execute(
        sa.insert(schema.claim_outcome),
        [
            {"claim_id": key, "revision_id": revision_id, "outcome": Outcome.PROPOSED}
            for key in keys
        ],
    )
    connection.execute(
        sa.update(schema.article)
        .where(schema.article.c.id == article.id)
        .values(last_claim=first + len(placed) - 1)
    )
    states = state.claim_states(connection, article, keys)
    search.index(
        connection,
        [
            (
                key,
                search.words_of(
                    fields["statement"], [part["quote"] for part in fields["spans"]]
                ),
            )
            for key, fields in zip(keys, states.values(), strict=True)
        ],
    )
    return len(placed), states


def as_proposed(document: Document, extraction: Extraction, slug: str) -> list[Claim]:
    """Return what an engine proposes as claims without a name; nothing is stored."""

    def parts(places: Sequence[Part]) -> tuple[Span, ...]:
        return tuple(
            Span(start, end, document.text[start:end]) for start, end in places
        )

    return [
        Claim(
            id=None,
            article=slug,
            revision=1,
            statement=proposal.statement,
            kind=proposal.kind,
            speaker=proposal.speaker,
            check_worthiness=proposal.check_worthiness,
            reasons=proposal.reasons,
            status=Status.UNVERIFIED,
            rating=None,
            conclusion=None,
            checker=None,
            spans=parts(proposal.spans),
            mentions=tuple(parts(mention) for mention in proposal.mentions),
            engine=f"{extraction.engine} {extraction.engine_version}",
        )
        for proposal in extraction.claims
    ]
