"""The gate on releases: signed off by somebody who ruled."""

import pytest
from sqlalchemy import Connection

from claims.records import Obstacle
from claims.services.core.lookup import ArticleName
from claims.services.desk.policies import set_policy
from claims.services.release.gate import gate_findings
from claims.services.release.sign_off import sign_off
from claims.vocabulary import Objection
from support_desk import checked


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article that may go out, on which ada ruled."""
    return checked(connection)


@pytest.mark.parametrize(("said", "shown"), [("show", 1), ("allow", 0)])
def test_the_gate_names_who_ruled_and_signed_where_the_policy_shows_it(
    connection: Connection, article: ArticleName, said: str, shown: int
) -> None:
    policy = f'[gate]\ncoverage = false\nown_sign_off = "{said}"\n'
    set_policy(connection, policy, by="eve")
    sign_off(connection, article, by="ada")

    found = gate_findings(connection, article)

    known = Obstacle(
        Objection.OWN_SIGN_OFF,
        "harbour",
        {"checker": "ada", "count": "3"},
        blocks=False,
    )
    assert found == [known][:shown]
    sign_off(connection, article, by="eve")
    assert gate_findings(connection, article) == []
