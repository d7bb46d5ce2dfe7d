"""What a person did in a review is undone, also what went along with it."""

from claims.database.engine import begin, connect
from claims.services.claims.claim_list import get_claim
from claims.services.core.lookup import find_claim
from claims.vocabulary import Status
from claims.workflows.review import Session
from claims.workflows.rule import Found
from support_desk import folded

PAGE = Found("https://example.org/ledger", "31,200")


def stands(url: str, name: str) -> tuple[Status, object]:
    with connect(url) as connection:
        claim = get_claim(connection, find_claim(connection, name))
    return claim.status, claim.detail_of


def test_a_ruling_takes_along_what_is_ticked_and_is_undone_with_it(
    database: str,
) -> None:
    with begin(database) as connection:
        folded(connection)
    desk = Session(database, by="ada", article="harbour")
    rating = next(each for each in desk.ratings if each.key == "true")
    desk.tick("1")

    said = desk.rule(rating, "It says so.", found=PAGE)

    assert said == "harbour/2 is True, and with it harbour/1"
    assert stands(database, "harbour/1") == (Status.CHECKED, "harbour/2")
    assert stands(database, "harbour/3") == (Status.UNVERIFIED, "harbour/2")

    desk.undo("a slip")

    assert stands(database, "harbour/1") == (Status.UNVERIFIED, "harbour/2")


def test_a_detail_is_made_a_row_and_put_back(database: str) -> None:
    with begin(database) as connection:
        folded(connection)
    desk = Session(database, by="ada", article="harbour")
    desk.next()

    assert desk.fold(None) == "harbour/1 is a row of its own"
    assert stands(database, "harbour/1")[1] is None

    desk.undo("a slip")

    assert stands(database, "harbour/1")[1] == "harbour/2"
