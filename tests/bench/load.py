"""A desk of any size for the benchmarks, loaded as fast as the database allows.

The rows are what ``claims list`` reads: articles, revisions, claims with their verdict
columns, spans and search words. There is no ledger and there are no verdict rows, so
``claims db verify`` would rightly complain about such a desk.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from claims.cli.commands.policy import shipped_policy
from claims.cli.commands.scale import shipped_scales
from claims.database.engine import begin
from claims.database.migrate import upgrade
from claims.services.desk.desk_init import make_desk
from claims.vocabulary import Kind

SPEAKERS = 5000
FREQUENT = 20
CHECKERS = 12
BATCH = 50_000
KINDS = [kind.value for kind in Kind]
START = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = (
    "harbour", "bridge", "mayor", "council", "budget", "vehicles", "repairs", "ferry",
    "tunnel", "traffic", "noise", "school", "hospital", "police", "court", "minister",
    "border", "treaty", "island", "glacier", "census", "survey",
)  # fmt: skip
FIGURES = ("40,000", "12 million", "7.5 percent", "31,200", "$3 billion", "two")
SELDOM = 50
"""So many claims have the word ``seldom``, however large the desk."""
RATINGS = [("true", "supported"), ("false", "refuted"), ("misleading", "conflicting")]

Row = tuple[Any, ...]


def load(url: str, claims: int) -> None:
    """Make a desk at ``url`` with so many claims, the same ones every time."""
    upgrade(url)
    with begin(url) as connection:
        make_desk(
            connection,
            shipped_scales(),
            default="desk",
            policy=shipped_policy(),
            by="bench",
        )
        is_sqlite = connection.dialect.name == "sqlite"
        mark = "?" if is_sqlite else "%s"

        def insert(table: str, columns: str, rows: list[Row]) -> None:
            marks = ", ".join([mark] * len(rows[0]))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
            connection.exec_driver_sql(statement, rows)

        names = [
            (
                n + 1,
                _moment(START, is_sqlite),
                *[f"checker {n}"] * 2,
                0,
                "checker",
                False,
            )
            for n in range(CHECKERS)
        ]
        columns = "id, recorded_at, name, folded, twin, role, redacted"
        insert("checker", columns, names)
        run = (1, _moment(START, is_sqlite), 1, "rules", "1", None, None, 0, 0)
        for batch in _batches(_articles(claims, is_sqlite)):
            insert(
                "article",
                "id, recorded_at, slug, title, sha256, last_revision, last_claim,"
                " last_disposition, extra, stream, former_slugs",
                [(*row[:9], row[2], "[]") for row in batch],
            )
            insert(
                "revision",
                "id, recorded_at, article_id, number, text, sha256, content,"
                " content_sha256, media_type, encoding, reader, reader_version",
                [row[9:] for row in batch],
            )
        insert(
            "extraction_run",
            "id, recorded_at, revision_id, engine, engine_version, model, model_sha256,"
            " proposed, rejected",
            [run],
        )
        for batch in _batches(_claims(claims, is_sqlite)):
            insert(
                "claim",
                "id, recorded_at, article_id, number, statement, kind, speaker,"
                " check_worthiness, reasons, status, rating, conclusion, checker_id,"
                " run_id, extra, missing, flags, is_folded, brackets",
                [(*row[:15], "[]", "[]", False, "{}") for row in batch],
            )
            insert(
                "span",
                "claim_id, revision_id, mention, part, start_char, end_char, quote,"
                " prefix, suffix",
                [(row[0], row[2], 1, 1, 0, 20, row[4][:20], "", "") for row in batch],
            )
            insert("claim_text", "rowid, words", [(row[0], row[4]) for row in batch])
    with begin(url) as connection:
        connection.exec_driver_sql("ANALYZE")


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _moment(at: datetime, is_sqlite: bool) -> Any:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f") if is_sqlite else at


def _sizes(claims: int) -> Iterator[int]:
    """Yield how many claims each article has: 25 to 40, as in the sample articles."""
    key = 1
    while claims > 0:
        size = min(25 + key % 16, claims)
        yield size
        claims -= size
        key += 1


def _articles(claims: int, is_sqlite: bool) -> Iterator[Row]:
    for key, size in enumerate(_sizes(claims), 1):
        at = _moment(START + timedelta(minutes=key), is_sqlite)
        text, sha256 = f"Text of article {key}.", f"{key:064x}"
        article = (
            key,
            at,
            f"article-{key}",
            f"Article {key}",
            sha256,
            1,
            size,
            0,
            "{}",
        )
        revision = (
            key,
            at,
            key,
            1,
            text,
            sha256,
            b"",
            sha256,
            "text/plain",
            "utf-8",
            "text",
            "1",
        )
        yield (*article, *revision)


def _claims(count: int, is_sqlite: bool) -> Iterator[Row]:
    dice = random.Random(1)
    named = (
        (article, number)
        for article, size in enumerate(_sizes(count), 1)
        for number in range(1, size + 1)
    )
    for key, (article, number) in enumerate(named, 1):
        words = " ".join(dice.choices(WORDS, k=9))
        # A word that one claim has alone, and words that very many have.
        rare = f" rarity{key // 20}" if key % 20 == 0 else ""
        seldom = " seldom" if key % 200 == 0 and key <= 200 * SELDOM else ""
        kind = KINDS[dice.randrange(len(KINDS))]
        # Some speakers have a page of claims on the smallest desk, most a few.
        many = FREQUENT if dice.random() < 0.5 else SPEAKERS
        speaker = f"Speaker {dice.randrange(many)}" if dice.random() < 0.4 else None
        worth = round(dice.random(), 2)
        reasons = f'["{kind}", "{dice.choice(FIGURES)}", "date: {1990 + key % 35}"]'
        status, rating, conclusion, checker = "unverified", None, None, None
        chance = dice.random()
        if chance < 0.3:
            rating, conclusion = RATINGS[dice.randrange(3)]
            status, checker = "checked", dice.randrange(CHECKERS) + 1
            if chance < 0.01:
                status = "suspended"
        elif chance < 0.33:
            status = "dropped"
        yield (
            key,
            _moment(START + timedelta(seconds=key), is_sqlite),
            article,
            number,
            f"claim {words}{rare}{seldom}",
            kind,
            speaker,
            worth,
            reasons,
            status,
            rating,
            conclusion,
            checker,
            1,
            "{}",
        )
