"""Putting a claim right."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from claims.services.core import spans
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    changing,
    check_values,
    set_values,
    status_of,
)
from claims.services.core.claim_values import stated
from claims.services.core.lookup import ClaimName
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Status


def edit_claim(
    connection: Connection,
    name: ClaimName,
    *,
    by: str,
    changes: Mapping[str, Any],
    mentions: spans.Mentions | None = None,
) -> Status:
    """Change a claim's fields, its spans, or both; return its status after it.

    ``changes`` are columns: statement, kind, speaker, check_worthiness, criticises. A
    verdict that was about other words does not survive this: the claim is suspended.
    """
    with changing(connection, name, who=by, what="edit") as change:
        check_values(
            str(name), changes.get("statement"), changes.get("check_worthiness")
        )
        if mentions is not None:
            revision_id, revision = latest_revision(connection, name.article)
            spans.replace(connection, revision.text, name.id, revision_id, mentions)
            extra = dict(change.claim["extra"])
            extra.pop("values", None)
            extra |= stated(connection, name.article, revision.text, mentions)
            changes = {**changes, "extra": extra}
        set_values(connection, name, **changes, looked_by_id=checker_id(connection, by))
    return status_of(connection, name)
