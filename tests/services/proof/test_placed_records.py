"""Spans and outcomes of earlier texts are what the ledger told of them then."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from support import TEXT, make_article
from support_desk import damage, revise_to, rule

EARLIER = "revision_id = (SELECT min(id) FROM revision) AND claim_id = 1"
TAMPERING = {
    "spans deleted": (
        f"DELETE FROM span WHERE {EARLIER}",
        "harbour: spans/1/1 is not what the ledger says",
    ),
    "an outcome deleted": (
        f"DELETE FROM claim_outcome WHERE {EARLIER}",
        "harbour: proposed/1/1 is not what the ledger says",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_what_is_done_to_an_earlier_text_is_found(
    connection: Connection, what: str
) -> None:
    article = make_article(connection)
    rule(connection)
    revise_to(connection, article, TEXT.replace("40,000", "41,000"))
    assert damage(connection, article) == []
    statement, said = TAMPERING[what]
    first = "(SELECT min(id) FROM claim)"

    connection.execute(
        sa.text(statement.replace("claim_id = 1", f"claim_id = {first}"))
    )

    assert said in damage(connection, article)
