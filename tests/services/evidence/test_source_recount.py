"""Counting sources anew: every claim gets the status that its sources give it now."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.desk.policies import set_policy
from claims.services.evidence.source_recount import recount_shared_pages
from claims.vocabulary import Status
from support import make_article
from support_desk import cite, rule

AGENCY, PAPER = "https://agency.example", "https://paper.example"


def test_a_desk_of_before_counts_ways_to_write_an_address_as_one(
    connection: Connection,
) -> None:
    make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    for page in (AGENCY, PAPER):
        cite(connection, source=page)
    rule(connection, rating="true")
    source = schema.source
    connection.execute(
        sa.update(source).where(source.c.name == PAPER).values(url=f"{AGENCY}/#top")
    )

    [change] = recount_shared_pages(connection, by="claims")

    assert (change.claim, change.after) == ("harbour/1", Status.UNVERIFIED)
    assert recount_shared_pages(connection, by="claims") == []
