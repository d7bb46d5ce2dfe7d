"""Erasing for good who a person of the desk was: every name, and the role.

What they did stays, as done by ``redacted person N``. What others typed about them in
free text is theirs to look through: ``claims/services/people/person_traces.py``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.core import ledger
from claims.services.core.checkers import (
    PERSON_FIELDS,
    checker_id,
    checker_records,
    find_checker,
    folded,
)
from claims.services.core.erasure import RECORD, Rewritten, erase
from claims.services.core.old_entries import stored_state
from claims.services.core.rederivation import lock_articles
from claims.services.core.wipes import OWED
from claims.services.people.people import Person, get_person, key_of
from claims.services.people.person_traces import traces_of
from claims.vocabulary import PersonRole

_KNOWN = ("name", "same_as", "redacted")
"""The fields of a person's record that a redaction leaves."""


@dataclass(frozen=True, slots=True)
class PersonRedaction:
    """What was erased, or would be."""

    label: str
    """What the person is called from then on."""
    entries: int
    """How many entries of the ledger named them."""
    left: tuple[str, ...]
    """What may name them still, and that a person must look through."""


def find_person_traces(connection: Connection, person: Person) -> PersonRedaction:
    """Return what a redaction would erase, and what it leaves to a person."""
    names = _Names(connection, person)
    entries = list(_rewritten(connection, names))
    return PersonRedaction(
        names.shown,
        len(entries),
        tuple(traces_of(connection, names.every, entries)),
    )


def redact_person(
    connection: Connection, name: str, *, because: str, by: str
) -> PersonRedaction:
    """Erase who a person was; raises ``ConflictError`` when it was done already.

    Who erases is on record: nobody erases themselves.
    """
    if not because.strip():
        raise UsageError("a redaction needs a reason; pass --because TEXT")
    lock_articles(connection)
    person = get_person(connection, name)
    if person.redacted:
        raise ConflictError(f"{person.name} was redacted already")
    if find_checker(connection, by) == key_of(connection, person):
        raise ConflictError(
            f"the record names who erased {person.name}, and cannot name {person.name};"
            " let somebody else do it, with --by NAME"
        )
    checker_id(connection, by)
    ledger.lock(connection, ledger.DESK)
    names = _Names(connection, person)
    found = find_person_traces(connection, person)
    told = erase(connection, list(_rewritten(connection, names)))
    _rewrite_rows(connection, names)
    record = f"checker/{names.shown}"
    rows = {f"checker/{label}" for label in names.labels.values()}
    now = {each: of for each, of in checker_records(connection).items() if each in rows}
    was = {
        each: {name: said for name, said in of.items() if name != "redacted"}
        for each, of in now.items()
    }
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="redact person",
        subject=record,
        before=was,
        after={**now, f"{RECORD}{record}": {"because": because, **told}, **OWED},
    )
    return found


class _Names:
    """Every name of a person, and what stands in the place of each."""

    def __init__(self, connection: Connection, person: Person) -> None:
        table, key = schema.checker.c, key_of(connection, person)
        rows = connection.execute(
            sa.select(table.id, table.name)
            .where(sa.or_(table.id == key, table.same_as_id == key))
            .order_by(table.id)
        )
        self.labels = {row.name: _label(connection, row.id) for row in rows}
        """What each row is called from then on, by its name."""
        self.shown = self.labels[person.name]
        self.every = frozenset(self.labels) | _typed(connection, key, self.labels)
        """The names with those that differ from one in case or white space alone."""
        self._word = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, _longest_first(self.every)))})(?!\w)"
        )

    def struck(self, text: str) -> str:
        """Return a sentence of ours without any of the names."""
        return self._word.sub(self.shown, text)


def _longest_first(names: frozenset[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _label(connection: Connection, key: int) -> str:
    """Return what a row is called once it is erased; nobody else is called so."""
    label, table = f"redacted person {key}", schema.checker.c
    while connection.scalar(sa.select(table.id).where(table.folded == label)):
        label += "*"
    return label


def _typed(
    connection: Connection, key: int, labels: Mapping[str, str]
) -> frozenset[str]:
    """Return how else the names were typed in what is no key to a person."""
    folds = {folded(name) for name in labels}
    asked = (
        sa.select(schema.ledger_entry.c.who).distinct(),
        sa.select(schema.policy.c.set_by).distinct(),
    )
    return frozenset(
        name
        for query in asked
        for name in connection.scalars(query).all()
        if folded(name) in folds and find_checker(connection, name) == key
    )


def _rewrite_rows(connection: Connection, names: _Names) -> None:
    """Take the names out of the rows that have them, whatever table it is."""
    table = schema.checker
    for name, label in names.labels.items():
        connection.execute(
            sa.update(table)
            .where(table.c.name == name)
            .values(
                name=label,
                folded=folded(label),
                twin=0,
                role=PersonRole.CHECKER,
                redacted=True,
            )
        )
    policy, signed = schema.policy, schema.sign_off
    connection.execute(
        sa.update(policy)
        .where(policy.c.set_by.in_(names.every))
        .values(set_by=names.shown)
    )
    rows = connection.execute(sa.select(signed.c.id, signed.c.reasons)).all()
    for row in rows:
        reasons = [names.struck(each) for each in row.reasons]
        if reasons != row.reasons:
            connection.execute(
                sa.update(signed).where(signed.c.id == row.id).values(reasons=reasons)
            )


def _rewritten(connection: Connection, names: _Names) -> Iterator[Rewritten]:
    """Yield the entries that name a person, and what is to be left of each."""
    table = schema.ledger_entry.c
    subjects = {f"checker/{name}": f"checker/{names.labels[name]}"
                for name in names.labels}  # fmt: skip
    quoted = [json.dumps(name, ensure_ascii=False) for name in names.every]
    quoted += [json.dumps(each, ensure_ascii=False) for each in subjects]
    rows = connection.execute(
        sa.select(
            *(table.id, table.stream, table.sequence, table.who, table.what),
            *(table.subject, table.before, table.after),
        )
        .where(
            sa.or_(
                table.who.in_(names.every),
                table.subject.in_(subjects),
                table.what == "sign off",
                *(table.before.contains(each, autoescape=True) for each in quoted),
                *(table.after.contains(each, autoescape=True) for each in quoted),
            )
        )
        .order_by(table.id)
    ).all()
    for row in rows:
        left = (
            names.shown if row.who in names.every else row.who,
            subjects.get(row.subject, row.subject),
            _state(row.before, names),
            _state(row.after, names),
        )
        if left != (row.who, row.subject, row.before, row.after):
            yield Rewritten(row.id, row.stream, row.sequence, *left)


def _state(text: str, names: _Names) -> str:
    """Return the records of an entry without a person's names."""
    return ledger.canonical(
        {
            _record(name, names): _fields(name, fields, names)
            for name, fields in stored_state(text).items()
        }
    )


def _record(name: str, names: _Names) -> str:
    kind, _, who = name.partition("/")
    return f"checker/{names.labels.get(who, who)}" if kind == "checker" else name


def _fields(name: str, fields: dict[str, Any], names: _Names) -> dict[str, Any]:
    kind, _, who = name.partition("/")
    if kind == "checker":
        if who in names.labels:
            fields = {each: fields[each] for each in _KNOWN if each in fields}
        return {
            each: names.labels.get(value, value) if isinstance(value, str) else value
            for each, value in fields.items()
        }
    if kind == "sign_off" and "reasons" in fields:
        fields |= {"reasons": [names.struck(each) for each in fields["reasons"]]}
    return {
        each: names.shown
        if each in PERSON_FIELDS and isinstance(value, str) and value in names.every
        else value
        for each, value in fields.items()
    }
