"""The evidence that verdicts cite, and the sources behind it."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.cited_evidence import cited_evidence
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.sources import find_or_add, find_source
from claims.vocabulary import Stance
from support import claim as find
from support import make_article
from support_desk import cite, rule


def verdict_id(connection: Connection) -> int:
    last = sa.select(sa.func.max(schema.verdict.c.id))
    key: int = connection.execute(last).scalar_one()
    return key


def test_each_piece_comes_with_its_set_and_its_source(connection: Connection) -> None:
    make_article(connection)
    for page in ("https://a.example", "https://b.example", "https://c.example"):
        cite(connection, source=page)
    rule(connection, rating="true", cite=[1], sets=[[2, 3]])

    [found] = cited_evidence(connection, [verdict_id(connection)]).values()

    assert [(each.set_number, each.number) for each in found] == [
        (1, 1),
        (2, 2),
        (2, 3),
    ]
    assert {each.stance for each in found} == {Stance.UNSTATED}
    assert not any(each.is_primary or each.is_saved for each in found)
    first = find_source(connection, "https://a.example").id
    assert found[0].origins == {first, "//a.example"}


def test_behind_a_calculation_stand_the_sources_of_what_it_names(
    connection: Connection,
) -> None:
    make_article(connection)
    one = cite(connection, source="https://a.example", passage="12 ships")
    source = find_or_add(connection, "https://b.example", by="ada")
    sum_of_it = NewEvidence(source.id, Stance.SUPPORTS, expression="e1 * 2")
    add_evidence(connection, find(connection), sum_of_it, by="ada")
    rule(connection, rating="true", cite=[2])

    [[found]] = cited_evidence(connection, [verdict_id(connection)]).values()

    assert found.origins == {one.source.id, "//a.example"}


def test_a_verdict_that_cites_nothing_is_not_among_them(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)

    assert cited_evidence(connection, [verdict_id(connection)]) == {}
    assert cited_evidence(connection, []) == {}
