"""The gate: every reason why an article cannot go out yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.policy import Gate
from claims.records import Article, Claim, Obstacle
from claims.services.claims.claim_list import list_claims
from claims.services.claims.coverage import coverage_of, sentences_of
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ArticleName, find_article, refuse_withdrawn
from claims.services.core.outcomes import described, outcomes_on
from claims.services.core.requirements import policy_in_force
from claims.services.core.revisions import latest_revision
from claims.services.core.verdict_log import verdict_in_force, verdicts_of
from claims.services.replies.resolutions import FAILED, decision, resolutions_of
from claims.vocabulary import Answer, Conclusion, Kind, Outcome, Status, Step, Touched

CRITICISM = "criticises a named person"
"""The reason by which the engine's check-worthiness notices criticism."""


def obstacles(
    connection: Connection,
    article: ArticleName,
    *,
    today: date | None = None,
    hidden: frozenset[int] = frozenset(),
) -> list[Obstacle]:
    """Return why the article cannot go out, the most urgent first; none opens the gate.

    ``today`` is the day in UTC unless given. The ``hidden`` claims are told as if
    nobody had ruled on them.
    """
    refuse_withdrawn(connection, article)
    gate = policy_in_force(connection).gate
    day = today or datetime.now(UTC).date()
    wanted = Filter(article_id=article.id, hidden=hidden)
    claims = list_claims(connection, wanted, sort="number", limit=None)
    found = [
        *_suspended(connection, article, claims),
        *(_refuted(connection, article, claims) if gate.refuted else ()),
        *_unverified(claims, gate, latest_revision(connection, article)[1].number),
        *_flagged(claims),
        *(_stale(connection, article, claims, day) if gate.stale else ()),
        *_unanswered(connection, article, claims, gate),
    ]
    if gate.coverage:
        found += _uncovered(connection, article)
    return found


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


def _suspended(
    connection: Connection, article: ArticleName, claims: list[Claim]
) -> Iterator[Obstacle]:
    """Yield what was ruled on and says something else now: changed figures first."""
    keys = keys_of(connection, article)
    latest = latest_revision(connection, article)[1].number
    suspended = [claim for claim in claims if claim.status == Status.SUSPENDED]
    fared = outcomes_on(
        connection, [keys[str(claim.id)] for claim in suspended], latest
    )
    found = []
    for claim in suspended:
        how = fared.get(keys[str(claim.id)])
        if how is not None and how.outcome == Outcome.AMBIGUOUS:
            found.append((len(Touched), _ambiguous(claim)))
            continue
        changes = how.changes if how is not None else []
        told = [
            described(Touched(each["touched"]), each["old"], each["new"])
            for each in changes
        ]
        gravest = min(
            (_GRAVITY.index(each["touched"]) for each in changes), default=len(Touched)
        )
        reason = "; ".join(told) or "its words changed under the verdict"
        way = f"claims verdict {claim.id} RATING --because TEXT"
        if how is not None and claim.revision == latest:
            way = f"claims reaffirm {claim.id} --because TEXT, or {way}"
        found.append((gravest, Obstacle("suspended", str(claim.id), reason, way)))
    yield from (each for _, each in sorted(found, key=lambda item: item[0]))


_GRAVITY = [each.value for each in Touched]


def _ambiguous(claim: Claim) -> Obstacle:
    return Obstacle(
        "ambiguous",
        str(claim.id),
        "several places of the text fit it",
        f"claims edit {claim.id} --quote TEXT --occurrence N",
    )


def _flagged(claims: list[Claim]) -> Iterator[Obstacle]:
    for claim in claims:
        if claim.flags:
            yield Obstacle(
                "look",
                str(claim.id),
                f"around its words: {'; '.join(claim.flags)}",
                f"claims reaffirm {claim.id} --because TEXT",
            )


def _unverified(claims: list[Claim], gate: Gate, latest: int) -> Iterator[Obstacle]:
    for claim in claims:
        if claim.status != Status.UNVERIFIED:
            continue
        if claim.outcome == Outcome.AMBIGUOUS and claim.revision != latest:
            yield _ambiguous(claim)
            continue
        if not claim.missing:
            rest = "" if claim.holder is None else f"; {claim.holder} holds it"
            yield Obstacle(
                "unverified",
                str(claim.id),
                f"nobody has ruled on it{rest}",
                f"claims verdict {claim.id} RATING --because TEXT",
            )
        for lack in claim.missing:
            what, _, way = lack.partition("; ")
            is_quarrel = "claims adjudicate" in way
            if is_quarrel and not gate.disagreement:
                continue
            kind = "disagreement" if is_quarrel else "unverified"
            reason = what if is_quarrel else f"its verdict lacks {what}"
            yield Obstacle(kind, str(claim.id), reason, way)


def _refuted(
    connection: Connection, article: ArticleName, claims: list[Claim]
) -> Iterator[Obstacle]:
    """Yield what failed and still stands in the text.

    Of what somebody is only said to have said, the saying has to be true.
    """
    failed = [
        claim
        for claim in claims
        if claim.status == Status.CHECKED and claim.conclusion in FAILED
    ]
    keys = keys_of(connection, article)
    revision_id, revision = latest_revision(connection, article)
    sentences = sentences_of(connection, revision_id)
    for claim in failed:
        if claim.revision != revision.number:
            continue
        key = keys[str(claim.id)]
        is_refuted = claim.conclusion == Conclusion.REFUTED
        kind, found = ("refuted",) * 2 if is_refuted else ("conflicting", "in conflict")
        if claim.speaker is not None:
            if not _is_attributed(connection, claim, claims, sentences, key):
                yield Obstacle(
                    "attribution",
                    str(claim.id),
                    f"it is {found}, and nobody checked that {claim.speaker} said it",
                    f"claims verdict {claim.id} {claim.rating} --because TEXT"
                    " --confirm attribution",
                )
            continue
        decided = decision(resolutions_of(connection, [key]).get(key, []))
        if decided is None or decided.answer != Answer.STET:
            yield Obstacle(
                kind,
                str(claim.id),
                f"it is {found} and stands in the text",
                f"claims resolve {claim.id} stet --because TEXT, or change the text",
            )


def keys_of(connection: Connection, article: ArticleName) -> dict[str, int]:
    """Return the key of each claim of an article by its name."""
    table = schema.claim.c
    rows = connection.execute(
        sa.select(table.number, table.id).where(table.article_id == article.id)
    )
    return {f"{article.slug}/{number}": key for number, key in rows}


def _is_attributed(
    connection: Connection,
    claim: Claim,
    claims: list[Claim],
    sentences: list[tuple[int, int]],
    key: int,
) -> bool:
    verdict = verdict_in_force(verdicts_of(connection, [key]).get(key, []))
    if verdict is not None and "attribution" in verdict.confirmed:
        return True
    where = _sentences(claim, sentences)
    return any(
        other.kind == Kind.ATTRIBUTION
        and other.status == Status.CHECKED
        and other.conclusion == Conclusion.SUPPORTED
        and where & _sentences(other, sentences)
        for other in claims
    )


def _sentences(claim: Claim, sentences: list[tuple[int, int]]) -> set[int]:
    return {
        number
        for number, (start, end) in enumerate(sentences)
        for part in claim.spans
        if part.start < end and start < part.end
    }


def _stale(
    connection: Connection, article: ArticleName, claims: list[Claim], day: date
) -> Iterator[Obstacle]:
    keys = keys_of(connection, article)
    checked = {
        keys[str(claim.id)]: claim
        for claim in claims
        if claim.status == Status.CHECKED and claim.conclusion is not None
    }
    given = verdicts_of(connection, checked)
    for key, claim in checked.items():
        verdict = verdict_in_force(given.get(key, []))
        if verdict is None or verdict.recheck_by is None or verdict.recheck_by >= day:
            continue
        yield Obstacle(
            "stale",
            str(claim.id),
            f"it was to be looked at again by {verdict.recheck_by}",
            f"claims verdict {claim.id} {verdict.rating} --because TEXT --again",
        )


def _unanswered(
    connection: Connection, article: ArticleName, claims: list[Claim], gate: Gate
) -> Iterator[Obstacle]:
    if gate.right_of_reply == "off":
        return
    keys = keys_of(connection, article)
    table = schema.approach.c
    steps: dict[int, set[Step]] = {}
    for claim_id, step in connection.execute(
        sa.select(table.claim_id, table.step).where(
            table.claim_id.in_(sorted(keys.values()))
        )
    ):
        steps.setdefault(claim_id, set()).add(step)
    for claim in claims:
        whom = claim.criticises
        if whom is None and gate.right_of_reply == "suggested":
            whom = "somebody" if CRITICISM in claim.reasons else None
        if not whom:
            continue
        done = steps.get(keys[str(claim.id)], set())
        if Step.ANSWERED in done or Step.SILENT in done:
            continue
        news = "has not answered" if Step.ASKED in done else "was not asked"
        yield Obstacle(
            "reply",
            str(claim.id),
            f"it criticises {whom}, who {news}",
            f"claims approach {claim.id} --to NAME --how TEXT",
        )


def _uncovered(connection: Connection, article: ArticleName) -> Iterator[Obstacle]:
    found = coverage_of(connection, article)
    by_sentence: dict[int, list[str]] = {}
    for each in found.blanks:
        # What was proposed there is among the unverified already.
        if not each.claims:
            quote = " ".join(each.span.quote.split())
            by_sentence.setdefault(each.sentence, []).append(quote)
    for number, quotes in by_sentence.items():
        words = " … ".join(quotes)
        shown = words if len(words) <= 80 else f"{words[:79]}…"
        yield Obstacle(
            "uncovered",
            f"{article.slug} sentence {number}",
            f"nobody looked at “{shown}”",
            f"claims add {article.slug} --quote TEXT, or"
            f" claims nothing-here {article.slug} --sentence {number}",
        )
