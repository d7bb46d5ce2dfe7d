"""Claims as the ledger tells them: as they stood, with their words."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_list import list_claims
from claims.services.claims.claim_merge import merge_claims
from claims.services.core.claim_filter import Filter
from claims.services.history.as_of import rebuild
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to, rows, rule


def test_spans_outcomes_and_links_between_claims_come_back(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection)
    revise_to(connection, article, TEXT.replace("40,000", "41,000"))
    merge_claims(
        connection, find(connection, "harbour/3"), [find(connection)], by="bob"
    )
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="ada")

    with in_memory() as target:
        rebuild(connection, target, datetime.now(UTC))

        for table in (schema.claim, schema.span, schema.claim_outcome):
            assert sorted(map(repr, rows(target, table))) == sorted(
                map(repr, rows(connection, table))
            )


def test_the_words_are_found_again(connection: Connection) -> None:
    make_article(connection)

    with in_memory() as target:
        rebuild(connection, target, datetime.now(UTC))

        [found] = list_claims(target, Filter(match="vehicles"))
        assert found.id == "harbour/1"
