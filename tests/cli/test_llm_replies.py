"""Replies of a model are kept until their claims are stored, and no longer."""

import json
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.cli import cli
from claims.extraction.llm.cache import DAYS
from support import PATIENCE
from support_llm import KEY, Endpoint, Reply, answer, claim, endpoint, set_up
from support_terminal import Terminal

SHIPS = [f"Ship {number} left the harbour in May." for number in range(60)]
ARGS = ("--engine", "llm", "--yes")


class Model:
    """An endpoint that answers for each stretch, and hangs or fails when it is told."""

    def __init__(self) -> None:
        self.answers = 99
        self.then = Reply(hangs=True)
        self.given = 0
        self.most = 99
        """For so many sentences it answers before it is cut off."""

    def choose(self, body: dict[str, Any]) -> Reply:
        if self.given >= self.answers:
            return self.then
        self.given += 1
        return cut(body, self.most)


def cut(body: dict[str, Any], most: int) -> Reply:
    """Answer for so many sentences, and break off there."""
    text = body["messages"][-1]["content"].partition("The text:")[2]
    ships = [ship for ship in SHIPS if ship in text]
    whole = answer(*(claim(ship[:-1]) for ship in ships[:most]))
    if len(ships) <= most:
        return whole
    return Reply(whole.text[:-2] + ', {"sentence": 3, "quo', is_cut=True)


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def served(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_desk: str
) -> Iterator[Endpoint]:
    """A long article and an endpoint for it, which is asked one question at a time."""
    (tmp_path / "ships.txt").write_text(" ".join(SHIPS), encoding="utf-8")
    with endpoint(choose=model.choose) as running:
        set_up(tmp_path, monkeypatch, running.url)
        monkeypatch.setenv("CLAIMS_DATABASE", sqlite_desk)
        monkeypatch.setenv("CLAIMS_CHECKER", "ada")
        monkeypatch.setenv("CLAIMS_LLM_CHARS", "500")
        monkeypatch.setenv("CLAIMS_LLM_AT_ONCE", "1")
        monkeypatch.setenv("CLAIMS_LLM_TRIES", "1")
        yield running


def run(*args: str, code: int = 0) -> Result:
    done = CliRunner().invoke(cli, args)
    assert done.exit_code == code, done.output
    return done


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache" / "claims" / "llm").glob("*"))


def test_ctrl_c_stores_nothing_and_the_next_run_asks_only_for_the_rest(
    model: Model, served: Endpoint, tmp_path: Path
) -> None:
    model.answers = 2
    command = [sys.executable, "-m", "claims", "ingest", "ships.txt", *ARGS]

    with Terminal(command) as terminal:
        terminal.wait_for("asking parrot at 127.0.0.1:", "4 questions, about ")
        terminal.wait_for("2 of 4 answers")
        os.kill(terminal.process.pid, signal.SIGINT)
        terminal.wait_for("interrupted")
        code = terminal.process.wait(PATIENCE)

    assert code == 130
    assert run("articles", "-f", "json").stdout == "[]\n"
    replies = kept(tmp_path)
    assert len(replies) == 2
    for path in replies:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert json.loads(path.read_text())["claims"]
        assert KEY not in path.read_text()

    model.answers, before = 99, len(served.questions)
    done = run("ingest", "ships.txt", *ARGS)

    assert len(served.questions) == before + 2
    assert "60 claims proposed" in done.stdout
    assert "2 questions asked: " in done.stderr
    assert "; 2 answers kept from before\n" in done.stderr
    assert kept(tmp_path) == []


def test_what_a_failing_run_was_answered_is_not_asked_again(
    model: Model, served: Endpoint, tmp_path: Path
) -> None:
    model.answers, model.then = 3, Reply(status=500)
    run("ingest", "ships.txt", *ARGS, code=1)
    assert len(kept(tmp_path)) == 3

    model.answers, before = 99, len(served.questions)
    run("ingest", "ships.txt", *ARGS)

    assert len(served.questions) == before + 1


def test_a_dry_run_pays_for_the_run_after_it(served: Endpoint, tmp_path: Path) -> None:
    run("ingest", "ships.txt", *ARGS, "--dry-run")
    assert len(kept(tmp_path)) == 4

    done = run("ingest", "ships.txt", *ARGS)

    assert len(served.questions) == 4
    assert "no question asked; 4 answers kept from before\n" in done.stderr
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    "command", [["extract", "ships"], ["revise", "ships", "2.txt"]]
)
def test_every_command_that_stores_claims_forgets_the_replies(
    served: Endpoint, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "2.txt").write_text(" ".join([*SHIPS, "Another left in June."]))
    run("ingest", "ships.txt", "--engine", "sentences")
    run(*command, *ARGS, "--dry-run")
    assert kept(tmp_path)

    run(*command, *ARGS)

    assert kept(tmp_path) == []
    run("db", "verify")


@pytest.mark.parametrize("changed", ["CLAIMS_LLM_MODEL", "CLAIMS_LLM_CHARS", "title"])
def test_another_model_question_or_title_is_asked_anew(
    served: Endpoint, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    run("ingest", "ships.txt", *ARGS, "--dry-run")
    before = len(served.questions)

    if changed == "title":
        run("ingest", "ships.txt", *ARGS, "--dry-run", "--title", "Ships")
    else:
        monkeypatch.setenv(changed, "900")
        run("ingest", "ships.txt", *ARGS, "--dry-run")

    assert len(served.questions) > before


@pytest.mark.parametrize("said", ["Sorry.", '{"claims": [{"quotes": ["Ship 1 le'])
def test_an_answer_that_is_none_or_breaks_off_is_not_kept(
    model: Model, served: Endpoint, tmp_path: Path, said: str
) -> None:
    model.answers, model.then = 0, Reply(said)

    CliRunner().invoke(cli, ["ingest", "ships.txt", *ARGS, "--dry-run"])

    assert kept(tmp_path) == []


@pytest.mark.parametrize(("most", "found", "asked"), [(10, 60, 12), (2, 32, 28)])
def test_a_stretch_whose_answer_is_cut_off_is_asked_about_in_halves(
    model: Model,
    served: Endpoint,
    most: int,
    found: int,
    asked: int,
) -> None:
    model.most = most

    done = run("ingest", "ships.txt", *ARGS)

    assert f"{found} claims proposed" in done.stdout
    assert len(served.questions) == asked


@pytest.mark.parametrize("how", ["environment", "file"])
def test_it_can_be_switched_off(
    served: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "environment":
        monkeypatch.setenv("CLAIMS_LLM_CACHE", "off")
    else:
        Path("claims.toml").write_text('[llm]\ncache = "off"\n')

    run("ingest", "ships.txt", *ARGS, "--dry-run")

    assert not (tmp_path / "cache").exists()


def test_switched_on_it_is_where_it_usually_is(
    served: Endpoint, tmp_path: Path
) -> None:
    Path("claims.toml").write_text("[llm]\ncache = true\n")

    run("ingest", "ships.txt", *ARGS, "--dry-run")

    assert len(kept(tmp_path)) == 4


@pytest.mark.parametrize("spoilt", ["", "Sorry.", "\0", "[" * 9_000])
def test_a_reply_that_was_spoilt_is_asked_for_again(
    served: Endpoint, tmp_path: Path, spoilt: str
) -> None:
    run("ingest", "ships.txt", *ARGS, "--dry-run")
    for path in kept(tmp_path):
        path.write_text(spoilt)

    done = run("ingest", "ships.txt", *ARGS, "--dry-run", "-f", "jsonl")

    assert len(done.stdout.splitlines()) == 60
    assert len(served.questions) == 8


def test_a_folder_that_cannot_be_written_stops_nothing(
    served: Endpoint, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("no folder")

    done = run("ingest", "ships.txt", *ARGS)

    assert "60 claims proposed" in done.stdout


def test_after_a_week_they_are_gone_and_nothing_else_in_the_folder_is(
    served: Endpoint, tmp_path: Path
) -> None:
    run("ingest", "ships.txt", *ARGS, "--dry-run")
    old = kept(tmp_path)
    (left := old[0].with_name(f"{old[0].name}.0123abcd")).write_text("{")
    others = [old[0].with_name("notes.txt"), old[0].with_name("ab" * 32)]
    for each in others:
        each.write_text("mine")
    for path in [*old, left, *others]:
        os.utime(path, (0, path.stat().st_mtime - DAYS * 86400 - 60))
    (tmp_path / "other.txt").write_text(" ".join(SHIPS[:3]))

    run("ingest", "other.txt", *ARGS)

    assert kept(tmp_path) == sorted(others)


def test_a_redaction_takes_them_away(served: Endpoint, tmp_path: Path) -> None:
    run("ingest", "ships.txt", *ARGS, "--dry-run")
    run("people", "add", "Grace Hopper")

    args = ("people", "redact", "Grace Hopper", "--because", "asked", "--yes")
    run(*args)

    assert kept(tmp_path) == []


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_what_it_would_cost_is_told_without_sending_anything(
    served: Endpoint, tmp_path: Path, form: str
) -> None:
    (tmp_path / "other.txt").write_text("It is there already.")
    run("ingest", "other.txt", "--engine", "sentences")
    # Nobody has agreed to this host, and nobody is asked: nothing is sent.
    shown = run(
        *("ingest", "ships.txt", "other.txt", "--engine", "llm"),
        *("--estimate", "-f", form),
    )

    assert served.questions == []
    assert kept(tmp_path) == []
    if form == "json":
        told = json.loads(shown.stdout)
        assert (told["articles"], told["already_there"], told["questions"]) == (1, 1, 4)
        assert told["tokens_in"] > told["tokens_out"] > 1_000
    else:
        start = {"table": "1 article, 4 questions: about ", "csv": "articles,"}
        assert shown.stdout.startswith(start[form])


def test_an_estimate_leaves_out_what_an_earlier_run_was_answered(
    model: Model, served: Endpoint
) -> None:
    model.answers, model.then = 3, Reply(status=500)
    run("ingest", "ships.txt", *ARGS, code=1)

    told = run("ingest", "ships.txt", "--engine", "llm", "--estimate", "-f", "json")

    assert json.loads(told.stdout)["questions"] == 1
    assert json.loads(told.stdout)["kept"] == 3


def test_an_estimate_names_what_cannot_be_read(served: Endpoint) -> None:
    args = ("gone.txt", "ships.txt", "--engine", "llm", "--estimate")
    told = run("ingest", *args, code=1)

    assert told.stdout.startswith("1 article, 4 questions")
    assert "gone.txt" in told.stderr
    assert "Error: 1 source cannot be read\n" in told.stderr


def test_an_estimate_is_for_the_engine_that_costs_tokens(served: Endpoint) -> None:
    told = run("ingest", "ships.txt", "--estimate", code=2)

    assert "--estimate is for --engine llm" in told.stderr
