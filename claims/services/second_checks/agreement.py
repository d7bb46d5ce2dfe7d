"""How far the pairs of first and second verdicts agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.records import RatingScale, Verdict
from claims.services.core.blind_checks import NOTHING
from claims.services.core.lookup import ArticleName
from claims.services.core.verdict_log import verdicts_of
from claims.services.second_checks import agreement_figures as figures
from claims.vocabulary import Conclusion, Kind


@dataclass(frozen=True, slots=True)
class Pair:
    """What two people said of the same words, the second without seeing the first."""

    kind: Kind
    first: Verdict
    second: Verdict


def list_pairs(
    connection: Connection,
    article: ArticleName | None = None,
    hidden: frozenset[int] = NOTHING,
) -> list[Pair]:
    """Return every pair, by claim, whatever was ruled afterwards.

    A pair whose words had changed between the two verdicts is none.
    """
    claim, recheck, verdict = schema.claim.c, schema.recheck.c, schema.verdict.c
    query = (
        sa.select(claim.id, claim.kind)
        .distinct()
        .join(schema.recheck, recheck.claim_id == claim.id)
        .join(schema.verdict, verdict.recheck_id == recheck.id)
        .order_by(claim.id)
    )
    if article is not None:
        query = query.where(claim.article_id == article.id)
    rows = [row for row in connection.execute(query) if row.id not in hidden]
    given = verdicts_of(connection, [row.id for row in rows])
    return [
        Pair(row.kind, first, second)
        for row in rows
        for second in given[row.id]
        for first in given[row.id]
        # What was given along with a row was not looked at for itself.
        if first.number == second.checks
        and first.given_with is None
        and _words(first) == _words(second)
        # Two names that turned out to be one person's are no two opinions.
        and first.checker != second.checker
    ]


def _words(verdict: Verdict) -> tuple[object, ...]:
    return verdict.statement, verdict.speaker, verdict.spans


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the pairs of one group agree; ``None`` is what they do not give."""

    group: str
    """What is grouped by: all, kind or checker."""
    value: str
    pairs: int
    agreed: int
    percentage: float | None
    kappa: float | None
    kappa_low: float | None
    kappa_high: float | None
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
    scale: str | None
    """The rating scale that most pairs share; what follows is about its order."""
    ratings: int
    """How many pairs are on it, those left out that found too little evidence."""
    ratings_alpha: float | None
    ratings_low: float | None
    ratings_high: float | None
    note: str
    """Why a figure is missing."""


def measure(
    pairs: Sequence[Pair], scales: Sequence[RatingScale], group: str = "all"
) -> list[Agreement]:
    """Return how far the pairs agree: all of them, then by ``kind`` or ``checker``.

    ``scales`` are those of the desk, in every version. By checker, a pair counts for
    both of its people. Raises ``MissingExtraError`` without the libraries it takes.
    """
    places = {
        (f"{scale.name} {scale.version}", rating.key): rating.position
        for scale in scales
        for rating in scale.ratings
    }
    found = [_measured("all", "all", pairs, places)]
    if group == "kind":
        for kind in sorted({pair.kind for pair in pairs}):
            some = [pair for pair in pairs if pair.kind == kind]
            found.append(_measured(group, kind, some, places))
    if group == "checker":
        people = {each.checker for pair in pairs for each in (pair.first, pair.second)}
        for person in sorted(people):
            # Theirs stands first: the two sides are this person and all others.
            own = [pair for pair in pairs if pair.first.checker == person]
            own += [
                replace(pair, first=pair.second, second=pair.first)
                for pair in pairs
                if pair.second.checker == person
            ]
            found.append(_measured(group, person, own, places))
    return found


def _measured(
    group: str,
    value: str,
    pairs: Sequence[Pair],
    places: Mapping[tuple[str, str], int],
) -> Agreement:
    labels = list(Conclusion)
    said = [
        (labels.index(pair.first.conclusion), labels.index(pair.second.conclusion))
        for pair in pairs
    ]
    agreed = sum(first == second for first, second in said)
    kappa = figures.kappa(said, len(labels))
    alpha = figures.alpha(said, len(labels))
    scale, rated = _ratings(pairs, places)
    steps = max((step for two in rated for step in two), default=0) + 1
    ratings = figures.alpha(rated, steps, "ordinal")
    if not pairs:
        note = "nobody was checked twice yet"
    elif kappa.value is None:
        note = "everybody said the same, which chance would too"
    elif len(pairs) < figures.FEWEST:
        note = f"fewer than {figures.FEWEST} pairs: too few for an interval"
    elif agreed == len(pairs):
        note = "nobody differed, so there is no interval"
    else:
        note = ""
    return Agreement(
        group=group,
        value=value,
        pairs=len(pairs),
        agreed=agreed,
        percentage=100 * agreed / len(pairs) if pairs else None,
        kappa=kappa.value,
        kappa_low=kappa.low,
        kappa_high=kappa.high,
        alpha=alpha.value,
        alpha_low=alpha.low,
        alpha_high=alpha.high,
        scale=scale,
        ratings=len(rated),
        ratings_alpha=ratings.value,
        ratings_low=ratings.low,
        ratings_high=ratings.high,
        note=note,
    )


def _ratings(
    pairs: Sequence[Pair], places: Mapping[tuple[str, str], int]
) -> tuple[str | None, list[tuple[int, int]]]:
    """Return the scale that most pairs share, and their places on it.

    That too little was found is no step between true and false: it is left out.
    """
    shared = [
        pair
        for pair in pairs
        if pair.first.scale == pair.second.scale
        and Conclusion.NOT_ENOUGH_EVIDENCE
        not in (pair.first.conclusion, pair.second.conclusion)
    ]
    if not shared:
        return None, []
    scale, _ = Counter(pair.first.scale for pair in shared).most_common(1)[0]
    return scale, [
        (places[scale, pair.first.rating], places[scale, pair.second.rating])
        for pair in shared
        if pair.first.scale == scale
    ]
