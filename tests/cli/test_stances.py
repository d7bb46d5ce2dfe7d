"""Evidence and the verdict that rests on it: no verdict says the opposite unnoticed."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import TEXT, Invoke

LEDGER = "https://example.org/ledger"


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> Invoke:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--published-on", "2024-09-02")
    return claims


def shown(claims: Invoke) -> Any:
    return json.loads(claims("show", "harbour/1", "-f", "json").stdout)


def stances(claims: Invoke) -> list[tuple[str, bool]]:
    return [(each["stance"], each["is_stated"]) for each in shown(claims)["evidence"]]


@pytest.mark.parametrize(
    ("rating", "stance"), [("true", "supports"), ("false", "refutes")]
)
def test_a_stance_that_nobody_stated_is_that_of_the_verdict_that_cites_it(
    harbour: Invoke, rating: str, stance: str
) -> None:
    policy = "[[rule]]\nverdict = true\nsources = 1\n"
    harbour("policy", "set", "-", stdin=policy)
    added = harbour("evidence", "add", "harbour/1", LEDGER).stdout
    before = stances(harbour)

    ruled = harbour("verdict", "harbour/1", rating, "--because", "as it says")

    assert added == f"evidence 1 of harbour/1 recorded: not-stated, {LEDGER}\n"
    assert before == [("not-stated", False)]
    assert ruled.stderr == ""
    assert stances(harbour) == [(stance, False)]
    assert f"evidence 1: {stance}" in harbour("show", "harbour/1").stdout
    harbour("verdict", "harbour/1", "--withdraw", "--because", "too soon")
    assert stances(harbour) == [("not-stated", False)]
    harbour("db", "verify")


def test_a_verdict_against_all_that_it_cites_is_refused_with_the_way_out(
    harbour: Invoke,
) -> None:
    harbour("evidence", "add", "harbour/1", LEDGER, "--stance", "refutes")
    harbour("evidence", "add", "harbour/1", "https://example.org/map")

    refused = harbour("verdict", "harbour/1", "true", "--because", "so", code=1)

    assert refused.stderr == (
        "Error: all evidence that a verdict of true on harbour/1 would cite refutes"
        " the claim; cite what bears it out with --evidence SOURCE or --cite N, or say"
        " why it holds all the same with --despite REASON\n"
    )
    assert shown(harbour)["verdicts"] == []


@pytest.mark.parametrize(
    "more",
    [
        ("--evidence", "https://example.org/count"),
        ("--cite", "2"),
        ("--despite", "the ledger was forged"),
    ],
    ids=lambda more: more[0],
)
def test_each_way_out_of_it_leads_out(harbour: Invoke, more: tuple[str, str]) -> None:
    harbour("evidence", "add", "harbour/1", LEDGER, "--stance", "refutes")
    harbour("evidence", "add", "harbour/1", "https://example.org/map")

    harbour("verdict", "harbour/1", "true", "--because", "so", *more)

    assert shown(harbour)["rating"] == "true"


def test_why_a_verdict_goes_against_its_evidence_is_told_everywhere(
    harbour: Invoke,
) -> None:
    why = "the ledger was forged"
    harbour("evidence", "add", "harbour/1", LEDGER, "--stance", "refutes")

    harbour("verdict", "harbour/1", "true", "-b", "so", "--despite", why)

    [verdict] = shown(harbour)["verdicts"]
    assert verdict["despite"] == why
    told = f"against all the evidence that it cites: {why}"
    assert told in harbour("show", "harbour/1").stdout
    assert f"against its evidence: {why}" in harbour("history", "harbour/1").stdout
    ready = json.loads(harbour("ready", "harbour", "-f", "json", code=1).stdout)
    [named] = [each for each in ready if each["kind"] == "despite"]
    assert (named["blocks"], why in named["reason"]) == (False, True)
    for form in ("html", "markdown", "csv", "json"):
        assert why in harbour("report", "harbour", "-f", form).stdout
    harbour("db", "verify")
    again = harbour("verdict", "harbour/1", "true", "-b", "so", "--despite", why)
    assert "stands already" in again.stdout


def test_a_reason_against_evidence_that_is_not_against_it_is_not_taken(
    harbour: Invoke,
) -> None:
    harbour("evidence", "add", "harbour/1", LEDGER)
    words = ("verdict", "harbour/1", "true", "-b", "so", "--despite", "it")

    refused = harbour(*words, code=2)

    assert "cites says the opposite; leave --despite out" in refused.stderr


def test_a_stance_tells_who_checks_blind_nothing_of_the_first_verdict(
    harbour: Invoke,
) -> None:
    harbour("evidence", "add", "harbour/1", LEDGER, "--by", "bob")
    harbour("verdict", "harbour/1", "false", "-b", "as it says")
    harbour("recheck", "harbour/1", "--to", "bob")

    [seen] = json.loads(
        harbour("--as", "bob", "evidence", "list", "harbour/1", "-f", "json").stdout
    )

    assert seen["stance"] == "not-stated"
