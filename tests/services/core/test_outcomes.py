"""How claims fared on a revision, and what their verdicts stand on."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName
from claims.services.core.outcomes import (
    bases_of,
    described,
    outcome_records,
    outcomes_on,
)
from claims.services.verdicts.verdict_reaffirm import reaffirm
from claims.vocabulary import Outcome, Touched
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to, rule

CHANGED = TEXT.replace("40,000", "41,000")


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article whose first claim was ruled on, and then says another number."""
    made = make_article(connection)
    rule(connection)
    revise_to(connection, made, CHANGED)
    return made


def test_a_claim_fares_by_its_words(
    connection: Connection, article: ArticleName
) -> None:
    keys = [find(connection, f"harbour/{number}").id for number in (1, 2)]

    fared = outcomes_on(connection, keys, 2)

    assert [fared[key].outcome for key in keys] == [Outcome.CHANGED, Outcome.UNCHANGED]
    [change] = fared[keys[0]].changes
    assert (change["touched"], change["old"], change["new"]) == (
        Touched.NUMBER,
        "40,000",
        "41,000",
    )
    assert outcomes_on(connection, keys, 3) == {}


def test_every_outcome_is_a_record(
    connection: Connection, article: ArticleName
) -> None:
    assert set(outcome_records(connection, article)) == {
        f"outcome/{number}/2" for number in (1, 2, 3)
    }


def test_a_verdict_stands_on_the_words_that_it_was_reaffirmed_on_last(
    connection: Connection, article: ArticleName
) -> None:
    def basis() -> tuple[int, str]:
        verdict, text = schema.verdict.c, schema.revision.c
        given = connection.execute(
            sa.select(
                verdict.id,
                text.number.label("revision"),
                verdict.statement,
                verdict.speaker,
                verdict.spans,
            ).join(schema.revision, text.id == verdict.revision_id)
        ).all()
        [found] = bases_of(connection, given).values()
        return found.revision, found.spans[0]["quote"]

    before = basis()
    reaffirm(connection, find(connection), because="the ledger has both", by="bob")

    assert before == (1, "40,000 vehicles a day")
    assert basis() == (2, "41,000 vehicles a day")


@pytest.mark.parametrize(
    ("touched", "old", "new", "words"),
    [
        (Touched.NUMBER, "3.4", "3.5", "number: 3.4 → 3.5"),
        (Touched.NUMBER, "", "3.5", "number: “3.5” was put in"),
        (Touched.NUMBER, "3.4", "", "number: “3.4” was taken out"),
        (Touched.CONTEXT, "it", "he", "context: it refers to “it”, now “he”"),
    ],
)
def test_a_change_is_told_in_words(
    touched: Touched, old: str, new: str, words: str
) -> None:
    assert described(touched, old, new) == words
