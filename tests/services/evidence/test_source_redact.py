"""Erasing who a source was, in its row and in the ledger."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.records import Source
from claims.services.core import ledger
from claims.services.core.erasure import erased_entries
from claims.services.evidence.source_redact import (
    find_traces,
    redact_source,
)
from claims.services.evidence.sources import (
    NewSource,
    add_source,
    find_or_add,
    find_source,
)
from claims.vocabulary import SourceKind
from support import make_article
from support_desk import PAGE, amend, cite, damage, everything, rule


@pytest.fixture
def doe(connection: Connection) -> Source:
    new = NewSource("Jane Doe", SourceKind.PERSON, contact="+1 555 0100", note="Six.")
    return add_source(connection, new, by="ada")


def test_nothing_on_the_desk_names_a_source_that_was_redacted(
    connection: Connection, doe: Source
) -> None:
    article = make_article(connection)

    done = redact_source(connection, doe, because="she asked", by="eve")

    held = repr(everything(connection))
    assert "Jane" not in held
    assert "555 0100" not in held
    assert len(done.entries) == 1
    assert erased_entries(connection, ledger.DESK).keys() == set(done.entries)
    assert find_source(connection, str(doe.id)).redacted
    assert damage(connection, article) == []


def test_what_checkers_wrote_is_left_to_a_person(
    connection: Connection, doe: Source
) -> None:
    make_article(connection)
    cite(connection, source="Jane Doe", passage="I saw it", by="ada")
    amend(connection, passage="I saw both", locator="on the quay")
    amend(connection, source_id=find_or_add(connection, PAGE, by="ada").id)
    rule(connection, because="as doe told us", rating="true")
    before = everything(connection)

    found = find_traces(connection, doe)

    assert found.left == (
        "evidence 1 of harbour/1: passage",
        "evidence 1 of harbour/1 as amended (1): passage, locator",
        "verdict 1 of harbour/1: its reason",
    )
    assert everything(connection) == before


def test_an_entry_that_was_rewritten_by_somebody_else_is_found(
    connection: Connection, doe: Source
) -> None:
    article = make_article(connection)
    redact_source(connection, doe, because="she asked", by="eve")
    entry = schema.ledger_entry
    first = sa.select(sa.func.min(entry.c.id)).where(entry.c.stream == "desk")
    connection.execute(
        sa.update(entry).where(entry.c.id == first.scalar_subquery()).values(after="{}")
    )

    found = damage(connection, article)

    assert "ledger desk/1: what it says changed is not what was recorded" in found


def test_a_redaction_needs_a_reason_and_is_done_once(
    connection: Connection, doe: Source
) -> None:
    with pytest.raises(UsageError, match="a redaction needs a reason; pass --because"):
        redact_source(connection, doe, because=" ", by="eve")
    redact_source(connection, doe, because="she asked", by="eve")

    with pytest.raises(ConflictError, match=f"source {doe.id} was redacted already"):
        redact_source(connection, doe, because="she asked", by="eve")
    assert erased_entries(connection, "harbour") == {}
