"""Adding a claim that the engine missed."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core import claim_state, ledger, search, spans
from claims.services.core.checkers import checker_id
from claims.services.core.claim_change import check_values
from claims.services.core.claim_values import stated
from claims.services.core.lookup import ArticleName, ClaimName, lock_article
from claims.services.core.revisions import latest_revision
from claims.vocabulary import Kind, Outcome, Status


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim as a person words it; the offsets are those of the latest revision."""

    statement: str
    mentions: spans.Mentions
    kind: Kind
    speaker: str | None
    check_worthiness: float
    reasons: tuple[str, ...] = ()


def add_claim(
    connection: Connection,
    article: ArticleName,
    new: NewClaim,
    *,
    by: str,
    split_from: int | None = None,
    what: str = "add",
) -> ClaimName:
    """Add a claim that a person found; it counts as looked at by them.

    Raises ``ConflictError`` when a claim that stands says the same of the same words.
    """
    lock_article(connection, article)
    check_values(f"a claim of {article.slug}", new.statement, new.check_worthiness)
    revision_id, revision = latest_revision(connection, article)
    spans.check(revision.text, new.mentions)
    _refuse_twin(connection, article, revision_id, new, split_from)
    who = checker_id(connection, by)
    number = _next_number(connection, article)
    table = schema.claim
    key = connection.execute(
        sa.insert(table).returning(table.c.id),
        {
            "article_id": article.id,
            "number": number,
            "statement": new.statement,
            "kind": new.kind,
            "speaker": new.speaker,
            "check_worthiness": new.check_worthiness,
            "reasons": list(new.reasons),
            "status": Status.UNVERIFIED,
            "added_by_id": who,
            "looked_by_id": who,
            "split_from_id": split_from,
            "extra": stated(connection, article, revision.text, new.mentions),
        },
    ).scalar_one()
    spans.replace(connection, revision.text, key, revision_id, new.mentions)
    connection.execute(
        sa.insert(schema.claim_outcome),
        {
            "claim_id": key,
            "revision_id": revision_id,
            "outcome": Outcome.PROPOSED,
        },
    )
    name = ClaimName(key, number, article)
    states = claim_state.claim_states(connection, article, [key])
    quotes = [each["quote"] for fields in states.values() for each in fields["spans"]]
    search.index(connection, [(key, search.words_of(new.statement, quotes))])
    ledger.record(
        connection,
        article.stream,
        who=by,
        what=what,
        subject=name.subject,
        after=states,
    )
    return name


def _next_number(connection: Connection, article: ArticleName) -> int:
    table = schema.article
    return connection.execute(
        sa.update(table)
        .where(table.c.id == article.id)
        .values(last_claim=table.c.last_claim + 1)
        .returning(table.c.last_claim)
    ).scalar_one()


def _refuse_twin(
    connection: Connection,
    article: ArticleName,
    revision_id: int,
    new: NewClaim,
    split_from: int | None,
) -> None:
    """Refuse a claim that stands already: same kind, speaker and first place.

    The claim that it is split from may be at that place: it is about to be dropped.
    """
    claim, span = schema.claim.c, schema.span.c
    start, end = new.mentions[0][0]
    candidates = connection.execute(
        sa.select(claim.id, claim.number)
        .join(schema.span, span.claim_id == claim.id)
        .where(
            span.revision_id == revision_id,
            span.start_char == start,
            span.end_char == end,
            claim.kind == new.kind,
            claim.speaker.is_not_distinct_from(new.speaker),
            claim.status != Status.DROPPED,
            claim.id.is_distinct_from(split_from),
        )
    ).all()
    wanted = [tuple(part) for part in new.mentions[0]]
    for key, place in spans.read(connection, [row.id for row in candidates]).items():
        for parts in place.mentions:
            if [(part.start, part.end) for part in parts] == wanted:
                number = next(row.number for row in candidates if row.id == key)
                raise ConflictError(
                    f"{article.slug}/{number} makes this claim of these words already;"
                    f" change it with: claims edit {article.slug}/{number}"
                )
