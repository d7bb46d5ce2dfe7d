"""Two checkers on one claim: nobody rules over another's word or work unawares."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.database.engine import begin
from support import TEXT, Invoke, make_article
from support_terminal import ENTER, Terminal

LEDGER, COUNT = "https://example.org/ledger", "https://example.org/count"


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> Invoke:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--published-on", "2024-09-02")
    return claims


def rule(
    claims: Invoke, by: str, *more: str, rating: str = "unverifiable", code: int = 0
) -> Any:
    because = f"so says {by}"
    return claims(
        "verdict", "harbour/1", rating, "-b", because, *more, "--by", by, code=code
    )


def verdicts(claims: Invoke) -> list[dict[str, Any]]:
    shown = json.loads(claims("show", "harbour/1", "-f", "json").stdout)
    found: list[dict[str, Any]] = shown["verdicts"]
    return found


def test_who_rules_on_a_claim_that_another_holds_has_to_name_them(
    harbour: Invoke,
) -> None:
    harbour("assign", "harbour/1", "--to", "bob", "--by", "eve")

    refused = rule(harbour, "ada", code=1).stderr
    rule(harbour, "ada", "--over", "bob")

    assert refused == (
        "Error: bob holds harbour/1; look at it with claims show harbour/1, then rule"
        " all the same with --over bob\n"
    )
    assert [each["checker"] for each in verdicts(harbour)] == ["ada"]


def test_the_holder_rules_unasked(harbour: Invoke) -> None:
    harbour("assign", "harbour/1", "--to", "bob", "--by", "eve")

    rule(harbour, " bob ")

    assert len(verdicts(harbour)) == 1


def test_who_rules_over_a_verdict_given_since_they_acted_has_to_name_its_checker(
    harbour: Invoke,
) -> None:
    rule(harbour, "bob")

    refused = rule(harbour, "ada", code=1).stderr
    rule(harbour, "ada", "--over", "eve", code=1)
    rule(harbour, "ada", "--over", "bob")

    assert refused.startswith(
        "Error: bob gave verdict 1 on harbour/1, Unverifiable; look at it"
    )
    assert [each["checker"] for each in verdicts(harbour)] == ["bob", "ada"]


def test_a_verdict_that_came_before_the_checker_last_acted_is_known_to_them(
    harbour: Invoke,
) -> None:
    rule(harbour, "bob")
    harbour("evidence", "add", "harbour/1", LEDGER, "--by", "ada")

    rule(harbour, "ada")

    assert [each["checker"] for each in verdicts(harbour)] == ["bob", "ada"]


def test_of_two_who_rule_at_once_the_second_hears_of_the_first(harbour: Invoke) -> None:
    for who in ("ada", "bob"):
        harbour("evidence", "add", "harbour/1", LEDGER, "--note", who, "--by", who)
    rule(harbour, "ada")

    refused = rule(harbour, "bob", code=1).stderr

    assert "ada gave verdict 1 on harbour/1" in refused


def test_all_whom_a_ruling_goes_over_are_named(harbour: Invoke) -> None:
    rule(harbour, "bob")
    harbour("assign", "harbour/1", "--to", "carl", "--by", "eve")

    refused = rule(harbour, "ada", "--over", "bob", code=1).stderr
    rule(harbour, "ada", "--over", "bob", "--over", "carl")

    assert "carl holds harbour/1" in refused
    assert refused.endswith("--over bob --over carl\n")


def test_words_that_changed_under_a_verdict_are_anybody_s_to_rule_on(
    harbour: Invoke,
) -> None:
    rule(harbour, "bob")
    harbour("edit", "harbour/1", "--statement", "Few crossed it.", "--by", "bob")

    rule(harbour, "ada")

    assert len(verdicts(harbour)) == 2


def test_a_verdict_of_another_is_taken_back_by_name_alone(harbour: Invoke) -> None:
    rule(harbour, "bob")
    words = ["verdict", "harbour/1", "--withdraw", "-b", "wrong", "--by", "ada"]

    refused = harbour(*words, code=1).stderr
    harbour(*words, "--over", "bob")

    assert "bob gave verdict 1" in refused
    assert verdicts(harbour)[-1]["withdraws"] is True


def test_evidence_of_others_since_the_checker_acted_is_named_and_left_out(
    harbour: Invoke,
) -> None:
    rule(harbour, "ada", "--evidence", LEDGER, rating="true")
    harbour("evidence", "add", "harbour/1", COUNT, "--by", "bob")

    ruled = rule(harbour, "ada", "--again", rating="true")

    assert ruled.stderr == (
        "harbour/1: left out, since it was added or edited after you last acted on the"
        " claim: e2 by bob; to cite it, name all that the verdict rests on: --cite e2\n"
    )
    assert verdicts(harbour)[-1]["evidence"] == [1]
    rule(harbour, "ada", "--cite", "e1", "--cite", "e2", rating="true")
    assert verdicts(harbour)[-1]["evidence"] == [1, 2]
    harbour("db", "verify")


def test_evidence_is_there_for_who_never_acted_on_the_claim(harbour: Invoke) -> None:
    harbour("evidence", "add", "harbour/1", LEDGER, "--by", "bob")

    ruled = rule(harbour, "ada", rating="true")

    assert ruled.stderr == ""
    assert verdicts(harbour)[0]["evidence"] == [1]


def test_a_rating_that_only_left_out_evidence_would_bear_says_how_to_cite_it(
    harbour: Invoke,
) -> None:
    harbour("look", "harbour/1", "--by", "ada")
    harbour("evidence", "add", "harbour/1", COUNT, "--by", "bob")

    refused = rule(harbour, "ada", rating="true", code=1).stderr

    assert "a verdict of true needs evidence" in refused
    assert "e1 by bob; to cite it" in refused
    assert refused.endswith("--cite e1\n")


def test_who_checks_blind_is_told_of_nobody(harbour: Invoke) -> None:
    harbour("assign", "harbour/1", "--to", "ada", "--by", "eve")
    harbour("look", "harbour/1", "--by", "bob")
    rule(harbour, "ada", "--evidence", LEDGER, rating="false")
    harbour("recheck", "harbour/1", "--to", "bob")

    ruled = rule(harbour, "bob")

    assert ruled.stdout.startswith("second verdict 2 recorded")
    assert ruled.stderr.count("ada") == 0
    assert "left out" not in ruled.stderr


@pytest.mark.parametrize("answer", ["y", "n"])
def test_in_a_terminal_it_is_a_question(sqlite_desk: str, answer: str) -> None:
    with begin(sqlite_desk) as connection:
        make_article(connection)
    command = [sys.executable, "-m", "claims", "--database", sqlite_desk, "verdict"]
    words = [*command, "harbour/1", "unverifiable", "-b", "so", "--by"]
    with Terminal([*words, "bob"]) as terminal:
        terminal.wait_for("verdict 1 recorded")

    with Terminal([*words, "ada"]) as terminal:
        terminal.wait_for("bob gave verdict 1 on harbour/1, Unverifiable.", "[y/N]")
        terminal.press(answer + ENTER)
        wanted = "verdict 2 recorded" if answer == "y" else "nothing was recorded"
        terminal.wait_for(wanted)


def test_who_is_ruled_over_is_found_by_any_of_their_names(harbour: Invoke) -> None:
    rule(harbour, "bob")
    harbour("people", "rename", "bob", "Bob Smith")

    rule(harbour, "ada", "--over", "BOB")

    assert [each["checker"] for each in verdicts(harbour)] == ["Bob Smith", "ada"]


def test_what_somebody_did_under_an_earlier_name_they_did(harbour: Invoke) -> None:
    rule(harbour, "bob")
    harbour("evidence", "add", "harbour/1", LEDGER, "--by", "ada")
    harbour("people", "rename", "ada", "Ada Lovelace", "--by", "eve")

    ruled = rule(harbour, "Ada Lovelace")

    assert "left out" not in ruled.stderr
    assert [each["checker"] for each in verdicts(harbour)] == ["bob", "Ada Lovelace"]
