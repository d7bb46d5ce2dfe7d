"""Copying evidence from one claim to another."""

from sqlalchemy import Connection

from claims.services.evidence.claim_evidence import (
    NewEvidence,
    add_evidence,
    list_evidence,
)
from claims.services.evidence.evidence_copy import copy_evidence
from claims.vocabulary import Stance
from support import claim as find
from support import make_article
from support_desk import cite


def test_what_is_wanted_is_copied_with_what_its_calculations_name(
    connection: Connection,
) -> None:
    make_article(connection)
    one, other = find(connection), find(connection, "harbour/2")
    for passage in ("31,200", "24,000", "9"):
        cite(connection, passage=passage)
    source = list_evidence(connection, one)[0].source
    total = NewEvidence(source.id, Stance.SUPPORTS, expression="e1 + e2")
    add_evidence(connection, one, total, by="ada")
    cite(connection, "harbour/2", passage="9")

    numbers = copy_evidence(connection, one, other, by="bob", only=[4])

    assert numbers == {1: 2, 2: 3, 4: 4}
    copied = list_evidence(connection, other)[1:]
    assert [each.passage for each in copied] == ["31,200", "24,000", None]
    assert (copied[-1].expression, copied[-1].result) == ("e2 + e3", "55200")


def test_what_says_the_same_there_is_not_added_again(connection: Connection) -> None:
    make_article(connection)
    cite(connection)
    cite(connection, "harbour/2")

    numbers = copy_evidence(
        connection, find(connection), find(connection, "harbour/2"), by="ada"
    )

    assert numbers == {1: 1}
