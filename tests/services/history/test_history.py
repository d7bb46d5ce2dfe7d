"""What happened to a claim or an article, in words."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.claims.claim_split import split_claim
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.history.history import article_history, claim_history
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, rule, word
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


def test_a_history_tells_what_was_said_and_what_became_of_it(
    connection: Connection,
) -> None:
    make_article(connection)
    evidence = cite(connection, passage="31,200")
    rule(connection, rating="false", because="the ledger says 31,200", by="bob")
    edit_claim(connection, find(connection), by="ada", changes={"speaker": "Quill"})
    drop_claim(connection, find(connection), because="no claim", by="ada")
    restore_claim(connection, find(connection), by="bob")

    assert told(connection)[1:] == [
        ("ada", "add evidence", f"not-stated, source/{evidence.source.id}: '31,200'"),
        ("bob", "verdict", "false (refuted): the ledger says 31,200"),
        (
            "ada",
            "edit",
            "looked_by: bob → ada; speaker: none → Quill; status: checked → suspended",
        ),
        (
            "ada",
            "drop",
            "drop_reason: none → no claim; dropped_by: none → ada;"
            " status: suspended → dropped",
        ),
        (
            "bob",
            "restore",
            "drop_reason: no claim → none; dropped_by: ada → none;"
            " looked_by: ada → bob; status: dropped → suspended",
        ),
    ]


def test_changed_spans_are_told_by_their_words(connection: Connection) -> None:
    make_article(connection)
    mentions = word(TEXT, "40,000", "a day").mentions
    edit_claim(connection, find(connection), by="ada", changes={}, mentions=mentions)

    [*_, (_, what, detail)] = told(connection)

    assert what == "edit"
    assert "spans: 40,000 vehicles a day → 40,000 … a day" in detail


def test_split_and_merged_claims_tell_where_they_came_from_and_went(
    connection: Connection,
) -> None:
    make_article(connection)
    pieces = [word(TEXT, "40,000", statement="One."), word(TEXT, "a day")]
    split_claim(connection, find(connection), pieces, by="bob")
    others = [find(connection, "harbour/3")]
    merge_claims(connection, find(connection, "harbour/2"), others, by="bob")

    assert told(connection, "harbour/4") == [("bob", "split", "One.")]
    assert "split into harbour/4, harbour/5" in told(connection)[-1][2]
    [*_, (_, what, detail)] = told(connection, "harbour/3")
    assert what == "merge"
    assert "drop_reason: none → duplicate of harbour/2" in detail


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
