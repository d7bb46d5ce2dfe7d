"""One ruling on a row and its details: what goes along, and what is left."""

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError
from claims.records import Verdict
from claims.records.verdicts import GivenWith
from claims.services.claims.assignments import assign
from claims.services.core.lookup import ArticleName
from claims.services.core.row_details import details_of_row
from claims.services.core.verdict_log import list_verdicts, verdict_in_force
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.second_checks.agreement import list_pairs
from claims.services.verdicts.verdict_add import Ruling
from claims.services.verdicts.verdict_details import Along
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import Conclusion, DetailTrait, Status
from claims.workflows.rule import Details, take_back
from claims.workflows.rule import rule as rule_on
from support import claim as find
from support import make_article, propose
from support_desk import cite, damage, fold, give, rule, status

TEXT = (
    "Mayor Ada Quill, a lawyer born in Oslo, said the bridge that closed for 9 days is"
    " safe."
)
ROW, TITLE, BORN, FIGURE, SAID = (f"harbour/{n}" for n in range(1, 6))


@pytest.fixture
def article(connection: Connection) -> ArticleName:
    """An article with a claim that has evidence, and four details of it."""
    parts = [
        propose(TEXT, TEXT[:-1]),
        propose(TEXT, "a lawyer"),
        propose(TEXT, "born in Oslo"),
        propose(TEXT, "closed for 9 days"),
        propose(TEXT, "is safe", speaker="Ada Quill"),
    ]
    made = make_article(connection, text=TEXT, claims=parts)
    cite(connection)
    return made


def support_row(
    connection: Connection, *named: int, others: bool = True, rating: str = "true"
) -> Along:
    ruling = Ruling(rating, "the register says so")
    details = Details(named, others=others)
    return rule_on(
        connection, find(connection), ruling, by="ada", details=details, again=True
    ).along


def given(connection: Connection, name: str) -> Verdict | None:
    return verdict_in_force(list_verdicts(connection, find(connection, name)))


def test_a_ruling_takes_along_what_may_go_unseen(
    connection: Connection, article: ArticleName
) -> None:
    along = support_row(connection)

    assert [str(each) for each in along.taken] == [TITLE, BORN]
    assert [(str(each.name), set(each.traits)) for each in along.left] == [
        (FIGURE, {DetailTrait.FIGURES}),
        (SAID, {DetailTrait.SAID}),
    ]
    verdict = given(connection, TITLE)
    assert verdict is not None
    assert (verdict.given_with, verdict.conclusion) == (GivenWith(ROW, 1), "supported")
    assert verdict.rationale == "the register says so"
    assert damage(connection, article) == []


def test_each_rests_on_the_evidence_of_its_row(
    connection: Connection, article: ArticleName
) -> None:
    support_row(connection)

    [of_row] = list_evidence(connection, find(connection))
    [own] = list_evidence(connection, find(connection, TITLE))
    assert (own.source, own.passage, own.stance) == (
        of_row.source,
        of_row.passage,
        of_row.stance,
    )


def test_what_is_named_was_seen_and_goes_along(
    connection: Connection, article: ArticleName
) -> None:
    along = support_row(connection, 4, others=False)

    assert [str(each) for each in along.taken] == [FIGURE]


def test_only_a_verdict_that_supports_takes_details_along(
    connection: Connection, article: ArticleName
) -> None:
    with pytest.raises(ConflictError, match="only a verdict that supports harbour/1"):
        support_row(connection, rating="false")


@pytest.mark.parametrize(
    ("obstacle", "why"),
    [
        ("ruled", "was ruled on by bob"),
        ("held", "is held by bob"),
        ("blind", "is checked blind"),
    ],
)
def test_what_is_another_s_does_not_go_along(
    connection: Connection, article: ArticleName, obstacle: str, why: str
) -> None:
    if obstacle == "held":
        assign(connection, find(connection, TITLE), to="bob", by="eve")
    else:
        rule(connection, TITLE, by="bob")
    if obstacle == "blind":
        give(connection, TITLE, to="ada")

    refusals = {
        str(each.name): each.refusal
        for each in details_of_row(connection, find(connection), by="ada")
    }
    along = support_row(connection)

    assert refusals[TITLE] == why
    assert [str(each) for each in along.taken] == [BORN]
    with pytest.raises(ConflictError, match=f"{TITLE} {why}"):
        support_row(connection, 2)


def test_withdrawing_it_withdraws_what_went_along_unless_ruled_on_since(
    connection: Connection, article: ArticleName
) -> None:
    support_row(connection)
    rule(connection, BORN, by="bob")

    take_back(connection, find(connection), because="the wrong register", by="ada")

    assert given(connection, TITLE) is None
    assert status(connection, TITLE) == Status.UNVERIFIED
    last = list_verdicts(connection, find(connection, TITLE))[-1]
    assert (last.withdraws, last.given_with) == (True, GivenWith(ROW, 2))
    kept = given(connection, BORN)
    assert kept is not None
    assert kept.checker == "bob"
    assert damage(connection, article) == []


def test_superseding_it_without_its_details_takes_theirs_back(
    connection: Connection, article: ArticleName
) -> None:
    support_row(connection)

    rule(connection, rating="false", by="bob")

    assert given(connection, TITLE) is None
    assert given(connection, ROW) is not None
    assert damage(connection, article) == []


def test_superseding_it_with_its_details_supersedes_theirs(
    connection: Connection, article: ArticleName
) -> None:
    support_row(connection)

    support_row(connection)

    verdict = given(connection, TITLE)
    assert verdict is not None
    assert (verdict.number, verdict.given_with) == (2, GivenWith(ROW, 2))
    assert damage(connection, article) == []


def test_agreement_leaves_out_what_went_along(
    connection: Connection, article: ArticleName
) -> None:
    support_row(connection)
    for name in (ROW, TITLE):
        give(connection, name, to="bob")
        rule(connection, name, by="bob")

    pairs = list_pairs(connection, article)

    assert [pair.first.claim for pair in pairs] == [ROW]
    assert {pair.first.conclusion for pair in pairs} == {Conclusion.SUPPORTED}


def test_what_moved_beneath_another_row_is_withdrawn_all_the_same(
    connection: Connection, article: ArticleName
) -> None:
    support_row(connection)
    fold(connection, TITLE, None, by="bob")

    withdraw_verdict(connection, find(connection), because="no", by="ada")

    assert given(connection, TITLE) is None
