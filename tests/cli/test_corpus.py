"""Corpora: folders, patterns and lines of articles, on both databases."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from claims.reading.corpus import Piece
from claims.workflows.article_prepare import Failed, Prepare
from support import PATIENCE, Invoke

CLAIMS = [sys.executable, "-m", "claims"]
HARBOUR = "The bridge carried {} vehicles a day before it closed.\n"


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lines(*articles: Any) -> str:
    return "".join(json.dumps(each) + "\n" for each in articles)


def articles(claims: Invoke) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(claims("articles", "-f", "json").stdout)
    return found


def slugs(claims: Invoke) -> list[str]:
    return sorted(each["slug"] for each in articles(claims))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with three articles, and with what is no article."""
    folder = tmp_path / "texts"
    write(
        folder,
        {
            "harbour.txt": HARBOUR.format("40,000"),
            "draft.md": "# Ferry\n\nThe ferry carried 900 people in May.\n",
            "2024/tunnel.TXT": HARBOUR.format("12,000"),
            "2024/photo.jpg": "no photo",
            ".git/config.txt": "hidden",
            ".hidden.txt": "hidden",
        },
    )
    return folder


def test_a_folder_is_taken_in_with_what_is_below_it(
    claims: Invoke, texts: Path
) -> None:
    done = claims("ingest", str(texts), "--outlet", "The Tide")

    assert slugs(claims) == ["draft", "harbour", "tunnel"]
    assert {each["outlet"] for each in articles(claims)} == {"The Tide"}
    assert done.stdout.count(" proposed in ") == 3
    said = done.stderr.splitlines()
    assert said[0].startswith("taken in: 3 articles (")
    assert said[0].endswith("; already there: 0; failed: 0")
    assert said[1] == "left out: 3 (hidden 2, .jpg 1)"
    assert claims("db", "verify").exit_code == 0


def test_what_is_there_already_is_left_alone(claims: Invoke, texts: Path) -> None:
    claims("ingest", str(texts))
    write(texts, {"new.txt": HARBOUR.format("7")})

    again = claims("ingest", str(texts))

    assert "harbour has this text already; nothing was changed\n" in again.stdout
    assert "taken in: 1 article (" in again.stderr
    assert "already there: 3; failed: 0" in again.stderr
    assert slugs(claims) == ["draft", "harbour", "new", "tunnel"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.txt", ["harbour"]),
        ("**/*", ["draft", "harbour", "tunnel"]),
        ("*/*", ["tunnel"]),
        ("[dh]*", ["draft", "harbour"]),
        ("2024/*.jpg", ["photo"]),
    ],
)
def test_a_pattern_in_quotes_is_taken_literally(
    claims: Invoke, texts: Path, pattern: str, found: list[str]
) -> None:
    claims("ingest", str(texts / pattern))

    assert slugs(claims) == found


def test_lines_are_articles_with_what_they_say_of_themselves(
    claims: Invoke, tmp_path: Path
) -> None:
    write(
        tmp_path,
        {
            "news.jsonl": lines(
                {
                    "id": "Harbour 1",
                    "headline": "Harbour\nbridge",
                    "body": HARBOUR.format("1"),
                    "authors": ["Ada Quill", {"name": "Bo Rand"}],
                    "publisher": {"name": "The Tide"},
                    "link": "https://example.org/a",
                    "date": "Mon, 02 Sep 2024 10:00:00 GMT",
                    "lang": "en_GB",
                    "views": 12,
                },
                {"title": "The ferry", "text": HARBOUR.format("2"), "date": None},
                {"content": HARBOUR.format("3"), "published_at": "2024-09-03T10:00Z"},
            )
        },
    )

    claims("ingest", str(tmp_path / "news.jsonl"))

    found = {each["slug"]: each for each in articles(claims)}
    assert set(found) == {"harbour-1", "the-ferry", "news-3"}
    first = found["harbour-1"]
    assert (first["title"], first["byline"]) == ("Harbour bridge", "Ada Quill, Bo Rand")
    assert (first["outlet"], first["language"]) == ("The Tide", "en-GB")
    assert (first["url"], first["published_on"]) == (
        "https://example.org/a",
        "2024-09-02",
    )
    assert found["news-3"]["published_on"] == "2024-09-03"
    assert claims("db", "verify").exit_code == 0


def test_bad_lines_are_named_and_the_rest_goes_on(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    good = lines({"id": "good", "text": HARBOUR.format("1")})
    bad = [
        '{"text": ',
        "[]",
        '{"title": "no text"}',
        '{"text": 7}',
        '{"text": "a\\u0000b"}',
        '{"text": "x", "language": "English"}',
        '{"text": "x", "title": true}',
        '{"text": "' + "long " * 400 + '"}',
        "[" * 1500,
        '{"text": ' + "9" * 1200,
    ]
    path.write_text("\n".join(bad) + "\n\n" + good, encoding="utf-8")
    failures = tmp_path / "failed.jsonl"

    done = claims(
        "ingest", str(path), "--max-bytes", "1900", "--failures", str(failures), code=1
    )

    assert slugs(claims) == ["good"]
    assert f"Error: {len(bad)} of {len(bad) + 1} sources were not taken in" in (
        done.stderr
    )
    failed = [json.loads(line) for line in failures.read_text().splitlines()]
    assert [each["source"] for each in failed] == [
        f"{path}:{number}" for number in range(1, len(bad) + 1)
    ]
    words = [
        "is not JSON: expecting value at character 9",
        "is not a JSON object",
        "has no text; it is looked for in text, body",
        "'text' is not a string",
        "NUL",
        "'language' is \"English\", not a tag like en",
        "'title' is neither words nor names",
        "--max-bytes raises the limit",
        "is ",
        "is not JSON",
    ]
    for each, word in zip(failed, words, strict=True):
        assert word in each["reason"], each


def test_lines_come_from_standard_input_too(claims: Invoke) -> None:
    stdin = lines(*({"id": f"a{n}", "text": HARBOUR.format(n)} for n in range(12)))

    args = ("ingest", "--media-type", "application/jsonl", "-", "--jobs", "2")
    claims(*args, stdin=stdin)

    assert slugs(claims) == sorted(f"a{n}" for n in range(12))
    refused = claims(*args, stdin="nonsense\n", code=1)
    assert refused.stderr == (
        "Error: standard input:1: is not JSON: expecting value at character 0\n"
    )


def test_a_file_that_cannot_be_read_fails_alone(claims: Invoke, texts: Path) -> None:
    write(texts, {"a-empty.txt": "", "b-empty.md": "", "z-blank.txt": " \n"})
    (texts / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with (texts / "large.txt").open("wb") as file:
        file.truncate(1_000_000)

    done = claims("ingest", str(texts), "--max-bytes", "90000", "-f", "json", code=1)

    said = json.loads(done.stdout)
    assert (said["taken_in"], said["failed"], said["skipped"]) == (3, 5, 3)
    reasons = {
        Path(each["source"]).name: each["reason"]
        for each in said["sources"]
        if each["outcome"] == "failed"
    }
    assert reasons["a-empty.txt"] == reasons["b-empty.md"] == "is empty"
    assert "PNG" in reasons["binary.txt"]
    assert "--max-bytes" in reasons["large.txt"]
    assert f"failed 2: is empty ({texts}/a-empty.txt, {texts}/b-empty.md)" in (
        done.stderr
    )
    assert slugs(claims) == ["draft", "harbour", "tunnel"]


def test_every_outcome_is_a_line_as_it_comes(claims: Invoke, texts: Path) -> None:
    write(texts, {"again.txt": HARBOUR.format("40,000"), "empty.txt": ""})

    done = claims("ingest", str(texts), "-f", "jsonl", code=1)

    said = [json.loads(line) for line in done.stdout.splitlines()]
    found = {Path(each["source"]).name: each for each in said}
    assert found["again.txt"]["outcome"] == "taken in"
    assert found["again.txt"]["claims"] > 0
    assert found["harbour.txt"]["outcome"] == "already there"
    assert found["harbour.txt"]["article"] == "again"
    assert found["empty.txt"]["outcome"] == "failed"
    assert found["photo.jpg"]["reason"] == "not a kind that is read"
    table = claims("ingest", str(texts / "2024"), "-f", "csv").stdout
    assert table.splitlines()[0] == "source,outcome,article,claims,reason"


def test_what_stands_for_nothing_is_refused(claims: Invoke, tmp_path: Path) -> None:
    (tmp_path / "no").mkdir()
    write(tmp_path, {"empty.jsonl": ""})

    for source, words in [
        ("no", "has no file of these kinds: .htm .html"),
        ("no/*.txt", "matches no file"),
        ("empty.jsonl", "is empty"),
        ("gone.jsonl", "no such file"),
    ]:
        done = claims("ingest", str(tmp_path / source), code=1)
        assert done.stdout == ""
        assert done.stderr.startswith(f"Error: {tmp_path}/{source}: ")
        assert words in done.stderr
        assert done.stderr.count("\n") == 1


def test_what_no_article_can_do_without_stops_the_run_at_once(
    claims: Invoke, texts: Path, tmp_path: Path
) -> None:
    refused = claims("ingest", str(texts), "--engine", "magic", code=1)
    assert (
        refused.stderr
        == "Error: no engine magic; there are: spacy, rules, sentences, llm\n"
    )
    for jobs in ("1", "2"):
        refused = claims(
            *("ingest", str(texts), "--engine", "spacy:en_x", "--jobs", jobs), code=3
        )
        assert refused.stderr == "Error: en_x is not installed; install it with pip\n"
    refused = claims("ingest", str(texts), "--slug", "one", code=2)
    assert "--slug names one article" in refused.stderr
    path = str(tmp_path / "no" / "failed.jsonl")
    refused = claims("ingest", str(texts), "--failures", path, code=1)
    assert "cannot be written" in refused.stderr
    refused = claims(
        "--database", str(tmp_path / "no.db"), "ingest", str(texts), code=3
    )
    assert "claims init" in refused.stderr
    assert articles(claims) == []


def test_a_dry_run_of_a_corpus_stores_nothing(claims: Invoke, texts: Path) -> None:
    write(texts, {"empty.txt": ""})

    done = claims("ingest", "--dry-run", "-f", "jsonl", "-j2", str(texts), code=1)

    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {each["article"] for each in found} == {"draft", "harbour", "tunnel"}
    assert "would be taken in: 3 articles" in done.stderr
    assert "1 of 4 sources" in done.stderr
    assert articles(claims) == []


def test_names_and_links_of_any_kind(claims: Invoke, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    write(folder, {"real/Zürich [1].txt": HARBOUR.format(1)})
    (folder / "link").symlink_to(folder / "real")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / os.fsdecode(b"latin-\xfc.txt")).write_text(HARBOUR.format(2))

    done = claims("ingest", str(folder), str(folder / "real" / "Zürich [1].txt"))

    assert slugs(claims) == ["latin", "zurich-1"]
    assert "already there: 1" in done.stderr
    assert "left out: 3 (not a file 2, a link to a folder 1)" in done.stderr
    assert "not a file 2" in claims("ingest", f"{folder}/*").stderr
    assert claims("ingest", "", "ftp://x/*", code=1).stdout == ""


def test_a_desk_that_another_holds_stops_the_run(sqlite_desk: str, texts: Path) -> None:
    with closing(sqlite3.connect(sqlite_desk, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = subprocess.run(
            [*CLAIMS, "--database", sqlite_desk, "ingest", str(texts)],
            env={**os.environ, "CLAIMS_BUSY_SECONDS": "0.2"},
            capture_output=True,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stdout) == (3, "")
    assert "database is locked" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bug_met_in_one_article_fails_only_that(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": HARBOUR.format(1)})
    prepare = Prepare(None, None, {"max_bytes": "many"}, {})

    failed = prepare(Piece(str(tmp_path / "a.txt")))

    assert isinstance(failed, Failed)
    assert failed.reason.startswith("a bug in claims, TypeError at source.py:")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Forty articles, every fourth of a name that others have."""
    folder = tmp_path / "corpus"
    for n in range(40):
        name = f"{n:02}/same.txt" if n % 4 == 0 else f"a{n:02}.txt"
        write(folder, {name: HARBOUR.format(n) * 5})
    return folder


@pytest.fixture
def corpus_lines(tmp_path: Path) -> Path:
    """The same forty as lines of one file."""
    path = tmp_path / "corpus.jsonl"
    names = ["same" if n % 4 == 0 else f"a{n:02}" for n in range(40)]
    articles = [
        {"id": name, "text": HARBOUR.format(n) * 5} for n, name in enumerate(names)
    ]
    path.write_text(lines(*articles), encoding="utf-8")
    return path


def stored_claims(claims: Invoke, *database: str) -> dict[str, str]:
    """Return each article's statements in one string, and prove the desk."""
    assert claims(*database, "db", "verify").exit_code == 0
    args = ("list", "--sort", "number", "-f", "json", "--limit", "100000")
    found: dict[str, str] = {}
    for each in json.loads(claims(*database, *args).stdout):
        found.setdefault(each["article"], "")
        found[each["article"]] += each["statement"]
    return found


def test_the_names_do_not_depend_on_the_number_of_processes(
    claims: Invoke, corpus: Path, tmp_path: Path
) -> None:
    claims("ingest", str(corpus), "--jobs", "3")
    other = str(tmp_path / "other.db")
    claims("--database", other, "init")
    claims("--database", other, "ingest", str(corpus), "--jobs", "1")

    here, there = stored_claims(claims), stored_claims(claims, "--database", other)
    assert here == there
    assert len(here) == len(set(here.values())) == 40


def start(database: str, *args: str, **options: Any) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*CLAIMS, "--database", database, "ingest", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests in the background has them ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,
    )


def announced(running: "subprocess.Popen[str]", count: int) -> list[str]:
    """Return the first slugs that a command says are stored."""
    assert running.stdout is not None
    said = [running.stdout.readline() for _ in range(count)]
    return [each.partition(":")[0] for each in said]


def workers(pid: int, count: int) -> list[int]:
    """Return the processes that a command works with, once there are so many."""
    for _ in range(int(PATIENCE * 100)):
        found = [
            child
            for child in map(int, children(pid))
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        if len(found) >= count:
            return found
        time.sleep(0.01)
    raise AssertionError("the workers did not start")


def children(pid: int) -> Sequence[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="it looks in /proc")


@contextmanager
def begun(corpus: Path) -> Iterator[Path]:
    """The first half of a corpus, through a pipe that does not end meanwhile."""
    half = "".join(corpus.read_text().splitlines(keepends=True)[:20])
    pipe = corpus.with_name("pipe.jsonl")
    os.mkfifo(pipe)
    # Open for both, so that it waits for nobody.
    handle = os.open(pipe, os.O_RDWR)
    try:
        os.write(handle, half.encode())
        yield pipe
    finally:
        os.close(handle)


@on_linux
def test_what_was_killed_in_the_middle_goes_on_when_given_again(
    claims: Invoke, corpus_lines: Path, database: str
) -> None:
    with begun(corpus_lines) as pipe:
        running = start(database, str(pipe), "--jobs", "2")
        said = announced(running, 5)
        left = workers(running.pid, 2)

        running.kill()
        rest, _ = running.communicate(timeout=PATIENCE)

    said += [line.partition(":")[0] for line in rest.splitlines()]
    stored = slugs(claims)
    assert set(said) <= set(stored)
    assert 5 <= len(stored) <= 20
    again = claims("ingest", str(corpus_lines), "--jobs", "2")
    assert f"taken in: {40 - len(stored)} articles" in again.stderr
    assert f"already there: {len(stored)}; failed: 0" in again.stderr
    assert len(set(stored_claims(claims).values())) == 40
    for _ in range(int(PATIENCE * 100)):
        if not any(Path(f"/proc/{pid}").exists() for pid in left):
            break
        time.sleep(0.01)
    assert not any(Path(f"/proc/{pid}").exists() for pid in left)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_keeps_what_was_announced(
    claims: Invoke, corpus_lines: Path, database: str, jobs: str
) -> None:
    with begun(corpus_lines) as pipe:
        running = start(database, str(pipe), "--jobs", jobs)
        said = announced(running, 3)

        os.killpg(running.pid, signal.SIGINT)
        rest, errors = running.communicate(timeout=PATIENCE)

    assert running.returncode == 130
    assert "Traceback" not in errors
    assert "interrupted; the same command again goes on from here" in errors
    said += [line.partition(":")[0] for line in rest.splitlines()]
    stored = slugs(claims)
    assert set(said) <= set(stored)
    assert 3 <= len(stored) <= 20
    claims("ingest", str(corpus_lines))
    assert len(set(stored_claims(claims).values())) == 40


@on_linux
def test_a_worker_that_is_killed_fails_only_its_article(
    claims: Invoke, tmp_path: Path, database: str
) -> None:
    folder = tmp_path / "long"
    write(folder, {f"long-{n}.txt": HARBOUR.format(n) * 500 for n in range(2)})
    write(folder, {f"short-{n}.txt": HARBOUR.format(n) for n in range(3)})
    running = start(database, str(folder), "--jobs", "2", "-f", "json")

    os.kill(workers(running.pid, 2)[0], signal.SIGKILL)
    out, errors = running.communicate(timeout=PATIENCE)

    assert running.returncode == 1, errors
    said = json.loads(out)
    [failed] = [each for each in said["sources"] if each["outcome"] == "failed"]
    assert Path(failed["source"]).name.startswith("long-")
    assert failed["reason"] == (
        "its worker process was killed (SIGKILL), perhaps for want of memory"
    )
    assert said["taken_in"] == 4
    assert len(slugs(claims)) == 4
    assert claims("db", "verify").exit_code == 0


def test_two_machines_take_overlapping_corpora_into_one_desk(
    claims: Invoke, corpus: Path, tmp_path: Path, database: str
) -> None:
    write(
        tmp_path,
        {
            "more.jsonl": lines(
                *({"id": "same", "text": HARBOUR.format(n) * 5} for n in range(60))
            )
        },
    )
    more = str(tmp_path / "more.jsonl")

    both = [
        start(database, str(corpus), "--jobs", "2"),
        start(database, more, "--jobs", "2"),
    ]
    results = [each.communicate(timeout=PATIENCE) for each in both]

    assert [each.returncode for each in both] == [0, 0], results
    assert sum(out.count(" proposed in ") for out, _ in results) == 60
    found = stored_claims(claims)
    assert len(found) == len(set(found.values())) == 60
    # Not alone: on a slow machine it says in between how far it is.
    again = "taken in: 0 articles (0 claims); already there: 100; failed: 0"
    assert again in claims("ingest", str(corpus), more).stderr


def test_failures_are_written_over_nothing_but_failures(
    claims: Invoke, texts: Path, tmp_path: Path
) -> None:
    desk = str(tmp_path / "other.db")
    claims("--database", desk, "init")
    write(tmp_path, {"a.jsonl": lines({"text": HARBOUR.format(1)}), "notes": "mine\n"})
    write(texts, {"empty.txt": "", "b.jsonl": lines({"text": HARBOUR.format(2)})})
    (tmp_path / "link").symlink_to(desk)
    (tmp_path / "other.db-wal").touch()
    source = str(tmp_path / "a.jsonl")
    before = Path(desk).read_bytes()
    run = ("--database", desk, "ingest", str(texts), source, "--failures")

    for name, words in [
        (desk, "is the desk; name another file with --failures"),
        (f"{desk}-wal", "is the desk"),
        (f"{desk}-shm", "is the desk"),
        (str(tmp_path / "link"), "is the desk"),
        (source, "is a file that is read"),
        (str(texts / ".." / "a.jsonl"), "is a file that is read"),
        (str(texts / "b.jsonl"), "is no file of failures; name a new one"),
        (str(tmp_path / "notes"), "is no file of failures"),
    ]:
        for more in ((), ("--dry-run",)):
            assert f"{name} {words}" in claims(*run, name, *more, code=2).stderr

    assert Path(desk).read_bytes() == before
    assert (tmp_path / "notes").read_text() == "mine\n"
    assert json.loads(Path(source).read_text())["text"] == HARBOUR.format(1)
    failed = tmp_path / "failed.jsonl"
    for _ in range(2):
        claims(*run, str(failed), code=1)
        [line] = failed.read_text().splitlines()
        assert json.loads(line)["source"] == str(texts / "empty.txt")
    claims(*run, os.devnull, code=1)


@pytest.mark.parametrize("pattern", ["", "/**"])
def test_the_failures_do_not_feed_themselves(
    claims: Invoke, texts: Path, pattern: str
) -> None:
    write(texts, {f"{n:02}.txt": "" for n in range(12)})
    failed = texts / "failed.jsonl"

    done = claims("ingest", f"{texts}{pattern}", "--failures", str(failed), code=1)

    assert len(failed.read_text().splitlines()) == 12
    assert "the file of failures 1" in done.stderr


def test_what_comes_through_a_pipe_is_read_once(claims: Invoke, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    text = lines(*({"id": f"a{n}", "text": HARBOUR.format(n)} for n in range(12)))
    writer = threading.Thread(target=pipe.write_text, args=(text,), daemon=True)
    writer.start()

    claims("ingest", str(pipe), "--jobs", "1")

    writer.join(PATIENCE)
    assert slugs(claims) == sorted(f"a{n}" for n in range(12))


def test_a_dry_run_of_several_sources_is_one_document(
    claims: Invoke, texts: Path
) -> None:
    def shown(form: str, *sources: str) -> str:
        return claims("ingest", "--dry-run", "-f", form, *sources).stdout

    harbour = str(texts / "harbour.txt")
    found = json.loads(shown("json", str(texts)))
    assert {each["article"] for each in found} == {"draft", "harbour", "tunnel"}
    head, *rows = list(csv.reader(shown("csv", str(texts)).splitlines()))
    assert head[0] == "article"
    assert [row[0] for row in rows] == [each["article"] for each in found]
    assert shown("tsv", str(texts)).count("statement") == 1
    assert shown("json", harbour) == shown("json", harbour, "--jobs", "1")
    one = shown("csv", harbour)
    assert "article" not in one.splitlines()[0]
    failed = str(texts / "failed.jsonl")
    assert shown("csv", harbour, "--failures", failed) == one


def test_a_date_that_cannot_be_read_is_left_out_and_said(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    dates = ["last week", "Mon, 02 Sep 99999999999999999999 10:00:00", True, 20240902]
    texts = [{"text": HARBOUR.format(n), "date": each} for n, each in enumerate(dates)]
    write(tmp_path, {"news.jsonl": lines(*texts)})

    done = claims("ingest", str(path))

    found = {each["slug"]: each["published_on"] for each in articles(claims)}
    assert found == {
        "news-1": None,
        "news-2": None,
        "news-3": None,
        "news-4": "2024-09-02",
    }
    assert (
        "noted 2: 'date' is \"last week\", not a date like 2024-09-02; it was left out"
        f" ({path}:1, {path}:2)\n"
    ) in done.stderr
    assert "'date' is true, not a date" in done.stderr


def test_an_interrupt_of_one_source_ends_as_of_many(
    claims: Invoke, tmp_path: Path, database: str
) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    running = start(database, str(pipe))
    # It has begun once it reads, and then it waits.
    with pipe.open("w"):
        os.killpg(running.pid, signal.SIGINT)
        out, errors = running.communicate(timeout=PATIENCE)

    assert (running.returncode, out, errors) == (130, "", "interrupted\n")
    assert articles(claims) == []
