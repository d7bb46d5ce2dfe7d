"""What was known when: the same answers as from a copy of the desk taken then."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection

from claims.cli import cli
from support import TEXT, Invoke, make_article

PAGE = "https://example.org/ledger"

QUESTIONS = [
    ("list", "--limit", "0", "-f", "json"),
    ("list", "harbour", "--status", "dropped", "-f", "json"),
    ("list", "--match", "bridge", "-f", "json"),
    ("list", "harbour", "--status", "gone", "-f", "json"),
    ("list", "harbour", "--status", "suspended", "-f", "json"),
    ("list", "--holder", "bob", "-f", "json"),
    ("stats", "-f", "json"),
    ("stats", "harbour", "-f", "json"),
    ("show", "harbour", "-f", "json"),
    ("show", "harbour/1", "-f", "json"),
    ("show", "harbour/3", "-f", "json"),
    ("report", "harbour", "-f", "json", "--coverage"),
    ("report", "harbour", "-f", "csv"),
]


def steps(claims: Invoke, tmp_path: Path) -> list[Callable[[], object]]:
    """Return what a desk does in a day, one change after the other."""
    policy = tmp_path / "claims.toml"
    policy.write_text("[default]\nsources = 2\n", encoding="utf-8")
    draft = tmp_path / "other.txt"
    draft.write_text("The ferry sank in 1999.", encoding="utf-8")
    rule = ("-b", "it says so", "-e", PAGE)
    saved = tmp_path / "page.txt"
    saved.write_text("It says 40,000 vehicles a day.", encoding="utf-8")
    cite = ("evidence", "add", "harbour/1")
    changed = TEXT.replace("40,000", "41,000").replace("safe.", "new.")
    shortened = changed.replace("Mayor Ada Quill said the council", "Harbour")
    return [
        lambda: claims("source", "add", "Gazette", "--confidential"),
        lambda: claims("source", "add", "Courier", "--origin", "Gazette"),
        lambda: claims("source", "snapshot", "Gazette", str(saved)),
        lambda: claims(*cite, "Gazette", "--primary", "--passage", "40,000"),
        lambda: claims(*cite, "--calc", "e1 * 2"),
        lambda: claims("verdict", "harbour/1", "true", *rule),
        lambda: claims("recheck", "harbour/1", "--to", "bob"),
        lambda: claims("recheck", "--cancel", "harbour/1"),
        lambda: claims("recheck", "harbour/1", "--to", "bob"),
        lambda: claims("verdict", "harbour/1", "false", *rule, "--by", "bob"),
        lambda: claims("adjudicate", "harbour/1", "true", "-b", "so", "--by", "eve"),
        lambda: claims("edit", "harbour/1", "--statement", "Cars cross it."),
        lambda: claims("assign", "harbour/2", "--to", "bob", "--due", "2030-01-01"),
        lambda: claims("drop", "harbour/2", "--because", "credit"),
        lambda: claims("drop", "harbour/2", "--undo"),
        lambda: claims("policy", "set", str(policy)),
        lambda: claims("verdict", "harbour/1", "false", *rule),
        lambda: claims("add", "harbour", "--quote", "closed", "--kind", "event"),
        lambda: claims("nothing-here", "harbour", "--quote", "Harbour bridge"),
        lambda: claims("nothing-here", "harbour", "--undo", "1"),
        lambda: claims("merge", "harbour/1", "harbour/4"),
        lambda: claims("verdict", "harbour/1", "--withdraw", "-b", "wrong page"),
        lambda: claims("release", "harbour/2"),
        lambda: claims("source", "edit", "Courier", "--no-origin"),
        lambda: claims("scale", "use", "averitec"),
        lambda: claims("ingest", str(draft)),
        lambda: claims("sign-off", "harbour", "--despite", "the lawyer agreed"),
        lambda: claims("nothing-here", "harbour", "--quote", "in May"),
        lambda: claims("verdict", "harbour/1", "supported", *rule),
        lambda: claims("revise", "harbour", "-", stdin=changed),
        lambda: claims("edit", "harbour/1", "--keep-statement"),
        lambda: claims("reaffirm", "harbour/1", "-b", "the ledger has both"),
        lambda: claims("edit", "harbour/3", "--quote", "12 million"),
        lambda: claims("revise", "harbour", "-", stdin=shortened),
        lambda: claims("edit", "harbour/2", "--quote", "Harbour has spent"),
        lambda: claims("revise", "harbour", "-", stdin=TEXT),
        lambda: claims("edit", "harbour/1", "--as-text"),
        lambda: claims("reaffirm", "harbour/1", "-b", "the ledger has both"),
        lambda: claims("nothing-here", "harbour", "--undo", "5"),
    ]


def asked(run: Callable[..., str], *more: str) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for question in QUESTIONS:
        said = run(*question, *more)
        if "json" in question:
            said = json.loads(said)
            if isinstance(said, dict):
                said.pop("written_at", None)
        found[question] = said
    return found


def test_the_past_is_what_a_copy_taken_then_says(
    claims: Invoke, connection: Connection, tmp_path: Path
) -> None:
    make_article(connection)
    connection.commit()
    copies: list[tuple[str, dict[tuple[str, ...], Any]]] = []

    claims("people", "add", "bob")
    for number, step in enumerate(steps(claims, tmp_path)):
        if number % 3 == 1:
            then = asked(lambda *args: claims(*args).stdout)
            copies.append((datetime.now(UTC).isoformat(), then))
            time.sleep(0.002)
        step()

    for moment, then in copies:
        now = asked(lambda *args: claims(*args).stdout, "--as-of", moment)
        for question in QUESTIONS:
            assert now[question] == then[question], (moment, question)
    claims("db", "verify")


def test_a_copy_of_the_desk_says_it_too(sqlite_desk: str, tmp_path: Path) -> None:
    def run(desk: str, *args: str) -> str:
        given = ["--database", desk, *args]
        result = CliRunner().invoke(cli, given, env={"CLAIMS_CHECKER": "ada"})
        assert result.exit_code == 0, result.output
        return result.stdout

    draft = tmp_path / "harbour.txt"
    draft.write_text(TEXT, encoding="utf-8")
    run(sqlite_desk, "people", "add", "bob")
    run(sqlite_desk, "ingest", str(draft))
    run(sqlite_desk, "verdict", "harbour/1", "unverifiable", "-b", "no record")
    copy = str(tmp_path / "copy.db")
    run(sqlite_desk, "db", "backup", copy)
    moment = datetime.now(UTC).isoformat()
    time.sleep(0.002)
    run(sqlite_desk, "verdict", "harbour/1", "--withdraw", "-b", "there is one")
    run(sqlite_desk, "drop", "harbour/2", "-b", "no claim")

    then = asked(lambda *args: run(copy, *args))
    now = asked(lambda *args: run(sqlite_desk, *args), "--as-of", moment)

    assert now == then


def test_a_day_means_its_end(claims: Invoke, connection: Connection) -> None:
    make_article(connection)
    connection.commit()
    today = datetime.now(UTC).date().isoformat()

    assert claims("list", "--count", "--as-of", today).stdout == "3\n"
    before = claims("list", "--count", "--as-of", "2001-01-01", code=1)
    assert "no desk at 2001-01-01" in before.output


@pytest.mark.parametrize("command", ["show", "report", "stats", "list"])
def test_an_article_that_was_not_there_yet_is_named(
    claims: Invoke, connection: Connection, command: str
) -> None:
    moment = datetime.now(UTC).isoformat()
    time.sleep(0.002)
    make_article(connection)
    connection.commit()

    refused = claims(command, "harbour", "--as-of", moment, code=1)

    assert "no article harbour; it came in after" in refused.output


def test_the_last_day_of_the_calendar_is_one(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()

    assert claims("list", "--count", "--as-of", "9999-12-31").stdout == "3\n"
    beyond = claims("list", "--as-of", "9999-12-31T23:00:00-12:00", code=2)
    assert "is not a date like 2024-09-02" in beyond.output


def test_what_is_no_date_is_refused(claims: Invoke) -> None:
    refused = claims("list", "--as-of", "yesterday", code=2)

    assert "'yesterday' is not a date like 2024-09-02" in refused.output
