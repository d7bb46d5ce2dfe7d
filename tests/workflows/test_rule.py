"""Ruling on a claim with the evidence that it came with."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, NotFoundError
from claims.services.core.lookup import ArticleName
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.verdicts.verdict_add import Ruling
from claims.vocabulary import Stance
from claims.workflows.rule import Found, add_found, rule
from support import claim as find
from support import make_article
from support_desk import PAGE, cite, damage

LEDGER = Found(PAGE, "31,200", "page 4", is_primary=True)


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    return make_article(connection)


@pytest.mark.parametrize(
    ("rating", "stance"),
    [
        ("true", Stance.SUPPORTS),
        ("false", Stance.REFUTES),
        ("unverifiable", Stance.CONTEXT),
    ],
)
def test_the_evidence_has_the_stance_that_is_usual_for_the_rating(
    connection: Connection, article: ArticleName, rating: str, stance: Stance
) -> None:
    ruling = Ruling(rating, "it says so")

    verdict, is_new, _, _ = rule(
        connection, find(connection), ruling, by="ada", found=LEDGER
    )

    [piece] = list_evidence(connection, find(connection))
    assert is_new
    assert (piece.stance, piece.passage, piece.is_primary) == (stance, "31,200", True)
    assert verdict.evidence == (1,)
    assert damage(connection, article) == []


def test_a_stance_that_is_named_overrules_the_usual_one(
    connection: Connection, article: ArticleName
) -> None:
    ruling = Ruling("false", "it says so")

    rule(
        *(connection, find(connection), ruling),
        by="ada", found=LEDGER, stance=Stance.CONTEXT,
    )  # fmt: skip

    assert list_evidence(connection, find(connection))[0].stance == Stance.CONTEXT


def test_what_cites_some_by_number_cites_the_new_piece_too(
    connection: Connection, article: ArticleName
) -> None:
    for passage in ("one", "two"):
        cite(connection, passage=passage)

    some, _, _, _ = rule(
        *(connection, find(connection), Ruling("true", "so", cite=[2])),
        by="ada", found=LEDGER,
    )  # fmt: skip

    assert some.evidence == (2, 3)


def test_without_new_evidence_it_is_a_verdict_alone(
    connection: Connection, article: ArticleName
) -> None:
    with pytest.raises(ConflictError, match="a verdict of true needs evidence"):
        rule(connection, find(connection), Ruling("true", "so"), by="ada")
    with pytest.raises(NotFoundError, match="no rating 'pants-fire'"):
        rule(
            *(connection, find(connection), Ruling("pants-fire", "so")),
            by="ada", found=LEDGER,
        )  # fmt: skip


def test_the_same_piece_again_is_the_one_that_is_there(
    connection: Connection, article: ArticleName
) -> None:
    first = add_found(connection, find(connection), LEDGER, Stance.REFUTES, by="ada")
    again = add_found(connection, find(connection), LEDGER, Stance.REFUTES, by="ada")

    assert (first[2], again[2]) == (True, False)
    assert again[:2] == first[:2]
