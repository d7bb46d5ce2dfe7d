"""How far the pairs of first and second verdicts agree."""

from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.core.lookup import find_article
from claims.services.desk.scales import list_scales
from claims.services.second_checks.agreement import list_pairs, measure
from claims.vocabulary import Kind
from support import TEXT
from support import claim as find
from support_desk import checked, cite, give, rule, take_in


def second(connection: Connection, name: str, rating: str) -> None:
    give(connection, name)
    cite(connection, name, by="bob")
    rule(connection, name, rating, by="bob")


def test_a_pair_is_two_verdicts_on_the_same_words(connection: Connection) -> None:
    checked(connection)
    second(connection, "harbour/1", "unverifiable")
    second(connection, "harbour/2", "true")
    give(connection, "harbour/3")
    edit_claim(
        connection, find(connection, "harbour/3"), by="ada", changes={"speaker": "Q"}
    )

    pairs = list_pairs(connection)

    assert [(each.first.claim, each.second.checker) for each in pairs] == [
        ("harbour/1", "bob"),
        ("harbour/2", "bob"),
    ]


def test_pairs_are_of_an_article_and_none_of_what_is_hidden(
    connection: Connection,
) -> None:
    article = checked(connection)
    second(connection, "harbour/1", "true")
    take_in(connection, TEXT + " It is another.", "other")

    assert len(list_pairs(connection, article)) == 1
    assert list_pairs(connection, find_article(connection, "other")) == []
    assert list_pairs(connection, hidden=frozenset([find(connection).id])) == []


def test_agreement_is_counted_over_all_and_by_group(connection: Connection) -> None:
    checked(connection)
    second(connection, "harbour/1", "unverifiable")
    second(connection, "harbour/2", "true")
    pairs, scales = list_pairs(connection), list_scales(connection)

    [every] = measure(pairs, scales)
    by_kind = measure(pairs, scales, "kind")[1:]
    by_checker = measure(pairs, scales, "checker")[1:]

    assert (every.pairs, every.agreed, every.percentage) == (2, 1, 50.0)
    assert {each.value: each.agreed for each in by_kind} == {
        Kind.QUANTITY: 1,
        Kind.ATTRIBUTION: 0,
    }
    assert [(each.value, each.pairs) for each in by_checker] == [("ada", 2), ("bob", 2)]


def test_of_nobody_it_is_said(connection: Connection) -> None:
    [every] = measure([], list_scales(connection))

    assert (every.pairs, every.percentage, every.kappa) == (0, None, None)
    assert every.note == "nobody was checked twice yet"
