"""The texts of an article: each of its revisions, by number."""

import pytest
from sqlalchemy import Connection

from claims.errors import NotFoundError
from claims.services.core.revisions import latest_revision, list_revisions, revision_of
from support import TEXT, make_article
from support_desk import revised


def test_each_revision_is_found_by_its_number(connection: Connection) -> None:
    article = make_article(connection)
    other = make_article(connection, "other", "Another text: May.", [])
    revised(connection, article, "A second text.")
    revised(connection, other, "Not this one.")

    (one, first), (two, second) = (
        revision_of(connection, article, number) for number in (1, 2)
    )

    assert (first.number, first.text) == (1, TEXT)
    assert (second.number, second.text) == (2, "A second text.")
    assert one != two
    assert (two, second) == latest_revision(connection, article)


def test_revisions_are_listed_in_their_order(connection: Connection) -> None:
    article = make_article(connection)
    revised(connection, article, "A second text.")

    first, second = list_revisions(connection, article)

    assert (first.number, second.number) == (1, 2)
    assert second.sha256 == latest_revision(connection, article)[1].sha256


@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_a_revision_that_is_not_there_names_those_that_are(
    connection: Connection, number: int
) -> None:
    article = make_article(connection)

    with pytest.raises(NotFoundError) as caught:
        revision_of(connection, article, number)

    assert str(caught.value) == (
        f"no revision {number} of harbour; there is only revision 1"
    )
