"""The words of an event: what was changed, and from what to what."""

from sqlalchemy import Connection

from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.claims.claim_split import split_claim
from claims.services.history.history import claim_history
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, rule, word


def told(connection: Connection, name: str = "harbour/1") -> list[tuple[str, str, str]]:
    events = claim_history(connection, find(connection, name))
    return [(each.who, each.what, each.detail) for each in events]


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
