"""Rows and details at the command line: what folds, and what a person arranges."""

import json

from sqlalchemy import Connection

from claims.services.articles.article_extract import extract_again
from claims.services.articles.proposals import Extraction
from support import TEXT, Invoke, make_article, propose


def test_a_person_folds_and_unfolds_a_claim(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()

    done = claims("edit", "harbour/1", "--detail-of", "harbour/2")

    assert done.output == "harbour/1 changed; it is unverified\n"
    folded = json.loads(claims("show", "harbour/1", "-f", "json").output)
    assert (folded["detail_of"], folded["folded"]) == ("harbour/2", True)
    assert "detail of harbour/2" in claims("show", "harbour/1").output
    assert (
        "detail_of: none → 2; folded: False → True"
        in claims("history", "harbour/1").output
    )

    claims("edit", "harbour/1", "--detail-of", "none")

    assert "detail of" not in claims("show", "harbour/1").output


def test_what_cannot_be_a_detail_is_refused_with_the_way_out(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()
    claims("edit", "harbour/1", "--detail-of", "harbour/2")

    done = claims("edit", "harbour/3", "--detail-of", "harbour/1", code=1)

    assert done.output == (
        "Error: harbour/1 is itself a detail, of harbour/2; details have no details:"
        " claims edit harbour/3 --detail-of harbour/2\n"
    )


def test_a_table_folds_and_what_machines_read_has_every_claim(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()
    claims("edit", "harbour/1", "--detail-of", "harbour/2")

    table = claims("list").output.splitlines()
    unfolded = claims("list", "--details", "--limit", "1").output.splitlines()
    rows = json.loads(claims("list", "-f", "json").output)
    cells = claims("list", "-f", "csv").output.splitlines()

    assert [line.split()[:2] for line in table[2:]] == [
        ["harbour/2", "+1"],
        ["harbour/3", "unverified"],
    ]
    assert [line.split()[:2] for line in unfolded[2:4]] == [
        ["harbour/2", "unverified"],
        ["harbour/1", "↳"],
    ]
    assert [each["detail_of"] for each in rows] == [None, "harbour/2", None]
    assert [line.rpartition(",")[2] for line in cells] == [
        "detail_of",
        "",
        "harbour/2",
        "",
    ]
    count = json.loads(claims("list", "--count", "-f", "json").output)
    assert count == {"count": 3, "rows": 2}


def test_older_claims_are_folded_when_that_is_asked_for(
    claims: Invoke, connection: Connection
) -> None:
    article = make_article(connection, claims=[propose(TEXT, "before it closed")])
    whole = propose(TEXT, "40,000 vehicles a day before it closed")
    found = Extraction("test", "1", [whole], [(0, len(TEXT))])
    extract_again(connection, article, 1, found, by="ada")
    connection.commit()

    shown = claims("extract", "harbour", "--fold", "--dry-run", "-f", "json")
    before = claims("list").stdout
    done = claims("extract", "harbour", "--fold")

    assert json.loads(shown.stdout) == [
        {
            "claim": "harbour/1",
            "detail_of": "harbour/2",
            "was": None,
            "folded": True,
            "statement": "Before it closed.",
        }
    ]
    assert shown.stderr == "harbour: 1 claim would be arranged otherwise\n"
    assert "+1" not in before
    assert done.stderr == "harbour: 1 claim was arranged otherwise\n"
    assert "harbour/2  +1" in claims("list").stdout
    assert "1 claim folded or unfolded" in claims("history", "harbour").stdout


def test_one_ruling_takes_details_along_and_says_what_it_left(
    claims: Invoke, connection: Connection
) -> None:
    whole = "40,000 vehicles a day before it closed"
    parts = [whole, "before it closed", "40,000 vehicles"]
    make_article(connection, claims=[propose(TEXT, each) for each in parts])
    connection.commit()
    ruling = ("verdict", "harbour/1", "true", "-b", "so", "-e", "https://example.org")

    done = claims(*ruling, "--with-details")

    other = propose(f"{TEXT} More.", "More")
    make_article(connection, "other", f"{TEXT} More.", [other] * 3)
    connection.commit()
    strayed = claims(*ruling, "--detail", "other/2", code=1)

    assert (
        strayed.stderr == "Error: other/2 belongs to another article than harbour/1\n"
    )
    assert "with it: harbour/2\n" in done.stdout
    assert done.stderr == "left: harbour/3 has what must be seen (figures)\n"
    [given] = json.loads(claims("show", "harbour/2", "-f", "json").stdout)["verdicts"]
    assert given["given_with"] == {"claim": "harbour/1", "verdict": 1}
    assert "(given with harbour/1)" in claims("show", "harbour/2").stdout
    counts = json.loads(claims("stats", "-f", "json").stdout)
    given_along = {"group": "verdict", "value": "given with its row", "claims": 1}
    assert given_along in counts
    ready = claims("ready", "harbour", "-f", "json", code=1)
    assert "given-with" in {each["kind"] for each in json.loads(ready.stdout)}

    claims("verdict", "harbour/1", "--withdraw", "-b", "a slip")

    assert "unverified" in claims("show", "harbour/2").stdout


def test_a_look_at_a_row_can_be_at_its_details_too(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()
    claims("edit", "harbour/1", "--detail-of", "harbour/2")

    done = claims("look", "harbour/2", "--with-details")

    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "harbour/2",
        "harbour/1",
    ]


def test_the_reasons_on_details_are_folded_in_a_table_alone(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()
    claims("edit", "harbour/1", "--detail-of", "harbour/2")

    table = claims("ready", "harbour", code=1)
    unfolded = claims("ready", "harbour", "--details", code=1)
    every = json.loads(claims("ready", "harbour", "-f", "json", code=1).stdout)

    of_claims = [line.split() for line in table.stdout.splitlines() if "/" in line]
    assert [cells[1:3] for cells in of_claims if cells[0] == "unverified"] == [
        ["harbour/2", "+1"],
        ["harbour/3", "nobody"],
    ]
    assert "harbour/1" in unfolded.stdout
    assert "harbour/1" in {each["subject"] for each in every}
    assert table.stderr == unfolded.stderr


def test_a_claim_shows_what_is_in_it_and_an_article_marks_rows(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()
    claims("edit", "harbour/1", "--detail-of", "harbour/2")

    row, article = claims("show", "harbour/2").stdout, claims("show", "harbour").stdout

    assert "  in it    harbour/1 unverified: 40,000 vehicles a day.\n" in row
    assert "0 of 3 claims checked, 0 of 2 rows" in article
    assert "[1 " not in article
    assert "[2 " in article
    assert "[1 " in claims("show", "harbour", "--details").stdout
