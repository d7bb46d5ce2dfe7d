"""The gate on changed words: the gravest first."""

from datetime import date

from sqlalchemy import Connection

from claims.records import Obstacle
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.lookup import ArticleName
from claims.services.release.gate_case import open_case
from claims.services.release.gate_changes import suspended
from claims.vocabulary import Objection
from support import TEXT
from support import claim as find
from support_desk import checked, revise_to


def met(connection: Connection, article: ArticleName) -> list[Obstacle]:
    return list(
        suspended(open_case(connection, article, date(2024, 9, 2), frozenset()))
    )


def test_what_changed_is_told_with_the_claim(connection: Connection) -> None:
    article = checked(connection)
    revise_to(connection, article, TEXT.replace("40,000", "41,000"))

    [found] = met(connection, article)

    assert found == Obstacle(
        Objection.SUSPENDED,
        "harbour/1",
        {"latest": "yes"},
        ("number: 40,000 → 41,000",),
    )


def test_an_edit_under_a_verdict_suspends_it_too(connection: Connection) -> None:
    article = checked(connection)
    edit_claim(connection, find(connection), by="ada", changes={"statement": "Other."})

    assert met(connection, article) == [Obstacle(Objection.SUSPENDED, "harbour/1")]


def test_changed_figures_come_before_changed_words(connection: Connection) -> None:
    article = checked(connection)
    text = TEXT.replace("spent 12 million on repairs", "spent 13 million on repairs")
    revise_to(connection, article, text.replace("vehicles a day", "lorries a day"))

    found = met(connection, article)

    subjects = [each.subject for each in found]
    assert subjects.index("harbour/3") < subjects.index("harbour/1")


def test_of_what_could_be_in_several_places_no_change_is_told(
    connection: Connection,
) -> None:
    article = checked(connection)
    sentence = "The bridge carried 40,000 vehicles a day before it closed."
    text = TEXT.replace(sentence, "It closed.")
    revise_to(connection, article, f"{text}\n{sentence}\nIt is so.\n{sentence}")

    [found] = [each for each in met(connection, article) if each.subject == "harbour/1"]

    assert found == Obstacle(Objection.AMBIGUOUS, "harbour/1")
