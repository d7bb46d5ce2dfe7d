"""The gate: every reason why an article cannot go out yet."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from claims.records import Article, Obstacle
from claims.services.claims.coverage import coverage_of
from claims.services.core.lookup import ArticleName, find_article, refuse_withdrawn
from claims.services.release import (
    gate_changes,
    gate_failures,
    gate_releases,
    gate_work,
)
from claims.services.release.gate_case import open_case

RULES = (
    *gate_changes.RULES,
    *gate_failures.RULES,
    *gate_work.RULES,
    *gate_releases.RULES,
)
"""The most urgent first. Each yields obstacles, or none where the policy asks none."""


def gate_findings(
    connection: Connection,
    article: ArticleName,
    *,
    today: date | None = None,
    hidden: frozenset[int] = frozenset(),
    viewer: str | None = None,
) -> list[Obstacle]:
    """Return why the article cannot go out, and then what is to be known if it does.

    The most urgent comes first; nothing that blocks opens the gate. ``today`` is the
    day in UTC unless given. What was ruled on the ``hidden`` claims is not told.
    ``viewer`` is who would rule: whom that goes over is told by who else it is.
    """
    refuse_withdrawn(connection, article)
    day = today or datetime.now(UTC).date()
    case = open_case(connection, article, day, hidden, viewer)
    found = [
        replace(each, over=case.ruled_over(each.subject))
        for rule in RULES
        for each in rule(case)
    ]
    return sorted(found, key=lambda each: not each.blocks)


def obstacles(
    connection: Connection,
    article: ArticleName,
    *,
    today: date | None = None,
    hidden: frozenset[int] = frozenset(),
) -> list[Obstacle]:
    """Return why the article cannot go out, the most urgent first."""
    found = gate_findings(connection, article, today=today, hidden=hidden)
    return [each for each in found if each.blocks]


def at_the_gate(
    connection: Connection, article: Article, hidden: frozenset[int] = frozenset()
) -> Article:
    """Return an article with its coverage, and how many obstacles it has."""
    name = find_article(connection, article.slug)
    found = coverage_of(connection, name)
    done = found.words - found.blank_words
    return replace(
        article,
        covered=round(done / found.words, 4) if found.words else 1.0,
        obstacles=len(obstacles(connection, name, hidden=hidden)),
    )
