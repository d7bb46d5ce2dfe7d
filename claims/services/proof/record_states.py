"""The records as they are now, named as the ledger names them."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.articles.article_list import article_fields, get_article
from claims.services.claims.assignments import assignment_fields, assignments_of
from claims.services.core import claim_state
from claims.services.core.extraction_runs import run_records
from claims.services.core.lookup import ArticleName
from claims.services.core.outcomes import outcome_records
from claims.services.core.rechecks import recheck_records
from claims.services.core.revisions import revision_fields
from claims.services.core.sign_off_log import list_sign_offs, sign_off_fields
from claims.services.core.verdict_log import verdict_fields, verdicts_of
from claims.services.desk.policies import list_policies, policy_fields
from claims.services.desk.scales import list_scales, rating_fields
from claims.services.evidence.claim_evidence import evidence_fields, evidence_of
from claims.services.evidence.snapshots import snapshot_records
from claims.services.evidence.sources import list_sources, source_fields
from claims.services.replies.approaches import approach_fields, approaches_of
from claims.services.replies.corrections import correction_fields, list_corrections
from claims.services.replies.resolutions import resolution_fields, resolutions_of
from claims.services.verdicts.verdict_reaffirm import reaffirmation_records


def article_records(connection: Connection, name: ArticleName) -> dict[str, Any]:
    """Return an article's records as the ledger has them."""
    article = get_article(connection, name)
    records: dict[str, Any] = {"article": article_fields(article)}
    records |= _revisions(connection, name)
    records |= run_records(connection, name)
    records |= claim_state.claim_states(connection, name)
    claim = schema.claim.c
    rows = connection.execute(
        sa.select(claim.id, claim.number).where(claim.article_id == name.id)
    )
    numbers = {row.id: row.number for row in rows}
    for key, pieces in evidence_of(connection, numbers).items():
        for piece in pieces:
            record = f"evidence/{numbers[key]}/{piece.number}"
            records[record] = evidence_fields(piece)
    for key, verdicts in verdicts_of(connection, numbers).items():
        for verdict in verdicts:
            record = f"verdict/{numbers[key]}/{verdict.number}"
            records[record] = verdict_fields(verdict)
    for key, given in assignments_of(connection, numbers).items():
        for assignment in given:
            record = f"assignment/{numbers[key]}/{assignment.number}"
            records[record] = assignment_fields(assignment)
    for made in list_sign_offs(connection, name):
        records[f"sign_off/{made.number}"] = sign_off_fields(made)
    records |= recheck_records(connection, list(numbers))
    records |= outcome_records(connection, name)
    records |= reaffirmation_records(connection, name)
    for key, answers in resolutions_of(connection, numbers).items():
        for answer in answers:
            record = f"resolution/{numbers[key]}/{answer.number}"
            records[record] = resolution_fields(answer)
    for key, steps in approaches_of(connection, numbers).items():
        for step in steps:
            record = f"approach/{numbers[key]}/{step.number}"
            records[record] = approach_fields(step)
    for correction in list_corrections(connection, name):
        records[f"correction/{correction.number}"] = correction_fields(correction)
    return records | _dispositions(connection, name)


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


def _dispositions(connection: Connection, name: ArticleName) -> dict[str, Any]:
    table = schema.disposition
    maker, taker = schema.checker.alias("maker"), schema.checker.alias("taker")
    first = table.alias("first")
    rows = connection.execute(
        sa.select(
            table.c.number,
            table.c.start_char,
            table.c.end_char,
            table.c.quote,
            table.c.reason,
            maker.c.name.label("checker"),
            taker.c.name.label("withdrawn_by"),
            first.c.number.label("carried_from"),
            table.c.recorded_at,
        )
        .outerjoin(first, first.c.id == table.c.carried_from_id)
        .join(maker, maker.c.id == table.c.checker_id)
        .outerjoin(taker, taker.c.id == table.c.withdrawn_by_id)
        .where(table.c.article_id == name.id)
    )
    return {
        f"disposition/{row.number}": {
            "start": row.start_char,
            "end": row.end_char,
            "quote": row.quote,
            "reason": row.reason,
            "checker": row.checker,
            "withdrawn_by": row.withdrawn_by,
            "carried_from": row.carried_from,
            "recorded_at": row.recorded_at,
        }
        for row in rows
    }


def desk_records(connection: Connection) -> dict[str, Any]:
    """Return the desk's own records as the ledger has them."""
    records: dict[str, Any] = {
        f"checker/{name}": {"name": name}
        for name in connection.scalars(sa.select(schema.checker.c.name))
    }
    for source in list_sources(connection):
        records[f"source/{source.id}"] = source_fields(source)
    records |= dict(snapshot_records(connection))
    for stored in list_policies(connection):
        records[f"policy/{stored.number}"] = policy_fields(stored)
    for scale in list_scales(connection):
        records[f"scale/{scale.name}/{scale.version}"] = {
            "title": scale.title,
            "source": scale.source,
            "ratings": [rating_fields(rating) for rating in scale.ratings],
        }
        if scale.is_default:
            records["default scale"] = {"name": scale.name, "version": scale.version}
    return records
