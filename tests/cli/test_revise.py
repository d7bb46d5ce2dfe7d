"""What a new text of an article does to what is known of it."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from support import PATIENCE, Invoke, make_article, propose
from support_web import page, serving

ONE = (
    "Mongolia has a population of 3.4 million. It ratified the treaty in 2002."
    " The capital is Ulaanbaatar. “Coal is the main export”, the bank said.\n\n"
    "The museum in Darkhan opened in 1974. Copper prices fell in March."
)
QUOTES = (
    "Mongolia has a population of 3.4 million",
    "ratified the treaty in 2002",
    "The capital is Ulaanbaatar",
    "Coal is the main export",
    "The museum in Darkhan opened in 1974",
    "Copper prices fell in March",
)


@pytest.fixture
def revised(
    claims: Invoke, connection: Connection, tmp_path: Path
) -> Callable[..., Any]:
    """Revise the article with its words replaced; return what json says of it."""
    make_article(connection, "m", ONE, [propose(ONE, each) for each in QUOTES])
    connection.commit()
    for number in range(1, len(QUOTES) + 1):
        claims("verdict", f"m/{number}", "unverifiable", "-b", "nobody knows")

    def run(*pairs: tuple[str, str], text: str = ONE) -> Any:
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        draft = tmp_path / "draft.txt"
        draft.write_text(text, encoding="utf-8")
        said = claims("revise", "m", str(draft), "-f", "json").stdout
        claims("db", "verify")
        return json.loads(said)

    return run


def fared(said: Any, number: int) -> tuple[str, str]:
    fate = said["fates"][number - 1]
    return fate["outcome"], fate["status"]


def shown(claims: Invoke, name: str) -> Any:
    return json.loads(claims("show", name, "-f", "json").stdout)


@pytest.mark.parametrize(
    ("number", "old", "new", "outcome", "status"),
    [
        (1, "Copper", "Tin", "unchanged", "checked"),
        (6, " Copper prices fell in March.", "", "gone", "gone"),
        (1, "3.4 million.", "3.5 million.", "changed", "suspended"),
        (1, "3.4 million.", "34 million.", "changed", "suspended"),
        (1, "3.4 million.", "-3.4 million.", "changed", "suspended"),
        (1, "3.4 million.", "3.4 million!", "unchanged", "checked"),
        (1, "has a population", "has  a population", "typography", "checked"),
        (4, "“Coal is the main export”", '"Coal is the main export"', "unchanged",
         "checked"),
        (2, "It ratified", "It never ratified", "changed", "suspended"),
        (1, "Mongolia has", "Reportedly Mongolia has", "changed", "suspended"),
        (5, "in 1974", "in 1947", "changed", "suspended"),
        (6, "in March", "in May", "changed", "suspended"),
        (3, "Ulaanbaatar", "Darkhan", "changed", "suspended"),
    ],
)  # fmt: skip
def test_a_claim_ends_in_one_outcome(
    revised: Callable[..., Any],
    number: int,
    old: str,
    new: str,
    outcome: str,
    status: str,
) -> None:
    assert fared(revised((old, new)), number) == (outcome, status)


def test_what_moves_keeps_its_verdict(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    museum = "The museum in Darkhan opened in 1974."

    said = revised((f"{museum} ", ""), ("Mongolia has", f"{museum} Mongolia has"))

    assert fared(said, 5) == ("moved", "checked")
    assert shown(claims, "m/5")["spans"][0]["start"] == 0


def test_two_places_that_fit_are_a_question(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    museum = "The museum in Darkhan opened in 1974."

    said = revised(
        (f"{museum} ", ""),
        ("in March.", f"in March. {museum}"),
        ("Mongolia has", f"{museum} Mongolia has"),
    )

    assert fared(said, 5) == ("ambiguous", "suspended")
    listed = claims("ready", "m", code=1).output
    assert "ambiguous" in listed
    assert "claims edit m/5 --quote TEXT --occurrence N" in listed
    for command in (
        ("verdict", "m/5", "unverifiable", "-b", "so"),
        ("reaffirm", "m/5", "-b", "so"),
        ("merge", "m/1", "m/5"),
    ):
        refused = claims(*command, code=1).output
        assert "could be in several places of revision 2" in refused, command
        assert "claims edit m/5 --quote TEXT" in refused

    claims("edit", "m/5", "--quote", museum[:-1], "--occurrence", "2")

    assert claims("reaffirm", "m/5", "-b", "the second").exit_code == 0
    assert shown(claims, "m/5")["status"] == "checked"
    claims("db", "verify")


def test_what_is_gone_is_closed_and_comes_back_with_its_words(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    said = revised((" Copper prices fell in March.", ""))

    assert fared(said, 6) == ("gone", "gone")
    assert "m/6" not in claims("list", "m").stdout
    assert "m/6" in claims("list", "m", "--status", "gone").stdout
    assert "m/6" not in claims("ready", "m", code=1).output
    refused = claims("verdict", "m/6", "unverifiable", "-b", "so", code=1).output
    assert "m/6 is gone from revision 2" in refused
    assert "claims edit m/6 --quote TEXT" in refused
    claims("merge", "m/1", "m/6", code=1)
    claims("reaffirm", "m/6", "-b", "so", code=1)

    back = revised(("Mongolia has", "Now Mongolia has"))

    assert fared(back, 6) == ("unchanged", "checked")
    assert back["proposed"] == []


def test_a_gone_claim_is_given_another_place(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    revised(("Copper prices fell in March.", "Prices of copper went down this spring."))
    state = shown(claims, "m/6")["status"]
    assert state in ("gone", "suspended")

    claims("edit", "m/6", "--quote", "Prices of copper went down this spring")

    assert shown(claims, "m/6")["status"] == "suspended"
    claims("reaffirm", "m/6", "-b", "the same in other words")
    assert shown(claims, "m/6")["status"] == "checked"
    claims("db", "verify")


def test_the_verdict_stays_where_it_was_given_and_a_person_carries_it_over(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    revised(("3.4 million", "3.5 million"))
    before = shown(claims, "m/1")
    assert (before["status"], before["rating"]) == ("suspended", "unverifiable")

    done = claims("reaffirm", "m/1", "-b", "rounded", "--by", "bob").output

    assert "m/1: verdict reaffirmed, by bob; it is checked" in done
    after = shown(claims, "m/1")
    assert after["status"] == "checked"
    assert after["verdicts"] == before["verdicts"]
    assert "verdict 1 holds: rounded" in claims("history", "m/1").stdout
    assert "verdict 1 holds: rounded" in claims("timeline", "m").stdout
    again = claims("reaffirm", "m/1", "-b", "rounded", code=1).output
    assert "nothing changed under the verdict on m/1" in again
    claims("db", "verify")


def test_reaffirming_wants_a_reason_and_a_verdict(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    revised(("3.4 million", "3.5 million"))
    claims("add", "m", "--quote", "Darkhan opened")

    assert "pass --because" in claims("reaffirm", "m/1", "-b", " ", code=2).output
    claims("reaffirm", "m/1", code=2)
    assert "claims verdict m/7" in claims("reaffirm", "m/7", "-b", "x", code=1).output


def test_words_that_return_put_the_verdict_in_force_again(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    assert fared(revised(("3.4 million", "3.5 million")), 1) == ("changed", "suspended")

    back = revised(("“Coal", "“Coal"))

    assert back["number"] == 3
    assert fared(back, 1) == ("unchanged", "checked")


def test_words_that_return_do_not_undo_what_somebody_said_since(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    revised(("3.4 million", "3.5 million"))
    claims("verdict", "m/1", "unverifiable", "-b", "not 3.5 either", "--again")

    assert fared(revised(), 1) == ("changed", "suspended")


def test_the_most_urgent_reason_is_a_changed_figure(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    revised(("Copper prices", "Copper costs"), ("in 1974", "in 1975"),
            ("It ratified", "It never ratified"), ("3.4", "3.5"))  # fmt: skip

    found = json.loads(claims("ready", "m", "-f", "json", code=1).stdout)

    suspended = [each for each in found if each["kind"] == "suspended"]
    assert suspended == found[: len(suspended)]
    assert [each["subject"] for each in suspended][-1] == "m/6"
    assert suspended[0]["reason"] == "number: 3.4 million → 3.5 million"
    assert "claims reaffirm m/1 --because TEXT" in suspended[0]["way"]
    listed = claims("list", "m", "--status", "suspended", "--count").stdout
    assert listed == f"{len(suspended)}\n"


def test_the_context_flags_and_a_person_clears_the_flag(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    said = revised(("Mongolia has", "Iceland has"))

    assert fared(said, 2) == ("unchanged", "checked")
    assert said["fates"][1]["flags"]
    found = json.loads(claims("ready", "m", "-f", "json", code=1).stdout)
    assert ("look", "m/2") in [(each["kind"], each["subject"]) for each in found]

    claims("reaffirm", "m/2", "-b", "Iceland did too")

    found = json.loads(claims("ready", "m", "-f", "json", code=1).stdout)
    assert ("look", "m/2") not in [(each["kind"], each["subject"]) for each in found]
    claims("db", "verify")


def test_only_what_is_new_is_proposed(
    claims: Invoke, connection: Connection, tmp_path: Path
) -> None:
    draft = tmp_path / "m.txt"
    draft.write_text(ONE, encoding="utf-8")
    claims("ingest", str(draft))
    count = int(claims("list", "m", "--count").stdout)
    claims("drop", "m/1", "-b", "known")
    claims("edit", "m/2", "--quote", "the treaty in 2002")
    claims("merge", "m/3", "m/4")
    draft.write_text(f"{ONE} The railway opened in 1949.", encoding="utf-8")

    said = json.loads(claims("revise", "m", str(draft), "-f", "json").stdout)

    assert said["proposed"] == [f"m/{count + 1}"]
    assert "railway" in shown(claims, f"m/{count + 1}")["statement"]
    claims("db", "verify")


def test_the_same_text_changes_nothing_and_says_so(
    claims: Invoke, revised: Callable[..., Any], tmp_path: Path
) -> None:
    revised(("3.4", "3.5"))
    before = claims("history", "m", "-f", "json").stdout

    done = claims("revise", "m", str(tmp_path / "draft.txt"))

    assert "revision 2 is this text; nothing was changed" in done.output
    assert claims("history", "m", "-f", "json").stdout == before


def test_a_dry_run_says_the_same_and_stores_nothing(
    claims: Invoke, revised: Callable[..., Any], tmp_path: Path
) -> None:
    before = claims("history", "m", "-f", "json").stdout
    draft = tmp_path / "other.txt"
    draft.write_text(ONE.replace("3.4", "3.5") + " Ten ships sank in 2004.")
    command = ("revise", "m", str(draft), "--all")

    dry = claims(*command, "--dry-run")

    assert "nothing was stored" in dry.stderr
    assert claims("history", "m", "-f", "json").stdout == before
    assert (
        dry.stdout.replace("would be revision", "revision") == claims(*command).stdout
    )


def test_it_is_said_as_json_lines_and_csv(
    claims: Invoke, revised: Callable[..., Any], tmp_path: Path
) -> None:
    draft = tmp_path / "other.txt"
    draft.write_text(ONE.replace("3.4", "3.5"))
    command = ("revise", "m", str(draft), "--dry-run", "-f")

    lines = [json.loads(each) for each in claims(*command, "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(claims(*command, "csv").stdout)))

    assert [each["claim"] for each in lines] == [f"m/{n}" for n in range(1, 7)]
    assert [row["claim"] for row in rows] == [each["claim"] for each in lines]
    assert rows[0]["outcome"] == lines[0]["outcome"] == "changed"
    assert rows[0]["what"] == "number: 3.4 million → 3.5 million"
    [change] = lines[0]["changes"]
    assert (change["old"], change["new"]) == ("3.4 million", "3.5 million")


def test_a_text_comes_from_standard_input_and_from_a_page(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    piped = claims("revise", "m", "-", stdin=ONE.replace("3.4", "3.5"))
    assert "m: revision 2" in piped.output

    with serving({"/m": page(ONE.replace("3.4", "3.6"))}) as site:
        fetched = claims("revise", "m", site.url("/m"), "--allow-private")
    assert "m: revision 3" in fetched.output


def test_an_article_that_was_withdrawn_is_not_revised(
    claims: Invoke, revised: Callable[..., Any]
) -> None:
    claims("withdraw", "m", "-b", "the wrong file")

    refused = claims("revise", "m", "-", stdin="Another text.", code=1)

    assert "claims withdraw m --undo" in refused.output


def test_marks_follow_the_words(claims: Invoke, revised: Callable[..., Any]) -> None:
    claims("nothing-here", "m", "--quote", "The capital")
    claims("nothing-here", "m", "--quote", "Copper prices")

    said = revised(
        ("Mongolia has", "Now Mongolia has"), ("Copper prices", "Coal prices")
    )

    assert (said["kept_marks"], said["lapsed_marks"]) == (1, 1)
    marks = json.loads(claims("nothing-here", "m", "-f", "json").stdout)
    assert [each["span"]["quote"] for each in marks] == ["The capital"]
    refused = claims("nothing-here", "m", "--undo", "1", code=1).output
    assert "claims nothing-here m lists them" in refused
    claims("nothing-here", "m", "--undo", str(marks[0]["number"]))
    assert revised()["kept_marks"] == 1
    marks = json.loads(claims("nothing-here", "m", "-f", "json").stdout)
    assert [each["span"]["quote"] for each in marks] == ["Copper prices"]


def test_a_claim_of_several_parts_and_places_counts_as_its_worst(
    claims: Invoke, connection: Connection
) -> None:
    text = "Sales rose in 2019 and in 2020. The end came. So sales rose in 2018."
    make_article(connection, "m", text, [propose(text, "The end came")])
    connection.commit()
    claims("add", "m", "--quote", "Sales rose … in 2020", "--statement", "Up in 2020.")
    two = ("--quote", "Sales rose in 2019", "--quote", "sales rose in 2018")
    claims("add", "m", *two, "--statement", "Up.")
    for name in ("m/2", "m/3"):
        claims("verdict", name, "unverifiable", "-b", "nobody knows")

    def revise(new: str) -> Any:
        said = json.loads(claims("revise", "m", "-", "-f", "json", stdin=new).stdout)
        claims("db", "verify")
        return said

    said = revise(text.replace("in 2020", "in 2021"))
    assert fared(said, 2) == ("changed", "suspended")
    assert [each["old"] for each in said["fates"][1]["changes"]] == ["2020"]
    parts = [each["quote"] for each in shown(claims, "m/2")["spans"]]
    assert parts == ["Sales rose", "in 2021"]

    said = revise(text.replace("in 2018", "in 2017"))
    assert fared(said, 2) == ("unchanged", "checked")
    assert fared(said, 3) == ("changed", "suspended")

    said = revise(text.removesuffix(" So sales rose in 2018."))
    assert fared(said, 3) == ("unchanged", "checked")
    assert shown(claims, "m/3")["mentions"] == []


def test_two_who_revise_at_once_lose_nothing(
    claims: Invoke, revised: Callable[..., Any], database: str, python: list[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    running = []
    for number in range(3):
        draft = tmp_path / f"draft{number}.txt"
        draft.write_text(ONE.replace("3.4", f"3.{number + 5}"))
        running.append(
            subprocess.Popen(
                [*python, "--database", database, "revise", "m", str(draft)],
                env={**os.environ, "CLAIMS_CHECKER": "ada"},
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
    said = [each.communicate(timeout=PATIENCE) for each in running]

    assert [each.returncode for each in running] == [0, 0, 0], said
    lines = claims("timeline", "m").stdout
    assert all(f"revision {number}," in lines for number in (2, 3, 4))
    claims("db", "verify")


def drafted(claims: Invoke, connection: Connection, tmp_path: Path) -> Path:
    """Give the desk an article, and return the file of another story."""
    make_article(connection, "m", ONE, [propose(ONE, each) for each in QUOTES])
    connection.commit()
    other = tmp_path / "other.txt"
    other.write_text("A lake in Kyzyl froze. Nobody had seen it before.", "utf-8")
    return other


def test_a_text_that_closes_most_claims_is_stored_for_a_yes_alone(
    claims: Invoke, connection: Connection, tmp_path: Path
) -> None:
    other = drafted(claims, connection, tmp_path)
    before = claims("list", "m", "-f", "json").stdout

    refused = claims("revise", "m", str(other), code=1).output

    assert "would close 6 of the 6 claims of m, so nothing was stored" in refused
    assert claims("list", "m", "-f", "json").stdout == before
    assert "revision 2" in claims("revise", "m", str(other), "--yes").stdout


def test_the_wrong_draft_is_taken_back(
    claims: Invoke, connection: Connection, tmp_path: Path
) -> None:
    other = drafted(claims, connection, tmp_path)
    claims("verdict", "m/1", "unverifiable", "-b", "nobody knows")
    before = claims("list", "m").stdout
    claims("revise", "m", str(other), "--yes")

    done = claims("revise", "m", "--undo").stdout

    assert "m: revision 3: 6 unchanged" in done
    assert claims("list", "m").stdout == before
    assert "undo revise" in claims("timeline", "m").stdout
    claims("db", "verify")


def test_undo_wants_no_text_and_a_revision_wants_one(claims: Invoke) -> None:
    for arguments in (("m",), ("m", "draft.txt", "--undo")):
        said = claims("revise", *arguments, code=2).output
        assert "take the last back with --undo" in said


def test_the_reasons_of_a_claim_name_the_figures_that_it_has_now(
    claims: Invoke, tmp_path: Path
) -> None:
    draft = tmp_path / "march.txt"
    text = "The march in Bonn drew 80 people on Sunday. It cost 12 euros."
    draft.write_text(text, encoding="utf-8")
    claims("ingest", str(draft))
    claims("edit", "march/2", "--worth", "0.7")
    before = shown(claims, "march/1")
    assert "80" in before["reasons"]

    draft.write_text(text.replace("80", "90").replace("12", "13"), encoding="utf-8")
    claims("revise", "march", str(draft))

    now = shown(claims, "march/1")
    assert ("90" in now["reasons"], "80" in now["reasons"]) == (True, False)
    assert shown(claims, "march/2")["reasons"] == ["set by hand"]
    claims("db", "verify")
    claims("revise", "march", "--undo")
    assert shown(claims, "march/1")["reasons"] == before["reasons"]
    claims("db", "verify")


def test_a_new_headline_is_told_with_the_way_to_call_the_article_so(
    claims: Invoke, tmp_path: Path
) -> None:
    body = "\n\nThe bridge in Selby opened in 1931. It has two lanes.\n"
    draft = tmp_path / "bridge.txt"

    def titled(headline: str, body: str = body) -> str:
        draft.write_text(headline + body, encoding="utf-8")
        return str(draft)

    claims("ingest", titled("Bridge to open"))

    told = claims("revise", "bridge", titled("It's open at last")).stderr

    assert (
        "the text is headed “It's open at last”, and the article stays “Bridge to"
        " open”; to call it so: claims article edit bridge --title"
    ) in told
    more = body.replace("two", "four")
    again = claims("revise", "bridge", titled("It's open at last", more)).stderr
    assert "headed" not in again
    claims("article", "edit", "bridge", "--title", "It's open at last")
    [shown] = json.loads(claims("articles", "-f", "json").stdout)
    assert shown["title"] == "It's open at last"
