"""What happened to a claim or an article, in words."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from claims.services.claims.claim_add import add_claim
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.history.history import article_history, claim_history
from support import TEXT, make_article
from support import claim as find
from support_desk import rule, word
from support_ledger import record_verdict_at


def told(connection: Connection, name: str = "harbour/1") -> list[tuple[str, str, str]]:
    events = claim_history(connection, find(connection, name))
    assert all(each.subject == name for each in events)
    return [(each.who, each.what, each.detail) for each in events]


def test_a_claim_s_history_starts_with_who_proposed_it(connection: Connection) -> None:
    make_article(connection)

    assert told(connection) == [
        ("ada", "ingest", "proposed by test 1: 40,000 vehicles a day.")
    ]


def test_a_history_goes_by_the_ledger_whatever_the_clocks_say(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    record_verdict_at(connection, datetime(2001, 1, 1, tzinfo=UTC))

    assert [what for _, what, _ in told(connection)] == ["ingest", "verdict"]


def test_the_history_of_a_claim_that_a_person_added_starts_with_them(
    connection: Connection,
) -> None:
    article = make_article(connection)
    new = word(TEXT, "May", statement="It reopens in May.")
    name = add_claim(connection, article, new, by="bob")

    assert told(connection, str(name)) == [("bob", "add", "It reopens in May.")]


def test_an_article_s_history_tells_of_all_its_claims_in_order(
    connection: Connection,
) -> None:
    article = make_article(connection)
    make_article(connection, "other", "Another text.", [])
    rule(connection, "harbour/2", because="no record")
    add_disposition(connection, article, (0, 7), reason="a name", by="bob")
    withdraw_disposition(connection, article, 1, by="ada")

    events = article_history(connection, article)

    sha256 = events[0].detail[len("revision 1, sha256 ") :][:12]
    assert [(each.subject, each.what, each.detail) for each in events] == [
        ("harbour", "ingest", f"revision 1, sha256 {sha256}…, 3 claims proposed"),
        ("harbour/2", "verdict", "unverifiable (not-enough-evidence): no record"),
        ("harbour", "nothing here", "'Harbour': a name"),
        ("harbour", "undo nothing here", "'Harbour': a name"),
    ]
    assert [each.at for each in events] == sorted(each.at for each in events)
    assert len({each.hash for each in events}) == 4
