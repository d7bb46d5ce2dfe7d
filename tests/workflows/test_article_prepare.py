"""One article made ready: whatever is wrong with it, nothing is raised."""

from pathlib import Path

import pytest

from claims.reading.corpus import Piece
from claims.workflows.article_prepare import (
    Failed,
    Prepare,
    Prepared,
    Same,
    Stopped,
    find_same,
)
from support import TEXT, make_document
from support_desk import prepare as store_article


@pytest.fixture
def piece(tmp_path: Path) -> Piece:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Piece(str(path))


def test_an_article_is_read_and_its_claims_are_found(piece: Piece) -> None:
    found = Prepare(None, "rules", {}, {"title": "A bridge"})(piece)

    assert isinstance(found, Prepared)
    assert (found.slug, found.document.title) == ("harbour", "A bridge")
    assert found.extraction.engine == "rules"
    assert found.extraction.claims


def test_a_text_that_the_desk_has_is_not_extracted(database: str, piece: Piece) -> None:
    store_article(database)

    assert Prepare(database, "rules", {}, {})(piece) == Same("harbour")
    assert find_same(database, make_document()) == "harbour"
    assert find_same(database, make_document("Another.")) is None


def test_an_article_that_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    prepare = Prepare(None, "rules", {}, {})

    missing = prepare(Piece(str(tmp_path / "missing.txt")))
    problem = prepare(Piece("news.jsonl", problem="it is no JSON"))
    bug = Prepare(None, "rules", {"max_bytes": "many"}, {})

    assert isinstance(missing, Failed)
    assert problem == Failed("it is no JSON")
    (tmp_path / "a.txt").write_text("A text.")
    failed = bug(Piece(str(tmp_path / "a.txt")))
    assert isinstance(failed, Failed)
    assert failed.reason.startswith("a bug in claims, TypeError at source.py:")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "is not a JSON object with a text"),
        (b"{", "is not JSON"),
        (b'{"text": 1}', "'text' is not a string"),
        (b'{"text": ""}', "has no text"),
        (b"\xff", "is not utf-8"),
    ],
)
def test_a_line_that_holds_no_text_is_refused_before_a_process_has_it(
    line: bytes, reason: str
) -> None:
    prepare = Prepare(None, "rules", {}, {})
    piece = Piece("news.jsonl", 1, line)

    refused = prepare.refusal(piece)

    assert refused == prepare(piece)
    assert isinstance(refused, Failed)
    assert refused.reason.startswith(reason)


def test_what_may_be_an_article_is_left_to_a_process(piece: Piece) -> None:
    prepare = Prepare(None, "rules", {}, {})

    assert prepare.refusal(piece) is None
    assert prepare.refusal(Piece("news.jsonl", 1, b'{"text": "It is so."}')) is None


def test_what_every_article_would_meet_stops_the_run(
    tmp_path: Path, piece: Piece
) -> None:
    no_engine = Prepare(None, "crystal-ball", {}, {})(piece)
    no_desk = Prepare(str(tmp_path / "missing.db"), "rules", {}, {})(piece)

    assert isinstance(no_engine, Stopped)
    assert "crystal-ball" in no_engine.reason
    assert not isinstance(no_desk, Prepared)
