"""Coverage: what of an article a person has looked at, and what nobody has."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.anchoring.uncovered import LINKING, Stretch, blanks, count_words
from claims.english.language import is_english
from claims.errors import ConflictError, NotFoundError
from claims.records import BlankStretch, Coverage, Disposition, Span
from claims.services.claims.dispositions import add_disposition, list_dispositions
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.revisions import latest_revision
from claims.vocabulary import CLOSED, Status


def coverage_of(connection: Connection, article: ArticleName) -> Coverage:
    """Return how far the latest revision is accounted for.

    A claim covers its own words once a person has looked at it, unless it was dropped
    or its words changed since; a stretch marked as nothing to check covers itself.
    """
    revision_id, revision = latest_revision(connection, article)
    sentences = sentences_of(connection, revision_id)
    seen, unseen = _claimed(connection, revision_id)
    quiet = [
        (each.span.start, each.span.end)
        for each in list_dispositions(connection, article)
    ]
    language = connection.execute(
        sa.select(schema.article.c.language).where(schema.article.c.id == article.id)
    ).scalar_one()
    text = revision.text
    found = blanks(
        text,
        sentences,
        [*seen, *quiet],
        linking=LINKING if is_english(language) else frozenset(),
    )
    unseen_at = _lookup(unseen)
    left = tuple(
        BlankStretch(
            article=article.slug,
            sentence=each.sentence,
            span=Span(each.start, each.end, text[each.start : each.end]),
            words=each.words,
            claims=tuple(
                f"{article.slug}/{number}"
                for number in sorted(unseen_at(each.start, each.end))
            ),
        )
        for each in found
    )
    partly = {each.sentence for each in found}
    touched = _touched(sentences, [*seen, *quiet])
    return Coverage(
        article=article.slug,
        revision=revision.number,
        sentences=len(sentences),
        whole=len(sentences) - len(partly),
        untouched=sum(number not in touched for number in partly),
        words=count_words(text, sentences),
        blank_words=sum(each.words for each in found),
        blanks=left,
    )


def mark_blanks(
    connection: Connection,
    article: ArticleName,
    sentences: Collection[int],
    *,
    reason: str | None,
    by: str,
) -> list[Disposition]:
    """Mark what is blank in these sentences as nothing to check.

    Raises ``NotFoundError`` for a sentence without blank words. Words of a claim that
    was proposed and that nobody has looked at are not passed over: ``ConflictError``.
    """
    lock_article(connection, article)
    found = coverage_of(connection, article)
    made = []
    for number in sorted(sentences):
        left = [each for each in found.blanks if each.sentence == number]
        if not left:
            raise NotFoundError(
                "blank words",
                f"in sentence {number} of {article.slug}",
                f"claims coverage {article.slug} lists them",
            )
        for each in left:
            if each.claims:
                raise ConflictError(
                    f"sentence {number} has {', '.join(each.claims)}, which nobody has"
                    f" looked at; rule on it, or: claims drop {each.claims[0]}"
                )
            part = (each.span.start, each.span.end)
            made.append(
                add_disposition(connection, article, part, reason=reason, by=by)
            )
    return made


def sentences_of(connection: Connection, revision_id: int) -> list[Stretch]:
    """Return where the sentences of a revision stand, in order."""
    table = schema.sentence.c
    rows = connection.execute(
        sa.select(table.start_char, table.end_char)
        .where(table.revision_id == revision_id)
        .order_by(table.number)
    )
    return [(start, end) for start, end in rows]


def _claimed(
    connection: Connection, revision_id: int
) -> tuple[list[Stretch], list[tuple[int, int, int]]]:
    """Return the stretches of claims that were looked at, and of those that were not.

    The latter come with the number of the claim in front.
    """
    claim, span = schema.claim.c, schema.span.c
    rows = connection.execute(
        sa.select(
            claim.number, claim.looked_by_id, claim.status, span.start_char,
            span.end_char,
        )
        .join(schema.claim, claim.id == span.claim_id)
        .where(span.revision_id == revision_id, claim.status.not_in(CLOSED))
    )  # fmt: skip
    seen, unseen = [], []
    for number, looked_by, status, start, end in rows:
        if looked_by is not None and status != Status.SUSPENDED:
            seen.append((start, end))
        else:
            unseen.append((number, start, end))
    return seen, unseen


def _lookup(
    unseen: Iterable[tuple[int, int, int]],
) -> Callable[[int, int], set[int]]:
    """Return what finds the numbers of the claims in a stretch."""
    known = sorted(unseen, key=lambda each: each[1])
    starts = [start for _, start, _ in known]
    # How far what begins up to here reaches: spans overlap, and some are long.
    reach = list(accumulate((end for _, _, end in known), max))

    def at(start: int, end: int) -> set[int]:
        first, last = bisect_right(reach, start), bisect_left(starts, end)
        return {number for number, _, b in known[first:last] if start < b}

    return at


def _touched(sentences: Sequence[Stretch], covered: Iterable[Stretch]) -> set[int]:
    """Return the numbers of the sentences that something covered lies in."""
    starts = [start for start, _ in sentences]
    ends = [end for _, end in sentences]
    found: set[int] = set()
    for a, b in covered:
        found.update(range(bisect_right(ends, a) + 1, bisect_left(starts, b) + 1))
    return found
