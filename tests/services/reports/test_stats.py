"""How far the checking has come."""

from sqlalchemy import Connection

from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.reports.stats import Count, count_all
from support import claim as find
from support import make_article
from support_desk import cite, folded, rule


def test_claims_are_counted_by_each_sort(connection: Connection) -> None:
    make_article(connection)
    cite(connection)
    rule(connection, rating="true", by="bob")
    rule(connection, "harbour/2")

    assert count_all(connection) == [
        Count("status", "checked", 2),
        Count("status", "unverified", 1),
        Count("conclusion", "not-enough-evidence", 1),
        Count("conclusion", "supported", 1),
        Count("rating", "true", 1),
        Count("rating", "unverifiable", 1),
        Count("kind", "attribution", 1),
        Count("kind", "event", 1),
        Count("kind", "quantity", 1),
        Count("checker", "ada", 1),
        Count("checker", "bob", 1),
    ]


def test_dropped_claims_count_under_their_status_alone(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    drop_claim(connection, find(connection), because="no", by="bob")

    found = {(each.group, each.value): each.claims for each in count_all(connection)}

    assert found == {
        ("status", "dropped"): 1,
        ("status", "unverified"): 2,
        ("kind", "attribution"): 1,
        ("kind", "event"): 1,
    }


def test_a_suspended_claim_counts_as_suspended(connection: Connection) -> None:
    make_article(connection)
    rule(connection)
    edit_claim(connection, find(connection), by="bob", changes={"speaker": "Q"})

    assert Count("status", "suspended", 1) in count_all(connection)


def test_the_counts_of_one_article_are_its_own(connection: Connection) -> None:
    make_article(connection)
    other = make_article(connection, "other", "Another text.", [])

    assert count_all(connection, other) == []
    assert Count("status", "unverified", 3) in count_all(connection)


def test_details_are_counted_apart_from_rows(connection: Connection) -> None:
    folded(connection)
    rule(connection, "harbour/3")

    found = {(each.group, each.value): each.claims for each in count_all(connection)}

    assert found["status", "unverified"] == 2
    assert found["row status", "unverified"] == 1
    assert found["detail status", "unverified"] == 1
    assert found["detail status", "checked"] == 1
