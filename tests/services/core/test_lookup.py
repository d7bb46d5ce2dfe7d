"""From what people type to what exists."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, NotFoundError, UsageError
from claims.services.core.lookup import find_article, find_claim
from support import make_article


def make_articles(connection: Connection, *slugs: str) -> None:
    for number, slug in enumerate(slugs):
        make_article(connection, slug, f"Text {number}.", [])


def test_an_article_goes_by_its_slug(connection: Connection) -> None:
    article = make_article(connection)

    assert find_article(connection, "harbour") == article


def test_the_start_of_a_slug_will_do_when_only_one_starts_so(
    connection: Connection,
) -> None:
    make_articles(connection, "mongolia", "mauritius")

    assert find_article(connection, "mo").slug == "mongolia"


def test_the_whole_of_a_slug_goes_before_the_start_of_others(
    connection: Connection,
) -> None:
    make_articles(connection, "bridge-2", "bridge", "bridge-3")

    assert find_article(connection, "bridge").slug == "bridge"


@pytest.mark.parametrize(
    ("slugs", "candidates"),
    [
        (("m-1", "m-2"), "m-1, m-2"),
        (("m-3", "m-1", "m-2"), "m-1, m-2, m-3"),
        (("m-1", "m-2", "m-3", "m-4", "m-5"), "m-1, m-2, m-3, …"),
    ],
)
def test_the_start_of_several_slugs_is_refused_with_what_it_could_be(
    connection: Connection, slugs: tuple[str, ...], candidates: str
) -> None:
    make_articles(connection, *slugs)

    with pytest.raises(ConflictError) as refused:
        find_article(connection, "m")

    assert str(refused.value) == f"'m' could be {candidates}; type more of the slug"


@pytest.mark.parametrize("name", ["norway", "harbour-2", "_arbour", "%", "HARBOUR!"])
def test_an_article_that_is_not_there_is_refused(
    connection: Connection, name: str
) -> None:
    make_article(connection)

    with pytest.raises(NotFoundError) as refused:
        find_article(connection, name)

    assert str(refused.value) == f"no article {name}; claims articles lists them"


def test_an_empty_name_is_no_article(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(NotFoundError, match="no article ''; claims articles lists"):
        find_article(connection, "")


@pytest.mark.parametrize("name", ["harbour/2", "har/2", "harbour/02"])
def test_a_claim_goes_by_its_article_and_its_number(
    connection: Connection, name: str
) -> None:
    make_article(connection)

    assert str(find_claim(connection, name)) == "harbour/2"
    assert find_claim(connection, name, to_change=True) == find_claim(connection, name)


@pytest.mark.parametrize(
    "name", ["harbour", "2", "", "harbour/", "harbour/x", "harbour/²", "harbour/-1"]
)
def test_what_is_no_claim_s_name_is_refused(connection: Connection, name: str) -> None:
    make_article(connection)

    with pytest.raises(UsageError) as refused:
        find_claim(connection, name)

    assert str(refused.value) == (
        f"{name!r} is not a claim; claims are named like mongolia/12"
    )


@pytest.mark.parametrize("number", ["0", "4", "404", "99999999999999999999999"])
def test_a_claim_that_is_not_there_is_refused(
    connection: Connection, number: str
) -> None:
    make_article(connection)

    with pytest.raises(NotFoundError) as refused:
        find_claim(connection, f"harb/{number}")

    assert str(refused.value) == (
        f"no claim harbour/{number}; claims list harbour shows them"
    )


def test_a_claim_of_an_article_that_is_not_there_names_the_article(
    connection: Connection,
) -> None:
    with pytest.raises(NotFoundError, match="no article norway"):
        find_claim(connection, "norway/1")
