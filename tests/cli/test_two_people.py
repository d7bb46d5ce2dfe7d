"""Two people on one claim: drawn, checked blind, compared and decided."""

import csv
import io
import json
import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from sqlalchemy import Connection

import support_leaks
from claims import schema
from claims.cli import cli
from claims.database.engine import connect
from claims.formats.report import FORMATS
from claims.services.core.lookup import all_articles
from claims.services.proof.verify import verify_article
from support import TEXT, Invoke

FIRST = {
    "false": ("The ledger says 31,200.", "https://example.org/ledger", "31,200"),
    "true": ("I counted them myself.", "https://example.org/count", "40,000"),
}
"""Two verdicts that the first checker might have given, with what they rest on."""

VARIES = re.compile(
    r"20\d\d\\?-\d\d\\?-\d\d[T ]\d\d\\?:\d\d(\\?:\d\d)?"
    r"(\\?\.\d+)?(\\?\+00\\?:00| UTC)?"
    r"|\b[0-9a-f]{64}\b"
)
"""What differs from run to run: moments, with Markdown's escapes, and hashes."""

LOOKS = [
    *(["list", "-f", form] for form in ("table", "json", "jsonl", "csv", "markdown")),
    *(["list", "harbour", "--rating", rating] for rating in ("true", "false")),
    *(
        ["list", "--status", status]
        for status in ("checked", "unverified", "suspended")
    ),
    ["list", "--checker", "ada", "-f", "json"],
    ["list", "--rating", "false", "--count"],
    ["list", "--unverified", "--count"],
    ["list", "--spans"],
    ["list", "--match", "vehicles", "--rating", "true"],
    *(["show", "harbour/1", "-f", form] for form in ("text", "json")),
    *(["show", "harbour", "-f", form] for form in ("text", "json")),
    *(["history", "harbour/1", "-f", form] for form in ("table", "json", "csv")),
    *(["history", "harbour", "-f", form] for form in ("table", "json")),
    *(["stats", "-f", form] for form in ("table", "json")),
    ["stats", "harbour"],
    *(["articles", "-f", form] for form in ("table", "json")),
    *(["evidence", "list", "harbour/1", "-f", form] for form in ("table", "json")),
    *(["report", "harbour", "-f", form] for form in FORMATS),
    *(["recheck", "--list", "-f", form] for form in ("table", "json")),
    *(["callsheet", "harbour", "-f", form] for form in ("text", "markdown", "csv")),
    *(["corrections", "-f", form] for form in ("table", "json")),
    *(["query", "harbour", "-f", form] for form in ("text", "markdown", "csv")),
    *(["ready", "harbour", "-f", form] for form in ("table", "json")),
    ["articles", "--gate"],
    ["coverage", "harbour", "-f", "json"],
    ["recall", "harbour/1", "-f", "json"],
    *(["recall", source, "-f", "json"] for _, source, _ in FIRST.values()),
    ["disagreements"],
    ["disagreements", "harbour", "-f", "json"],
    ["agreement", "--by-checker", "-f", "json"],
    *(["timeline", "harbour", "-f", form] for form in ("table", "json")),
    *(["stale", "--on", "2990-01-01", "-f", form] for form in ("table", "json")),
    ["sign-off", "harbour", "--list", "-f", "json"],
    ["next", "harbour", "--dry-run", "--by", "bob", "-f", "json"],
    *(["source", "list", "-f", form] for form in ("table", "json")),
    *(["source", "show", source, "-f", "json"] for _, source, _ in FIRST.values()),
    ["source", "snapshots", "1", "-f", "json"],
    ["source", "verify"],
    ["report", "harbour", "--coverage", "-f", "json"],
    ["policy", "list", "-f", "json"],
    ["nothing-here", "harbour", "-f", "json"],
    ["db", "verify"],
]
"""Every way to look at a claim."""


BLANK = {
    "completion",
    "db status",
    "diff",
    "policy explain",
    "policy show",
    "scale list",
    "scale show",
    "db desks",
    "db grants",
    "people list",
}
"""What tells of no claim, or needs a second text."""


def test_every_command_that_reads_is_tried() -> None:
    tried = {" ".join(look[:size]) for look in LOOKS for size in (1, 2)}

    assert set(support_leaks.LOOKS) - tried <= BLANK


def code_of(look: list[str]) -> int:
    """Return the exit code of a look: the gate is shut."""
    return int(look[0] == "ready")


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> Invoke:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--published-on", "2024-09-02")
    return claims


def rule(claims: Invoke, rating: str, name: str = "harbour/1", by: str = "ada") -> str:
    because, source, passage = FIRST[rating]
    return claims(
        "verdict", name, rating, "--because", because, "--evidence", source,
        "--passage", passage, "--suggest", f"Say {passage}.", "--by", by,
    ).stdout  # fmt: skip


def disagreeing(claims: Invoke) -> None:
    """Ada says that it is false; bob, who did not see that, that it is true."""
    rule(claims, "false")
    claims("recheck", "harbour/1", "--to", "bob")
    rule(claims, "true", by="bob")


def loaded(claims: Invoke, *args: str) -> Any:
    return json.loads(claims(*args).stdout)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two desks that differ in the first verdict alone, which bob checks blind."""
    paths = {}
    for rating in FIRST:
        folder = tmp_path_factory.mktemp(rating)
        (folder / "harbour.txt").write_text(TEXT, encoding="utf-8")
        paths[rating] = str(folder / "claims.db")

        def run(*args: str, desk: str = paths[rating], code: int = 0) -> Any:
            words = ["--database", desk, *args]
            result = CliRunner().invoke(cli, words, env={"CLAIMS_CHECKER": "ada"})
            assert result.exit_code == code, result.output
            return result

        run("init")
        run("ingest", str(folder / "harbour.txt"), "--published-on", "2024-09-02")
        for _, source, _ in FIRST.values():
            # That the desk knows a source tells nothing of a claim.
            run("source", "add", source)
        rule(run, rating)
        run("verdict", "harbour/2", "unverifiable", "--because", "No record.")
        run("recheck", "harbour/1", "--to", "bob")
        edit = ["edit", "harbour/1", "--statement", "The bridge carried 40,000 cars."]
        run(*edit, "--by", "carl")
        edit[-1] = "The bridge carried 40,000 vehicles a day."
        run(*edit, "--by", "carl")
    return paths


@pytest.mark.parametrize("viewer", ["bob", "", "  "])
@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_whatever_was_ruled_who_checks_blind_sees_the_same(
    desks: dict[str, str], look: list[str], viewer: str
) -> None:
    shown = []
    for desk in desks.values():
        words = ["--database", desk, "--as", viewer, *look]
        result = CliRunner().invoke(cli, words, env={"CLAIMS_CHECKER": ""})
        assert result.exit_code == code_of(look), result.output
        shown.append(VARIES.sub("…", result.stdout))

    assert shown[0] == shown[1]


@pytest.mark.parametrize("viewer", ["bob", ""])
@pytest.mark.parametrize(
    "look",
    [
        ["list", "--rating", "false", "-f", "json"],
        ["stats", "-f", "json"],
        *(["show", name, "-f", "json"] for name in ("harbour/1", "harbour")),
        *(["report", "harbour", "-f", form] for form in ("html", "markdown", "csv")),
    ],
    ids=" ".join,
)
def test_what_was_known_before_the_second_check_is_hidden_as_well(
    desks: dict[str, str], look: list[str], viewer: str
) -> None:
    words = ["history", "harbour/1", "-f", "json"]
    told: dict[str, list[str]] = {}
    for rating, desk in desks.items():
        run = ["--database", desk, "--as"]
        events = json.loads(CliRunner().invoke(cli, [*run, "ada", *words]).stdout)
        told[rating] = []
        for event in events:
            then = [*run, viewer, *look, "--as-of", event["at"]]
            result = CliRunner().invoke(cli, then, env={"CLAIMS_CHECKER": ""})
            assert result.exit_code == 0, result.output
            told[rating].append(VARIES.sub("…", result.stdout))

    assert told["true"] == told["false"]


def test_answers_and_corrections_tell_nothing_to_who_checks_blind(
    harbour: Invoke,
) -> None:
    rule(harbour, "false")
    harbour("source", "add", FIRST["true"][1])
    harbour("recheck", "harbour/1", "--to", "bob")
    before = [
        harbour("--as", "bob", *look, code=code_of(look)).stdout for look in LOOKS
    ]
    harbour("resolve", "harbour/1", "accept", "--because", "You are right.")
    harbour(
        "correct", "harbour/1", "--class", "typo", "--what", "The number",
        "--because", "Misread", "--notice", "It was 31,200.",
    )  # fmt: skip

    after = [harbour("--as", "bob", *look, code=code_of(look)).stdout for look in LOOKS]

    assert [VARIES.sub("…", shown) for shown in after] == [
        VARIES.sub("…", shown) for shown in before
    ]
    assert "It was 31,200." in harbour("corrections", "-f", "json").stdout
    assert "You are right." in harbour("show", "harbour/1").stdout


BY_BOB = (
    ["merge", "harbour/1", "harbour/2"],
    ["merge", "harbour/2", "harbour/1"],
    ["resolve", "harbour/1", "accept", "--because", "right"],
    ["drop", "harbour/1", "--because", "no claim"],
    ["sign-off", "harbour"],
    ["sign-off", "harbour", "--despite", "the press waits"],
    ["verdict", "harbour/1", "--withdraw", "--because", "no"],
)
"""What would tell of the first verdict, or end the check unawares."""


def test_a_release_tells_nothing_of_what_was_ruled_to_who_checks_blind(
    harbour: Invoke,
) -> None:
    rule(harbour, "false")
    harbour("sign-off", "harbour", "--despite", "the press waits", "--by", "eve")
    harbour("recheck", "harbour/1", "--to", "bob")

    [hers] = loaded(harbour, "sign-off", "harbour", "--list", "-f", "json")
    [his] = loaded(
        harbour, "--as", "bob", "sign-off", "harbour", "--list", "-f", "json"
    )

    assert any(each.startswith("harbour/1: it is refuted") for each in hers["reasons"])
    assert not any(each.startswith("harbour/1:") for each in his["reasons"])


@pytest.mark.parametrize("words", BY_BOB, ids=" ".join)
def test_who_checks_blind_rules_or_gives_the_check_back_first(
    harbour: Invoke, words: list[str]
) -> None:
    rule(harbour, "false")
    harbour("verdict", "harbour/2", "unverifiable", "--because", "No record.")
    harbour("recheck", "harbour/1", "--to", "bob")

    refused = harbour(*words, "--by", "bob", code=1).stderr

    assert refused == (
        "Error: bob holds a blind second check of harbour/1; rule with: claims verdict"
        " harbour/1 RATING --because TEXT, or claims recheck --cancel harbour/1\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["drop", "harbour/1", "--because", "no claim"],
        ["merge", "harbour/2", "harbour/1"],
    ],
    ids=" ".join,
)
def test_the_second_check_of_a_claim_that_is_none_ends(
    harbour: Invoke, words: list[str], database: str
) -> None:
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")

    harbour(*words)

    assert loaded(harbour, "recheck", "--list", "-f", "json") == []
    assert harbour("--as", "", "list").stderr == ""
    harbour("drop", "harbour/1", "--undo")
    harbour("recheck", "harbour/1", "--to", "bob")
    with connect(database) as connection:
        for article in all_articles(connection):
            assert list(verify_article(connection, article)) == []


def test_nothing_is_drawn_or_decided_in_a_withdrawn_article(harbour: Invoke) -> None:
    disagreeing(harbour)
    harbour("verdict", "harbour/2", "unverifiable", "--because", "No record.")
    harbour("withdraw", "harbour", "--because", "a draft")

    drawn = harbour("recheck", "--sample", "100%", "--to", "eve", code=1).stderr

    assert "no checked claim is left to draw for eve" in drawn
    assert loaded(harbour, "disagreements", "-f", "json") == []
    assert len(loaded(harbour, "disagreements", "harbour", "-f", "json")) == 1


@pytest.mark.parametrize(
    "look", [["show", "harbour/1"], ["list"], ["history", "harbour"]]
)
def test_everybody_else_sees_what_was_ruled(
    desks: dict[str, str], look: list[str]
) -> None:
    shown = [
        CliRunner().invoke(cli, ["--database", desk, "--as", "carl", *look]).stdout
        for desk in desks.values()
    ]

    assert VARIES.sub("…", shown[0]) != VARIES.sub("…", shown[1])


@pytest.mark.parametrize(
    "look", [["list"], ["stats"], ["history", "harbour"], ["show", "harbour/1"]]
)
def test_that_something_is_hidden_is_said_with_the_way_out(
    harbour: Invoke, look: list[str]
) -> None:
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")

    assert harbour("--as", "bob", *look).stderr == (
        "what was ruled on 1 claim is hidden: bob checks blind;"
        " claims recheck --list shows what\n"
    )
    assert harbour("--as", " ", *look).stderr == (
        "what was ruled on 1 claim is hidden: somebody checks blind;"
        " say who you are with claims --as NAME\n"
    )
    assert harbour(*look).stderr == ""


def test_from_a_draw_to_a_second_opinion(harbour: Invoke, database: str) -> None:
    rule(harbour, "false")

    drawn = harbour("recheck", "--sample", "100%", "--to", "bob", "--seed", "7")
    second = harbour(
        "verdict", "harbour/1", "mostly-false", "--because", "too high", "--by", "bob",
        "--evidence", "https://example.org/mine",
    )  # fmt: skip

    assert drawn.stdout == "harbour/1: second check by bob\n1 of 1 drawn, seed 7\n"
    assert drawn.stderr == (
        "what was ruled is hidden from bob until they rule:"
        " claims verdict CLAIM RATING --because TEXT --by bob\n"
    )
    assert second.stdout == (
        "second verdict 2 recorded: harbour/1 is Mostly false (refuted), by bob\n"
    )
    [found] = loaded(harbour, "list", "--status", "checked", "-f", "json")
    assert (found["rating"], found["checker"]) == ("false", "ada")
    assert "a second opinion on verdict 1" in harbour("show", "harbour/1").stdout
    with connect(database) as connection:
        for article in all_articles(connection):
            assert list(verify_article(connection, article)) == []


def test_a_draw_without_a_seed_says_which_it_took(harbour: Invoke) -> None:
    rule(harbour, "false")

    drawn = harbour("recheck", "--sample", "1", "--to", "bob").stdout

    found = re.fullmatch(r"(?s).*1 of 1 drawn, seed (\d+)\n", drawn)
    assert found
    [listed] = loaded(harbour, "recheck", "--list", "-f", "json")
    assert listed["draw"] == f"1 of 1, seed {found[1]}"


def test_second_checks_are_listed_and_cancelled(harbour: Invoke) -> None:
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")

    [listed] = csv.DictReader(
        io.StringIO(harbour("recheck", "--list", "-f", "csv").stdout)
    )
    cancelled = harbour("recheck", "--cancel", "harbour/1")

    assert (listed["claim"], listed["checker"], listed["drawn_by"]) == (
        "harbour/1", "bob", "ada",
    )  # fmt: skip
    assert cancelled.stdout == "harbour/1: second check by bob cancelled\n"
    assert (
        loaded(harbour, "recheck", "--list", "--article", "harbour", "-f", "json") == []
    )


def test_nothing_is_drawn_or_listed_of_a_withdrawn_article(harbour: Invoke) -> None:
    rule(harbour, "false")
    harbour("withdraw", "harbour", "-b", "a draft")
    refused = harbour("recheck", "--sample", "1", "--to", "bob", code=1)
    assert "no checked claim is left to draw for bob" in refused.stderr
    harbour("withdraw", "harbour", "--undo")
    harbour("recheck", "harbour/1", "--to", "bob")
    harbour("verdict", "harbour/1", "unverifiable", "-b", "who knows", "--by", "bob")

    harbour("withdraw", "harbour", "-b", "a draft")

    assert loaded(harbour, "recheck", "--list", "-f", "json") == []
    assert loaded(harbour, "disagreements", "-f", "json") == []
    assert loaded(harbour, "disagreements", "harbour", "-f", "json") != []


WRONG = {
    ("recheck",): "name the claims, or draw them with --sample N",
    ("recheck", "harbour/1", "--sample", "3"): "name the claims, or draw them with",
    ("recheck", "harbour/1", "--kind", "event"): "go with --sample",
    ("recheck", "--list", "--checker", "ada"): "--list takes --article and --to",
    ("recheck", "--cancel", "harbour/1", "--to", "bob"): "--cancel takes its CLAIM",
    ("recheck", "harbour/1"): "who checks them the second time? pass --to NAME",
    ("recheck", "--sample", "many", "--to", "bob"): "--sample takes a number of claims",
    ("recheck", "--cancel", "harbour/1", "--by", " "): "who are you? pass --by NAME",
    ("recheck", "harbour/1", "--to", "bob", "--by", ""): "who are you? pass --by NAME",
    ("agreement", "--by-kind", "--by-checker"): "exclude each other",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_cannot_be_meant_is_a_usage_error(
    harbour: Invoke, words: tuple[str, ...]
) -> None:
    assert WRONG[words] in harbour(*words, code=2).stderr


def test_a_refusal_records_nothing_and_says_the_way_out(harbour: Invoke) -> None:
    before = harbour("history", "harbour", "-f", "json").stdout

    shown = harbour("recheck", "harbour/1", "--to", "bob", code=1).stderr

    assert shown == (
        "Error: harbour/1 has no verdict that could be checked;"
        " claims verdict harbour/1 RATING --because TEXT gives one\n"
    )
    assert harbour("history", "harbour", "-f", "json").stdout == before


def test_what_is_open_is_listed_by_who_is_to_check_it(harbour: Invoke) -> None:
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")

    assert len(loaded(harbour, "recheck", "--list", "--to", "BOB", "-f", "json")) == 1
    assert loaded(harbour, "recheck", "--list", "--to", "ada", "-f", "json") == []
    unknown = harbour("recheck", "--list", "--to", "bobby", code=1).stderr
    assert "no person 'bobby'; near it: bob" in unknown


def test_a_decision_comes_with_its_evidence_as_a_verdict_does(harbour: Invoke) -> None:
    disagreeing(harbour)
    decide = ("adjudicate", "harbour/1", "false", "-b", "The register.", "--by", "eve")

    alone = harbour(*decide, "--passage", "31,200", code=2).stderr
    harbour(
        *decide, "-e", "https://example.org/register", "--passage", "31,200",
        "--locator", "page 4", "--cite", "e1", "--recheck-by", "2099-01-01",
    )  # fmt: skip

    assert "--passage, --locator, --stance and --accessed-on go with" in alone
    shown = loaded(harbour, "show", "harbour/1", "-f", "json")
    *_, last = shown["verdicts"]
    assert (last["checker"], last["recheck_by"]) == ("eve", "2099-01-01")
    added = shown["evidence"][-1]
    assert last["evidence"] == [1, added["number"]]
    assert (added["stance"], added["passage"]) == ("refutes", "31,200")
    assert (added["checker"], added["locator"]) == ("eve", "page 4")
    harbour("db", "verify")


def test_a_disagreement_is_shown_side_by_side_and_decided(harbour: Invoke) -> None:
    disagreeing(harbour)

    shown = harbour("disagreements", "-f", "csv").stdout
    [whole] = loaded(harbour, "disagreements", "-f", "json")
    refused = harbour(
        "adjudicate", "harbour/1", "false", "--because", "mine", code=1
    ).stderr
    decided = harbour(
        "adjudicate", "harbour/1", "false", "--because", "The ledger.", "--by", "eve"
    )

    [row] = csv.DictReader(io.StringIO(shown))
    assert row == {
        "claim": "harbour/1",
        "first": "False",
        "first_checker": "ada",
        "first_rationale": "The ledger says 31,200.",
        "second": "True",
        "second_checker": "bob",
        "second_rationale": "I counted them myself.",
    }
    assert (whole["first"]["rating"], whole["second"]["rating"]) == ("false", "true")
    assert "let somebody else decide, or pass --yes" in refused
    assert decided.stdout == (
        "verdict 3 recorded: harbour/1 is False (refuted), decided by eve\n"
    )
    assert decided.stderr == ""
    assert loaded(harbour, "disagreements", "-f", "json") == []
    events = loaded(harbour, "history", "harbour/1", "-f", "json")
    assert [each["what"] for each in events] == [
        "ingest", "add evidence", "verdict", "recheck",
        "add evidence", "second verdict", "adjudicate",
    ]  # fmt: skip


def test_next_gives_a_disagreement_to_neither_of_the_two(harbour: Invoke) -> None:
    disagreeing(harbour)

    others = [each["id"] for each in loaded(harbour, "list", "-f", "json")]
    others.remove("harbour/1")
    harbour("assign", *others, "--to", "carl")

    harbour("next", "--by", "ada", code=1)
    harbour("next", "--by", "bob", code=1)
    assert harbour("next", "--by", "eve").stdout.startswith("harbour/1 ")


def test_the_second_checker_is_told_that_they_disagree(harbour: Invoke) -> None:
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")

    told = harbour(
        "verdict", "harbour/1", "unverifiable", "--because", "no", "--by", "bob"
    )

    assert told.stderr == (
        "harbour/1 stays unverified; it lacks agreement: the second check says"
        " Unverifiable; decide with: claims adjudicate harbour/1 RATING"
        " --because TEXT\n"
    )


def test_agreement_is_measured_in_every_format(harbour: Invoke) -> None:
    disagreeing(harbour)

    drawn = harbour("agreement", "--by-checker").stdout
    whole = loaded(harbour, "agreement", "--by-kind", "-f", "json")
    rows = list(csv.DictReader(io.StringIO(harbour("agreement", "-f", "csv").stdout)))

    assert [each.split()[:4] for each in drawn.splitlines()[2:]] == [
        ["all", "1", "0", "%"], ["ada", "1", "0", "%"], ["bob", "1", "0", "%"],
    ]  # fmt: skip
    assert "fewer than 20 pairs: too few for an interval" in drawn
    assert [each["group"] for each in whole] == ["all", "kind"]
    assert (whole[0]["pairs"], whole[0]["agreed"]) == (1, 0)
    assert (whole[0]["kappa"], whole[0]["kappa_low"]) == (0.0, None)
    assert (whole[0]["scale"], whole[0]["ratings"]) == ("desk 1", 1)
    assert [row["pairs"] for row in rows] == ["1"]


def test_agreement_of_nobody_says_so(harbour: Invoke) -> None:
    [found] = loaded(harbour, "agreement", "harbour", "-f", "json")

    assert (found["pairs"], found["percentage"], found["kappa"]) == (0, None, None)
    assert found["note"] == "nobody was checked twice yet"


def test_agreement_without_its_libraries_says_what_to_install(
    harbour: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    disagreeing(harbour)
    monkeypatch.setitem(
        __import__("sys").modules, "statsmodels.stats.inter_rater", None
    )

    assert harbour("agreement", code=3).stderr == (
        "Error: measuring agreement needs: pip install 'krippendorff<0.10,>=0.8.1'"
        " 'scipy<2,>=1.16' 'statsmodels<0.16,>=0.14.5'\n"
    )


def test_asking_about_the_past_tells_no_more(harbour: Invoke) -> None:
    rule(harbour, "false")
    before = datetime.now(UTC).isoformat()
    time.sleep(0.002)
    harbour("recheck", "harbour/1", "--to", "bob")
    looks = [
        ["show", "harbour/1", "-f", "json"],
        ["list", "-f", "json"],
        ["stats", "harbour"],
        ["report", "harbour", "-f", "csv"],
    ]

    for look in looks:
        then = ["--as-of", before]
        assert "refuted" in harbour(*look, *then).stdout
        assert "refuted" not in harbour("--as", "bob", *look, *then).stdout
    rule(harbour, "true", by="bob")
    assert "refuted" in harbour("--as", "bob", *looks[0], "--as-of", before).stdout


def test_answers_and_corrections_tell_nothing_of_a_hidden_verdict(
    harbour: Invoke,
) -> None:
    rule(harbour, "false")
    harbour("resolve", "harbour/1", "reject", "-b", "It is true all the same.")
    harbour(
        "correct", "harbour/1", "--class", "rating", "--what", "It fell.",
        "-b", "Slip.",
        "--notice", "An earlier version had the figure wrong.",
    )  # fmt: skip
    harbour("recheck", "harbour/1", "--to", "bob")

    for look in (
        ["show", "harbour/1"],
        ["show", "harbour/1", "-f", "json"],
        ["report", "harbour", "-f", "json"],
        ["report", "harbour", "-f", "markdown"],
        ["corrections"],
    ):
        shown = harbour("--as", "bob", *look).stdout
        assert "all the same" not in shown
        assert "It fell" not in shown
        assert re.search("all the same|It fell", harbour(*look).stdout)


def test_what_an_import_said_of_a_claim_is_hidden_with_its_verdict(
    harbour: Invoke, connection: Connection
) -> None:
    table = schema.claim
    told = {"Status": "Not accurate", "values": [{"quote": "40,000", "value": 40000}]}
    connection.execute(sa.update(table).where(table.c.number == 1).values(extra=told))
    connection.commit()
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")

    shown = loaded(harbour, "--as", "bob", "show", "harbour/1", "-f", "json")

    assert shown["extra"] == {"values": told["values"]}
    assert loaded(harbour, "show", "harbour/1", "-f", "json")["extra"] == told


def test_nobody_calculates_with_evidence_that_is_hidden_from_them(
    harbour: Invoke,
) -> None:
    rule(harbour, "false")
    harbour("recheck", "harbour/1", "--to", "bob")
    calculate = ("evidence", "add", "harbour/1", "--calc", "e1 * 2", "--by", "bob")

    refused = harbour(*calculate, code=1)

    assert "harbour/1 has no evidence 1 to calculate with" in refused.output
