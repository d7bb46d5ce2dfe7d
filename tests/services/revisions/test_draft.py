"""What the ledger tells of the latest text, to undo it."""

from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.revisions.draft import draft_of
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import revise_to


def test_a_draft_knows_the_claims_that_it_made_and_nobody_touched(
    connection: Connection,
) -> None:
    article = make_article(connection)
    text = TEXT + "The toll is 3 euros. It opened in 1931."
    new = [propose(text, "The toll is 3 euros"), propose(text, "It opened in 1931")]
    revise_to(connection, article, text, new)
    edit_claim(
        connection, find(connection, "harbour/5"), by="bob", changes={"speaker": "Ek"}
    )

    draft = draft_of(connection, article, 2)

    assert (draft.number, draft.entry.what) == (2, "revise")
    assert draft.new == {4}
