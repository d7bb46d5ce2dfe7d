"""Making a desk."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.records import RatingScale
from claims.services.core import ledger
from claims.services.core.wipes import owed_wipe
from claims.services.desk.policies import start_policy
from claims.services.desk.scales import add_scale, get_scale, use_scale


def is_made(connection: Connection) -> bool:
    """Tell whether ``make_desk`` was here."""
    return (
        connection.scalar(
            sa.select(schema.ledger_stream.c.name).where(
                schema.ledger_stream.c.name == ledger.DESK
            )
        )
        is not None
    )


def make_desk(
    connection: Connection,
    scales: Iterable[RatingScale],
    *,
    default: str,
    policy: str,
    by: str,
) -> RatingScale:
    """Start the desk's ledger; add its rating scales, the default one and the policy.

    ``policy`` is TOML, as ``claims.policy`` reads it.
    """
    if is_made(connection):
        name = connection.get_execution_options()["desk"]
        raise ConflictError(f"{name} is a desk already; nothing was changed")
    ledger.open_stream(connection, ledger.DESK)
    for scale in scales:
        add_scale(connection, scale, by=by)
    start_policy(connection, policy, by=by)
    return use_scale(connection, default, by=by)


def describe(connection: Connection) -> dict[str, str | int]:
    """Return the facts of ``claims db status``.

    ``wipe_owed``: a redaction was broken off, and what it erased lies in free space.
    """
    counted = {
        "articles": schema.article,
        "claims": schema.claim,
        "verdicts": schema.verdict,
        "sources": schema.source,
        "ledger_entries": schema.ledger_entry,
    }
    revision = connection.execute(
        sa.text("SELECT version_num FROM alembic_version")
    ).scalar_one()
    return {
        "desk": connection.get_execution_options()["desk"],
        "engine": connection.dialect.name,
        "revision": revision,
        "scale": get_scale(connection).name,
        **{
            name: connection.execute(
                sa.select(sa.func.count()).select_from(table)
            ).scalar_one()
            for name, table in counted.items()
        },
        "wipe_owed": owed_wipe(connection) is not None,
    }
