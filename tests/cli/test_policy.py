"""What the desk calls checked: set, shown, explained, and what follows from it."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from support import Invoke, make_article

SOURCE = "https://example.org/ledger"


@pytest.fixture
def harbour(connection: Connection) -> str:
    make_article(connection)
    connection.commit()
    return "harbour"


@pytest.fixture
def policy(claims: Invoke, tmp_path: Path) -> "Set":
    return Set(claims, tmp_path / "claims.toml")


class Set:
    """Set a policy from its text."""

    def __init__(self, claims: Invoke, path: Path) -> None:
        self.claims, self.path = claims, path

    def __call__(self, text: str, *more: str, code: int = 0) -> str:
        self.path.write_text(text, encoding="utf-8")
        return self.claims("policy", "set", str(self.path), *more, code=code).output


def status(claims: Invoke, name: str) -> tuple[str, list[str]]:
    shown = json.loads(claims("show", name, "-f", "json").stdout)
    return shown["status"], shown["missing"]


def test_a_new_desk_has_the_policy_of_a_magazine(claims: Invoke) -> None:
    shown = claims("policy", "show").stdout

    assert 'name = "magazine"' in shown
    assert "a person's look; no verdict is needed" in claims("policy", "explain").stdout
    said = json.loads(claims("policy", "explain", "-f", "json").stdout)
    assert said["default"]["verdict"] is True


def test_a_policy_that_is_set_is_shown_and_the_one_before_stays(
    claims: Invoke, policy: Set
) -> None:
    text = 'name = "ours"\n[default]\nsources = 2\n'

    assert "policy 2 recorded" in policy(text)

    assert claims("policy", "show").stdout == text
    assert 'name = "magazine"' in claims("policy", "show", "--version", "1").stdout
    assert len(json.loads(claims("policy", "list", "-f", "json").stdout)) == 2
    assert "says the same already" in policy(text, code=1)
    assert "no policy 9" in claims("policy", "show", "--version", "9", code=1).output
    claims("db", "verify")


def test_a_policy_is_read_from_beside_the_desk_or_from_standard_input(
    claims: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'name = "ours"\n[default]\nsources = 2\n'
    Path("claims.toml").write_text("\ufeff" + text, encoding="utf-8")

    claims("policy", "set")
    first = claims("policy", "show", "--version", "1").stdout
    claims("policy", "set", "-", stdin=first)

    assert claims("policy", "show", "--version", "2").stdout == text
    assert claims("policy", "show").stdout == first
    assert "no policy 0" in claims("policy", "show", "--version", "0", code=1).output
    assert "-: it cannot be read as TOML" in (
        claims("policy", "set", "-", stdin="=", code=1).output
    )


def test_a_desk_without_a_policy_is_explained_and_rules_add_up(
    claims: Invoke, connection: Connection, policy: Set
) -> None:
    connection.execute(sa.delete(schema.policy))
    connection.commit()
    bare = claims("policy", "explain").stdout

    policy(
        '[[rule]]\nkinds = ["event"]\nsources = 2\n'
        "[[rule]]\nmin_worth = 0.5\nprimary = true\n"
    )

    assert "Policy none" in bare
    assert "a verdict, on the words as they stand" in bare
    assert "Where several fit a claim, all hold" in claims("policy", "explain").stdout


def test_a_list_says_what_a_verdict_lacks(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    before = claims("list").stdout
    policy("[default]\nprimary = true\nsnapshot = true\n")
    claims("verdict", "harbour/1", "true", "-b", "so", "--evidence", SOURCE)

    assert "lacks" not in before.splitlines()[0]
    assert "a primary source; a saved source" in claims("list").stdout
    said = claims("list", "-f", "csv").stdout.splitlines()
    assert said[0] == (
        "id,status,rating,check_worthiness,kind,speaker,missing,statement,detail_of"
    )
    assert any("a primary source; a saved source" in line for line in said[1:])


def test_a_day_to_look_again_comes_after_the_day_that_was_checked(
    claims: Invoke, harbour: str
) -> None:
    refused = claims(
        "verdict", "harbour/1", "unverifiable", "-b", "so", "--holds-on", "2024-01-02",
        "--recheck-by", "2024-01-01", code=2,
    )  # fmt: skip

    assert "2024-01-01, is before the day for which" in refused.output


def test_taking_a_verdict_back_takes_a_reason_and_no_more(
    claims: Invoke, harbour: str
) -> None:
    claims("verdict", "harbour/1", "unverifiable", "-b", "so")

    refused = claims(
        "verdict", "harbour/1", "--withdraw", "-b", "so", "--suggest", "x", code=2
    )

    assert "--withdraw takes --because and --over, and no more" in refused.output


def test_a_verdict_that_lacks_something_is_recorded_and_the_claim_stays_unverified(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    policy("[default]\nsources = 2\n")

    given = claims(
        "verdict", "harbour/1", "true", "-b", "it says so", "--evidence", SOURCE
    )

    lacks = (
        "2 independent sources cited, it has 1;"
        " claims evidence add harbour/1 SOURCE --stance supports"
    )
    assert "verdict 1 recorded" in given.stdout
    assert f"harbour/1 stays unverified; it lacks {lacks}" in given.stderr
    assert status(claims, "harbour/1") == ("unverified", [lacks])
    assert f"lacks    {lacks}" in claims("show", "harbour/1").stdout
    claims("verdict", "harbour/1", "true", "-b", "two", "-e", "https://example.net/b")
    assert status(claims, "harbour/1") == ("checked", [])
    claims("db", "verify")


def test_another_policy_gives_every_claim_its_status_anew(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    claims("verdict", "harbour/1", "true", "-b", "it says so", "--evidence", SOURCE)
    strict = "[default]\nsources = 2\n"

    tried = policy(strict, "--dry-run")
    assert "harbour/1: checked → unverified" in tried
    assert "nothing was recorded" in tried
    assert status(claims, "harbour/1")[0] == "checked"
    policy(strict)

    assert status(claims, "harbour/1")[0] == "unverified"
    assert "apply policy" in claims("history", "harbour").stdout
    policy("[default]\nsources = 1\n")
    assert status(claims, "harbour/1")[0] == "checked"
    claims("db", "verify")


def test_evidence_in_a_set_counts_as_one(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    policy("[default]\nsources = 2\n")
    for source in (SOURCE, "https://example.net/b"):
        claims("evidence", "add", "harbour/1", source, "--stance", "supports")

    claims("verdict", "harbour/1", "true", "-b", "only together", "--set", "1,2")
    together = status(claims, "harbour/1")[0]
    claims("verdict", "harbour/1", "true", "-b", "each alone")

    assert (together, status(claims, "harbour/1")[0]) == ("unverified", "checked")
    refused = claims("verdict", "harbour/1", "true", "-b", "x", "--set", "a", code=2)
    assert "--set takes numbers of evidence like e1,e2" in refused.output


def test_evidence_that_does_not_bear_the_verdict_out_does_not_count(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    policy("[default]\nsources = 1\n")
    claims("evidence", "add", "harbour/1", SOURCE, "--stance", "context")

    claims("verdict", "harbour/1", "true", "-b", "background only")

    assert status(claims, "harbour/1")[0] == "unverified"


def test_a_checklist_is_confirmed_point_by_point(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    policy('[[rule]]\nkinds = ["quantity"]\nchecklist = ["unit", "base"]\n')
    claims("verdict", "harbour/1", "unverifiable", "-b", "no", "--confirm", "unit")

    assert status(claims, "harbour/1") == (
        "unverified",
        ["'base' is not confirmed; rule again with --confirm 'base'"],
    )
    claims("verdict", "harbour/1", "unverifiable", "-b", "no", "--confirm", "unit",
           "--confirm", "base")  # fmt: skip
    assert status(claims, "harbour/1")[0] == "checked"
    assert "confirmed: unit, base" in claims("show", "harbour/1").stdout


def test_rules_fit_by_speaker_and_worth(
    claims: Invoke, harbour: str, policy: Set
) -> None:
    policy(
        '[[rule]]\nspeakers = ["*"]\nprimary = true\n'
        "[[rule]]\nmin_worth = 0.9\nsnapshot = true\n"
    )
    for name in ("harbour/1", "harbour/2", "harbour/3"):
        claims("verdict", name, "true", "-b", "so", "--evidence", SOURCE)

    assert status(claims, "harbour/1")[0] == "checked"
    assert "a saved source" in status(claims, "harbour/2")[1][0]
    assert "a primary source" in status(claims, "harbour/3")[1][0]


def test_withdrawing_a_verdict_is_a_verdict_too(claims: Invoke, harbour: str) -> None:
    claims("verdict", "harbour/1", "true", "-b", "it says so", "--evidence", SOURCE)

    taken = claims("verdict", "harbour/1", "--withdraw", "-b", "wrong page")

    assert taken.stdout == (
        "verdict 2 recorded: True on harbour/1 is withdrawn, by ada\n"
    )
    assert status(claims, "harbour/1")[0] == "unverified"
    shown = json.loads(claims("show", "harbour/1", "-f", "json").stdout)
    assert [each["withdraws"] for each in shown["verdicts"]] == [False, True]
    assert (shown["rating"], shown["conclusion"]) == (None, None)
    assert (
        "no verdict to withdraw"
        in claims("verdict", "harbour/1", "--withdraw", "-b", "again", code=1).output
    )
    claims("verdict", "harbour/1", "true", "-b", "right after all")
    assert status(claims, "harbour/1")[0] == "checked"
    claims("db", "verify")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["true", "--withdraw"], "--withdraw takes --because and --over, and no more"),
        ([], "say a RATING"),
    ],
)
def test_a_verdict_says_a_rating_or_withdraws(
    claims: Invoke, harbour: str, args: list[str], reason: str
) -> None:
    refused = claims("verdict", "harbour/1", *args, "-b", "x", code=2)

    assert reason in refused.output


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = ", "cannot be read as TOML"),
        ("name = 3", "name must be a word"),
        ("colour = 1", "the policy knows no 'colour'"),
        ("[default]\nsauces = 1", "[default] knows no 'sauces'"),
        ("[default]\nsources = true", "sources must be a number from 0"),
        ("[default]\nprimary = 1", "primary must be true or false"),
        ("[default]\nchecklist = [1]", "checklist must be a list of words"),
        ("[gate]\nright_of_reply = 'no'", "right_of_reply must be one of off"),
        ("[gate]\ndetails = ['titles']", "details knows no 'titles'; it takes figures"),
        ("rule = 1", "rules are written [[rule]]"),
        ("default = 1", "[default] must be a table"),
        ("[[rule]]\nkinds = ['tale']\nsources = 1", "'tale' is not a kind"),
        ("[[rule]]\nmin_worth = 2\nsources = 1", "min_worth must be between 0 and 1"),
        ("[[rule]]\nkinds = ['event']", "[[rule]] 1 demands nothing"),
    ],
)
def test_a_policy_that_is_wrong_is_refused_by_its_name(
    claims: Invoke, policy: Set, text: str, reason: str
) -> None:
    said = policy(text, code=1)

    assert said.startswith("Error: ")
    assert str(policy.path) in said
    assert reason in said
    assert 'name = "magazine"' in claims("policy", "show").stdout


def test_a_policy_file_that_is_not_there_is_named(claims: Invoke) -> None:
    refused = claims("policy", "set", "nowhere.toml", code=1)

    assert "nowhere.toml: no such file or directory" in refused.output


def test_a_policy_from_before_names_what_it_lacks_and_can_adopt_it(
    claims: Invoke, policy: Set, tmp_path: Path
) -> None:
    old = "# ours\n[default]\nsources = 1\n\n[gate]  # as in 0.2.0\nstale = false\n"
    policy(old)

    shown = claims("policy", "show")
    said = json.loads(claims("policy", "explain", "-f", "json").stdout)
    complete = claims("policy", "show", "--complete").stdout

    assert shown.stdout == old
    assert '[gate] not_enough_evidence = "resolve"' in shown.stderr
    assert "claims policy show --complete > claims.toml" in shown.stderr
    assert said["lacks"] == {
        "gate.right_of_reply": "marked",
        "gate.not_enough_evidence": "resolve",
        "gate.suggestions": "resolve",
        "gate.own_stet": "show",
        "gate.own_sign_off": "show",
        "gate.details": ["figures", "dates", "quotations", "criticised", "said"],
    }
    assert '[gate] own_stet = "show"' in claims("policy", "explain").stdout
    assert complete.startswith("# ours\n[default]\nsources = 1\n")
    assert "stale = false" in complete
    policy(complete)
    assert claims("policy", "show").stderr == ""
    assert json.loads(claims("policy", "explain", "-f", "json").stdout)["lacks"] == {}


@pytest.mark.parametrize("text", ["", 'name = "ours"', "[default]\nsources = 1"])
def test_a_policy_without_a_gate_gets_one(
    claims: Invoke, policy: Set, text: str
) -> None:
    policy(text)

    policy(claims("policy", "show", "--complete").stdout)

    assert claims("policy", "show").stderr == ""


def test_a_policy_whose_gate_is_no_table_of_its_own_is_left_to_its_author(
    claims: Invoke, policy: Set
) -> None:
    policy("gate = {stale = false}\n")

    shown = claims("policy", "show", "--complete", code=1)

    assert "write [gate] as a table of its own; it lacks right_of_reply" in shown.output


def test_the_policy_that_ships_lacks_nothing_and_can_be_printed(
    claims: Invoke,
) -> None:
    shown = claims("policy", "show")

    assert shown.stderr == ""
    assert claims("policy", "show", "--shipped").stdout == shown.stdout
    claims("policy", "show", "--shipped", "--complete", code=2)


@pytest.mark.parametrize("key", ["not_enough_evidence", "own_stet", "own_sign_off"])
def test_what_the_gate_does_is_one_of_a_few_words(policy: Set, key: str) -> None:
    assert f"{key} must be one of" in policy(f'[gate]\n{key} = "maybe"\n', code=1)


@pytest.mark.parametrize("part", ["a", '"a b"', "'a'", "a "])
def test_a_key_of_thousands_of_parts_is_refused(policy: Set, part: str) -> None:
    refused = policy(f"{'.'.join([part] * 12_000)} = 1\n", code=1)

    assert "cannot be read as TOML: it has a key of more than 100 parts" in refused


def test_a_policy_from_standard_input_has_an_end(claims: Invoke) -> None:
    long = b"#" * 100_001

    refused = claims("policy", "set", "-", stdin=long, code=1)

    assert "-: it has more than 100,000 bytes" in refused.output
