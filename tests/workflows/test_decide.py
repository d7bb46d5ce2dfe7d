"""Deciding a disagreement with the evidence that the decision came with."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.core.lookup import ArticleName
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.second_checks.recheck_draw import draw_named
from claims.services.verdicts.verdict_add import Ruling
from claims.vocabulary import Stance
from claims.workflows.decide import decide
from claims.workflows.rule import Found
from support import claim as find
from support import make_article
from support_desk import cite, damage, everything, rule

REGISTER = Found("https://example.org/register", "31,200")


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """Ada says that harbour/1 is false; bob, blind, that he could not say."""
    made = make_article(connection)
    cite(connection)
    rule(connection, rating="false", because="the ledger")
    draw_named(connection, [find(connection)], to="bob", by="eve")
    rule(connection, because="no ledger", by="bob")
    return made


@pytest.mark.parametrize(("cite", "rests_on"), [(None, (1, 2)), ([], (2,))])
def test_a_decision_rests_on_what_it_came_with(
    connection: Connection,
    article: ArticleName,
    cite: list[int] | None,
    rests_on: tuple[int, ...],
) -> None:
    ruling = Ruling("false", "the register", cite=cite)

    given = decide(connection, find(connection), ruling, by="carl", found=REGISTER)

    assert (given.checker, given.evidence) == ("carl", rests_on)
    assert list_evidence(connection, find(connection))[-1].stance == Stance.REFUTES
    assert damage(connection, article) == []


def test_a_stance_that_is_stated_goes_before_that_of_the_rating(
    connection: Connection, article: ArticleName
) -> None:
    ruling, name = Ruling("false", "the register"), find(connection)

    decide(connection, name, ruling, by="carl", found=REGISTER, stance=Stance.CONTEXT)

    assert list_evidence(connection, name)[-1].stance == Stance.CONTEXT


def test_where_somebody_may_not_decide_no_evidence_is_recorded(
    connection: Connection, article: ArticleName
) -> None:
    before, ruling = everything(connection), Ruling("false", "the register")

    with pytest.raises(ConflictError, match="ada is one of them"):
        decide(connection, find(connection), ruling, by="ada", found=REGISTER)

    assert everything(connection) == before
