"""Dropping a claim, and taking that back."""

from sqlalchemy import Connection

from claims.services.claims.claim_drop import drop_claim
from claims.services.reports.article_report import get_checked_claim
from claims.vocabulary import Status
from support import claim as find
from support import make_article
from support_desk import rule


def test_a_dropped_claim_keeps_its_number_its_words_and_its_verdicts(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    before = get_checked_claim(connection, find(connection))

    drop_claim(connection, find(connection), because="an opinion", by="bob")

    after = get_checked_claim(connection, find(connection))
    assert after.claim.status == Status.DROPPED
    assert (after.drop_reason, after.dropped_by) == ("an opinion", "bob")
    assert (after.claim.spans, after.verdicts) == (before.claim.spans, before.verdicts)
