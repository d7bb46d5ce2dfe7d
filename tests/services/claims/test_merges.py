"""The ledger tells which claims were merged into one, and what each brought."""

from sqlalchemy import Connection

from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.merges import merges_into
from support import claim as find
from support import make_article
from support_desk import cite, places


def test_each_merge_is_told_with_what_was_new(connection: Connection) -> None:
    make_article(connection)
    kept, two, three = (find(connection, f"harbour/{each}") for each in (1, 2, 3))
    own, given = places(connection, kept), places(connection, three)
    cite(connection, passage="one")
    for name, passage in (("harbour/2", "one"), ("harbour/2", "two"),
                          ("harbour/3", "two"), ("harbour/3", "three")):  # fmt: skip
        cite(connection, name, passage)

    merge_claims(connection, kept, [two, three], by="bob")

    found = merges_into(connection, kept)
    assert {number: each.brought for number, each in found.last.items()} == {
        2: {1, 2},
        3: {2, 3},
    }
    assert found.new == {2, 3}
    assert found.standing == {2, 3}
    assert found.others(2) == [3]
    last = found.last[3]
    assert (last.who, last.revision, last.own, last.given) == ("bob", 1, own, given)
    assert found.had["looked_by"] == "ada"
