"""Bad input: one line that names the thing and the way out, and nothing lost."""

import json
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.cli import cli
from support import PATIENCE, TEXT, Invoke

RULING = ("--because", "Looked it up.", "--by", "ada")


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def refused(result: Result, *words: str) -> None:
    """Check that a refusal is one line on stderr that says ``words``."""
    assert result.stdout == ""
    [line] = [
        line
        for line in result.stderr.splitlines()
        if not line.startswith("Usage:") and not line.startswith("Try '") and line
    ]
    assert line.startswith("Error: ")
    for word in words:
        assert word in line, line


def everything(claims: Invoke) -> str:
    """Return all that the desk says, to compare it with what it says later."""
    names = json.loads(claims("articles", "-f", "json").stdout)
    parts = [claims("db", "status", "-f", "json").stdout]
    parts += [claims("history", each["slug"], "-f", "json").stdout for each in names]
    return "".join(parts)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", ["empty.txt", "empty"]),
        ("blank.txt", b" \n\t\n", ["blank.txt"]),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), ["photo.txt"]),
        ("nul.txt", b"The bridge\0 is safe.", ["nul.txt"]),
        ("latin.txt", "Zürich".encode("latin-1"), ["latin.txt", "--encoding"]),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    claims: Invoke, tmp_path: Path, name: str, content: bytes, words: list[str]
) -> None:
    before = everything(claims)
    (tmp_path / name).write_bytes(content)

    refused(claims("ingest", str(tmp_path / name), code=1), *words)

    assert everything(claims) == before


def test_a_file_that_is_too_large_is_refused(claims: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    refused(claims("ingest", str(path), code=1), "large.txt", "--max-bytes")


def test_a_missing_file_and_a_folder_are_refused(
    claims: Invoke, tmp_path: Path
) -> None:
    refused(claims("ingest", str(tmp_path / "no.txt"), code=1), "no.txt")
    refused(claims("ingest", str(tmp_path), code=1), tmp_path.name)


def test_an_unreachable_address_is_refused(claims: Invoke) -> None:
    url = "http://127.0.0.1:9/article"

    refused(claims("ingest", url, code=1), url, "--allow-private")
    refused(claims("ingest", url, "--allow-private", code=1), url)


def test_one_bad_source_of_several_stops_none(claims: Invoke, draft: str) -> None:
    result = claims("ingest", "no.txt", draft, code=1)

    assert "harbour:" in result.stdout
    assert "Error: 1 of 2 sources were not taken in" in result.stderr


def test_an_unknown_engine_is_refused(claims: Invoke, draft: str) -> None:
    refused(claims("ingest", draft, "--engine", "magic", code=1), "magic", "rules")


@pytest.fixture
def harbour(claims: Invoke, draft: str) -> Invoke:
    claims("ingest", draft)
    return claims


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["show", "harbour/404"], 1, ["harbour/404", "claims list harbour"]),
        (["show", "nothing/1"], 1, ["nothing", "claims articles"]),
        (["show", "harbour/x"], 2, ["harbour/x", "mongolia/12"]),
        (["list", "nothing"], 1, ["nothing"]),
        (["add", "harbour", "--quote", "no such words"], 1, ["no such words"]),
        (["add", "harbour", "--quote", "THE COUNCIL"], 1, ["the council"]),
        (
            ["add", "harbour", "--quote", "The bridge is safe"],
            1,
            ["2 times", "--occurrence"],
        ),
        (
            ["add", "harbour", "--quote", "The bridge is safe", "--occurrence", "3"],
            1,
            ["no occurrence 3"],
        ),
        (["add", "harbour"], 2, ["--quote"]),
        (["edit", "harbour/1"], 2, ["nothing to change"]),
        (["edit", "harbour/1", "--quote", "nowhere"], 1, ["nowhere"]),
        (["split", "harbour/1", "--into", "The bridge"], 2, ["--into"]),
        (["merge", "harbour/1", "harbour/1"], 1, ["harbour/1"]),
        (["drop", "harbour/1"], 2, ["--because"]),
        (["drop", "harbour/1", "--undo"], 1, ["not dropped"]),
        (["nothing-here", "harbour", "--undo", "7"], 1, ["7"]),
        (["verdict", "harbour/1", "maybe", *RULING], 1, ["maybe", "unverifiable"]),
        (
            ["verdict", "harbour/1", "true", *RULING],
            1,
            ["needs evidence", "--evidence"],
        ),
        (
            ["verdict", "harbour/1", "true", "--scale", "stars", *RULING],
            1,
            ["stars", "averitec"],
        ),
        (
            ["verdict", "harbour/1", "true", "-e", "Nobody", *RULING],
            1,
            ["Nobody", "claims source add"],
        ),
        (
            ["verdict", "harbour/1", "true", "--cite", "9", *RULING],
            1,
            ["9", "evidence list"],
        ),
        (["verdict", "harbour/1", "true", "--because", " "], 2, ["--because"]),
        (
            ["verdict", "harbour/1", "true", "--passage", "x", *RULING],
            2,
            ["--evidence"],
        ),
        (["evidence", "add", "harbour/1", "Nobody"], 1, ["claims source add"]),
        (["source", "show", "Nobody"], 1, ["Nobody"]),
        (["list", "--since", "yesterday"], 2, ["yesterday"]),
        (["list", "--match", "..."], 2, ["no word"]),
        (["list", "--unverified", "--status", "checked"], 2, ["exclude"]),
        (["scale", "show", "stars"], 1, ["stars"]),
        (["scale", "add", "no.toml"], 1, ["no.toml"]),
        (["report", "nothing"], 1, ["nothing"]),
        (["init"], 1, ["already"]),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    harbour: Invoke, args: list[str], code: int, words: list[str]
) -> None:
    before = everything(harbour)

    refused(harbour(*args, code=code), *words)

    assert everything(harbour) == before


def test_an_ambiguous_slug_names_the_candidates(claims: Invoke, tmp_path: Path) -> None:
    for name in ("montana", "mongolia"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name} ratified the treaty in 2002.\n")
        claims("ingest", str(path))

    refused(claims("show", "mon", code=1), "mongolia", "montana")
    assert "mongolia/1" in claims("show", "mong/1").stdout


def test_the_place_of_a_quote_can_be_picked(harbour: Invoke) -> None:
    quote = ("add", "harbour", "--quote", "The bridge is safe", "--kind", "opinion")

    name = harbour(*quote, "--occurrence", "2").stdout.split()[0]

    found = json.loads(harbour("show", name, "-f", "json").stdout)
    assert found["spans"][0]["start"] == TEXT.rindex("The bridge is safe")


def test_overlapping_parts_are_refused(harbour: Invoke) -> None:
    quote = "before it closed … carried 40,000 vehicles"

    refused(harbour("edit", "harbour/1", "--quote", quote, code=1), "nowhere says")


def test_a_name_is_asked_for(harbour: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_CHECKER")

    args = ("drop", "harbour/1", "--because", "x")
    assert "pass --by NAME, or set CLAIMS_CHECKER" in harbour(*args, code=2).stderr


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def test_there_must_be_a_desk(tmp_path: Path) -> None:
    result = run("--database", str(tmp_path / "no.db"), "list")

    assert result.exit_code == 3
    assert "no desk at" in result.stderr
    assert "claims init" in result.stderr
    assert not (tmp_path / "no.db").exists()


def test_a_malformed_address_is_wrong_usage() -> None:
    result = run("--database", "nonsense://", "list")

    assert result.exit_code == 2
    assert "'nonsense://' is not a database URL" in result.stderr


def test_a_server_that_is_not_there_is_an_unusable_database() -> None:
    result = run("--database", "postgresql://ada@127.0.0.1:9/desk", "list")

    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "start the server" in result.stderr


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
        connection.commit()
    before = path.read_bytes()

    for command in (["list"], ["init"], ["db", "upgrade"], ["db", "verify"]):
        result = run("--database", str(path), *command)
        assert result.exit_code == 3
        assert "another program" in result.stderr
    assert path.read_bytes() == before


def test_a_text_file_is_no_desk(draft: str) -> None:
    result = run("--database", draft, "list")

    assert result.exit_code == 3
    assert "file is not a database" in result.stderr


def test_a_read_only_desk_can_be_read_and_not_changed(
    sqlite_desk: str, draft: str
) -> None:
    """By a URL, not by file modes, which root does not heed."""
    assert run("--database", sqlite_desk, "ingest", draft).exit_code == 0
    url = f"sqlite:///file:{sqlite_desk}?mode=ro&uri=true"

    assert "harbour/1" in run("--database", url, "list").stdout
    result = run("--database", url, "drop", "harbour/1", "-b", "x", "--by", "ada")
    assert result.exit_code == 3
    assert "readonly database" in result.stderr
    assert "nothing was recorded" in result.stderr


def test_a_desk_that_another_holds_is_waited_for_and_then_refused(
    sqlite_desk: str, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_BUSY_SECONDS", "0.2")
    with closing(sqlite3.connect(sqlite_desk, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("--database", sqlite_desk, "ingest", draft)

    assert result.exit_code == 3
    assert result.stdout == ""
    assert "database is locked" in result.stderr
    assert "try again" in result.stderr


def process(desk: str, *args: str) -> list[str]:
    return [sys.executable, "-m", "claims", "--database", desk, *args]


def test_a_full_disk_records_nothing(sqlite_desk: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The bridge carried 40,000 vehicles a day.\n" * 4_000)
    before = Path(sqlite_desk).stat().st_size

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (before + 50_000, before + 50_000))

    done = subprocess.run(
        process(sqlite_desk, "ingest", str(path)),
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert run("--database", sqlite_desk, "articles", "-f", "json").stdout == "[]\n"
    assert run("--database", sqlite_desk, "db", "verify").exit_code == 0


def test_an_interrupt_leaves_nothing_behind(sqlite_desk: str) -> None:
    running = subprocess.Popen(
        process(sqlite_desk, "ingest", "-", "--slug", "draft"),
        # Whoever runs the tests in the background has them ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdin is not None
    # More than a pipe holds: when it is written, the command is reading.
    running.stdin.write("The bridge carried 40,000 vehicles. " * 10_000)
    running.stdin.flush()

    running.send_signal(signal.SIGINT)
    out, errors = running.communicate(timeout=PATIENCE)

    assert running.returncode not in (0, None)
    assert out == ""
    assert "Traceback" not in errors
    assert run("--database", sqlite_desk, "articles", "-f", "json").stdout == "[]\n"


def test_a_reader_that_leaves_early_sees_no_traceback(
    sqlite_desk: str, draft: str
) -> None:
    run("--database", sqlite_desk, "ingest", draft)
    command = " ".join(process(sqlite_desk, "list", "-f", "jsonl"))

    done = subprocess.run(
        f"for i in 1 2 3; do {command}; done | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("", "no scale"),
        ("[a]\ntitle = 'x'\n", "ratings"),
        ("[a]\n[[a.ratings]]\nkey = 'k'\n", "label"),
        ("[a\n", "TOML"),
        (
            "[a]\n[[a.ratings]]\nkey='k'\nlabel='l'\nmeaning='m'\nconclusion='maybe'\n",
            "conclusion",
        ),
    ],
)
def test_a_scale_that_says_too_little_is_refused(
    tmp_path: Path, toml: str, words: str
) -> None:
    path = tmp_path / "scale.toml"
    path.write_text(toml)
    desk = tmp_path / "claims.db"

    result = run("--database", str(desk), "init", "--scale", str(path))

    assert result.exit_code == 1
    assert words in result.stderr
    assert "scale.toml" in result.stderr
    assert not desk.exists()


def test_a_report_replaces_no_file_unasked(harbour: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("mine")

    refused(harbour("report", "harbour", "-o", str(path), code=1), "--force")
    assert path.read_text() == "mine"

    harbour("report", "harbour", "-o", str(path), "--force")
    assert "Harbour bridge" in path.read_text()


def test_a_report_that_cannot_be_written_says_so(
    harbour: Invoke, tmp_path: Path
) -> None:
    path = str(tmp_path / "no" / "report.html")

    refused(harbour("report", "harbour", "-o", path, code=1), "cannot be written")
