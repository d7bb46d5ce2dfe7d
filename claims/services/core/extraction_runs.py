"""What proposed a claim, in words, and the passes of engines for the ledger."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.lookup import ArticleName


def engine_label(
    engine: str | None, version: str | None, model: str | None
) -> str | None:
    """Return an engine as people and machines read it: ``spacy 2 (model 3.8.0)``."""
    if engine is None:
        return None
    return f"{engine} {version} ({model})" if model else f"{engine} {version}"


def run_label() -> sa.ColumnElement[str]:
    """Return the same, as SQL, of a row of ``schema.extraction_run``."""
    run = schema.extraction_run.c
    model = sa.func.coalesce(" (" + run.model + ")", "")
    return run.engine + " " + run.engine_version + model


def run_records(connection: Connection, article: ArticleName) -> dict[str, Any]:
    """Return the passes of engines over an article as the ledger keeps them."""
    run, text = schema.extraction_run.c, schema.revision.c
    rows = connection.execute(
        sa.select(
            text.number.label("revision"),
            run.engine,
            run.engine_version,
            run.model,
            run.model_sha256,
            run.proposed,
            run.rejected,
            run.recorded_at,
        )
        .join(schema.revision, text.id == run.revision_id)
        .where(text.article_id == article.id)
        .order_by(run.id)
    ).mappings()
    return {f"run/{number}": dict(row) for number, row in enumerate(rows, 1)}
