"""The ledger, replayed into an empty desk, gives the desk."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.services.core.lookup import article_names
from claims.services.proof.rebuild import prepare, rehearse
from support import make_article
from support_desk import rule


def differences(connection: Connection) -> list[str]:
    article = make_article(connection, "again", "Another text about ferries.", [])
    harbour = connection.execute(article_names().order_by(schema.article.c.id)).first()
    assert harbour is not None
    with in_memory() as empty:
        prepare(connection, empty)
        first = list(rehearse(connection, empty, type(article)(*harbour)))
        return first + list(rehearse(connection, empty, article))


def test_a_desk_that_nobody_tampered_with_comes_out_the_same(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)

    assert differences(connection) == []


def test_a_verdict_that_was_slipped_in_shows(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    table = schema.verdict
    connection.execute(sa.update(table).values(withdraws=True))

    found = differences(connection)

    assert "harbour/1: status is checked by the ledger, and follows from it as" in (
        "\n".join(found)
    )


def test_a_claim_that_was_changed_behind_the_ledger_shows(
    connection: Connection,
) -> None:
    make_article(connection)
    connection.execute(sa.update(schema.claim).values(statement="Something else."))

    assert "harbour: harbour/1 comes out otherwise when replayed" in differences(
        connection
    )


def test_a_claim_that_the_ledger_cannot_know_shows(connection: Connection) -> None:
    make_article(connection)
    connection.execute(sa.update(schema.claim).values(number=sa.literal(90)).where(
        schema.claim.c.number == 1
    ))  # fmt: skip

    [found] = differences(connection)

    assert found.startswith("harbour: its ledger cannot be replayed")
