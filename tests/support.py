"""What the tests share: fixed data, nothing random."""

import os
import time
from collections.abc import Callable
from datetime import date
from typing import NoReturn

import pytest
from click.testing import Result
from sqlalchemy import Connection

from claims.document import Document
from claims.extraction.proposal import ProposedClaim
from claims.services.articles.article_ingest import ingest
from claims.services.articles.proposals import Extraction
from claims.services.core.lookup import ArticleName, ClaimName, find_article, find_claim
from claims.vocabulary import Kind

Invoke = Callable[..., Result]

REQUIRE_ALL = bool(os.environ.get("CLAIMS_REQUIRE_ALL"))
"""Set by CI: what a test needs and does not find is a failure there, not a skip."""

PATIENCE = 1200.0
"""Seconds until what must happen has happened, however busy the machine is."""

CONTRACT = [
    "id",
    "article",
    "revision",
    "statement",
    "kind",
    "speaker",
    "check_worthiness",
    "reasons",
    "status",
    "rating",
    "conclusion",
    "checker",
    "spans",
    "mentions",
    "holder",
    "engine",
    "extra",
    "due_on",
    "missing",
    "lacks",
    "criticises",
    "outcome",
    "flags",
    "wording",
    "detail_of",
    "folded",
    "brackets",
]
"""The fields of a claim in JSON, in their order."""

TEXT = (
    "Harbour bridge to reopen in May\n"
    "The bridge carried 40,000 vehicles a day before it closed. Mayor Ada Quill said"
    " the council has spent 12 million on repairs.\n"
    "The bridge is safe. The bridge is safe."
)


def go_without(what: str) -> NoReturn:
    """Skip a test for want of ``what``; where CI must have all, it fails."""
    if REQUIRE_ALL:
        pytest.fail(what)
    pytest.skip(what)


def grows_with(size: int, work: Callable[[int], object]) -> bool:
    """Say whether four times as much work takes about four times as long, not sixteen.

    It counts the processor's time, of the best of three, and no second of a clock.
    """

    def cost(times: int) -> float:
        costs = []
        for _ in range(3):
            began = time.process_time()
            work(times)
            costs.append(time.process_time() - began)
        return min(costs)

    return cost(4 * size) < 10 * max(cost(size), 0.001)


def make_document(text: str = TEXT, title: str = "Harbour bridge") -> Document:
    return Document(
        text=text,
        prose=text,
        content=text.encode(),
        media_type="text/plain",
        encoding="utf-8",
        reader="text",
        reader_version="1",
        title=title,
        published_on=date(2024, 9, 2),
        language="en",
    )


def propose(
    text: str,
    quote: str,
    *,
    worth: float = 0.5,
    kind: Kind = Kind.EVENT,
    speaker: str | None = None,
) -> ProposedClaim:
    start = text.index(quote)
    return ProposedClaim(
        statement=f"{quote[:1].upper()}{quote[1:]}.",
        spans=((start, start + len(quote)),),
        kind=kind,
        speaker=speaker,
        check_worthiness=worth,
        reasons=("a test",),
    )


def make_article(
    connection: Connection,
    slug: str = "harbour",
    text: str = TEXT,
    claims: list[ProposedClaim] | None = None,
) -> ArticleName:
    """Ingest an article with three claims: worth 0.4, 0.9 and 0.2, in that order."""
    if claims is None:
        claims = [
            propose(text, "40,000 vehicles a day", worth=0.4, kind=Kind.QUANTITY),
            propose(text, "Mayor Ada Quill said", worth=0.9, kind=Kind.ATTRIBUTION),
            propose(
                text, "spent 12 million on repairs", worth=0.2, speaker="Ada Quill"
            ),
        ]
    extraction = Extraction("test", "1", claims, [(0, len(text))])
    ingest(
        connection,
        make_document(text),
        extraction,
        slug=slug,
        title="Harbour bridge",
        by="ada",
    )
    return find_article(connection, slug)


def claim(connection: Connection, name: str = "harbour/1") -> ClaimName:
    return find_claim(connection, name)
