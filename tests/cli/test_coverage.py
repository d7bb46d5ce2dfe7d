"""What nobody has looked at: by claims, by stretches marked, word by word."""

import json

import pytest
from sqlalchemy import Connection

from support import TEXT, Invoke, make_article


@pytest.fixture
def harbour(connection: Connection) -> str:
    make_article(connection)
    connection.commit()
    return "harbour"


def blank(claims: Invoke) -> list[str]:
    shown = json.loads(claims("coverage", "harbour", "-f", "json").stdout)
    for each in shown["blanks"]:
        span = each["span"]
        assert TEXT[span["start"] : span["end"]] == span["quote"]
    return [each["span"]["quote"] for each in shown["blanks"]]


def test_what_a_machine_proposed_is_blank_until_a_person_looks(
    claims: Invoke, harbour: str
) -> None:
    before = blank(claims)

    claims("verdict", "harbour/1", "unverifiable", "-b", "no record")

    assert len(before) == 1
    assert blank(claims) == [
        "Harbour bridge to reopen in May\nThe bridge carried",
        before[0].partition("a day ")[2],
    ]
    shown = claims("coverage", "harbour").stdout
    assert "4 of 36 words accounted for (11%)" in shown
    assert "harbour/2; harbour/3" in shown


def test_a_dropped_claim_covers_nothing(claims: Invoke, harbour: str) -> None:
    before = blank(claims)

    claims("drop", "harbour/1", "--because", "no claim")

    assert blank(claims) == before


def test_a_claim_whose_words_changed_covers_nothing(
    claims: Invoke, harbour: str
) -> None:
    before = blank(claims)
    claims("verdict", "harbour/1", "unverifiable", "-b", "no record")

    claims("edit", "harbour/1", "--statement", "Something else.")

    assert blank(claims) == before


def test_a_sentence_is_marked_as_nothing_to_check(claims: Invoke, harbour: str) -> None:
    refused = claims("nothing-here", "harbour", "--sentence", "1", code=1)
    assert "which nobody has looked at; rule on it" in refused.output
    for number in (1, 2, 3):
        claims("verdict", f"harbour/{number}", "unverifiable", "-b", "no record")

    claims("nothing-here", "harbour", "--sentence", "1", "--because", "furniture")

    assert blank(claims) == []
    assert (
        "(100%); 1 of 1 sentences whole, 0 untouched"
        in claims("coverage", "harbour").stdout
    )
    again = claims("nothing-here", "harbour", "--sentence", "1", code=1)
    assert "no blank words in sentence 1 of harbour" in again.output
    both = ("--sentence", "1", "--undo", "1")
    assert "exclude" in claims("nothing-here", "harbour", *both, code=2).output
    claims("db", "verify")


def test_the_report_shows_what_nobody_looked_at_where_that_is_asked_for(
    claims: Invoke, harbour: str
) -> None:
    plain = claims("report", "harbour").stdout
    shown = claims("report", "harbour", "--coverage").stdout

    assert "Nobody has looked at these words" not in plain
    assert "Nobody has looked at these words" in shown
    dump = json.loads(claims("report", "harbour", "-f", "json", "--coverage").stdout)
    assert dump["coverage"]["blank_words"] == 36


def test_an_opinion_that_somebody_looked_at_is_reported_as_seen(
    claims: Invoke, harbour: str
) -> None:
    claims("edit", "harbour/3", "--kind", "opinion")

    shown = json.loads(claims("show", "harbour/3", "-f", "json").stdout)

    assert (shown["status"], shown["rating"]) == ("checked", None)
    assert "looked at" in claims("report", "harbour").stdout.lower()
