"""Carrying over what was marked as nothing to check."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.carry import carry
from claims.services.core import spans
from claims.services.core.append_only import Fields, fields
from claims.services.core.lookup import ArticleName
from claims.vocabulary import KEEPS


def carry_marks(
    connection: Connection,
    article: ArticleName,
    texts: Mapping[int, str],
    revision_id: int,
    text: str,
) -> tuple[dict[str, Fields], int]:
    """Carry over what was marked as nothing to check, where the words are the same.

    Returns the records of those that were, and how many were not.
    """
    table, revision = schema.disposition, schema.revision.c
    taken_back = sa.select(table.c.carried_from_id).where(
        table.c.article_id == article.id,
        table.c.carried_from_id.is_not(None),
        table.c.withdrawn_by_id.is_not(None),
    )
    rows = connection.execute(
        sa.select(
            table.c.id,
            table.c.start_char,
            table.c.end_char,
            table.c.reason,
            table.c.checker_id,
            revision.number.label("revision"),
        )
        .join(schema.revision, revision.id == table.c.revision_id)
        .where(
            table.c.article_id == article.id,
            table.c.carried_from_id.is_(None),
            table.c.withdrawn_by_id.is_(None),
            table.c.id.not_in(taken_back),
        )
        .order_by(table.c.number)
    ).all()
    taken: list[spans.Part] = []
    for number in sorted({row.revision for row in rows}):
        these = [row for row in rows if row.revision == number]
        found = carry(
            texts[number], text, [[(row.start_char, row.end_char)] for row in these]
        )
        for row, each in zip(these, found, strict=True):
            if each.outcome not in KEEPS or _overlaps(each.parts[0], taken):
                continue
            [(start, end)] = each.parts
            taken.append((start, end))
            own = connection.execute(
                sa.update(schema.article)
                .where(schema.article.c.id == article.id)
                .values(last_disposition=schema.article.c.last_disposition + 1)
                .returning(schema.article.c.last_disposition)
            ).scalar_one()
            connection.execute(
                sa.insert(table),
                {
                    "article_id": article.id,
                    "number": own,
                    "revision_id": revision_id,
                    "start_char": start,
                    "end_char": end,
                    "quote": text[start:end],
                    "reason": row.reason,
                    "checker_id": row.checker_id,
                    "carried_from_id": row.id,
                },
            )
    made = fields(connection, table, table.c.revision_id == revision_id)
    return made, len(rows) - len(made)


def _overlaps(part: spans.Part, others: Sequence[spans.Part]) -> bool:
    return any(start < part[1] and part[0] < end for start, end in others)
