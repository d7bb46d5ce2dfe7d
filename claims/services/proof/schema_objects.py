"""Comparing a desk's schema with the expected one: tables, indexes, triggers, views.

What a desk has too much is as telling as what it lacks: a trigger writes where no
service does, a view answers in the place of a table, and without its index what must be
unique need not be. What is expected follows from the metadata, so that a new table or
column needs no line here; the two tables outside of it are told below.
"""

import re

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from claims.schema.everything import metadata
from claims.services.proof.schema_catalog import postgresql_objects, sqlite_objects

Objects = dict[str, str]
"""What each object is like, by its kind and name: ``index ix_claim_kind``."""

_VERSION = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
    " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
_SEARCH = {
    "sqlite": {
        f"table claim_text{end}": what
        for end, what in {
            "": "CREATE VIRTUAL TABLE claim_text USING fts5(words)",
            "_config": "k PRIMARY KEY|v",
            "_content": "id INTEGER PRIMARY KEY|c0",
            "_data": "id INTEGER PRIMARY KEY|block BLOB",
            "_docsize": "id INTEGER PRIMARY KEY|sz BLOB",
            "_idx": "PRIMARY KEY(segid, term)|segid|term|pgno",
        }.items()
    },
    "postgresql": {
        "column claim_text.rowid": "bigint, never null",
        "column claim_text.vector": "tsvector",
        "column claim_text.words": "text, never null",
        "constraint claim_text_pkey": "",
        "index ix_claim_text_vector": "CREATE INDEX ix_claim_text_vector"
        " ON claim_text USING gin (vector)",
    },
}
"""The words for ``list --match``, which each engine keeps in its own way."""


def check_schema(connection: Connection) -> list[str]:
    """Return what a schema has too much, too little or otherwise, a line each."""
    if connection.dialect.name == "sqlite":
        found = {
            name: what if "VIRTUAL" in what else _told(name, what)
            for name, what in sqlite_objects(connection).items()
        }
    else:
        found = postgresql_objects(connection)
    expected = _expected(connection.dialect)
    return [
        *(f"schema: there is no {each}" for each in sorted(expected.keys() - found)),
        *(f"schema: {each} is no desk's" for each in sorted(found.keys() - expected)),
        *(
            f"schema: {each} is not as a desk has it"
            for each in sorted(expected.keys() & found)
            if sorted(expected[each].split("|")) != sorted(found[each].split("|"))
        ),
    ]


def _expected(dialect: sa.Dialect) -> Objects:
    made = {
        f"table {table.name}": str(CreateTable(table).compile(dialect=dialect))
        for table in metadata.sorted_tables
    } | {"table alembic_version": _VERSION}
    indexes = {
        f"index {index.name}": str(CreateIndex(index).compile(dialect=dialect))
        for table in metadata.sorted_tables
        for index in table.indexes
    }
    found = _SEARCH[dialect.name] | {
        name: _told(name, what) for name, what in indexes.items()
    }
    for name, statement in made.items():
        told = _told(name, statement)
        found |= {name: told} if dialect.name == "sqlite" else _parts(name, told)
    return found


def _told(name: str, statement: str) -> str:
    """Return a statement so that another way to write the same is the same.

    Of a table, its columns and constraints: a migration puts them in another order.
    """
    plain = " ".join(re.sub(r"[\"']?(\w+)[\"']?(?=\()", r"\1", statement).split())
    plain = plain.replace('"', "")
    if not name.startswith("table "):
        return plain
    body = plain.partition("(")[2].rpartition(")")[0]
    return "|".join(each.strip() for each in re.split(r",(?![^(]*\))", body))


def _parts(table: str, told: str) -> Objects:
    """Return the columns and the constraints of a table as PostgreSQL names them."""
    found = {}
    for part in told.split("|"):
        if part.startswith("CONSTRAINT "):
            found[f"constraint {part.split()[1]}"] = ""
            continue
        column, what = part.split(" ", 1)
        kind = what.partition(" GENERATED")[0].removesuffix(" NOT NULL").lower()
        kind = kind.replace("varchar", "character varying")
        is_set = "NOT NULL" in what or "GENERATED" in what
        found[f"column {table.removeprefix('table ')}.{column}"] = (
            kind + ", never null" * is_set
        )
    return found
