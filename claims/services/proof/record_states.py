"""The records as they are now, named as the ledger names them."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.schema.nouns import noun_of
from claims.services.articles.article_list import article_fields, get_article
from claims.services.core import claim_state
from claims.services.core.append_only import fields, fields_of_article, nouns
from claims.services.core.checkers import checker_records
from claims.services.core.desk_stream import named_articles, recorded, released_heads
from claims.services.core.extraction_runs import run_records
from claims.services.core.lookup import ArticleName
from claims.services.core.outcomes import outcome_records
from claims.services.core.revisions import revision_fields
from claims.services.core.verdict_log import verdict_fields, verdicts_of
from claims.services.desk.scales import list_scales, rating_fields
from claims.services.evidence.snapshots import snapshot_records
from claims.services.evidence.sources import list_sources, source_fields
from claims.services.proof.placed_records import proposed_records, span_records


def article_records(connection: Connection, name: ArticleName) -> dict[str, Any]:
    """Return an article's records as the ledger has them."""
    article = get_article(connection, name)
    records: dict[str, Any] = {"article": article_fields(article)}
    records |= recorded(connection, schema.article, name.id)
    records |= _revisions(connection, name)
    records |= run_records(connection, name)
    records |= claim_state.claim_states(connection, name)
    claim = schema.claim.c
    rows = connection.execute(
        sa.select(claim.id, claim.number).where(claim.article_id == name.id)
    )
    numbers = {row.id: row.number for row in rows}
    for key, verdicts in verdicts_of(connection, numbers).items():
        for verdict in verdicts:
            record = f"verdict/{numbers[key]}/{verdict.number}"
            records[record] = verdict_fields(verdict)
    records |= outcome_records(connection, name)
    records |= span_records(connection, name) | proposed_records(connection, name)
    for table in nouns("claim", "article"):
        if noun_of(table).is_told:
            records |= fields_of_article(connection, table, name)
    return records


def _revisions(connection: Connection, name: ArticleName) -> dict[str, Any]:
    table, sentence = schema.revision, schema.sentence.c
    records = {}
    for row in connection.execute(
        sa.select(table).where(table.c.article_id == name.id)
    ).mappings():
        places = connection.execute(
            sa.select(sentence.number, sentence.start_char, sentence.end_char)
            .where(sentence.revision_id == row["id"])
            .order_by(sentence.number)
        )
        records[f"revision/{row['number']}"] = revision_fields(
            dict(row), [list(each) for each in places]
        )
    return records


def desk_records(connection: Connection) -> dict[str, Any]:
    """Return the desk's own records as the ledger has them."""
    records: dict[str, Any] = dict(checker_records(connection))
    for source in list_sources(connection):
        records[f"source/{source.id}"] = source_fields(source)
    records |= dict(snapshot_records(connection))
    records |= named_articles(connection) | released_heads(connection)
    tables = (schema.checker, schema.source, schema.rating_scale, schema.snapshot)
    for made in tables:
        records |= recorded(connection, made)
    for table in nouns("desk"):
        records |= fields(connection, table)
    for scale in list_scales(connection):
        records[f"scale/{scale.name}/{scale.version}"] = {
            "title": scale.title,
            "source": scale.source,
            "ratings": [rating_fields(rating) for rating in scale.ratings],
        }
        if scale.is_default:
            records["default scale"] = {"name": scale.name, "version": scale.version}
    return records
