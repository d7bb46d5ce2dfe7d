"""The people of the desk: list, add, rename, another role."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, NotFoundError
from claims.services.core.checkers import checker_id, known_name, put_name
from claims.services.evidence.sources import NewSource, add_source
from claims.services.people.people import (
    add_person,
    get_person,
    give_role,
    list_people,
    rename_person,
)
from claims.services.proof.verify import verify_article, verify_desk
from claims.services.reports.stats import count_all
from claims.vocabulary import PersonRole, SourceKind
from support import make_article
from support_desk import checked


def test_people_have_a_role_and_are_listed_by_name(connection: Connection) -> None:
    checker_id(connection, "bob")
    add_person(connection, "Ada", role=PersonRole.EDITOR, by="bob")

    found = list_people(connection)

    assert [(each.name, each.role) for each in found] == [
        ("Ada", PersonRole.EDITOR),
        ("bob", PersonRole.CHECKER),
        ("setup", PersonRole.CHECKER),
    ]
    assert list(verify_desk(connection)) == []


def test_who_only_took_an_article_in_or_added_a_source_is_listed_and_can_be_named(
    connection: Connection,
) -> None:
    make_article(connection)
    add_source(connection, NewSource("register", SourceKind.DOCUMENT), by="Cleo")
    checker_id(connection, "cleo")

    listed = [each.name for each in list_people(connection)]
    renamed = rename_person(connection, "ada", "Ada Lund", by="cleo")

    assert listed == ["ada", "cleo", "setup"]
    assert renamed.aliases == ("ada",)
    assert give_role(connection, "setup", PersonRole.ADMIN, by="cleo").name == "setup"
    assert list(verify_desk(connection)) == []


def test_nobody_is_added_twice_in_another_case(connection: Connection) -> None:
    checker_id(connection, "ada")

    with pytest.raises(ConflictError) as refused:
        add_person(connection, " ADA", role=PersonRole.READER, by="bob")

    assert str(refused.value) == "ada is on the desk already"


def test_who_is_renamed_is_found_by_either_name_and_shown_by_the_new(
    connection: Connection,
) -> None:
    article = checked(connection)

    rename_person(connection, "ADA", "Ada Lovelace", by="bob")

    assert known_name(connection, "ada") == "Ada Lovelace"
    assert get_person(connection, "ada lovelace").aliases == ("ada",)
    counts = [each for each in count_all(connection) if each.group == "checker"]
    assert [(each.value, each.claims) for each in counts] == [("Ada Lovelace", 3)]
    assert [*verify_desk(connection), *verify_article(connection, article)] == []


def test_a_name_can_be_taken_back(connection: Connection) -> None:
    checker_id(connection, "ada")
    rename_person(connection, "ada", "Ada", by="bob")

    rename_person(connection, "Ada", "ada", by="bob")

    assert get_person(connection, "ADA").name == "ada"
    assert get_person(connection, "ada").aliases == ("Ada",)
    assert list(verify_desk(connection)) == []


def test_nobody_takes_the_name_of_somebody_else(connection: Connection) -> None:
    checker_id(connection, "ada")
    checker_id(connection, "bob")

    with pytest.raises(ConflictError) as refused:
        rename_person(connection, "bob", "ADA", by="ada")

    assert str(refused.value) == (
        "ada is on the desk; if they are one person: claims people merge 'ada' 'bob'"
    )


def test_a_role_is_given_and_recorded(connection: Connection) -> None:
    checker_id(connection, "ada")

    person = give_role(connection, "ada", PersonRole.ADMIN, by="ada")

    assert person.role == PersonRole.ADMIN
    assert list(verify_desk(connection)) == []
    with pytest.raises(ConflictError, match="ada is admin already"):
        give_role(connection, "ada", PersonRole.ADMIN, by="ada")


def test_names_that_differ_in_case_alone_on_an_old_desk_are_shown_as_twins(
    connection: Connection,
) -> None:
    put_name(connection, "ada")
    put_name(connection, "ADA")

    twins = [each.twins for each in list_people(connection)]
    assert twins == [("ada",), ("ADA",), ()]


def test_an_unknown_name_is_refused_with_the_near_ones(connection: Connection) -> None:
    checker_id(connection, "Grace Hopper")

    with pytest.raises(NotFoundError) as refused:
        get_person(connection, "grace hoper")

    assert str(refused.value) == (
        "no person 'grace hoper'; near it: Grace Hopper; claims people list names them"
    )
