"""The claims that the difference between two texts touches."""

from sqlalchemy import Connection

from claims.services.claims.claim_drop import drop_claim
from claims.services.revisions.touched_claims import touched_claims
from claims.vocabulary import Outcome, Status
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to, rule

CHANGED = TEXT.replace("40,000", "41,000").replace("spent 12", "spent 13")


def test_what_changed_is_told_in_the_order_of_the_text(connection: Connection) -> None:
    article = make_article(connection)
    revise_to(connection, article, CHANGED)

    found = touched_claims(connection, article, 1, 2)

    assert [each.old for each in found] == sorted(each.old for each in found)
    changed = [each.claim for each in found if each.outcome == Outcome.CHANGED]
    # Who said something did not say what is written now.
    assert changed == ["harbour/1", "harbour/2", "harbour/3"]
    assert found[0].changes == ("number: 40,000 → 41,000",)
    start, end = found[0].old
    assert TEXT[start:end] == "40,000 vehicles a day"
    assert found[0].new is not None


def test_the_other_way_round_it_is_touched_as_well(connection: Connection) -> None:
    article = make_article(connection)
    revise_to(connection, article, CHANGED)

    assert touched_claims(connection, article, 2, 1)[0].changes == (
        "number: 41,000 → 40,000",
    )
    assert touched_claims(connection, article, 1, 1) == []


def test_what_was_dropped_is_left_out_and_what_is_gone_has_no_place(
    connection: Connection,
) -> None:
    article = make_article(connection)
    drop_claim(connection, find(connection, "harbour/3"), because="no", by="ada")
    first = "The bridge carried 40,000 vehicles a day before it closed. "
    revise_to(connection, article, TEXT.replace(first, ""))

    [found] = touched_claims(connection, article, 1, 2)

    assert (found.claim, found.outcome, found.new) == ("harbour/1", Outcome.GONE, None)


def test_a_hidden_claim_is_shown_as_unverified(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)
    revise_to(connection, article, CHANGED)
    hidden = frozenset([find(connection).id])

    [known, *_] = touched_claims(connection, article, 1, 2)
    [shown, *_] = touched_claims(connection, article, 1, 2, hidden)

    assert (known.status, shown.status) == (Status.SUSPENDED, Status.UNVERIFIED)
