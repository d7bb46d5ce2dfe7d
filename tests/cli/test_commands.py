"""Every command does what its help says, on both databases, in every format."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claims.cli import cli
from claims.cli.app import COMMANDS
from claims.formats.report import FORMATS
from support import CONTRACT, TEXT, Invoke


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def harbour(claims: Invoke, draft: str) -> Invoke:
    claims("ingest", draft, "--published-on", "2024-09-02")
    return claims


def loaded(claims: Invoke, *args: str) -> Any:
    return json.loads(claims(*args).stdout)


def checked(claims: Invoke, name: str = "harbour/1", rating: str = "false") -> None:
    claims(
        "verdict", name, rating, "--because", "The ledger says 31,200.",
        "--evidence", "https://example.org/ledger", "--passage", "31,200",
    )  # fmt: skip


def test_help_says_of_each_command_what_it_does() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).stdout

    for name, (_, words) in COMMANDS.items():
        assert f"{name} " in shown
        assert words in shown


def test_an_article_is_taken_in_once(claims: Invoke, draft: str) -> None:
    first = claims("ingest", draft)
    again = claims("ingest", draft)

    assert first.stdout.startswith("harbour: ")
    assert first.stderr == "next: claims list harbour --unverified\n"
    assert again.stdout == "harbour has this text already; nothing was changed\n"
    [article] = loaded(claims, "articles", "-f", "json")
    assert article["title"] == "Harbour bridge to reopen in May"


def test_standard_input_is_taken_in(claims: Invoke) -> None:
    claims("ingest", "-", "--slug", "draft", "--byline", "Ada", stdin=TEXT)

    [article] = loaded(claims, "articles", "-f", "json")
    assert (article["slug"], article["byline"]) == ("draft", "Ada")


def test_another_text_of_the_same_name_gets_a_number(
    claims: Invoke, draft: str
) -> None:
    claims("ingest", draft)
    Path(draft).write_text("The harbour froze in 1963.\n")

    assert claims("ingest", draft).stdout.startswith("harbour-2: ")


def test_a_dry_run_needs_no_desk_and_stores_nothing(
    draft: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    args = ["ingest", "--dry-run", "-f", "jsonl", draft]
    result = CliRunner().invoke(cli, args)

    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert found
    for each in found:
        assert list(each) == [*CONTRACT, "number"]
        assert each["id"] is None
        for part in each["spans"]:
            assert TEXT[part["start"] : part["end"]] == part["quote"]
    assert [each.name for each in tmp_path.iterdir()] == ["harbour.txt"]


def test_json_is_the_contract(harbour: Invoke) -> None:
    checked(harbour)

    found = loaded(harbour, "list", "-f", "json")

    assert all(list(each) == CONTRACT for each in found)
    first = next(each for each in found if each["id"] == "harbour/1")
    assert first["status"] == "checked"
    assert first["rating"] == "false"
    assert first["conclusion"] == "refuted"
    assert first["checker"] == "ada"
    assert first["engine"] == "rules 1"
    for each in found:
        for part in each["spans"]:
            assert TEXT[part["start"] : part["end"]] == part["quote"]


def test_every_format_says_the_same(harbour: Invoke) -> None:
    whole = loaded(harbour, "list", "-f", "json")
    lines = harbour("list", "-f", "jsonl").stdout.splitlines()
    table = list(csv.DictReader(io.StringIO(harbour("list", "-f", "csv").stdout)))
    tabs = harbour("list", "-f", "tsv").stdout.splitlines()
    marked = harbour("list", "-f", "markdown").stdout.splitlines()
    drawn = harbour("list").stdout.splitlines()

    assert [json.loads(line) for line in lines] == whole
    names = [each["id"] for each in whole]
    assert [row["id"] for row in table] == names
    assert [row["statement"] for row in table] == [e["statement"] for e in whole]
    assert [line.split("\t")[0] for line in tabs[1:]] == names
    rows = [each["id"] for each in whole if not each["folded"]]
    assert len(rows) < len(names)
    assert [line.split(" | ")[0] for line in marked[2:]] == [f"| {n}" for n in rows]
    assert [line.split()[0] for line in drawn[2:]] == rows


def test_filters_narrow_the_list(harbour: Invoke) -> None:
    checked(harbour)
    every = loaded(harbour, "list", "-f", "json")

    def names(*args: str) -> set[str]:
        return {each["id"] for each in loaded(harbour, "list", *args, "-f", "json")}

    assert names("--status", "checked") == {"harbour/1"}
    assert names("--unverified") == {each["id"] for each in every} - {"harbour/1"}
    assert names("--rating", "false") == {"harbour/1"}
    assert names("--checker", "ada") == {"harbour/1"}
    assert names("--checker", "ADA") == {"harbour/1"}
    harbour("list", "--checker", "bob", code=1)
    assert names("--match", "vehic*") == {
        each["id"] for each in every if "vehicles" in each["statement"]
    }
    assert names("harb", "--min-worth", "0.5") == {
        each["id"] for each in every if each["check_worthiness"] >= 0.5
    }
    for kind in {each["kind"] for each in every}:
        assert names("--kind", kind) == {e["id"] for e in every if e["kind"] == kind}
    assert names("--own-voice") == {e["id"] for e in every if e["speaker"] is None}
    assert names("--speaker", "Ada Quill") == {
        each["id"] for each in every if each["speaker"] == "Ada Quill"
    }
    assert names("--since", "2000-01-01", "--until", "2100-01-01") == names()
    assert names("--until", "2000-01-01") == set()
    assert harbour("list", "--unverified", "--count").stdout == f"{len(every) - 1}\n"
    rows = sum(not each["folded"] for each in every)
    assert loaded(harbour, "list", "--count", "-f", "json") == {
        "count": len(every),
        "rows": rows,
    }


def test_orders_and_limits(harbour: Invoke) -> None:
    def numbers(*args: str) -> list[int]:
        found = loaded(harbour, "list", *args, "-f", "json")
        return [int(each["id"].split("/")[1]) for each in found]

    assert numbers("--sort", "number") == sorted(numbers())
    assert numbers("--sort", "newest") == sorted(numbers(), reverse=True)
    worths = [e["check_worthiness"] for e in loaded(harbour, "list", "-f", "json")]
    assert worths == sorted(worths, reverse=True)
    assert numbers("--limit", "2") == numbers()[:2]
    assert "the first 2" in harbour("list", "--limit", "2").stderr


def test_a_speaker_who_is_not_there_is_helped_with(harbour: Invoke) -> None:
    result = harbour("list", "--speaker", "quill", code=1)

    assert "no speaker 'quill'; near it: Ada Quill" in result.stderr


def test_control_characters_never_reach_the_terminal(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("The bridge\x1b[31m carried 40,000 vehicles\x07 in 2019.\n")
    claims("ingest", str(path))
    claims("verdict", "evil/1", "unverifiable", "--because", "No\x1b[2J record.")

    for args in (["list"], ["list", "--spans"], ["show", "evil"], ["show", "evil/1"]):
        shown = CliRunner().invoke(cli, args).stdout or claims(*args).stdout
        assert "\x1b[31m carried" not in shown
        assert "\x07" not in shown
        assert "\x1b[2J" not in shown


def test_a_formula_is_guarded_in_csv_and_not_in_json(harbour: Invoke) -> None:
    harbour("add", "harbour", "--quote", "reopen in May", "--statement", "=1+1 is true")

    assert "'=1+1 is true" in harbour("list", "-f", "csv").stdout
    found = loaded(harbour, "list", "-f", "json")
    assert "=1+1 is true" in {each["statement"] for each in found}


def test_a_claim_is_added_by_its_words(harbour: Invoke) -> None:
    result = harbour(
        "add", "harbour", "--quote", "The bridge … closed", "--speaker", "Ada Quill"
    )

    name = result.stdout.split()[0]
    found = loaded(harbour, "show", name, "-f", "json")
    assert [part["quote"] for part in found["spans"]] == ["The bridge", "closed"]
    assert found["speaker"] == "Ada Quill"
    assert found["engine"] is None
    assert "recorded" in result.stdout


def test_a_checked_claim_is_suspended_by_an_edit(harbour: Invoke) -> None:
    checked(harbour)

    result = harbour("edit", "harbour/1", "--statement", "It carried 31,200.")

    assert result.stdout == "harbour/1 changed; it is suspended\n"
    assert "claims verdict harbour/1" in result.stderr


def test_a_claim_is_split_merged_dropped_and_taken_back(harbour: Invoke) -> None:
    name = harbour(
        "add", "harbour", "--quote",
        "The bridge carried 40,000 vehicles a day before it closed",
        "--kind", "opinion",
    ).stdout.split()[0]  # fmt: skip
    pieces = harbour(
        "split", name, "--into", "The bridge carried 40,000", "--into", "it closed"
    ).stdout.splitlines()
    one, two = (line.split()[0] for line in pieces[:2])
    assert pieces[2] == f"{name} dropped: split into {one}, {two}"

    assert f"{one} now stands for {two} too" in harbour("merge", one, two).stdout
    assert len(loaded(harbour, "show", one, "-f", "json")["mentions"]) == 1
    assert "taken back" in harbour("drop", two, "--undo").stdout
    assert "dropped: no fact" in harbour("drop", one, "-b", "no fact").stdout
    dropped = loaded(harbour, "list", "--status", "dropped", "-f", "json")
    assert {each["id"] for each in dropped} == {name, one}


def test_nothing_here_is_marked_listed_and_taken_back(harbour: Invoke) -> None:
    harbour(
        "nothing-here", "harbour", "--quote", "Harbour bridge", "--because", "title"
    )

    [marked] = loaded(harbour, "nothing-here", "harbour", "-f", "json")
    assert marked["span"] == {"start": 0, "end": 14, "quote": "Harbour bridge"}
    assert "title" in harbour("nothing-here", "harbour").stdout
    harbour("nothing-here", "harbour", "--undo", "1")
    assert loaded(harbour, "nothing-here", "harbour", "-f", "json") == []


def test_evidence_and_sources(harbour: Invoke) -> None:
    harbour("source", "add", "Ledger", "--kind", "dataset", "--url", "https://x.org/l")
    again = ("evidence", "add", "harbour/1", "Ledger", "--stance", "refutes")
    assert "evidence 1 of harbour/1 recorded" in harbour(*again).stdout
    assert "is there already" in harbour(*again).stdout

    [piece] = loaded(harbour, "evidence", "list", "harbour/1", "-f", "json")
    assert piece["source"]["name"] == "Ledger"
    assert "Ledger" in harbour("evidence", "list", "harbour/1").stdout
    assert "Ledger" in harbour("source", "list").stdout
    [source] = loaded(harbour, "source", "show", "1", "-f", "json")
    assert source["url"] == "https://x.org/l"


def test_the_same_verdict_again_is_one_record(harbour: Invoke) -> None:
    checked(harbour)
    same = ("verdict", "harbour/1", "false", "--because", "The ledger says 31,200.")

    assert "verdict 1 stands already" in harbour(*same).stdout
    assert "verdict 2 recorded" in harbour(*same, "--again").stdout
    shown = loaded(harbour, "show", "harbour/1", "-f", "json")
    assert len(shown["verdicts"]) == 2


def test_history_says_who_did_what(harbour: Invoke) -> None:
    checked(harbour)
    harbour("edit", "harbour/1", "--kind", "event", "--by", "bob")

    events = loaded(harbour, "history", "harbour/1", "-f", "json")

    whats = [(each["who"], each["what"]) for each in events]
    assert whats[-1] == ("bob", "edit")
    assert ("ada", "verdict") in whats
    assert whats[0][1] == "ingest"
    assert "kind: " in events[-1]["detail"]
    assert loaded(harbour, "history", "harbour", "-f", "json")[0]["what"] == "ingest"


def test_stats_count_and_draw(harbour: Invoke) -> None:
    checked(harbour)

    counts = loaded(harbour, "stats", "harbour", "-f", "json")

    assert {"group": "rating", "value": "false", "claims": 1} in counts
    assert "1 of " in harbour("stats").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_reports(harbour: Invoke, tmp_path: Path, form: str) -> None:
    checked(harbour)
    path = tmp_path / f"report.{form}"

    shown = harbour("report", "harbour", "-f", form).stdout_bytes
    result = harbour("report", "harbour", "-f", form, "-o", str(path))

    assert result.stdout == f"wrote {path}\n"
    assert b"31,200" in shown
    assert b"31,200" in path.read_bytes()


def test_show_marks_an_article(harbour: Invoke) -> None:
    text = harbour("show", "harbour").stdout

    assert "[1 " in text
    assert " 1]" in text
    whole = loaded(harbour, "show", "harbour", "-f", "json")
    assert whole["article"]["slug"] == "harbour"


def test_scales_are_listed_shown_added_and_used(claims: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        "[ours]\ntitle='Ours'\n"
        "[[ours.ratings]]\nkey='ok'\nlabel='OK'\nmeaning='m'\nconclusion='supported'\n"
        "[[ours.ratings]]\nkey='no'\nlabel='No'\nmeaning='m'\nconclusion='refuted'\n"
    )

    assert claims("scale", "add", str(path)).stdout == "scale ours 1: added\n"
    assert claims("scale", "add", str(path)).stdout == "scale ours 1: unchanged\n"
    claims("scale", "use", "ours")
    keys = [each["key"] for each in loaded(claims, "scale", "show", "-f", "json")]
    assert keys == ["ok", "no"]
    assert len(loaded(claims, "scale", "list", "-f", "json")) == 8


def test_a_desk_can_start_with_a_scale_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        "[ours]\n"
        "[[ours.ratings]]\nkey='ok'\nlabel='OK'\nmeaning='m'\nconclusion='supported'\n"
        "[[ours.ratings]]\nkey='no'\nlabel='No'\nmeaning='m'\nconclusion='refuted'\n"
    )
    desk = str(tmp_path / "claims.db")

    result = CliRunner().invoke(cli, ["--database", desk, "init", "--scale", str(path)])

    assert result.exit_code == 0
    assert "scale ours" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])

    assert "_CLAIMS_COMPLETE" in result.stdout


def test_completion_knows_the_commands() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claims"],
        env={
            **os.environ,
            "_CLAIMS_COMPLETE": "bash_complete",
            "COMP_WORDS": "claims li",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "plain,list\n"


def test_the_database_tells_proves_and_copies_itself(
    harbour: Invoke, tmp_path: Path, engine: str
) -> None:
    checked(harbour)
    copy = tmp_path / "copy.db"
    if engine == "postgresql" and not shutil.which("pg_dump"):
        assert "pg_dump" in harbour("db", "backup", str(copy), code=3).stderr
        return

    assert loaded(harbour, "db", "status", "-f", "json")["engine"] == engine
    assert "1 article verified" in harbour("db", "verify").stdout
    assert "copied the desk" in harbour("db", "backup", str(copy)).stdout
    assert "--force" in harbour("db", "backup", str(copy), code=1).stderr
    assert harbour("db", "upgrade").stdout.startswith("the database was already")
    if engine == "sqlite":
        args = ["--database", str(copy), "list", "-f", "json"]
        listed = CliRunner().invoke(cli, args).stdout
        assert listed == harbour("list", "-f", "json").stdout


def test_verify_finds_what_was_tampered_with(sqlite_desk: str, draft: str) -> None:
    import sqlite3
    from contextlib import closing

    def run(*args: str) -> Any:
        return CliRunner().invoke(cli, ["--database", sqlite_desk, *args])

    run("ingest", draft)
    with closing(sqlite3.connect(sqlite_desk)) as connection:
        connection.execute("UPDATE claim SET status = 'checked' WHERE number = 1")
        connection.commit()

    result = run("db", "verify")

    assert result.exit_code == 1
    assert "harbour/1: status is checked" in result.stdout


def test_any_script_keeps_its_offsets(claims: Invoke, tmp_path: Path) -> None:
    text = (
        "🕊️ Fr\u00e9de\u0301ric a vu 3 ponts.\r\n"
        "قال العمدة إن الجسر آمن.\r\n桥很安全，有40,000辆车。\r\n"
    )
    path = tmp_path / "scripts.txt"
    path.write_bytes(text.encode())
    claims("ingest", str(path))

    for number, quote in enumerate(["de\u0301ric a vu", "الجسر آمن", "有40,000辆车"]):
        name = claims("add", "scripts", "--quote", quote).stdout.split()[0]
        [part] = loaded(claims, "show", name, "-f", "json")["spans"]
        assert text[part["start"] : part["end"]] == part["quote"] == quote, number
    report = loaded(claims, "report", "scripts", "-f", "json")
    for each in report["claims"]:
        for part in each["spans"]:
            assert text[part["start"] : part["end"]] == part["quote"]
