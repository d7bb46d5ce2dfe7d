"""The schema as the database itself tells it: tables, indexes, triggers, views."""

import sqlalchemy as sa
from sqlalchemy import Connection

_OF_SQLITE = ("sqlite_stat1", "sqlite_stat4", "sqlite_sequence")

_COLUMNS = """
SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
 WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
   AND attnum > 0 AND NOT attisdropped
"""
_CONSTRAINTS = """
SELECT conname, convalidated FROM pg_constraint
 WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
"""
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
 WHERE schemaname = current_schema()
   AND indexname NOT IN (SELECT conname FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace)
"""
_OTHERS = """
SELECT 'trigger', tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
 WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
UNION
SELECT 'disabled trigger of', relname
  FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
 WHERE relnamespace = current_schema()::regnamespace AND tgenabled <> 'O'
UNION
SELECT 'rule', rulename FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
UNION
SELECT 'row policy', polname FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
 WHERE relnamespace = current_schema()::regnamespace
UNION
SELECT 'view', relname FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm', 'f')
UNION
SELECT 'function', proname FROM pg_proc
 WHERE pronamespace = current_schema()::regnamespace
"""
"""What no desk has."""


def sqlite_objects(connection: Connection) -> dict[str, str]:
    """Return the statement that made each object; SQLite's own are left out."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master")
    return {
        f"{kind} {name}": statement
        for kind, name, statement in rows
        if statement is not None and name not in _OF_SQLITE
    }


def postgresql_objects(connection: Connection) -> dict[str, str]:
    """Return each column, constraint and index of the desk, and whatever else is."""
    schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    found = {
        f"column {table}.{name}": kind + (", never null" if is_set else "")
        for table, name, kind, is_set in connection.execute(sa.text(_COLUMNS))
    }
    for name, is_proved in connection.execute(sa.text(_CONSTRAINTS)):
        found[f"constraint {name}"] = "" if is_proved else "not enforced"
    for name, made in connection.execute(sa.text(_INDEXES)):
        plain = made.replace(f" {schema}.", " ").replace(f' "{schema}".', " ")
        found[f"index {name}"] = plain.replace(" USING btree", "").replace('"', "")
    for kind, name in connection.execute(sa.text(_OTHERS)):
        found[f"{kind} {name}"] = ""
    return found
