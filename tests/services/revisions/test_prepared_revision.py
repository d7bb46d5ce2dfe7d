"""A revision prepared before the desk is locked: only while nobody changed anything."""

from dataclasses import replace

from sqlalchemy import Connection

from claims.services.articles.proposals import Extraction
from claims.services.claims.claim_add import NewClaim, add_claim
from claims.services.core.lookup import ArticleName
from claims.services.revisions.prepared_revision import (
    PreparedRevision,
    prepare_revision,
)
from claims.services.revisions.revision_add import Revised, revise
from claims.vocabulary import Kind, Outcome, Status
from support import TEXT, make_article, make_document
from support_desk import damage, rule

NEXT = TEXT.replace("40,000", "41,000")
NONE = Extraction("test", "1", [], [(0, len(NEXT))])


def prepare(connection: Connection, article: ArticleName) -> PreparedRevision:
    return prepare_revision(connection, article, make_document(NEXT), NONE)


def store(
    connection: Connection, article: ArticleName, prepared: PreparedRevision
) -> Revised:
    document = make_document(NEXT)
    return revise(connection, article, document, NONE, by="ada", prepared=prepared)


def test_a_verdict_given_since_a_revision_was_prepared_is_suspended_by_it(
    connection: Connection,
) -> None:
    article = make_article(connection)
    prepared = prepare(connection, article)

    rule(connection, by="bob")
    done = store(connection, article, prepared)

    first = done.fates[0]
    assert (first.was, first.status) == (Status.CHECKED, Status.SUSPENDED)
    assert first.outcome == Outcome.CHANGED
    assert damage(connection, article) == []


def test_a_claim_added_since_a_revision_was_prepared_is_carried_over_by_it(
    connection: Connection,
) -> None:
    article = make_article(connection)
    prepared = prepare(connection, article)

    start = TEXT.index("The bridge is safe")
    at = [[(start, start + 18)]]
    safe = NewClaim("The bridge is safe", at, Kind.STATE, None, 0.5)
    add_claim(connection, article, safe, by="bob")
    done = store(connection, article, prepared)

    assert [each.claim for each in done.fates][-1] == "harbour/4"
    assert damage(connection, article) == []


def test_what_was_prepared_is_not_worked_out_again_while_nobody_changed_the_article(
    connection: Connection,
) -> None:
    article = make_article(connection)
    prepared = prepare(connection, article)

    # Were it, all three claims would be carried over.
    fewer = replace(prepared, carried=prepared.carried[:1])
    done = store(connection, article, fewer)

    assert [each.claim for each in done.fates] == ["harbour/1"]
