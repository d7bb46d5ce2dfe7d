"""What goes to writers and the criticised, what comes back, what is put right."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from claims.database.engine import begin
from claims.services.core.lookup import find_article
from claims.services.proof.verify import verify_article, verify_desk
from support import TEXT, Invoke
from support_desk import prepare


@pytest.fixture
def desk(claims: Invoke, database: str) -> Invoke:
    """The article of ``make_article``, whose first claim failed."""
    prepare(database)
    claims(
        "verdict", "harbour/1", "false", "--because", "The ledger says 31,200.",
        "--evidence", "https://example.org/ledger", "--passage", "31,200",
        "--suggest", "31,200 vehicles a day", "--recheck-by", "2024-09-02",
    )  # fmt: skip
    return claims


def loaded(claims: Invoke, *args: str) -> Any:
    return json.loads(claims(*args).stdout)


def rows(claims: Invoke, *args: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(claims(*args).stdout)))


def test_what_failed_goes_to_the_writer_and_comes_back(desk: Invoke) -> None:
    sheet = desk("query", "harbour").stdout

    assert sheet.splitlines()[0] == "no writer named"
    for words in ("“40,000 vehicles a day”", "suggested: 31,200 vehicles a day"):
        assert words in sheet
    assert desk(
        "resolve", "harbour/1", "accept", "--because", "a slip", "--by", "jane",
        "--wording", "31,200 vehicles",
    ).stdout == (
        "answer 1 on harbour/1 recorded: accept, by writer jane\n"
    )  # fmt: skip
    again = desk(
        "resolve", "harbour/1", "accept", "--because", "a slip", "--by", "jane",
        "--wording", "31,200 vehicles",
    )  # fmt: skip
    assert "is there already" in again.stdout
    stet = desk("resolve", "harbour/1", "stet", "--because", "of 2019", "--by", "ed")
    assert stet.stdout == "answer 2 on harbour/1 recorded: stet, by editor ed\n"

    assert desk("query", "harbour").stderr == "nothing waits for a writer\n"
    assert "stet (of 2019)" in desk("query", "harbour", "--all").stdout
    shown = desk("show", "harbour/1").stdout
    assert "to verdict 1: accept (a slip); wording: “31,200 vehicles”" in shown
    assert (
        "stet by the editor, to verdict 1: of 2019"
        in desk("history", "harbour/1", "-f", "csv").stdout
    )
    both = loaded(desk, "show", "harbour/1", "-f", "json")["resolutions"]
    assert [(each["answer"], each["role"]) for each in both] == [
        ("accept", "writer"),
        ("stet", "editor"),
    ]
    assert desk("db", "verify").exit_code == 0


def test_every_form_of_the_sheet_says_the_same(desk: Invoke) -> None:
    [row] = rows(desk, "query", "harbour", "-f", "csv")
    [found] = loaded(desk, "query", "harbour", "-f", "json")
    markdown = desk("query", "harbour", "-f", "markdown").stdout

    assert (row["claim"], row["found"]) == ("harbour/1", "The ledger says 31,200.")
    assert row["evidence"] == "refutes: https://example.org/ledger: “31,200”"
    assert (found["id"], found["answered"], found["writer"]) == (
        "harbour/1", False, None,
    )  # fmt: skip
    assert "## harbour/1" in markdown


def test_a_sheet_of_a_writer_is_found_by_a_name_in_the_byline(
    claims: Invoke, tmp_path: Path
) -> None:
    for number, byline in enumerate(["Jane Doe and Bob Roe", "JANE DOE", "Janet"]):
        slug = f"a{number}"
        text = f"The harbour bridge carried {number + 3},000 vehicles a day in 2019."
        claims("ingest", "-", "--slug", slug, "--byline", byline, stdin=text)
        claims("verdict", f"{slug}/1", "unverifiable", "-b", "no", "--suggest", "cut")

    found = loaded(claims, "query", "--writer", "jane doe", "-f", "json")

    assert [each["id"] for each in found] == ["a1/1", "a0/1"]
    assert "name an ARTICLE, or pass --writer" in claims("query", code=2).stderr


def test_a_confidential_source_is_not_named_to_the_writer(desk: Invoke) -> None:
    desk("source", "add", "J. Doe", "--kind", "person", "--confidential")
    desk(
        "verdict", "harbour/2", "false", "-b", "no", "-e", "J. Doe", "--passage", "Nay",
    )  # fmt: skip

    for form in ("text", "markdown", "csv", "json"):
        shown = desk("query", "harbour", "-f", form).stdout
        assert "J. Doe" not in shown.replace("\\", "")
        assert "Nay" not in shown
        assert "confidential source" in shown


def test_stet_is_the_editors_word(desk: Invoke) -> None:
    refused = desk("resolve", "harbour/1", "stet", "-b", "so", "--as", "writer", code=2)

    assert "stet is the editor's word" in refused.stderr
    nothing = desk("resolve", "harbour/2", "accept", "-b", "so", code=1)
    assert "claims verdict harbour/2 RATING" in nothing.stderr


def test_an_article_is_withdrawn_and_brought_back(desk: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "again.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert desk("withdraw", "harbour", "--because", "a draft").stdout == (
        "harbour withdrawn: a draft\n"
    )
    assert loaded(desk, "articles", "-f", "json") == []
    assert loaded(desk, "list", "-f", "json") == []
    assert desk("list", "--count").stdout == "0\n"
    assert desk("list", "--withdrawn", "--count").stdout == "3\n"
    assert desk("list", "harbour", "--count").stdout == "3\n"
    assert loaded(desk, "stats", "-f", "json") == []
    assert loaded(desk, "stats", "--withdrawn", "-f", "json")
    assert "a draft" in desk("articles", "--withdrawn").stdout
    assert "withdrawn by ada: a draft" in desk("show", "harbour").stdout
    assert (
        "| withdrawn | a draft |" in desk("report", "harbour", "-f", "markdown").stdout
    )
    assert "This article was withdrawn by" in desk("report", "harbour").stdout
    way = "bring it back with: claims withdraw harbour --undo"
    assert way in desk("ingest", str(path), code=1).stderr
    assert way in desk("ingest", str(path), str(path), code=1).stderr
    assert "already" in desk("withdraw", "harbour", "-b", "again", code=1).stderr
    assert desk("db", "verify").exit_code == 0

    assert desk("withdraw", "harbour", "--undo").stdout == "harbour is back\n"
    assert len(loaded(desk, "list", "-f", "json")) == 3
    assert "is not withdrawn" in desk("withdraw", "harbour", "--undo", code=1).stderr
    assert desk("ingest", str(path)).exit_code == 0
    assert desk("db", "verify").exit_code == 0
    assert "say why" in desk("withdraw", "harbour", code=2).stderr


def test_recall_finds_a_source_or_a_claim(desk: Invoke) -> None:
    [found] = loaded(desk, "recall", "https://example.org/ledger", "-f", "json")
    [same] = rows(desk, "recall", "harb/1", "-f", "csv")

    assert (found["claim"], found["status"]) == ("harbour/1", "checked")
    assert found["because"] == "verdict 1 cites evidence 1"
    [part] = found["spans"]
    assert TEXT[part["start"] : part["end"]] == part["quote"]
    assert (same["claim"], same["because"]) == ("harbour/1", "the claim itself")
    assert same["span"] == f"{part['start']}:{part['end']}"


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("nothing", "no source 'nothing'"),
        ("harbour/9", "no claim harbour/9"),
        ("https://example.org/9", "no source 'https://example.org/9'"),
        ("elsewhere/1", "no article elsewhere"),
    ],
)
def test_what_cannot_be_recalled_is_named(
    desk: Invoke, name: str, refusal: str
) -> None:
    assert refusal in desk("recall", name, code=1).stderr


def test_stale_lists_what_is_past_its_day(desk: Invoke) -> None:
    [found] = loaded(desk, "stale", "-f", "json")

    assert (found["claim"], found["recheck_by"]) == ("harbour/1", "2024-09-02")
    assert loaded(desk, "stale", "harb", "--on", "2024-09-02", "-f", "json") == []
    assert "harbour/1" in desk("stale", "--on", "2024-09-03").stdout


def test_a_correction_is_in_the_register_and_in_every_report(desk: Invoke) -> None:
    entry = [
        "correct", "harbour/1", "--class", "rating", "--what", "The <count>",
        "--because", "an old ledger", "--old", "40,000", "--new", "31,200",
        "--notice", "An earlier version said 40,000.", "--on", "2024-09-05",
    ]  # fmt: skip
    assert desk(*entry).stdout == (
        "correction 1 of harbour recorded: rating, harbour/1\n"
    )
    assert "is there already" in desk(*entry).stdout
    desk(
        "correct", "harbour", "--class", "note", "--what", "w", "-b", "b",
        "--notice", "n",
    )  # fmt: skip

    first, second = loaded(desk, "corrections", "harbour", "-f", "json")
    assert (first["claim"], first["corrected_on"]) == ("harbour/1", "2024-09-05")
    assert second["claim"] is None
    assert "harbour/1" in desk("corrections").stdout
    assert rows(desk, "corrections", "-f", "csv")[0]["notice"] == first["notice"]
    assert "rating: The <count>" in desk("history", "harbour").stdout
    assert "An earlier version said" in desk("show", "harbour").stdout
    report = loaded(desk, "report", "harbour", "-f", "json")
    assert report["corrections"] == [first, second]
    markdown = desk("report", "harbour", "-f", "markdown").stdout
    assert "## Corrections" in markdown
    assert "31,200" in markdown
    html = desk("report", "harbour").stdout
    assert '<h2 id="corrections">Corrections</h2>' in html
    assert "The &lt;count&gt;" in html
    assert desk("db", "verify").exit_code == 0
    empty = desk(
        "correct", "harbour", "--class", "note", "--what", " ", "-b", "b",
        "--notice", "n", code=2,
    )  # fmt: skip
    assert "a correction needs --what" in empty.stderr


def test_the_criticised_are_asked_and_answer(desk: Invoke) -> None:
    desk("edit", "harbour/2", "--criticises", "The council")
    to = ["approach", "harbour/2", "--to", "The council"]

    assert "was not asked" in desk(*to, "--no-answer", code=1).stderr
    assert "pass --how" in desk(*to, code=2).stderr
    assert "exclude" in desk(*to, "--answered", "x", "--no-answer", code=2).stderr
    assert "--answered needs" in desk(*to, "--answered", " ", code=2).stderr
    asked = desk(*to, "--how", "by telephone", "--on", "2024-09-01").stdout
    assert asked == (
        "approach 1 on harbour/2 recorded: The council asked for a reply,"
        " 2024-09-01, by telephone\n"
    )
    desk(*to, "--answered", "Not <so>.", "--on", "2024-09-02")

    shown = desk("show", "harbour/2").stdout
    assert "criticises  The council" in shown
    assert "The council replied, 2024-09-02: “Not <so>.”" in shown
    found = loaded(desk, "show", "harbour/2", "-f", "json")
    assert found["criticises"] == "The council"
    assert [each["step"] for each in found["approaches"]] == ["asked", "answered"]
    assert "Not &lt;so&gt;." in desk("report", "harbour").stdout
    assert (
        "criticises The council" in desk("report", "harbour", "-f", "markdown").stdout
    )
    desk("edit", "harbour/2", "--criticises", "")
    assert "criticises  nobody" in desk("show", "harbour/2").stdout
    assert desk("db", "verify").exit_code == 0


def filled(claims: Invoke, **answers: str) -> str:
    """Return the call sheet as a German Excel saves it, with answers by claim."""
    sheet = rows(claims, "callsheet", "harbour", "-f", "csv")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, sheet[0], delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for row in sheet:
        if row["claim"] in answers:
            row |= {"stance": "supports", "answer": answers[row["claim"]]}
        writer.writerow(row)
    return "\ufeff" + buffer.getvalue()


def test_a_call_sheet_goes_out_and_its_answers_come_in(
    desk: Invoke, tmp_path: Path
) -> None:
    desk("source", "add", "Ada Quill", "--kind", "person")
    path = tmp_path / "calls.csv"
    path.write_text(filled(desk, **{"harbour/3": "'=12 million"}), newline="")
    answers = ["callsheet", "harbour", "--answers", str(path), "--by", "bob"]

    assert "Ada Quill\n  [ ] harbour/3" in desk("callsheet", "harbour").stdout
    marked = desk("callsheet", "harbour", "-f", "markdown").stdout
    assert "## nobody named yet" in marked
    tried = desk(*answers, "--dry-run")
    assert tried.stdout == (
        "line 2: evidence 1 of harbour/3 would be recorded: supports, Ada Quill\n"
    )
    assert tried.stderr == (
        "answers: 1 new, 0 there already, 1 left empty; nothing was stored\n"
    )
    assert loaded(desk, "evidence", "list", "harbour/3", "-f", "json") == []
    assert "evidence 1 of harbour/3 recorded" in desk(*answers).stdout
    again = desk(*answers)
    assert again.stderr == "answers: 0 new, 1 there already, 1 left empty\n"

    [piece] = loaded(desk, "evidence", "list", "harbour/3", "-f", "json")
    assert (piece["passage"], piece["checker"]) == ("=12 million", "bob")
    assert desk("db", "verify").exit_code == 0


def test_a_wrong_row_stores_nothing_of_its_file(desk: Invoke, database: str) -> None:
    sheet = (
        "ask,claim,stance,answer\nperson: Eve,harbour/1,supports,yes\n"
        "person: Eve,harbour/2,,no\n"
    )

    refused = desk("callsheet", "harbour", "--answers", "-", code=1, stdin=sheet)

    assert "line 3: it has no stance" in refused.stderr
    assert "nothing was stored" in refused.stderr
    assert "Eve" not in desk("source", "list").stdout
    with begin(database) as connection:
        article = find_article(connection, "harbour")
        assert [*verify_article(connection, article), *verify_desk(connection)] == []


def test_answers_need_a_file_and_somebody_who_brings_them(
    desk: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        "goes with --answers" in desk("callsheet", "harb", "--dry-run", code=2).stderr
    )
    missing = desk("callsheet", "harb", "--answers", "nowhere.csv", code=1)
    assert "nowhere.csv: no such file" in missing.stderr
    monkeypatch.delenv("CLAIMS_CHECKER")
    nobody = desk("callsheet", "harb", "--answers", "-", code=2, stdin="")
    assert "who are you?" in nobody.stderr
    assert "Ada Quill" in desk("callsheet", "harb").stdout


def test_nothing_open_is_no_sheet(desk: Invoke) -> None:
    for number in (2, 3):
        desk("verdict", f"harbour/{number}", "unverifiable", "-b", "no record")

    assert desk("callsheet", "harbour").stderr == "nothing is open\n"
    assert rows(desk, "callsheet", "harbour", "-f", "csv") == []
