"""What one person may see of the desk."""

from sqlalchemy import Connection

from claims.services.core.view import WHOLE, View, view_of
from support import claim as find
from support import make_article
from support_desk import checked, give


def test_who_checks_blind_does_not_see_that_claim_alone(connection: Connection) -> None:
    article = checked(connection)
    other = make_article(connection, "other", "Another text.", [])
    give(connection)
    keys = [find(connection, f"harbour/{number}").id for number in (1, 2)]

    view = view_of(connection, "bob")

    assert [view.hides(key) for key in keys] == [True, False]
    assert view_of(connection, "bob", article) == view
    assert view_of(connection, "bob", other) == View("bob")
    assert view_of(connection, "ada") == View("ada")


def test_the_view_of_one_claim_hides_no_other() -> None:
    view = View("bob", frozenset({1, 2}))

    assert view.of_claim(2) == View("bob", frozenset({2}))
    assert view.of_claim(3) == View("bob")
    assert not WHOLE.hides(1)
