"""What an article went through, and what a blind checker may not see of it."""

import csv
import io
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection

from support import TEXT, Invoke, make_article

CHANGED = TEXT.replace("40,000", "41,000")


@pytest.fixture
def harbour(claims: Invoke, connection: Connection) -> None:
    make_article(connection)
    connection.commit()
    claims("verdict", "harbour/1", "unverifiable", "-b", "the tollbooth has no books")


@pytest.mark.usefixtures("harbour")
def test_it_tells_texts_verdicts_and_releases_in_their_order(claims: Invoke) -> None:
    claims("revise", "harbour", "-", stdin=CHANGED)
    claims("assign", "harbour/2", "--to", "bob")
    claims("reaffirm", "harbour/1", "-b", "books of neither", "--by", "bob")
    claims("sign-off", "harbour", "--despite", "the lawyer agreed")

    events = json.loads(claims("timeline", "harbour", "-f", "json").stdout)

    assert [(each["what"], each["who"]) for each in events] == [
        ("ingest", "ada"),
        ("verdict", "ada"),
        ("revise", "ada"),
        ("reaffirm", "bob"),
        ("sign off", "ada"),
    ]
    assert "revision 2" in events[2]["detail"]
    assert "1 changed" in events[2]["detail"]
    rows = list(
        csv.DictReader(io.StringIO(claims("timeline", "harbour", "-f", "csv").stdout))
    )
    assert [row["what"] for row in rows] == [each["what"] for each in events]
    assert len(claims("timeline", "harbour", "-f", "jsonl").stdout.splitlines()) == 5
    assert "no article nowhere" in claims("timeline", "nowhere", code=1).output


@pytest.mark.usefixtures("harbour")
def test_who_checks_blind_sees_no_verdict_over_revisions(
    claims: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims("recheck", "harbour/1", "--to", "bob")
    secret = ("tollbooth", "books of neither", 's": "suspended"', 's": "checked"')

    monkeypatch.setenv("CLAIMS_CHECKER", "bob")

    shown = [claims("revise", "harbour", "-", "--all", stdin=CHANGED)]
    dry = ("revise", "harbour", "-", "--dry-run", "-f")
    for form in ("table", "json", "jsonl", "csv"):
        shown.append(claims(*dry, form, stdin=TEXT))
    shown.append(claims("reaffirm", "harbour/1", "-b", "so", code=1))
    assert "claims verdict harbour/1" in shown[-1].output
    claims("reaffirm", "harbour/1", "-b", "books of neither", "--by", "eve")
    shown.append(claims("ready", "harbour", code=1))
    for command in ("timeline", "history", "list", "show", "report"):
        shown.append(claims(command, "harbour", "-f", "json"))
    for command in ("history", "show"):
        shown.append(claims(command, "harbour/1", "-f", "json"))
    for each in shown:
        for word in secret:
            assert word not in each.output
    for each in shown[:7]:
        assert "suspended" not in each.output
        assert "nverifiable" not in each.output


def test_a_revision_that_is_killed_leaves_the_last_one_whole(
    claims: Invoke, harbour: None, database: str, python: list[str], tmp_path: Path
) -> None:
    text = " ".join(
        f"The town of Arden{number} had {number} ferries in 2019."
        for number in range(99)
    )
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    before = claims("timeline", "harbour", "-f", "json").stdout

    for delay in (0.6, 0.9, 1.2, 1.5):
        running = subprocess.Popen(
            [*python, "--database", database, "revise", "harbour", str(draft), "--yes"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "CLAIMS_CHECKER": "ada"},
        )
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
        claims("db", "verify")
        now = json.loads(claims("timeline", "harbour", "-f", "json").stdout)
        if len(now) > len(json.loads(before)):
            break

    # Whether or not the last one got there before it was killed.
    claims("revise", "harbour", str(draft), "--yes")
    events = json.loads(claims("timeline", "harbour", "-f", "json").stdout)
    assert [each["what"] for each in events] == ["ingest", "verdict", "revise"]
    claims("db", "verify")
