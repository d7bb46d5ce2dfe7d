"""What the tests of the services share: ruling in one line, and reading rows."""

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import begin
from claims.extraction.proposal import ProposedClaim
from claims.records import Evidence, Verdict
from claims.schema.everything import metadata
from claims.services.articles.article_ingest import Ingested, ingest
from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_add import NewClaim
from claims.services.claims.claim_fold import fold_claim
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.claim_state import claim_states
from claims.services.core.lookup import ArticleName, ClaimName, find_claim
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.evidence_amend import edit_evidence
from claims.services.evidence.sources import find_or_add
from claims.services.proof.remark import differences
from claims.services.proof.verify import verify_article, verify_desk
from claims.services.revisions.revision_add import Revised, revise
from claims.services.second_checks.recheck_draw import draw_named
from claims.services.verdicts.verdict_add import Ruling, add_verdict
from claims.vocabulary import Kind, Stance, Status
from support import PATIENCE, TEXT, make_article, make_document, propose

T = TypeVar("T")

NOTHING = Extraction("test", "1", [], [])
"""What an engine makes of a text without claims or sentences."""

PAGE = "https://example.org/ledger"

on_one_desk = settings(
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.differing_executors,
    ],
)
"""For properties whose examples take turns on the desk of one test, undone by each."""


def rule(
    connection: Connection,
    name: str = "harbour/1",
    rating: str = "unverifiable",
    because: str = "nobody could say",
    by: str = "ada",
    **more: Any,
) -> Verdict:
    """Rule on a claim; ``unverifiable`` is the rating that needs no evidence."""
    again = more.pop("again", False)
    verdict, _ = add_verdict(
        connection,
        find_claim(connection, name),
        Ruling(rating, because, **more),
        by=by,
        again=again,
    )
    return verdict


def cite(
    connection: Connection,
    name: str = "harbour/1",
    passage: str | None = None,
    source: str = PAGE,
    by: str = "ada",
    stance: Stance = Stance.UNSTATED,
) -> Evidence:
    """Add evidence to a claim, and its source when it is new."""
    found = find_or_add(connection, source, by=by)
    piece, _ = add_evidence(
        connection,
        find_claim(connection, name),
        NewEvidence(found.id, stance, passage=passage),
        by=by,
    )
    return piece


def amend(
    connection: Connection,
    name: str = "harbour/1",
    number: int = 1,
    by: str = "ada",
    **values: Any,
) -> Evidence:
    """Let a piece of evidence say otherwise; a note, unless columns are named."""
    piece, _ = edit_evidence(
        connection,
        find_claim(connection, name),
        number,
        values or {"note": "seen again"},
        by=by,
    )
    return piece


def revise_to(
    connection: Connection,
    article: ArticleName,
    text: str,
    proposals: Sequence[ProposedClaim] = (),
    by: str = "ada",
) -> Revised:
    """Store the next text of an article; an engine proposes ``proposals`` of it."""
    extraction = Extraction("test", "1", list(proposals), [(0, len(text))])
    return revise(connection, article, make_document(text), extraction, by=by)


def revised(connection: Connection, article: ArticleName, text: str) -> int:
    """Store another text as the article's next revision; return its number."""
    table = schema.article.c
    number: int = connection.execute(
        sa.update(schema.article)
        .where(table.id == article.id)
        .values(last_revision=table.last_revision + 1)
        .returning(table.last_revision)
    ).scalar_one()
    digest = hashlib.sha256(text.encode()).hexdigest()
    connection.execute(
        sa.insert(schema.revision).values(
            article_id=article.id,
            number=number,
            text=text,
            sha256=digest,
            content=text.encode(),
            content_sha256=digest,
            media_type="text/plain",
            encoding="utf-8",
            reader="text",
            reader_version="1",
        )
    )
    return number


def word(
    text: str, *quotes: str, statement: str = "It is so.", **more: Any
) -> NewClaim:
    """Return a new claim that one mention makes, in as many parts as quotes."""
    parts = [(text.index(each), text.index(each) + len(each)) for each in quotes]
    return NewClaim(
        **{
            "statement": statement,
            "mentions": [parts],
            "kind": Kind.EVENT,
            "speaker": None,
            "check_worthiness": 0.5,
            **more,
        }
    )


SAFE = word(TEXT, "The bridge is safe", statement="The bridge is safe.")
"""A claim that the engine missed."""


def take_in(
    connection: Connection,
    text: str = TEXT,
    slug: str = "harbour",
    extraction: Extraction = NOTHING,
) -> Ingested:
    """Ingest a text with what an engine made of it: nothing, unless it is said."""
    document = make_document(text)
    return ingest(connection, document, extraction, slug=slug, title="T", by="ada")


def checked(connection: Connection) -> ArticleName:
    """Store the article of three claims, all ruled on by ada."""
    article = make_article(connection)
    for number in (1, 2, 3):
        rule(connection, f"harbour/{number}")
    return article


def give(connection: Connection, name: str = "harbour/1", to: str = "bob") -> None:
    """Give a claim to somebody for a second check."""
    draw_named(connection, [find_claim(connection, name)], to=to, by="eve")


def state(connection: Connection, name: str = "harbour/1") -> dict[str, object]:
    """Return a claim as the ledger keeps it."""
    found = find_claim(connection, name)
    [fields] = claim_states(connection, found.article, [found.id]).values()
    return fields


def standing(connection: Connection) -> list[str | None]:
    """Return the names of the claims that are neither dropped nor gone."""
    return [each.id for each in list_claims(connection, Filter(), sort="number")]


def status(connection: Connection, name: str = "harbour/1") -> Status:
    return get_claim(connection, find_claim(connection, name)).status


def places(connection: Connection, name: ClaimName) -> list[list[tuple[int, int]]]:
    """Return the offsets of a claim's mentions, as services take them."""
    claim = get_claim(connection, name)
    return [
        [(part.start, part.end) for part in parts]
        for parts in (claim.spans, *claim.mentions)
    ]


def rows(connection: Connection, table: sa.Table) -> list[tuple[Any, ...]]:
    """Return all that a table holds, in the order of its key."""
    keys = table.primary_key.columns
    return [tuple(row) for row in connection.execute(sa.select(table).order_by(*keys))]


def everything(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, the words for ``--match`` too."""
    found = {table.name: rows(connection, table) for table in metadata.sorted_tables}
    words = sa.select(schema.claim_text).order_by(schema.claim_text.c.rowid)
    found["claim_text"] = [tuple(row) for row in connection.execute(words)]
    return found


def last_entry(connection: Connection) -> datetime:
    """Return when the last change was recorded."""
    last = sa.select(sa.func.max(schema.ledger_entry.c.recorded_at))
    at: datetime = connection.execute(last).scalar_one()
    return at


def damage(connection: Connection, article: ArticleName) -> list[str]:
    """Return what ``claims db verify`` says of an article and the desk."""
    return differences([*verify_article(connection, article), *verify_desk(connection)])


@contextmanager
def undone(connection: Connection) -> Any:
    """Undo what one example of a property does."""
    savepoint = connection.begin_nested()
    try:
        yield
    finally:
        savepoint.rollback()


def prepare(database: str) -> None:
    """Store the article of ``make_article``, for others to see."""
    with begin(database) as connection:
        make_article(connection)


def meanwhile(
    database: str,
    first: Callable[[Connection], T],
    second: Callable[[Connection], T],
) -> tuple[T | Exception, T | Exception]:
    """Run ``second`` while ``first`` has not committed; return what came of each."""
    is_open = threading.Event()

    def run_first() -> T:
        with begin(database) as connection:
            result = first(connection)
            is_open.set()
            # So that the second meets a change that is not committed yet.
            time.sleep(0.15)
            return result

    def run_second() -> T:
        is_open.wait(PATIENCE)
        with begin(database) as connection:
            return second(connection)

    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(run_first), pool.submit(run_second)]
        one, two = (each.exception() or each.result() for each in futures)
    for each in (one, two):
        if isinstance(each, BaseException) and not isinstance(each, Exception):
            raise each
    return one, two  # type: ignore[return-value]


def race(database: str, job: Callable[[Connection], T], times: int = 4) -> list[T]:
    """Run ``job`` so many times at once, each in a transaction of its own."""
    start = threading.Barrier(times)

    def run(_: int) -> T:
        start.wait(PATIENCE)
        with begin(database) as connection:
            return job(connection)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def twenty(connection: Connection, slug: str = "long") -> ArticleName:
    """An article of twenty claims, all ruled on by ada."""
    words = [f"fact{number:02}" for number in range(20)]
    text = " ".join(words)
    proposed: list[ProposedClaim] = [propose(text, word) for word in words]
    article = make_article(connection, slug, text, proposed)
    for number in range(1, 21):
        rule(connection, f"{slug}/{number}")
    return article


def fold(connection: Connection, name: str, row: str | None, by: str = "ada") -> None:
    """Make a claim a detail of another, or a row."""
    above = None if row is None else find_claim(connection, row)
    fold_claim(connection, find_claim(connection, name), above, by=by)


def folded(connection: Connection) -> ArticleName:
    """Return an article whose second claim has the first and the third as details."""
    made = make_article(connection)
    for name in ("harbour/1", "harbour/3"):
        fold(connection, name, "harbour/2")
    return made


def details_of(connection: Connection) -> list[str | int | None]:
    """Return which row each claim of the article is a detail of."""
    names = ("harbour/1", "harbour/2", "harbour/3")
    return [
        get_claim(connection, find_claim(connection, each)).detail_of for each in names
    ]
