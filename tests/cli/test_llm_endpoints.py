"""Endpoints of the engine ``llm`` that know less, count nothing or behave badly."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claims.cli import cli
from support_llm import KEY, Reply, answer, claim, endpoint, set_up

TEXT = "The harbour of Port Selby reopened. Ada Lind said so. It was built in 1931.\n"
RIGHT = claim("The harbour of Port Selby reopened", sentence=1)


def proposed(code: int = 0) -> tuple[list[dict[str, Any]], str]:
    """Return what a dry run proposes, and what it says beside."""
    command = ["ingest", "harbour.txt", "--engine", "llm", "--yes", "--dry-run"]
    shown = CliRunner().invoke(cli, [*command, "-f", "jsonl"])
    assert shown.exit_code == code, shown.output
    assert KEY not in shown.output
    return [json.loads(line) for line in shown.stdout.splitlines()], shown.stderr


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8")
    set_up(tmp_path, monkeypatch, "http://127.0.0.1:9")
    return monkeypatch


def test_an_endpoint_that_knows_it_is_told_how_to_answer(
    harbour: pytest.MonkeyPatch,
) -> None:
    with endpoint(answer(RIGHT)) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        found, _ = proposed()

    [asked] = served.questions
    assert len(found) == 1
    assert asked["response_format"]["type"] == "json_schema"
    item = asked["response_format"]["json_schema"]["schema"]["properties"]["claims"]
    assert set(item["items"]["required"]) == set(RIGHT)


@pytest.mark.parametrize("status", [400, 415, 422])
@pytest.mark.parametrize("refused", ["json_schema", "response_format", "temperature"])
def test_an_endpoint_that_refuses_a_field_is_asked_without_and_only_once(
    harbour: pytest.MonkeyPatch, refused: str, status: int
) -> None:
    def choose(body: dict[str, Any]) -> Reply:
        words = json.dumps({**body, "messages": None})
        return Reply(status=status) if refused in words else answer(RIGHT)

    with endpoint(choose=choose) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        found, _ = proposed()
        first = len(served.questions)
        harbour.setenv("CLAIMS_LLM_CACHE", "off")
        proposed()

    assert len(found) == 1
    assert 1 < first <= 4
    assert len(served.questions) == first + 1


def test_what_an_endpoint_says_of_its_refusal_is_told_without_the_key(
    harbour: pytest.MonkeyPatch,
) -> None:
    said = {"error": {"message": f"too many tokens\x1b[2J for {KEY}\nat once."}}
    refusal = Reply(status=400, raw=json.dumps(said).encode())

    with endpoint(refusal) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        _, remarks = proposed(code=1)

    assert remarks.endswith("answers 400: too many tokens [2J for (the key) at once\n")
    assert remarks.count("\n") == 1


@pytest.mark.parametrize("sentence", [0, -1, 99, 10**30, "two", None, 2.5, [], [[3]]])
def test_a_sentence_that_there_is_not_loses_no_claim(
    harbour: pytest.MonkeyPatch, sentence: object
) -> None:
    odd = {**RIGHT, "sentence": sentence}

    with endpoint(answer(odd)) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        found, _ = proposed()

    assert [each["spans"][0]["start"] for each in found] == [0]


def test_a_model_may_think_aloud_before_it_answers(harbour: pytest.MonkeyPatch) -> None:
    thought = '<think>Perhaps {"claims": [{"quotes": ["It"]}]}?</think>'
    reply = Reply(thought + json.dumps({"claims": [RIGHT]}))

    with endpoint(reply) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        found, _ = proposed()

    assert [each["statement"] for each in found] == [RIGHT["statement"]]


def test_a_model_without_tokens_for_a_claim_is_told_apart(
    harbour: pytest.MonkeyPatch,
) -> None:
    thought = Reply("<think>The first sentence says that the harb", is_cut=True)

    with endpoint(thought) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        _, remarks = proposed(code=1)

    assert "has no tokens left before its first claim; give the model a" in remarks
    assert remarks.count("\n") == 1


def test_who_asks_to_wait_until_a_moment_that_is_past_is_asked_again(
    harbour: pytest.MonkeyPatch,
) -> None:
    past = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    busy = Reply(status=429, headers={"Retry-After": past})

    with endpoint(busy, answer(RIGHT)) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        found, _ = proposed()

    assert len(found) == 1


@pytest.mark.parametrize("wait", ["3600", None])
def test_who_asks_to_wait_for_long_is_not_waited_for(
    harbour: pytest.MonkeyPatch, wait: str | None
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    busy = Reply(status=429, headers={"Retry-After": wait or later})

    with endpoint(busy) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        _, remarks = proposed(code=1)

    assert "answers 429 and asks to wait 3,6" in remarks or "to wait 3,59" in remarks
    assert remarks.endswith("seconds; try again then\n")
    assert len(served.questions) == 1


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        ((812, 94), "1 question asked: 812 tokens, 94 in the answers\n"),
        (None, "1 question asked: about 2,"),
    ],
)
def test_the_tokens_are_told_as_the_endpoint_counts_them_or_about(
    harbour: pytest.MonkeyPatch, tokens: tuple[int, int] | None, words: str
) -> None:
    with endpoint(Reply(json.dumps({"claims": [RIGHT]}), tokens=tokens)) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        _, remarks = proposed()

    assert remarks.startswith(words)


def test_tokens_of_many_articles_are_told_as_a_sum(
    harbour: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    for number in range(3):
        text = f"Ship {number} left the harbour in May."
        (tmp_path / "texts" / f"{number}.txt").write_text(text, encoding="utf-8")

    with endpoint(Reply(tokens=(1_000, 20))) as served:
        harbour.setenv("CLAIMS_LLM_URL", served.url)
        command = ["ingest", "texts", "--engine", "llm", "--yes", "--dry-run"]
        shown = CliRunner().invoke(cli, command)

    assert "the model: 3,000 tokens, 60 in the answers\n" in shown.stderr
