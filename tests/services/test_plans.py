"""Every default order and every single filter of ``list`` comes off an index.

The statements are those that the service executes, explained with their parameters, on
a desk that the migrations built, with enough claims for a planner to have a choice.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bench.load import load
from claims.database.engine import connect
from claims.services.claims.claim_list import list_claims
from claims.services.claims.table_lines import list_lines
from claims.services.core.claim_filter import Filter, Sort
from claims.vocabulary import Kind, Status
from support_postgresql import new_database

CLAIMS = 20_000
CASES: list[tuple[str, Filter, Sort | None]] = [
    ("plain", Filter(), None),
    *((f"status {each}", Filter(status=each), None) for each in Status),
    *((f"kind {each}", Filter(kind=each), None) for each in Kind),
    ("speaker", Filter(speaker="Speaker 7"), None),
    ("own voice", Filter(own_voice=True), None),
    ("rating", Filter(rating="false"), None),
    ("checker", Filter(checker="checker 3"), None),
    ("article", Filter(article_id=7), None),
    ("article by number", Filter(article_id=7), "number"),
    ("since", Filter(since=date(2020, 1, 1)), None),
    ("until", Filter(until=date(2020, 1, 1)), None),
    ("worth", Filter(min_worth=0.9), None),
    ("match", Filter(match="rarity7"), None),
    ("match a common word", Filter(match="harbour"), None),
    ("newest", Filter(), "newest"),
    ("number", Filter(), "number"),
]


@pytest.fixture(scope="module")
def desk(
    engine: str,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[str]:
    if engine == "sqlite":
        path = tmp_path_factory.mktemp("plans") / "claims.db"
        load(str(path), CLAIMS)
        yield str(path)
        return
    with new_database(request.getfixturevalue("server")) as url:
        load(url, CLAIMS)
        yield url


def executed(
    connection: Connection, wanted: Filter, sort: Sort | None
) -> tuple[str, Any]:
    """Return the statement that lists claims, and its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _cur: object, statement: str, values: Any, *_: object) -> None:
        seen.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    list_lines(connection, wanted, sort=sort)
    event.remove(connection, "before_cursor_execute", note)
    [only] = seen
    return only


@pytest.mark.parametrize(
    ("wanted", "sort"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_page_is_read_off_an_index(
    desk: str, wanted: Filter, sort: Sort | None
) -> None:
    with connect(desk) as connection:
        statement, values = executed(connection, wanted, sort)
        if connection.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            assert_sqlite([row.detail for row in plan])
        else:
            explain = f"EXPLAIN (FORMAT JSON, ANALYZE) {statement}"
            [[[root]]] = connection.exec_driver_sql(explain, values).all()
            assert_postgresql(root["Plan"])


def assert_sqlite(steps: list[str]) -> None:
    for step in steps:
        assert "TEMP B-TREE" not in step, steps
        # FTS5 and a look-up by key are no scans, whatever the plan calls them.
        is_scan = step.startswith("SCAN claim") and "VIRTUAL TABLE" not in step
        assert not is_scan or "USING INDEX" in step, steps


def assert_postgresql(node: dict[str, Any]) -> None:
    """Refuse a scan of all claims, and a sort of more than a rare word's matches."""
    kind, rows = node["Node Type"], node["Actual Rows"]
    if node.get("Relation Name") == "claim":
        assert kind != "Seq Scan", json.dumps(node, indent=1)
    if kind in ("Sort", "Incremental Sort"):
        [child] = node["Plans"]
        assert child["Actual Rows"] <= 100, json.dumps(node, indent=1)
    assert rows <= CLAIMS
    for child in node.get("Plans", []):
        assert_postgresql(child)


def test_the_bench_desk_is_what_it_says(desk: str, tmp_path: Path) -> None:
    with connect(desk) as connection:
        found = list_claims(connection, Filter(match="rarity7"))

    assert len(found) == 1
    assert found[0].spans[0].quote == found[0].statement[:20]
