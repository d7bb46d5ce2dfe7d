"""Run migrations on the connection we are handed, or on ``CLAIMS_DATABASE``."""

import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from claims.database.engine import create_engine
from claims.schema.base import UTCDateTime
from claims.schema.everything import metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Spell our types out, so that a migration never imports the application."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave out the search table, which each engine builds in its own way."""
    return not (kind == "table" and (name or "").startswith("claim_text"))


def run(connection: Connection) -> None:
    """Migrate ``connection`` to the requested revision."""
    plugins = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]
    if connection.dialect.name == "sqlite":
        # It has no identities, and autogenerate would keep adding them.
        plugins.append("~alembic.autogenerate.defaults")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_server_default=True,
        render_as_batch=True,
        render_item=render_item,
        include_name=include_name,
        autogenerate_plugins=plugins,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    raise SystemExit(
        "offline mode is not supported: batch migrations read the database"
    )

if (shared := context.config.attributes.get("connection")) is not None:
    run(shared)
else:
    with create_engine(
        os.environ["CLAIMS_DATABASE"], foreign_keys=False
    ).begin() as connection:
        run(connection)
