"""Taking in a call sheet that came back: each row is evidence, and nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from claims.confidential import CONFIDENTIAL
from claims.errors import ClaimsError, ConflictError, NotFoundError
from claims.records import Evidence, FilledRow, Source
from claims.services.core.claim_change import standing
from claims.services.core.lookup import ArticleName, ClaimName, find_claim, lock_article
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.sources import NewSource, add_source, find_source
from claims.vocabulary import STATED, SourceKind, Stance

PERSON = "person:"
"""What stands before a name in ``ask`` to say that it is a person to be added."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row."""

    line: int
    evidence: Evidence
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    row: FilledRow
    claim: ClaimName
    stance: Stance
    answered_on: date | None


def add_answers(
    connection: Connection, article: ArticleName, rows: Sequence[FilledRow], *, by: str
) -> list[Taken]:
    """Store each filled row as a piece of evidence; rows left empty are skipped.

    Raises ``ConflictError`` that names every line that cannot be taken in; the
    caller then stores nothing.
    """
    lock_article(connection, article)
    answers, problems = [], []
    for row in rows:
        if row.is_filled:
            try:
                answers.append(_read(connection, article, row))
            except ClaimsError as error:
                problems.append(f"line {row.line}: {error}")
    if problems:
        more = len(problems) - _SHOWN
        shown = [*problems[:_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        raise ConflictError("; ".join(shown) + "; nothing was stored")
    taken = []
    for answer in answers:
        row = answer.row
        question = f"asked: {row.question}" if row.question else ""
        new = NewEvidence(
            source_id=_source(connection, row.ask, by=by).id,
            stance=answer.stance,
            passage=row.answer or None,
            locator=row.locator or None,
            accessed_on=answer.answered_on,
            note="\n".join(filter(None, (question, row.note))) or None,
        )
        piece, is_new = add_evidence(connection, answer.claim, new, by=by)
        taken.append(Taken(row.line, piece, is_new))
    return taken


def _read(connection: Connection, article: ArticleName, row: FilledRow) -> _Answer:
    """Return what a row says, or raise for what it does not."""
    stance = row.stance.casefold()
    if not stance:
        raise ConflictError(f"it has no stance; write one of {_stances()}")
    if stance not in STATED:
        raise ConflictError(
            f"{row.stance!r} is not a stance; write one of {_stances()}"
        )
    if not row.claim:
        raise ConflictError("it names no claim")
    claim = find_claim(connection, row.claim)
    if claim.article.id != article.id:
        raise ConflictError(f"{claim} is no claim of {article.slug}")
    standing(connection, claim)
    answered_on = None
    if row.answered_on:
        try:
            answered_on = date.fromisoformat(row.answered_on)
        except ValueError:
            raise ConflictError(
                f"{row.answered_on!r} is not a date like 2024-09-02"
            ) from None
    is_person, who = _asked(row.ask)
    if not who:
        raise ConflictError("it says not who answered; fill in its ask")
    if not is_person:
        _known(connection, who)
    return _Answer(row, claim, Stance(stance), answered_on)


def _stances() -> str:
    return ", ".join(each.value for each in STATED)


def _asked(ask: str) -> tuple[bool, str]:
    """Say whether a row calls who was asked a person, and return their name."""
    is_person = ask[: len(PERSON)].casefold() == PERSON
    return is_person, ask[len(PERSON) :].strip() if is_person else ask.strip()


def _known(connection: Connection, ask: str) -> Source:
    """Return a source that the desk has, by name or as the sheet calls it."""
    number = ask.removeprefix(f"{CONFIDENTIAL} ")
    try:
        return find_source(connection, number if number.isdigit() else ask)
    except NotFoundError:
        raise NotFoundError(
            "source",
            repr(ask),
            f"if it is a person, write {PERSON + ' ' + ask!r} as its ask; else"
            f" claims source add {ask!r}",
        ) from None


def _source(connection: Connection, ask: str, *, by: str) -> Source:
    """Return who answered, added as a person where the row says that it is one."""
    is_person, name = _asked(ask)
    if not is_person:
        return _known(connection, name)
    try:
        return find_source(connection, name)
    except NotFoundError:
        return add_source(connection, NewSource(name, SourceKind.PERSON), by=by)
