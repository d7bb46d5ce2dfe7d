"""What a person wrote is never rewritten by a new draft: both wordings are shown."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.database.engine import begin
from support import Invoke, make_article, propose
from support_terminal import Terminal

ONE = (
    "The march through Bonn drew 80 people on Sunday. Ada Quill saw it from her house."
    "\n\nThe council had banned it in May. A court lifted the ban in June."
)
TWO = ONE.replace("80 people", "90 people")
MARCH = "The march through Bonn drew 80 people on Sunday"
OWN = "On Sunday eighty marched in Bonn."
TEXT_SAYS = "The march through Bonn drew 90 people on Sunday [2024-09-01]"

Next = Callable[[str], Any]


@pytest.fixture
def draft(claims: Invoke, connection: Connection, tmp_path: Path) -> Next:
    """Make an article whose first claim is the march; return what stores a draft."""
    quotes = (MARCH, "The council had banned it in May")
    make_article(connection, "bonn", ONE, [propose(ONE, each) for each in quotes])
    connection.commit()

    def store(text: str) -> Any:
        path = tmp_path / "draft.txt"
        path.write_text(text, encoding="utf-8")
        said = claims("revise", "bonn", str(path), "-f", "json").stdout
        claims("db", "verify")
        return json.loads(said)

    return store


def shown(claims: Invoke, name: str = "bonn/1") -> Any:
    return json.loads(claims("show", name, "-f", "json").stdout)


def how(claims: Invoke, name: str = "bonn/1") -> tuple[str, str, Any]:
    claim = shown(claims, name)
    return claim["statement"], claim["status"], claim["wording"]


def word(claims: Invoke, way: str) -> str:
    """Give a claim of the march a statement of one's own; return the claim's name."""
    if way == "edit":
        claims("edit", "bonn/1", "--statement", OWN)
        return "bonn/1"
    claims("add", "bonn", "--quote", "drew 80 people", "--statement", OWN)
    return "bonn/3"


@pytest.mark.parametrize("ruled", [False, True], ids=["open", "ruled"])
@pytest.mark.parametrize("moved", [False, True], ids=["here", "moved"])
@pytest.mark.parametrize("way", ["edit", "add"])
def test_a_persons_statement_stays_and_the_texts_wording_is_offered(
    claims: Invoke, draft: Next, way: str, moved: bool, ruled: bool
) -> None:
    name = word(claims, way)
    if ruled:
        claims("verdict", name, "unverifiable", "--because", "nobody counted")
    text = "\n\n".join(reversed(TWO.split("\n\n"))) if moved else TWO

    said = draft(text)

    wording = {"of_revision": 1, "text_says": TEXT_SAYS}
    assert how(claims, name) == (OWN, "suspended", wording)
    [fate] = [each for each in said["fates"] if each["claim"] == name]
    assert (fate["outcome"], fate["status"]) == ("changed", "suspended")
    assert fate["wording"] == wording


def test_an_engines_statement_follows_the_words(claims: Invoke, draft: Next) -> None:
    assert draft(TWO)["fates"][0]["wording"] is None

    assert how(claims) == (MARCH.replace("80", "90") + ".", "unverified", None)


def test_a_claim_added_in_the_words_of_the_text_follows_them(
    claims: Invoke, draft: Next
) -> None:
    claims("add", "bonn", "--quote", "The council had banned it in May. A court")

    draft(ONE.replace("in May", "in July"))

    statement, _, wording = how(claims, "bonn/3")
    assert (statement, wording) == (
        "The council had banned it in July. A court.",
        None,
    )


def test_words_that_return_settle_it(claims: Invoke, draft: Next) -> None:
    word(claims, "edit")
    claims("verdict", "bonn/1", "unverifiable", "--because", "nobody counted")
    before = how(claims)
    draft(TWO)

    draft(ONE)

    assert how(claims) == before


def test_it_stays_open_over_drafts_until_somebody_settles_it(
    claims: Invoke, draft: Next
) -> None:
    word(claims, "edit")
    draft(TWO)

    draft(TWO.replace("in June", "in July"))
    assert how(claims)[2] == {"of_revision": 1, "text_says": TEXT_SAYS}
    draft(ONE.replace("80 people", "95 people"))

    says = TEXT_SAYS.replace("90", "95")
    assert how(claims)[2] == {"of_revision": 1, "text_says": says}


def test_the_texts_wording_is_taken_over_and_follows_the_text_from_then_on(
    claims: Invoke, draft: Next
) -> None:
    word(claims, "edit")
    draft(TWO)

    claims("edit", "bonn/1", "--as-text")
    assert how(claims) == (TEXT_SAYS, "unverified", None)
    draft(ONE.replace("80 people", "95 people"))

    assert how(claims) == (TEXT_SAYS.replace("90", "95"), "unverified", None)
    claims("edit", "bonn/1", "--as-text", code=1)


@pytest.mark.parametrize("flags", [("--keep-statement",), ("--statement", OWN)])
def test_a_statement_that_still_holds_is_kept_for_the_words_as_they_are(
    claims: Invoke, draft: Next, flags: tuple[str, ...]
) -> None:
    word(claims, "edit")
    draft(TWO)

    claims("edit", "bonn/1", *flags)
    assert how(claims) == (OWN, "unverified", None)
    claims("db", "verify")
    draft(TWO.replace("in June", "in July"))
    assert how(claims) == (OWN, "unverified", None)
    draft(TWO.replace("90 people", "70 people"))

    assert how(claims)[2]["of_revision"] == 2


def test_nobody_rules_on_what_the_text_no_longer_says(
    claims: Invoke, draft: Next
) -> None:
    word(claims, "edit")
    claims("verdict", "bonn/1", "unverifiable", "--because", "nobody counted")
    before = how(claims)
    draft(TWO)

    ruled = claims("verdict", "bonn/1", "unverifiable", "-b", "no", code=1)
    reaffirmed = claims("reaffirm", "bonn/1", "-b", "still so", code=1)

    for refused in (ruled, reaffirmed):
        assert "statement is of revision 1" in refused.output
        assert "claims edit bonn/1 --as-text, or --keep-statement" in refused.output
    claims("edit", "bonn/1", "--keep-statement")
    claims("reaffirm", "bonn/1", "-b", "still so")
    assert how(claims) == before


@pytest.mark.parametrize(
    "command",
    [
        ("list", "bonn", "-f", "table"),
        ("list", "bonn", "-f", "csv"),
        ("list", "bonn", "-f", "markdown"),
        ("show", "bonn/1"),
        ("report", "bonn", "-f", "markdown"),
        ("report", "bonn", "-f", "csv"),
        ("report", "bonn", "-f", "html"),
        ("callsheet", "bonn"),
        ("callsheet", "bonn", "-f", "csv"),
        ("ready", "bonn"),
    ],
    ids=" ".join,
)
def test_nothing_prints_it_as_what_the_text_says(
    claims: Invoke, draft: Next, command: tuple[str, ...]
) -> None:
    word(claims, "edit")
    draft(TWO)

    said = claims(*command, code=1 if command[0] == "ready" else 0).output

    assert "of revision 1" in said
    assert "The march through Bonn drew 90 people on Sunday" in said


def test_json_has_both(claims: Invoke, draft: Next) -> None:
    word(claims, "edit")
    draft(TWO)

    report = json.loads(claims("report", "bonn", "-f", "json").stdout)
    listed = json.loads(claims("list", "bonn", "-f", "json").stdout)
    recalled = json.loads(claims("recall", "bonn/1", "-f", "json").stdout)

    wording = {"of_revision": 1, "text_says": TEXT_SAYS}
    [reported] = [e for e in report["claims"] if e["id"] == "bonn/1"]
    assert reported["wording"] == wording
    assert [e["wording"] for e in listed if e["id"] == "bonn/1"] == [wording]
    assert recalled[0]["wording"] == wording


def test_what_was_known_before_the_draft_is_told_as_it_was(
    claims: Invoke, draft: Next
) -> None:
    word(claims, "edit")
    before = shown(claims)
    draft(TWO)

    report = json.loads(
        claims("report", "bonn", "--revision", "1", "-f", "json").stdout
    )

    [then] = [e for e in report["claims"] if e["id"] == "bonn/1"]
    assert then == before


def test_undoing_the_draft_settles_it(claims: Invoke, draft: Next) -> None:
    word(claims, "edit")
    before = how(claims)
    draft(TWO)

    claims("revise", "bonn", "--undo")

    assert how(claims) == before
    claims("db", "verify")


def test_undoing_a_draft_whose_wording_was_taken_over_follows_the_words_back(
    claims: Invoke, draft: Next
) -> None:
    word(claims, "edit")
    claims("verdict", "bonn/1", "unverifiable", "--because", "nobody counted")
    before = how(claims)
    draft(TWO)
    claims("edit", "bonn/1", "--as-text")

    claims("revise", "bonn", "--undo")

    assert how(claims) == before
    claims("db", "verify")


def test_undoing_a_draft_for_which_somebody_worded_a_claim_asks_again(
    claims: Invoke, draft: Next
) -> None:
    draft(TWO)
    claims("edit", "bonn/1", "--statement", "Ninety marched.")

    claims("revise", "bonn", "--undo")

    assert how(claims) == (
        "Ninety marched.",
        "suspended",
        {"of_revision": 2, "text_says": "The march through Bonn drew 80 people on"
         " Sunday"},
    )  # fmt: skip
    claims("db", "verify")


def test_a_claim_that_is_gone_and_returns_is_still_to_be_settled(
    claims: Invoke, draft: Next
) -> None:
    word(claims, "edit")
    draft(TWO)
    draft(ONE.partition("\n\n")[2])
    assert how(claims)[1] == "gone"

    draft(TWO)

    assert how(claims) == (
        OWN,
        "suspended",
        {"of_revision": 1, "text_says": TEXT_SAYS},
    )


def test_options_that_exclude_each_other(claims: Invoke, draft: Next) -> None:
    both = ("--as-text", "--keep-statement")
    assert "exclude each other" in claims("edit", "bonn/1", *both, code=2).output
    refused = claims("edit", "bonn/1", "--keep-statement", code=1)
    assert "the text has no other wording for bonn/1" in refused.output


@pytest.mark.parametrize(("key", "statement"), [("t", TEXT_SAYS), ("k", OWN)])
def test_one_key_settles_it_in_review(
    sqlite_desk: str, tmp_path: Path, key: str, statement: str
) -> None:
    from click.testing import CliRunner

    from claims.cli import cli

    with begin(sqlite_desk) as connection:
        make_article(connection, "bonn", ONE, [propose(ONE, MARCH)])
    path = tmp_path / "draft.txt"
    path.write_text(TWO, encoding="utf-8")
    for args in (
        ("edit", "bonn/1", "--statement", OWN, "--by", "ada"),
        ("revise", "bonn", str(path), "--by", "ada"),
    ):
        result = CliRunner().invoke(cli, ["--database", sqlite_desk, *args])
        assert result.exit_code == 0, result.output

    command = [sys.executable, "-m", "claims", "--database", sqlite_desk, "review"]
    with Terminal([*command, "bonn", "--by", "ada"], size=(80, 24)) as terminal:
        terminal.wait_for("of revision 1; the text says now (t): ", "k keep")
        terminal.press(key)
        terminal.wait_for("it is unverified")
        terminal.press("q")

    result = CliRunner().invoke(
        cli, ["--database", sqlite_desk, "show", "bonn/1", "-f", "json"]
    )
    claim = json.loads(result.stdout)
    assert (claim["statement"], claim["wording"]) == (statement, None)
