"""How many SQL statements a change takes: for all claims of an article at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event

from claims.services.core.lookup import ArticleName, find_claim
from claims.services.proof.verify import verify_article
from claims.services.release.gate import gate_findings, obstacles
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.services.reports.article_report import get_report
from claims.services.verdicts.verdict_add import Ruling
from claims.vocabulary import Answer, Objection
from claims.workflows.rule import Found
from claims.workflows.rule import rule as rule_with
from support import make_article, propose
from support_desk import PAGE, cite, revise_to, rule

FEW, MANY = 12, 36


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    """Collect the statements that are executed meanwhile."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(connection, "before_cursor_execute", note)


def text_of(size: int) -> str:
    return "\n".join(f"Quay {at} had {at + 100} ships." for at in range(size))


def make(connection: Connection, size: int) -> ArticleName:
    """Make an article of so many claims, half of them ruled on as true or false."""
    text, slug = text_of(size), f"quays-{size}"
    quotes = [f"Quay {at} had {at + 100} ships" for at in range(size)]
    article = make_article(
        connection, slug, text, [propose(text, quote) for quote in quotes]
    )
    for at in range(1, size, 2):
        cite(connection, f"{slug}/{at}")
        rule(connection, f"{slug}/{at}", rating="false" if at % 4 == 1 else "true")
    return article


def revise(connection: Connection, article: ArticleName) -> None:
    size = int(article.slug.rpartition("-")[2])
    revise_to(connection, article, text_of(size).replace("3 ships", "4 ships"))


def gate(connection: Connection, article: ArticleName) -> None:
    obstacles(connection, article)


def report(connection: Connection, article: ArticleName) -> None:
    get_report(connection, article, with_coverage=True)


def verify(connection: Connection, article: ArticleName) -> None:
    assert list(verify_article(connection, article)) == []


@pytest.mark.parametrize("run", [revise, gate, report, verify])
def test_more_claims_take_no_more_statements(
    connection: Connection, run: Callable[[Connection, ArticleName], None]
) -> None:
    few, many = make(connection, FEW), make(connection, MANY)

    with counted(connection) as of_few:
        run(connection, few)
    with counted(connection) as of_many:
        run(connection, many)

    assert len(of_many) == len(of_few)


def test_more_accepted_answers_take_the_gate_no_more_statements(
    connection: Connection,
) -> None:
    articles = [make(connection, size) for size in (FEW, MANY)]
    accepted = NewResolution(Answer.ACCEPT, "we cut it")
    for article, size in zip(articles, (FEW, MANY), strict=True):
        for at in range(2, size, 2):
            name = f"{article.slug}/{at}"
            rule(connection, name)
            add_resolution(connection, find_claim(connection, name), accepted, by="eve")

    counts = []
    for article in articles:
        with counted(connection) as statements:
            found = gate_findings(connection, article)
        counts.append(len(statements))
        assert Objection.ACCEPTED in {each.kind for each in found}

    assert counts[0] == counts[1]


def test_a_revision_takes_less_than_two_statements_a_claim(
    connection: Connection,
) -> None:
    article = make(connection, MANY)

    with counted(connection) as statements:
        revise(connection, article)

    assert len(statements) <= 1.5 * MANY


@pytest.mark.parametrize(("source", "most"), [(PAGE, 28), ("https://new.org", 35)])
def test_a_verdict_with_evidence_reads_each_record_once(
    connection: Connection, source: str, most: int
) -> None:
    make_article(connection)
    cite(connection, "harbour/2")
    name = find_claim(connection, "harbour/1", to_change=True)
    ruling = Ruling("true", "a count")

    with counted(connection) as statements:
        rule_with(connection, name, ruling, by="ada", found=Found(source, "40,000"))

    # Of a command two more begin the transaction, and one finds the claim.
    assert len(statements) <= most
