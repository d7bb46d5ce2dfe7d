"""The next text of an article: what is carried over, suspended, closed and new."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.services.articles.proposals import Extraction
from claims.services.core import claim_state, ledger
from claims.services.core.blind_checks import NOTHING
from claims.services.core.claim_details import free, gather, misfits
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.outcomes import outcome_fields
from claims.services.core.revisions import add_revision
from claims.services.revisions.claim_carry import Carriage
from claims.services.revisions.claim_store import store_claims
from claims.services.revisions.disposition_carry import carry_marks
from claims.services.revisions.new_proposals import propose_new
from claims.services.revisions.prepared_revision import (
    PreparedRevision,
    prepare_revision,
)
from claims.vocabulary import CLOSED, Outcome, Status

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fate:
    """What the next text does to one claim."""

    claim: str
    outcome: Outcome
    was: Status
    status: Status
    changes: tuple[Fields, ...]
    """What differs in its words: ``touched``, ``old`` and ``new`` of each."""
    flags: tuple[str, ...]
    quote: str
    """The words that the new text has for it; where it has none, those it had."""
    wording: Fields | None
    """What the text says where its statement, a person's, is of an earlier one."""


@dataclass(frozen=True, slots=True)
class Revised:
    """A new revision, and what became of everything."""

    article: str
    number: int
    fates: tuple[Fate, ...]
    proposed: tuple[str, ...]
    """The claims that are new."""
    kept_marks: int
    """How many stretches marked as nothing to check say the same as before."""
    lapsed_marks: int
    """How many of them changed and have to be looked at again."""

    @property
    def outcomes(self) -> Counter[Outcome]:
        """Return how many claims fared how."""
        return Counter(each.outcome for each in self.fates)

    @property
    def open(self) -> int:
        """Return how many claims were open before."""
        return sum(each.was not in CLOSED for each in self.fates)

    @property
    def closed(self) -> int:
        """Return how many of these the text closes: it is another story if many."""
        return sum(
            each.was not in CLOSED and each.status == Status.GONE for each in self.fates
        )

    @property
    def closes_most(self) -> bool:
        """Say whether more than half of the open claims are closed."""
        return 2 * self.closed > self.open


def revise(
    connection: Connection,
    article: ArticleName,
    document: Document,
    extraction: Extraction,
    *,
    by: str,
    hidden: frozenset[int] = NOTHING,
    prepared: PreparedRevision | None = None,
) -> Revised:
    """Store the next text of an article and carry over what is known of it.

    ``extraction`` is what an engine makes of the new text: of it only claims of what is
    new are proposed. The ``hidden`` claims are told as if nobody had ruled on them.
    What was ``prepared`` shortens the time for which others wait, unless somebody
    changed the article since. Raises as ``prepare_revision`` does.
    """
    lock_article(connection, article)
    if prepared is None or prepared.head != ledger.head(connection, article.stream):
        prepared = prepare_revision(connection, article, document, extraction)
    texts, carried = prepared.texts, prepared.carried
    done = store_revision(
        connection, article, document, extraction, texts, carried, by=by, hidden=hidden
    )
    before = texts[max(texts)]
    proposed = propose_new(
        connection, article, extraction, before=before, after=document.text, by=by
    )
    return replace(done, proposed=proposed)


def store_revision(
    connection: Connection,
    article: ArticleName,
    document: Document,
    extraction: Extraction,
    texts: Mapping[int, str],
    carried: Sequence[Carriage],
    *,
    by: str,
    what: str = "revise",
    hidden: frozenset[int] = NOTHING,
    amend: Callable[[], None] = lambda: None,
) -> Revised:
    """Store a text after ``texts``, and how its claims were carried over to it.

    ``what`` is what the ledger calls it, and ``amend`` what else is done to the claims.
    """
    before = claim_state.claim_states(connection, article)
    number = max(texts) + 1
    revision_id, revision = add_revision(
        connection, document, article, extraction.sentences, number=number
    )
    connection.execute(
        sa.update(schema.article)
        .where(schema.article.c.id == article.id)
        .values(last_revision=number)
    )
    store_claims(connection, article, document, extraction, revision_id, carried)
    amend()
    _settle_details(connection, article, before)
    marks, lapsed = carry_marks(connection, article, texts, revision_id, document.text)
    after = claim_state.claim_states(connection, article)
    ledger.record(
        connection,
        article.stream,
        who=by,
        what=what,
        subject=article.stream,
        before={name: before[name] for name in after if before[name] != after[name]},
        after={
            f"revision/{number}": revision,
            **{name: after[name] for name in after if before[name] != after[name]},
            **{
                f"outcome/{each.number}/{number}": outcome_fields(each.fared)
                for each in carried
            },
            **marks,
        },
    )
    fates = tuple(_fate(article, each, before, after, hidden) for each in carried)
    return Revised(article.slug, number, fates, (), len(marks), lapsed)


def _settle_details(
    connection: Connection, article: ArticleName, before: Mapping[str, Fields]
) -> None:
    """Make rows of the details whose row went; one that returned has them again."""
    claim = schema.claim.c
    gone = [
        int(name.partition("/")[2])
        for name, was in before.items()
        if was["status"] == Status.GONE
    ]
    returned = connection.scalars(
        sa.select(claim.number).where(
            claim.article_id == article.id,
            claim.number.in_(gone),
            claim.status != Status.GONE,
        )
    )
    gather(connection, article, returned.all())
    free(connection, [each.key for each, _ in misfits(connection, article.id)])


def _fate(
    article: ArticleName,
    carried: Carriage,
    before: Mapping[str, Fields],
    after: Mapping[str, Fields],
    hidden: frozenset[int],
) -> Fate:
    record = f"claim/{carried.number}"
    is_hidden = carried.claim_id in hidden
    now = after[record]
    quotes = [each["quote"] for each in now["spans"] if each["mention"] == 1]
    return Fate(
        claim=f"{article.slug}/{carried.number}",
        outcome=carried.fared.outcome,
        was=_shown(before[record], is_hidden),
        status=_shown(now, is_hidden),
        changes=tuple(carried.fared.changes),
        flags=() if is_hidden else tuple(now["flags"]),
        quote=" … ".join(quotes),
        wording=now["wording"],
    )


def _shown(state: Fields, is_hidden: bool) -> Status:
    status = Status(state["status"])
    return Status.UNVERIFIED if is_hidden and status not in CLOSED else status
