"""That tables are to be written anew after an erasure is on record until it is done."""

from sqlalchemy import Connection

from claims.services.core.wipes import last_entry, owed_wipe, record_wipe
from claims.services.evidence.source_redact import redact_source
from claims.services.evidence.sources import NewSource, add_source
from claims.services.proof.remark import differences
from claims.services.proof.verify import verify_desk
from claims.vocabulary import SourceKind


def redact(connection: Connection, name: str) -> None:
    source = add_source(connection, NewSource(name, SourceKind.PERSON), by="ada")
    redact_source(connection, source, because="asked", by="eve")


def test_a_wipe_is_owed_from_a_redaction_to_its_end(connection: Connection) -> None:
    assert owed_wipe(connection) is None

    redact(connection, "Jane Doe")
    owed = owed_wipe(connection)
    record_wipe(connection, last_entry(connection), by="eve")

    assert (owed or "").startswith("source/")
    assert owed_wipe(connection) is None
    assert differences(verify_desk(connection)) == []


def test_a_wipe_does_not_cover_what_was_redacted_after_it_began(
    connection: Connection,
) -> None:
    redact(connection, "Jane Doe")
    begun = last_entry(connection)
    redact(connection, "John Roe")

    record_wipe(connection, begun, by="eve")

    assert owed_wipe(connection) is not None


def test_a_wipe_that_nobody_owed_is_no_entry(connection: Connection) -> None:
    before = last_entry(connection)

    record_wipe(connection, before, by="eve")

    assert last_entry(connection) == before
