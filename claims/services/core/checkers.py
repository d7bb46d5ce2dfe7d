"""The people of the desk: one name without regard to case, with aliases.

A row of ``checker`` is a name. Names of one person refer to the row whose name is
shown; rows that somebody recorded keep the name under which they did.
"""

import unicodedata
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import UsageError
from claims.services.core import ledger
from claims.services.core.desk_stream import recorded
from claims.vocabulary import PersonRole

Fields = dict[str, Any]
PROGRAM = "claims"
"""Who did what nobody asked for by name, such as what an upgrade derives anew."""
PERSON_FIELDS = frozenset(
    (
        *("checker", "holder", "by", "added_by", "looked_by", "dropped_by"),
        "arranged_by",
        *("drawn_by", "cancelled_by", "withdrawn_by", "set_by"),
    )
)
"""The fields of the ledger's records that name a person."""


def folded(name: str) -> str:
    """Return a name without regard to case, width and white space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def _kept() -> sa.FromClause:
    """Return the rows whose names are shown: making an alias takes long."""
    return schema.checker.alias()


def shown_name(people: sa.FromClause) -> sa.ColumnElement[str]:
    """Return, as SQL, the name that a person goes by, of a row of ``checker``."""
    kept = _kept()
    other = sa.select(kept.c.name).where(kept.c.id == people.c.same_as_id)
    return sa.func.coalesce(other.correlate(people).scalar_subquery(), people.c.name)


def person_id(column: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """Return, as SQL, the key of the person that a column names by any name."""
    people = schema.checker.alias()
    return (
        sa.select(person(people))
        .where(people.c.id == column)
        .correlate(column.table)
        .scalar_subquery()
    )


def ids_named(name: str) -> sa.Select[int]:
    """Return, as SQL, the keys of all names of the person called exactly ``name``."""
    people, me = schema.checker.alias(), schema.checker.alias()
    who = sa.select(person(me)).where(me.c.name == name.strip()).scalar_subquery()
    return sa.select(people.c.id).where(person(people) == who)


def was_by(column: sa.ColumnElement[str], name: str) -> sa.ColumnElement[bool]:
    """Return the condition that an entry names the person called exactly ``name``.

    The ledger keeps the name under which somebody did it, whatever they go by now.
    """
    people = schema.checker.alias()
    names = sa.select(people.c.name).where(people.c.id.in_(ids_named(name)))
    return sa.or_(column == name.strip(), column.in_(names))


def person(people: sa.FromClause) -> sa.ColumnElement[int]:
    """Return, as SQL, the key of the person that a row of ``checker`` names."""
    return sa.func.coalesce(people.c.same_as_id, people.c.id)


def find_checker(connection: Connection, name: str) -> int | None:
    """Return the key of the person with this name or alias; ``None`` if none has it.

    The name as typed goes before one that differs in case or white space.
    """
    table = schema.checker.c
    name = name.strip()
    found: int | None = connection.scalar(
        sa.select(person(schema.checker))
        .where(table.folded == folded(name))
        .order_by(sa.case((table.name == name, 0), else_=1), table.twin)
        .limit(1)
    )
    return found


def name_of(connection: Connection, key: int) -> str:
    """Return the name that a person goes by."""
    table = schema.checker.c
    return connection.execute(sa.select(table.name).where(table.id == key)).scalar_one()


def is_redacted(connection: Connection, key: int) -> bool:
    """Say whether who a person is was erased."""
    table = schema.checker.c
    query = sa.select(table.redacted).where(table.id == key)
    return bool(connection.execute(query).scalar_one())


def known_name(connection: Connection, name: str) -> str:
    """Return the name that a person goes by, or ``name`` where nobody has it."""
    key = find_checker(connection, name)
    return name.strip() if key is None else name_of(connection, key)


def checker_id(connection: Connection, name: str) -> int:
    """Return the key of the person called ``name``, who is added when new.

    Names are kept as typed, without outer white space; an empty one is refused.
    """
    name = name.strip()
    if not name or not name.isprintable():
        raise UsageError("a checker needs a name; pass --by NAME")
    found = find_checker(connection, name)
    if found is not None:
        return found

    # Writing the ledger first queues two commands that add the same person at once.
    head = ledger.lock(connection, ledger.DESK)
    found = find_checker(connection, name)
    if found is None:
        found = put_name(connection, name)
        ledger.record(
            connection,
            ledger.DESK,
            who=name,
            what="add checker",
            subject=f"checker/{name}",
            after={
                f"checker/{name}": {"name": name},
                **recorded(connection, schema.checker, found),
            },
            head=head,
        )
    return found


def put_name(connection: Connection, name: str, **values: Any) -> int:
    """Store a name; the caller has the lock of the desk's ledger, and writes it."""
    table = schema.checker
    row = {"name": name, "folded": folded(name), "twin": next_twin(connection, name)}
    return connection.execute(
        sa.insert(table).returning(table.c.id), row | values
    ).scalar_one()


def next_twin(connection: Connection, name: str) -> int:
    """Return the number that tells a name from those that are folded like it."""
    table = schema.checker.c
    last = connection.scalar(
        sa.select(sa.func.max(table.twin)).where(table.folded == folded(name))
    )
    return 0 if last is None else last + 1


def people_records(connection: Connection) -> dict[str, Fields]:
    """Return every name, and when it was recorded, as the ledger keeps them."""
    return checker_records(connection) | recorded(connection, schema.checker)


def checker_records(connection: Connection) -> dict[str, Fields]:
    """Return every name as the ledger keeps it; what is as usual is not said."""
    kept = schema.checker.alias("kept")
    table = schema.checker.c
    rows = connection.execute(
        sa.select(schema.checker, kept.c.name.label("same_as"))
        .outerjoin_from(schema.checker, kept, kept.c.id == table.same_as_id)
        .order_by(table.id)
    )
    usual = PersonRole.CHECKER
    records = {}
    for row in rows:
        fields: Fields = {"name": row.name}
        if row.role != usual:
            fields["role"] = row.role
        if row.same_as is not None:
            fields["same_as"] = row.same_as
        if row.redacted:
            fields["redacted"] = True
        if row.twin:
            fields["twin"] = row.twin
        records[f"checker/{row.name}"] = fields
    return records


def shown_names(connection: Connection) -> dict[str, str]:
    """Return the name that each person goes by, by each of their names."""
    table = schema.checker
    rows = connection.execute(sa.select(table.c.name, shown_name(table).label("shown")))
    return {row.name: row.shown for row in rows}
