"""What a source rests on: two that rest on one count once."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.desk.policies import set_policy
from claims.services.evidence.source_origin import set_origin
from claims.services.evidence.sources import find_source
from claims.vocabulary import Status
from support import make_article
from support_desk import cite, damage, everything, rule, status

AGENCY, PAPER = "https://agency.example", "https://paper.example"


def test_what_rests_on_another_counts_with_it(connection: Connection) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    for page in (AGENCY, PAPER):
        cite(connection, source=page)
    rule(connection, rating="true")
    agency, paper = (find_source(connection, page) for page in (AGENCY, PAPER))
    before = status(connection)

    [change] = set_origin(connection, paper, agency, by="ada")

    assert before == Status.CHECKED
    assert (change.claim, change.after) == ("harbour/1", Status.UNVERIFIED)
    assert damage(connection, article) == []
    [back] = set_origin(connection, paper, None, by="ada")
    assert back.after == Status.CHECKED


def test_the_same_origin_again_changes_nothing(connection: Connection) -> None:
    make_article(connection)
    agency, paper = (cite(connection, source=page).source for page in (AGENCY, PAPER))
    set_origin(connection, paper, agency, by="ada")
    before = everything(connection)

    assert set_origin(connection, paper, agency, by="bob") == []
    assert everything(connection) == before


def test_sources_do_not_rest_on_each_other(connection: Connection) -> None:
    make_article(connection)
    agency, paper = (cite(connection, source=page).source for page in (AGENCY, PAPER))
    set_origin(connection, paper, agency, by="ada")

    with pytest.raises(ConflictError) as refused:
        set_origin(connection, agency, paper, by="ada")

    assert str(refused.value) == (
        f"source {paper.id} rests on source {agency.id} itself; take that back with:"
        " claims source edit NAME --no-origin"
    )
