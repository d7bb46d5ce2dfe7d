"""Starting a desk, and what it says of itself."""

import pytest
from sqlalchemy import Connection

from claims.cli.commands.policy import shipped_policy
from claims.database.engine import REVISION, begin
from claims.database.migrate import upgrade
from claims.errors import ConflictError, NotFoundError
from claims.services.desk.desk_init import describe, is_made, make_desk
from claims.services.desk.scales import get_scale, list_scales
from claims.services.proof.verify import verify_desk
from support import make_article
from support_desk import everything, rule


def test_a_desk_starts_with_its_scales_and_its_ledger(connection: Connection) -> None:
    assert is_made(connection)
    assert get_scale(connection).name == "desk"
    assert len(list_scales(connection)) == 7
    assert list(verify_desk(connection)) == []


def test_a_desk_is_made_once(connection: Connection) -> None:
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        make_desk(connection, [], default="desk", policy=shipped_policy(), by="ada")

    name = connection.get_execution_options()["desk"]
    assert str(refused.value) == f"{name} is a desk already; nothing was changed"
    assert everything(connection) == before


def test_a_desk_is_not_made_with_a_scale_that_it_lacks(
    connection: Connection, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scale = get_scale(connection, "fever")
    url = str(tmp_path_factory.mktemp("empty") / "claims.db")
    upgrade(url)

    def make() -> None:
        with begin(url) as empty:
            make_desk(
                empty, [scale], default="stars", policy=shipped_policy(), by="ada"
            )

    with pytest.raises(NotFoundError, match="no rating scale stars; the desk has"):
        make()

    with begin(url) as empty:
        assert not is_made(empty)
        assert list_scales(empty) == []


def test_a_desk_says_what_is_in_it(connection: Connection) -> None:
    make_article(connection)
    rule(connection)

    said = describe(connection)

    assert said["engine"] in ("sqlite", "postgresql")
    assert str(connection.engine.url.database) in str(said["desk"])
    assert (said["scale"], said["revision"]) == ("desk", REVISION)
    assert (said["articles"], said["claims"], said["verdicts"]) == (1, 3, 1)
    assert said["sources"] == 0
    # Seven scales, the choice of one, the policy, the ingest, the article's name, a
    # checker, a verdict.
    assert said["ledger_entries"] == 13
