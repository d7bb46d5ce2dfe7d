"""People of the desk: listing them, adding one, another name, another role."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core import ledger
from claims.services.core.checkers import (
    PROGRAM,
    checker_id,
    find_checker,
    folded,
    name_of,
    next_twin,
    people_records,
    put_name,
)
from claims.services.people.near_names import existing_person
from claims.vocabulary import PersonRole


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the desk."""

    name: str
    role: PersonRole
    aliases: tuple[str, ...]
    """Other names of the same person."""
    twins: tuple[str, ...]
    """People whose names differ in case or white space alone; nobody joined them."""
    redacted: bool


def list_people(connection: Connection) -> list[Person]:
    """Return the people in the order of their names.

    Who only took an article in, or added a source, stands in the ledger alone: they are
    people too, and become a row of their own when something is said of them.
    """
    table = schema.checker
    rows = connection.execute(sa.select(table).order_by(table.c.id)).all()
    aliases: dict[int, list[str]] = {}
    folds: dict[str, list[str]] = {}
    for row in rows:
        if row.same_as_id is not None:
            aliases.setdefault(row.same_as_id, []).append(row.name)
        else:
            folds.setdefault(row.folded, []).append(row.name)
    people = [
        Person(
            row.name,
            row.role,
            tuple(aliases.get(row.id, ())),
            tuple(each for each in folds[row.folded] if each != row.name),
            row.redacted,
        )
        for row in rows
        if row.same_as_id is None
    ]
    known = {row.folded for row in rows}
    people += [
        Person(name, PersonRole.CHECKER, aliases=(), twins=(), redacted=False)
        for name in _named_by_the_ledger(connection, known)
    ]
    return sorted(people, key=lambda each: (folded(each.name), each.name))


def _named_by_the_ledger(connection: Connection, known: set[str]) -> list[str]:
    """Return who acted and has no row, each once without regard to case."""
    entry = schema.ledger_entry.c
    names = connection.scalars(sa.select(entry.who).distinct().order_by(entry.who))
    found: dict[str, str] = {}
    for name in names:
        if name != PROGRAM and folded(name) not in known:
            found.setdefault(folded(name), name)
    return list(found.values())


def get_person(connection: Connection, name: str) -> Person:
    """Return the person called so; raises ``NotFoundError`` with the near names."""
    shown = existing_person(connection, name)
    return next(each for each in list_people(connection) if each.name == shown)


def key_of(connection: Connection, person: Person) -> int:
    """Return the key of a person."""
    key = find_checker(connection, person.name)
    assert key is not None
    return key


def has_acted(connection: Connection, name: str) -> bool:
    """Say whether the ledger has a name that nothing else refers to."""
    entry = schema.ledger_entry.c
    query = sa.select(sa.exists().where(entry.who == name.strip()))
    return bool(connection.scalar(query))


def known_person(connection: Connection, name: str) -> Person:
    """Return the person called so, of whom it is still known who it is.

    One whom the ledger alone names is added.
    """
    if find_checker(connection, name) is None and has_acted(connection, name):
        checker_id(connection, name)
    person = get_person(connection, name)
    if person.redacted:
        raise ConflictError(
            f"{person.name} was redacted: who it was is erased for good"
        )
    return person


def add_person(
    connection: Connection, name: str, *, role: PersonRole, by: str
) -> Person:
    """Add somebody; raises ``ConflictError`` where the name is somebody's already."""
    name = readable(name)
    # Whoever adds is a person of the desk too, and is recorded first.
    if folded(name) != folded(by):
        checker_id(connection, by)
    ledger.lock(connection, ledger.DESK)
    known = find_checker(connection, name)
    if known is not None:
        raise ConflictError(f"{name_of(connection, known)} is on the desk already")
    before = people_records(connection)
    put_name(connection, name, role=role)
    tell(connection, before, what="add checker", name=name, by=by)
    return get_person(connection, name)


def give_role(
    connection: Connection, name: str, role: PersonRole, *, by: str
) -> Person:
    """Give somebody another role."""
    ledger.lock(connection, ledger.DESK)
    person, before = known_person(connection, name), people_records(connection)
    key = key_of(connection, person)
    if person.role == role:
        raise ConflictError(f"{person.name} is {role} already")
    table = schema.checker
    connection.execute(sa.update(table).where(table.c.id == key).values(role=role))
    tell(connection, before, what="edit person", name=person.name, by=by)
    return get_person(connection, name)


def rename_person(connection: Connection, name: str, new: str, *, by: str) -> Person:
    """Let somebody go by another name; the one before stays an alias."""
    new = readable(new)
    ledger.lock(connection, ledger.DESK)
    person, before = known_person(connection, name), people_records(connection)
    key = key_of(connection, person)
    if new == person.name:
        raise ConflictError(f"{new} is the name already")
    other = find_checker(connection, new)
    if other not in (None, key):
        whose = name_of(connection, other or 0)
        raise ConflictError(
            f"{whose} is on the desk; if they are one person:"
            f" claims people merge {whose!r} {person.name!r}"
        )
    if new in person.aliases:
        _exchange(connection, person.name, new)
    else:
        table = schema.checker
        connection.execute(
            sa.update(table)
            .where(table.c.id == key)
            .values(name=new, folded=folded(new), twin=next_twin(connection, new))
        )
        put_name(connection, person.name, same_as_id=key)
    tell(connection, before, what="rename person", name=person.name, by=by)
    return get_person(connection, new)


def _exchange(connection: Connection, name: str, alias: str) -> None:
    """Let two names of a person change places: rows refer to either."""
    table = schema.checker
    names = {
        row.name: (row.id, row.folded, row.twin)
        for row in connection.execute(
            sa.select(table).where(table.c.name.in_([name, alias]))
        )
    }
    # Both columns are unique: the one steps aside first.
    steps = (
        (names[alias][0], {"name": f"\ufffd{alias}", "twin": -1}),
        (names[name][0], _called(alias, names)),
        (names[alias][0], _called(name, names)),
    )
    for key, values in steps:
        connection.execute(sa.update(table).where(table.c.id == key).values(values))


def _called(
    name: str, names: Mapping[str, tuple[int, str, int]]
) -> dict[str, str | int]:
    _, fold, twin = names[name]
    return {"name": name, "folded": fold, "twin": twin}


def readable(name: str) -> str:
    """Return a name without outer white space, or refuse one that cannot be read."""
    name = name.strip()
    if not name or not name.isprintable():
        raise UsageError("a person needs a name that can be read")
    return name


def tell(
    connection: Connection,
    before: dict[str, dict[str, object]],
    *,
    what: str,
    name: str,
    by: str,
) -> None:
    """Record in the ledger what changed since ``before`` about the people."""
    after = people_records(connection)
    changed = [key for key in after if after[key] != before.get(key)]
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what=what,
        subject=f"checker/{name}",
        before={key: before[key] for key in changed if key in before},
        after={key: after[key] for key in changed},
    )
