"""What can be consulted."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, NotFoundError, UsageError
from claims.services.evidence.sources import (
    NewSource,
    add_source,
    find_or_add,
    find_source,
    list_sources,
)
from claims.vocabulary import SourceKind
from support_desk import PAGE, everything, meanwhile, race

DOE = NewSource(
    name="J. Doe",
    kind=SourceKind.PERSON,
    title="Harbour master",
    contact="+1 555 0100",
    confidential=True,
    note="after six",
)


def test_a_source_is_kept_as_it_was_added(connection: Connection) -> None:
    added = add_source(connection, DOE, by="ada")

    assert list_sources(connection) == [added]
    assert (added.name, added.kind, added.title) == (
        "J. Doe", SourceKind.PERSON, "Harbour master",
    )  # fmt: skip
    assert (added.contact, added.confidential) == ("+1 555 0100", True)
    assert (added.note, added.url) == ("after six", None)


def test_a_source_goes_by_its_name_or_its_number(connection: Connection) -> None:
    added = add_source(connection, DOE, by="ada")

    assert find_source(connection, "J. Doe") == added
    assert find_source(connection, str(added.id)) == added


def test_a_name_that_is_the_number_of_another_is_refused(
    connection: Connection,
) -> None:
    first = add_source(connection, DOE, by="ada")
    number = NewSource(str(first.id), SourceKind.DOCUMENT)

    with pytest.raises(ConflictError, match=f"there is a source '{first.id}' already"):
        add_source(connection, number, by="ada")


def test_a_name_goes_before_a_number(connection: Connection) -> None:
    next_number = add_source(connection, DOE, by="ada").id + 2
    named = NewSource(str(next_number), SourceKind.DOCUMENT)
    second = add_source(connection, named, by="ada")
    third = add_source(connection, NewSource("third", SourceKind.DOCUMENT), by="ada")

    assert third.id == next_number
    assert find_source(connection, str(next_number)) == second


@pytest.mark.parametrize("name", ["", "  "])
def test_a_source_needs_a_name(connection: Connection, name: str) -> None:
    with pytest.raises(UsageError, match=f"a source needs a name, which {name!r} is"):
        add_source(connection, NewSource(name, SourceKind.DOCUMENT), by="ada")


@pytest.mark.parametrize("name", ["Census", "404404", "99999999999999999999", "²"])
def test_a_source_that_is_not_there_is_refused(
    connection: Connection, name: str
) -> None:
    with pytest.raises(NotFoundError) as refused:
        find_source(connection, name)

    expected = f"no source {name!r}; add it with: claims source add {name!r}"
    assert str(refused.value) == expected
    with pytest.raises(NotFoundError, match="no source "):
        find_or_add(connection, name, by="ada")


def test_a_name_is_given_once(connection: Connection) -> None:
    add_source(connection, DOE, by="ada")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        add_source(connection, NewSource("J. Doe", SourceKind.DOCUMENT), by="bob")

    assert str(refused.value) == "there is a source 'J. Doe' already"
    assert everything(connection) == before


@pytest.mark.parametrize("address", [PAGE, "http://example.org/"])
def test_a_web_address_is_added_on_the_way(
    connection: Connection, address: str
) -> None:
    added = find_or_add(connection, address, by="ada")

    assert (added.name, added.url, added.kind) == (address, address, SourceKind.PAGE)
    assert find_or_add(connection, address, by="bob") == added


def test_sources_are_listed_in_the_order_in_which_they_came(
    connection: Connection,
) -> None:
    for name in ("zebra", "ant", "mule"):
        add_source(connection, NewSource(name, SourceKind.DOCUMENT), by="ada")

    assert [each.name for each in list_sources(connection)] == ["zebra", "ant", "mule"]


def test_one_of_two_who_add_the_same_name_at_once_is_told_so(database: str) -> None:
    def add(connection: Connection) -> object:
        return add_source(connection, DOE, by="ada").name

    first, second = meanwhile(database, add, add)

    assert first == "J. Doe"
    assert isinstance(second, ConflictError)
    assert str(second) == "there is a source 'J. Doe' already"


def test_several_who_cite_a_new_page_at_once_cite_one_source(database: str) -> None:
    given = race(
        database, lambda connection: find_or_add(connection, PAGE, by="ada").id
    )

    assert len(set(given)) == 1


def test_an_address_finds_its_page_however_it_is_written(
    connection: Connection,
) -> None:
    page = find_or_add(connection, "https://a.org/1", by="ada")
    treaties = NewSource(
        "Treaties", SourceKind.PAGE, url="http://xn--bcher-kva.example"
    )
    added = add_source(connection, treaties, by="ada")

    again = find_or_add(connection, "HTTP://www.a.org:80/1/?utm_source=x#top", by="ben")

    assert again == page
    assert page.url == "https://a.org/1"
    assert find_source(connection, "https://bücher.example/") == added
    assert find_or_add(connection, "https://a.org/10", by="ben") != page
    with pytest.raises(ConflictError, match=f"already: source {page.id}"):
        add_source(connection, NewSource("https://a.org/1/", SourceKind.PAGE), by="ben")
