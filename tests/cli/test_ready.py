"""The gate, and who lets an article through it."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from support import Invoke, make_article, propose

TEXT = "Port Selby has 4,000 people. The bridge is safe, said Ada Quill."
PAGE = "https://example.org/register"


@pytest.fixture
def selby(connection: Connection) -> str:
    """An article with one claim in its own voice and one that somebody makes."""
    make_article(
        connection,
        "selby",
        TEXT,
        [
            propose(TEXT, "Port Selby has 4,000 people"),
            propose(TEXT, "The bridge is safe, said Ada Quill", speaker="Ada Quill"),
        ],
    )
    connection.commit()
    return "selby"


def reasons(claims: Invoke, *more: str) -> list[tuple[str, str]]:
    shown = claims("ready", "selby", "-f", "json", *more, code=1)
    return [(each["kind"], each["subject"]) for each in json.loads(shown.stdout)]


def rule(claims: Invoke, number: int, rating: str = "true", *more: str) -> None:
    claims("verdict", f"selby/{number}", rating, "-b", "looked up", "-e", PAGE, *more)


def test_what_nobody_ruled_on_keeps_the_gate_shut(claims: Invoke, selby: str) -> None:
    assert reasons(claims) == [("unverified", "selby/1"), ("unverified", "selby/2")]

    rule(claims, 1)
    rule(claims, 2)

    assert claims("ready", "selby").stdout == "selby is ready\n"
    assert json.loads(claims("ready", "selby", "-f", "json").stdout) == []


def test_the_reasons_name_the_way_out(claims: Invoke, selby: str) -> None:
    shown = claims("ready", "selby", code=1)

    assert "claims verdict selby/1 RATING --because TEXT" in shown.stdout
    assert shown.stderr == "selby is not ready, for 2 reasons\n"


def test_words_that_nobody_looked_at_keep_it_shut(claims: Invoke, selby: str) -> None:
    rule(claims, 1)
    rule(claims, 2)
    claims("edit", "selby/2", "--quote", "said Ada Quill")
    claims("verdict", "selby/2", "true", "-b", "looked up")

    assert reasons(claims) == [("uncovered", "selby sentence 1")]
    claims("nothing-here", "selby", "--sentence", "1", "--because", "opinion")
    claims("ready", "selby")


def test_what_failed_needs_the_editors_stet(claims: Invoke, selby: str) -> None:
    rule(claims, 1, "false")
    rule(claims, 2)

    assert reasons(claims) == [("refuted", "selby/1")]


def test_what_is_in_conflict_needs_the_editors_stet_too(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1, "misleading")
    rule(claims, 2)
    assert reasons(claims) == [("conflicting", "selby/1")]

    claims("resolve", "selby/1", "stet", "-b", "both are counted", "--by", "eve")

    claims("ready", "selby")


def test_what_somebody_is_said_to_have_said_must_have_been_said(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1)
    rule(claims, 2, "false")
    assert reasons(claims) == [("attribution", "selby/2")]

    rule(claims, 2, "false", "--confirm", "attribution")

    claims("ready", "selby")
    assert "Claim 2: False, refuted" in claims("report", "selby").stdout


def test_a_claim_that_it_was_said_vouches_for_the_sentence(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1)
    rule(claims, 2, "false")
    claims("add", "selby", "--quote", "said Ada Quill", "--kind", "attribution")

    assert ("attribution", "selby/2") in reasons(claims)
    rule(claims, 3)

    claims("ready", "selby")


def test_words_that_changed_under_a_verdict_come_first(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 2)
    claims("edit", "selby/2", "--statement", "The bridge is unsafe.")

    assert reasons(claims)[0] == ("suspended", "selby/2")


def test_what_is_past_its_day_must_be_looked_at_again(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1, "true", "--recheck-by", "2030-01-31")
    rule(claims, 2)

    claims("ready", "selby", "--on", "2030-01-31")

    assert reasons(claims, "--on", "2030-02-01") == [("stale", "selby/1")]


def test_the_policy_says_what_the_gate_asks_for(
    claims: Invoke, selby: str, tmp_path: Path
) -> None:
    rule(claims, 1, "false")
    rule(claims, 2)
    policy = tmp_path / "claims.toml"
    policy.write_text("[gate]\nrefuted = false\n", encoding="utf-8")
    claims("policy", "set", str(policy))

    claims("ready", "selby")


def test_a_release_is_bound_to_the_text_and_the_ledger(
    claims: Invoke, selby: str
) -> None:
    refused = claims("sign-off", "selby", "--by", "eve", code=1)
    assert "selby is not ready, for 2 reasons; claims ready selby" in refused.output
    rule(claims, 1)
    rule(claims, 2)

    shown = claims("sign-off", "selby", "--by", "eve")

    [made] = json.loads(claims("sign-off", "selby", "--list", "-f", "json").stdout)
    report = json.loads(claims("report", "selby", "-f", "json").stdout)
    assert made["sha256"] == report["revision"]["sha256"]
    assert made["sha256"] in shown.stdout
    assert (made["checker"], made["state"], made["reasons"]) == ("eve", "in force", [])
    assert "nothing has changed since" in claims("sign-off", "selby", code=1).output
    claims("db", "verify")


def test_any_later_change_shows(claims: Invoke, selby: str) -> None:
    rule(claims, 1)
    rule(claims, 2)
    claims("sign-off", "selby", "--by", "eve")
    [before] = json.loads(claims("articles", "-f", "json").stdout)

    claims("take", "selby/1")

    [after] = json.loads(claims("articles", "-f", "json").stdout)
    assert (before["signed_off"], after["signed_off"]) == ("eve", "eve, changed since")
    claims("sign-off", "selby", "--by", "eve")
    states = json.loads(claims("sign-off", "selby", "--list", "-f", "json").stdout)
    assert [each["state"] for each in states] == ["changed since", "in force"]
    claims("db", "verify")


def test_a_release_with_the_gate_shut_says_despite_what(
    claims: Invoke, selby: str
) -> None:
    assert (
        "--despite needs a reason"
        in claims("sign-off", "selby", "--despite", " ", code=2).output
    )

    shown = claims("sign-off", "selby", "--despite", "lawyer agreed", "-f", "json")

    [made] = json.loads(shown.stdout)
    assert made["despite"] == "lawyer agreed"
    assert made["reasons"] == [
        "selby/1: nobody has ruled on it",
        "selby/2: nobody has ruled on it",
    ]
    rule(claims, 1)
    rule(claims, 2)
    refused = claims("sign-off", "selby", "--despite", "again", code=1)
    assert "sign it off without --despite" in refused.output


def test_today_is_today(claims: Invoke, selby: str) -> None:
    rule(claims, 1, "true", "--recheck-by", date.min.isoformat())
    rule(claims, 2)

    assert reasons(claims) == [("stale", "selby/1")]


def test_the_articles_show_how_far_each_is_from_the_gate(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1)

    [shown] = json.loads(claims("articles", "--gate", "-f", "json").stdout)

    assert (shown["covered"], shown["obstacles"]) == (0.4167, 1)
    assert "obstacles" in claims("articles", "--gate").stdout
    [plain] = json.loads(claims("articles", "-f", "json").stdout)
    assert plain["obstacles"] is None


def test_no_time_is_no_way_past_the_gate(claims: Invoke, selby: str) -> None:
    for number in (1, 2):
        claims("verdict", f"selby/{number}", "unverifiable", "-b", "no time")

    assert reasons(claims) == [
        ("not-enough-evidence", "selby/1"),
        ("attribution", "selby/2"),
    ]
    refused = claims("sign-off", "selby", "--by", "eve", code=1).output
    assert "selby is not ready, for 2 reasons" in refused
    sheet = claims("query", "selby").stdout
    assert "selby/1" in sheet
    assert "selby/2" in sheet

    claims("resolve", "selby/1", "reject", "-b", "the register has it", "--by", "jane")
    claims("resolve", "selby/2", "stet", "-b", "her words", "--by", "eve")

    claims("ready", "selby")
    assert claims("query", "selby").stderr == "nothing waits for a writer\n"


def test_a_suggestion_on_any_verdict_waits_for_an_answer(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1, "true", "--suggest", "about 4,000")
    rule(claims, 2)

    assert reasons(claims) == [("suggestion", "selby/1")]
    assert "about 4,000" in claims("query", "selby").stdout

    claims("resolve", "selby/1", "accept", "-b", "as suggested", "--by", "jane")

    [known] = json.loads(claims("ready", "selby", "-f", "json").stdout)
    assert (known["kind"], known["blocks"]) == ("accepted", False)
    assert "claims revise selby FILE" in claims("ready", "selby").stdout


def test_a_checker_is_their_own_editor_in_sight_of_everybody(
    claims: Invoke, selby: str
) -> None:
    rule(claims, 1, "false")
    rule(claims, 2)
    claims("resolve", "selby/1", "stet", "-b", "it is close")
    told = claims("sign-off", "selby").stderr

    said = "ada ruled on 2 claims; 1 verdict answered by who gave it"
    assert said in told
    listed = json.loads(claims("sign-off", "selby", "--list", "-f", "json").stdout)
    assert listed[0]["own_verdicts"] == ["selby/1", "selby/2"]
    assert listed[0]["own_answers"] == ["selby/1"]
    assert said in claims("sign-off", "selby", "--list").stdout
    assert (
        "selby/1; selby/2" in claims("sign-off", "selby", "--list", "-f", "csv").stdout
    )
    ready = json.loads(claims("ready", "selby", "-f", "json").stdout)
    assert [(each["kind"], each["blocks"]) for each in ready] == [
        ("own-stet", False),
        ("own-sign-off", False),
    ]
    assert "ada answered their own verdict: stet" in claims("ready", "selby").stdout
    report = json.loads(claims("report", "selby", "-f", "json").stdout)
    assert report["sign_offs"][0]["own_verdicts"] == ["selby/1", "selby/2"]
    assert report["claims"][0]["resolutions"][0]["own"] is True
    page = claims("report", "selby", "-f", "html").stdout
    assert said in page
    assert "to verdict 1, their own: stet" in page
    assert said in claims("report", "selby", "-f", "markdown").stdout
    assert (
        "to verdict 1, their own: stet" in claims("report", "selby", "-f", "csv").stdout
    )
    claims("db", "verify")


def test_a_writer_releases_their_own_article_in_sight_of_everybody(
    claims: Invoke, selby: str, tmp_path: Path
) -> None:
    rule(claims, 1)
    rule(claims, 2)
    claims("article", "edit", "selby", "--byline", "By Jo Dean")
    claims("people", "add", "jd")
    claims("people", "rename", "jd", "Jo Dean")

    told = claims("sign-off", "selby", "--by", "jd").stderr

    assert "the record says so: Jo Dean wrote it" in told
    assert "Jo Dean wrote it" in claims("sign-off", "selby", "--list").stdout
    [made] = json.loads(claims("sign-off", "selby", "--list", "-f", "json").stdout)
    assert made["own_text"] is True
    shown = claims("ready", "selby").stdout
    assert "Jo Dean signed it off, and wrote it" in shown
    assert "no " in shown.splitlines()[2]
    assert "False" not in shown
    for form in ("html", "markdown"):
        assert "Jo Dean wrote it" in claims("report", "selby", "-f", form).stdout
    policy = tmp_path / "claims.toml"
    policy.write_text('[gate]\ncoverage = false\nown_sign_off = "refuse"\n')
    claims("policy", "set", str(policy))
    refused = claims("sign-off", "selby", "--by", "jd", code=1).stderr
    assert "Jo Dean wrote selby, and under the policy somebody else" in refused
    claims("db", "verify")


def test_a_policy_forbids_to_be_ones_own_editor(
    claims: Invoke, selby: str, tmp_path: Path
) -> None:
    policy = tmp_path / "claims.toml"
    own = 'own_stet = "refuse"\nown_sign_off = "refuse"\n'
    policy.write_text(f"[gate]\n{own}", encoding="utf-8")
    claims("policy", "set", str(policy))
    rule(claims, 1, "false")
    rule(claims, 2)

    refused = claims("resolve", "selby/1", "stet", "-b", "it is close", code=1).output
    assert "ada gave verdict 1 on selby/1, and under the policy somebody" in refused
    claims("resolve", "selby/1", "stet", "-b", "it is close", "--by", "eve")
    refused = claims("sign-off", "selby", code=1).output
    assert "under the policy somebody else signs it off" in refused
    claims("sign-off", "selby", "--by", "eve")
