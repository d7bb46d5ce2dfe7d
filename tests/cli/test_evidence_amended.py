"""Evidence put right and taken back: verdicts rest on it as it was, and say so."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import TEXT, Invoke

LEDGER, COUNT = "https://example.org/ledger", "https://example.org/count"


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> Invoke:
    """A claim with two pieces of evidence, and a verdict that rests on both."""
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--published-on", "2024-09-02")
    claims("evidence", "add", "harbour/1", LEDGER, "--passage", "40,000 cars")
    claims("evidence", "add", "harbour/1", COUNT, "--stance", "supports")
    claims("verdict", "harbour/1", "true", "-b", "both say so")
    return claims


def shown(claims: Invoke) -> Any:
    return json.loads(claims("show", "harbour/1", "-f", "json").stdout)


def lacks(claims: Invoke) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shown(claims)["lacks"]
    return found


def edit(claims: Invoke, *more: str, code: int = 0) -> Any:
    return claims("evidence", "edit", "harbour/1", "e1", *more, code=code)


WITHDRAW = ("evidence", "withdraw", "harbour/1", "e2")


def test_a_verdict_lacks_evidence_that_was_withdrawn_until_it_is_given_anew(
    harbour: Invoke,
) -> None:
    said = harbour(*WITHDRAW, "-b", "a forgery").stdout

    assert said == "evidence 2 of harbour/1 withdrawn\n"
    assert shown(harbour)["status"] == "unverified"
    assert lacks(harbour) == [{"kind": "evidence", "piece": 2, "became": "withdrawn"}]
    [(reason, way)] = [
        (each["reason"], each["way"])
        for each in json.loads(harbour("ready", "harbour", "-f", "json", code=1).stdout)
        if "evidence 2" in each["reason"]
    ]
    assert reason == "its verdict lacks evidence 2 as it was: it was withdrawn since"
    assert way.startswith("claims verdict harbour/1 RATING --because TEXT")
    told = "since this verdict, evidence 2 was withdrawn"
    assert told in harbour("show", "harbour/1").stdout
    for form in ("html", "markdown"):
        assert told in harbour("report", "harbour", "-f", form).stdout
    harbour("verdict", "harbour/1", "true", "-b", "both say so")
    assert (shown(harbour)["status"], lacks(harbour)) == ("checked", [])
    assert [each["evidence"] for each in shown(harbour)["verdicts"]] == [[1, 2], [1]]
    harbour("db", "verify")


def test_a_withdrawal_that_is_undone_leaves_the_verdict_whole(harbour: Invoke) -> None:
    harbour(*WITHDRAW, "-b", "a forgery")

    harbour(*WITHDRAW, "--undo")

    assert (shown(harbour)["status"], lacks(harbour)) == ("checked", [])
    harbour("db", "verify")


def test_evidence_that_is_other_evidence_now_is_lacking_and_edited_back_is_not(
    harbour: Invoke,
) -> None:
    said = edit(harbour, "--passage", "14,000 cars", "-b", "misread").stdout

    assert said == "evidence 1 of harbour/1 edited: not-stated\n"
    assert lacks(harbour) == [{"kind": "evidence", "piece": 1, "became": "edited"}]
    assert shown(harbour)["evidence"][0]["passage"] == "14,000 cars"
    assert "evidence 1 was edited" in harbour("show", "harbour/1").stdout
    edit(harbour, "--passage", "40,000 cars")
    assert lacks(harbour) == []
    harbour("db", "verify")


def test_why_evidence_was_edited_is_shown_wherever_it_is(harbour: Invoke) -> None:
    edit(harbour, "--passage", "14,000 cars", "-b", "misread")
    edit(harbour, "--locator", "page 4", "--by", "eve")

    told = "edited by ada: misread; edited by eve"
    assert f"  {told}\n" in harbour("show", "harbour/1").stdout
    for form in ("table", "csv"):
        assert told in harbour("evidence", "list", "harbour/1", "-f", form).stdout
    edits = shown(harbour)["evidence"][0]["edits"]
    assert [(each["checker"], each["because"]) for each in edits] == [
        ("ada", "misread"),
        ("eve", None),
    ]
    markdown = harbour("report", "harbour", "-f", "markdown").stdout
    assert told.replace(":", "\\:") in markdown


def test_evidence_that_is_better_described_leaves_the_verdict_and_is_told(
    harbour: Invoke,
) -> None:
    edit(harbour, "--locator", "page 4", "--note", "the second edition")
    edit(harbour, "--stance", "supports")

    assert (shown(harbour)["status"], lacks(harbour)) == ("checked", [])
    assert shown(harbour)["verdicts"][0]["evidence_edited"] == [1]


def test_the_ledger_has_what_evidence_said_before_and_says_now(harbour: Invoke) -> None:
    edit(harbour, "--passage", "14,000 cars", "-b", "misread")
    edit(harbour, "--passage", "")
    harbour(*WITHDRAW, "-b", "a forgery")

    events = json.loads(harbour("history", "harbour/1", "-f", "json").stdout)

    assert [(each["what"], each["detail"]) for each in events[-3:]] == [
        ("edit evidence", "evidence 1; passage: 40,000 cars → 14,000 cars; misread"),
        ("edit evidence", "evidence 1; passage: 14,000 cars → none"),
        ("withdraw evidence", "evidence 2; a forgery"),
    ]


def test_what_was_known_before_an_edit_is_known_as_it_was(harbour: Invoke) -> None:
    events = json.loads(harbour("history", "harbour/1", "-f", "json").stdout)
    edit(harbour, "--passage", "14,000 cars")

    then = ("show", "harbour/1", "-f", "json", "--as-of", events[-1]["at"])

    assert json.loads(harbour(*then).stdout)["evidence"][0]["passage"] == "40,000 cars"
    assert lacks(harbour) != []


def test_an_edit_that_changes_nothing_is_none(harbour: Invoke) -> None:
    said = edit(harbour, "--passage", "40,000 cars").stdout

    assert said == "evidence 1 of harbour/1 says so already: not-stated\n"
    assert shown(harbour)["evidence"][0]["amended"] is None


def test_nobody_cites_what_was_withdrawn(harbour: Invoke) -> None:
    harbour(*WITHDRAW, "-b", "a forgery")
    words = ("verdict", "harbour/1", "true", "-b", "so", "--cite", "e2")

    refused = harbour(*words, code=1).stderr

    assert "evidence 2 of harbour/1 was withdrawn" in refused
    assert "claims evidence withdraw harbour/1 e2 --undo" in refused


def test_what_a_calculation_was_made_with_stays_until_it_is_withdrawn(
    harbour: Invoke,
) -> None:
    harbour("evidence", "add", "harbour/1", "--calc", "e1 * 2")

    edited = edit(harbour, "--passage", "14,000 cars", code=1).stderr
    withdrawn = harbour(
        "evidence", "withdraw", "harbour/1", "e1", "-b", "x", code=1
    ).stderr

    assert "evidence 3 of harbour/1 calculates with evidence 1" in edited
    assert "claims evidence withdraw harbour/1 e3 --because TEXT" in withdrawn


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("edit", "harbour/1", "e1"), 2, "say what of it is to be otherwise"),
        (("edit", "harbour/1", "e9", "--note", "x"), 1, "no evidence 9 of harbour/1"),
        (("edit", "harbour/1", "x", "--note", "x"), 2, "no piece of evidence like e2"),
        (("withdraw", "harbour/1", "e1"), 2, "--because TEXT"),
        (("withdraw", "harbour/1", "e1", "--undo"), 1, "was not withdrawn"),
    ],
)
def test_what_cannot_be_amended_is_refused_with_the_way_out(
    harbour: Invoke, words: tuple[str, ...], code: int, said: str
) -> None:
    assert said in harbour("evidence", *words, code=code).stderr


def test_what_a_ruling_checker_amends_is_hidden_from_who_checks_blind(
    harbour: Invoke,
) -> None:
    harbour("evidence", "add", "harbour/1", "https://example.org/map", "--by", "eve")
    harbour("recheck", "harbour/1", "--to", "bob")
    look = ("--as", "bob", "evidence", "list", "harbour/1", "-f", "json")
    before = json.loads(harbour(*look).stdout)

    harbour("evidence", "edit", "harbour/1", "e3", "--stance", "refutes")

    assert [each["number"] for each in before] == [3]
    assert json.loads(harbour(*look).stdout) == []
    words = ("evidence", "edit", "harbour/1", "e1", "--note", "x", "--by", "bob")
    assert "no evidence 1" in harbour(*words, code=1).stderr
