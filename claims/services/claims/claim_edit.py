"""Putting a claim right."""

from collections.abc import Mapping
from typing import Any, Literal

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.services.core import spans
from claims.services.core.blind_checks import status_for
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import (
    changing,
    check_values,
    set_values,
)
from claims.services.core.claim_details import settle_details
from claims.services.core.claim_values import stated
from claims.services.core.lookup import ClaimName
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Status

Settled = Literal["as-text", "kept"]


def edit_claim(
    connection: Connection,
    name: ClaimName,
    *,
    by: str,
    changes: Mapping[str, Any],
    mentions: spans.Mentions | None = None,
    settled: Settled | None = None,
) -> Status:
    """Change a claim's fields, its spans, or both; return its status after it.

    ``changes`` are columns: statement, kind, speaker, check_worthiness, criticises. A
    verdict that was about other words does not survive this: the claim is suspended.
    ``settled`` says of a statement of an earlier text whether it becomes what the text
    says, or is kept since the text still says it; another one, or another place,
    settles that too. Raises ``ConflictError`` where nothing is to be settled.
    """
    with changing(connection, name, who=by, what="edit") as change:
        check_values(
            str(name), changes.get("statement"), changes.get("check_worthiness")
        )
        wording = change.claim["wording"]
        if settled is not None and wording is None:
            raise ConflictError(
                f"the text has no other wording for {name}; change what it says with:"
                f" claims edit {name} --statement TEXT"
            )
        if settled == "as-text":
            changes = {**changes, "statement": wording["text_says"]}
        if settled or mentions is not None or "statement" in changes:
            changes = {**changes, "wording": None}
        if mentions is not None:
            revision_id, revision = latest_revision(connection, name.article)
            spans.replace(connection, revision.text, name.id, revision_id, mentions)
            extra = dict(change.claim["extra"])
            extra.pop("values", None)
            extra |= stated(connection, name.article, revision.text, mentions)
            changes = {**changes, "extra": extra}
        set_values(connection, name, **changes, looked_by_id=checker_id(connection, by))
        if mentions is not None or "speaker" in changes:
            settle_details(connection, name, change)
    return status_for(connection, name.id, by)
