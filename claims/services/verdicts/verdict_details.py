"""Ruling on details along with their row: which may go along, and their verdicts."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.records import Verdict
from claims.records.verdicts import GivenWith
from claims.services.core.lookup import ClaimName
from claims.services.core.row_details import RowDetail, details_of_row
from claims.services.evidence.evidence_copy import copy_evidence
from claims.services.verdicts.verdict_add import Ruling, add_verdict
from claims.vocabulary import Conclusion


@dataclass(frozen=True, slots=True)
class Along:
    """Which details a verdict took along, and which it left."""

    taken: tuple[ClaimName, ...] = ()
    left: tuple[RowDetail, ...] = ()


def rule_details(
    connection: Connection,
    row: ClaimName,
    given: Verdict,
    ruling: Ruling,
    *,
    by: str,
    named: Collection[int] = (),
    others: bool = False,
) -> Along:
    """Give a verdict on details of a row along with the one that was given on it.

    ``named`` are the numbers of those that the person has seen; with ``others``, those
    go along too in which nothing must be seen. Each has the evidence that the row's
    verdict cites. Raises ``ConflictError`` for a verdict that does not support its row,
    and for what is named and cannot go along.
    """
    if not (named or others):
        return Along()
    if given.conclusion != Conclusion.SUPPORTED or given.checks is not None:
        raise ConflictError(
            f"only a verdict that supports {row} takes its details along; {given.label}"
            " is a ruling on the claim alone"
        )
    details = details_of_row(connection, row, by=by)
    _refuse_named(row, details, named)
    taken, left = [], []
    for each in details:
        is_named = each.name.number in named
        if each.refusal is None and (is_named or (others and not each.traits)):
            _give(connection, row, given, ruling, each.name, by=by)
            taken.append(each.name)
        else:
            left.append(each)
    return Along(tuple(taken), tuple(left))


def _refuse_named(
    row: ClaimName, details: list[RowDetail], named: Collection[int]
) -> None:
    by_number = {each.name.number: each for each in details}
    for number in named:
        name = f"{row.article.slug}/{number}"
        if number not in by_number:
            raise ConflictError(
                f"{name} is no detail of {row} that stands; its details are"
                f" {', '.join(str(each.name) for each in details) or 'none'}"
            )
        if refusal := by_number[number].refusal:
            raise ConflictError(
                f"{name} {refusal}; rule on it by itself: claims verdict {name}"
            )


def _give(
    connection: Connection,
    row: ClaimName,
    given: Verdict,
    ruling: Ruling,
    name: ClaimName,
    *,
    by: str,
) -> None:
    numbers = copy_evidence(connection, row, name, by=by, only=given.evidence)
    in_sets = {number for each in given.sets for number in each}
    add_verdict(
        connection,
        name,
        replace(
            ruling,
            cite=[numbers[each] for each in given.evidence if each not in in_sets],
            sets=[[numbers[each] for each in one] for one in given.sets],
            suggestion=None,
            given_with=GivenWith(str(row), given.number),
        ),
        by=by,
        again=True,
    )
