"""The claim that was kept loses what a merge brought it, and nothing else."""

from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.core import ledger
from support import claim as find
from support import make_article
from support_desk import damage, places, state


def test_one_entry_of_the_ledger_has_both_claims_before_and_after(
    connection: Connection,
) -> None:
    article = make_article(connection)
    before = state(connection)
    merge_claims(connection, find(connection), [find(connection, "harbour/2")], by="b")

    restore_claim(connection, find(connection, "harbour/2"), by="ada")

    *_, entry = ledger.entries(connection, stream="harbour")
    assert (entry.what, entry.subject) == ("unmerge", "harbour/2")
    assert entry.before.keys() == entry.after.keys() == {"claim/1", "claim/2"}
    assert state(connection) == before
    assert damage(connection, article) == []


def test_a_place_that_both_made_stays_with_both(connection: Connection) -> None:
    article = make_article(connection)
    kept, other = find(connection), find(connection, "harbour/2")
    own, theirs = places(connection, kept), places(connection, other)
    mentions = [*theirs, *own]
    edit_claim(connection, other, by="ada", changes={}, mentions=mentions)
    merge_claims(connection, kept, [other], by="bob")

    restored = restore_claim(connection, other, by="ada")

    assert restored.parted is not None
    assert len(restored.parted.words) == 1
    assert places(connection, kept) == own
    assert places(connection, other) == mentions
    assert damage(connection, article) == []


def test_who_looked_at_the_kept_claim_since_still_has(connection: Connection) -> None:
    make_article(connection)
    kept = find(connection)
    merge_claims(connection, kept, [find(connection, "harbour/2")], by="bob")
    edit_claim(connection, kept, by="bob", changes={"speaker": "Q"})

    restore_claim(connection, find(connection, "harbour/2"), by="ada")

    assert state(connection)["looked_by"] == "bob"
