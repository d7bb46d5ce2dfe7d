"""The people of the desk."""

import threading

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import UsageError
from claims.services.core import ledger
from claims.services.core.checkers import (
    checker_id,
    find_checker,
    known_name,
    put_name,
)
from support_desk import everything, meanwhile, race, rows


def names(connection: Connection) -> list[str]:
    table = schema.checker.c
    return list(connection.scalars(sa.select(table.name).order_by(table.id)))


def test_a_new_checker_is_added_and_recorded(connection: Connection) -> None:
    checker_id(connection, "Ada Löfgren")

    assert names(connection) == ["Ada Löfgren"]
    entry = list(ledger.entries(connection, stream=ledger.DESK))[-1]
    assert (entry.what, entry.who) == ("add checker", "Ada Löfgren")
    assert entry.subject == "checker/Ada Löfgren"


def test_a_known_checker_is_not_added_again(connection: Connection) -> None:
    first = checker_id(connection, "ada")
    before = everything(connection)

    assert checker_id(connection, "ada") == first
    assert checker_id(connection, "  ada\n") == first
    assert everything(connection) == before


def test_names_are_kept_as_typed(connection: Connection) -> None:
    for name in ("Ada", "Ada  Quill"):
        checker_id(connection, name)

    assert names(connection) == ["Ada", "Ada  Quill"]


@pytest.mark.parametrize(
    "name", ["ada quill", "ADA  QUILL", " Ada\u00a0Quill ", "Ａda Quill"]
)
def test_a_name_is_one_without_regard_to_case_width_and_white_space(
    connection: Connection, name: str
) -> None:
    first = checker_id(connection, "Ada Quill")

    assert find_checker(connection, name) == first
    assert known_name(connection, name) == "Ada Quill"


def test_of_names_that_were_two_people_before_each_is_found_as_typed(
    connection: Connection,
) -> None:
    small, large = put_name(connection, "ada"), put_name(connection, "ADA")

    assert find_checker(connection, "ADA") == large
    assert find_checker(connection, "ada") == small
    assert find_checker(connection, "Ada") == small


@pytest.mark.parametrize("name", ["", "  ", "\t\n", "a\nb", "\x1b[31mada", "a\0b"])
def test_a_checker_needs_a_name_that_can_be_read(
    connection: Connection, name: str
) -> None:
    with pytest.raises(UsageError) as refused:
        checker_id(connection, name)

    assert str(refused.value) == "a checker needs a name; pass --by NAME"
    assert rows(connection, schema.checker) == []


def test_two_commands_that_add_the_same_checker_at_once_add_one(database: str) -> None:
    def add(connection: Connection) -> object:
        return checker_id(connection, "ada")

    first, second = meanwhile(database, add, add)

    assert isinstance(first, int)
    assert first == second


def test_several_new_checkers_at_once_are_all_recorded(database: str) -> None:
    race(database, lambda c: checker_id(c, threading.current_thread().name))

    def count(connection: Connection) -> int:
        entries = ledger.entries(connection, stream=ledger.DESK)
        assert len(names(connection)) == 4
        return sum(entry.what == "add checker" for entry in entries)

    assert race(database, count, times=1) == [4]
