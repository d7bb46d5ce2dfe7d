"""What a redaction leaves of entries, and what proves it."""

import json

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger
from claims.services.core.erasure import erased_entries, is_left
from claims.services.core.lookup import find_article
from claims.services.evidence.source_redact import redact_source
from claims.services.evidence.sources import NewSource, add_source
from claims.services.people.person_redact import redact_person
from claims.vocabulary import SourceKind
from support import make_article
from support_desk import damage, rule


@pytest.mark.parametrize("column", ["who", "what", "after", "recorded_at", "subject"])
def test_an_erased_entry_that_somebody_rewrites_is_found(
    connection: Connection, column: str
) -> None:
    make_article(connection)
    rule(connection, by="wilma")
    article = find_article(connection, "harbour")
    redact_person(connection, "Wilma", because="she asked", by="eve")
    table = schema.ledger_entry
    erased = (table.c.stream == "harbour", table.c.what == "verdict")
    query = sa.select(table.c[column]).where(*erased).limit(1)
    was = connection.execute(query).scalar_one()

    now = was.replace(year=2020) if column == "recorded_at" else was + " "
    connection.execute(sa.update(table).where(*erased).values({column: now}))

    assert any("ledger harbour/" in each for each in damage(connection, article))


def test_digests_of_before_0_3_0_still_prove_what_is_left(
    connection: Connection,
) -> None:
    make_article(connection)
    source = add_source(connection, NewSource("Jane Doe", SourceKind.PERSON), by="ada")
    redact_source(connection, source, because="asked", by="eve")
    table = schema.ledger_entry
    rows = connection.execute(sa.select(table).where(table.c.stream == "desk")).all()
    [sequence] = erased_entries(connection, ledger.DESK)
    [erased] = [row for row in rows if row.sequence == sequence]
    told = {
        "before_sha256": ledger.digest(erased.before),
        "after_sha256": ledger.digest(erased.after),
    }
    after = ledger.canonical({"redaction/1": {"entries": {str(sequence): told}}})

    connection.execute(
        sa.update(table)
        .where(table.c.what == "redact source")
        .values(after=after, after_sha256=ledger.digest(after))
    )

    assert erased_entries(connection, ledger.DESK) == {sequence: told}
    assert is_left(erased, json.loads(json.dumps(told)))
    assert not is_left(erased, told | {"after_sha256": "0"})
