"""A large desk that was really worked: every row has its entry in the ledger.

Unlike ``bench.load``, which writes rows alone, it verifies. Articles come in by the
engine ``rules``; a third of their claims have evidence and a verdict, and a tenth of
the articles a second text. The same every time.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from bench.long_article import anew
from claims.cli.commands.policy import shipped_policy
from claims.cli.commands.scale import shipped_scales
from claims.database.engine import begin
from claims.database.migrate import upgrade
from claims.services.articles.article_ingest import ingest
from claims.services.claims.claim_list import list_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ClaimName, find_article, find_claim
from claims.services.desk.desk_init import make_desk
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.sources import find_or_add
from claims.services.revisions.revision_add import revise
from claims.services.verdicts.verdict_add import Ruling, add_verdict
from claims.vocabulary import Stance
from claims.workflows.document_extract import extract
from support import make_document

SAMPLE = Path(__file__).parents[2] / "data" / "mongolia.txt"
ARTICLES = 300
PEOPLE = ("ada", "bob", "eve", "radwa")
SOURCES = 40
EVERY = 3
"""Of so many claims one is ruled on."""
REVISED = 10
"""Of so many articles one has a second text."""


def work(url: str, articles: int = ARTICLES) -> int:
    """Make a desk at ``url`` with so many articles; return how many claims it has."""
    upgrade(url)
    draw = random.Random(1)
    sample = SAMPLE.read_text(encoding="utf-8").strip().split("\n")
    with begin(url) as connection:
        make_desk(
            connection,
            shipped_scales(),
            default="desk",
            policy=shipped_policy(),
            by="ada",
        )
        for number in range(articles):
            paragraphs = [anew(draw, each) for each in sample[number % 3 :: 3]]
            _article(connection, draw, f"article-{number}", paragraphs)
            if number % REVISED == 0:
                _revise(connection, f"article-{number}", paragraphs)
        return len(list_claims(connection, Filter(), sort="number", limit=None))


def _article(
    connection: Connection, draw: random.Random, slug: str, paragraphs: Sequence[str]
) -> None:
    document = make_document("\n".join(paragraphs))
    extraction = extract(document, "rules")
    ingest(connection, document, extraction, slug=slug, title=slug, by="ada")
    for number in range(1, len(extraction.claims) + 1, EVERY):
        _rule(connection, draw, find_claim(connection, f"{slug}/{number}"))


def _rule(connection: Connection, draw: random.Random, claim: ClaimName) -> None:
    who = draw.choice(PEOPLE)
    page = f"https://example.org/{draw.randrange(SOURCES)}"
    source = find_or_add(connection, page, by=who)
    new = NewEvidence(source.id, Stance.SUPPORTS, passage="It is so.")
    piece, _ = add_evidence(connection, claim, new, by=who)
    ruling = Ruling("true", "the page says so", cite=[piece.number])
    add_verdict(connection, claim, ruling, by=who)


def _revise(connection: Connection, slug: str, paragraphs: Sequence[str]) -> None:
    article = find_article(connection, slug)
    document = make_document("\n".join([paragraphs[0], *paragraphs[2:], paragraphs[1]]))
    revise(connection, article, document, extract(document, "rules"), by="ada")
