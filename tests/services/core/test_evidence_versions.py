"""Versions of evidence, and what changed in what a verdict cites."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.evidence_versions import ChangedPiece, changed_since
from claims.services.evidence.evidence_amend import edit_evidence, withdraw_evidence
from claims.vocabulary import Stance
from support import claim, make_article
from support_desk import cite, rule


def changed(connection: Connection) -> list[list[ChangedPiece]]:
    keys = connection.scalars(sa.select(schema.verdict.c.id)).all()
    found = changed_since(connection, keys)
    return [found.get(key, []) for key in keys]


def test_each_verdict_is_held_against_the_version_that_it_cites(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, passage="one")
    rule(connection, rating="true")
    name = claim(connection)
    edit_evidence(connection, name, 1, {"passage": "two"}, by="ada")
    rule(connection, rating="true", because="on the right words")

    assert changed(connection) == [[ChangedPiece(1, False, True)], []]
    withdraw_evidence(connection, name, 1, because="a forgery", by="ada")
    assert changed(connection) == [
        [ChangedPiece(1, True, True)],
        [ChangedPiece(1, True, False)],
    ]


def test_to_state_the_stance_that_the_verdict_gave_changes_nothing(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection)
    rule(connection, rating="true")

    edit_evidence(
        connection, claim(connection), 1, {"stance": Stance.SUPPORTS}, by="ada"
    )

    assert changed(connection) == [[]]
