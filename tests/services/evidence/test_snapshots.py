"""The saved bytes of sources, and the evidence that rests on them."""

import hashlib

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import SavedBytes
from claims.errors import ConflictError, NotFoundError, UsageError
from claims.records import Source
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.snapshots import (
    add_snapshot,
    find_stored,
    list_snapshots,
    lost_passages,
    snapshot_for,
    stored_snapshots,
)
from claims.services.evidence.sources import find_or_add
from claims.vocabulary import Stance
from support import claim as find
from support import make_article
from support_desk import PAGE, everything


def saved(text: str) -> SavedBytes:
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    return SavedBytes(sha256, content, None, "text/plain", text, "text", "1")


@pytest.fixture
def source(connection: Connection) -> Source:
    return find_or_add(connection, PAGE, by="ada")


def keep(connection: Connection, source: Source, text: str) -> str:
    made, _ = add_snapshot(connection, source, saved(text), PAGE, by="ada")
    return made.sha256


def test_what_is_kept_is_found_by_the_start_of_its_hash(
    connection: Connection, source: Source
) -> None:
    sha256 = keep(connection, source, "31,200 vehicles")

    assert find_stored(connection, sha256[:6]).content == b"31,200 vehicles"
    assert [each.sha256 for each in stored_snapshots(connection)] == [sha256]
    with pytest.raises(UsageError, match="is too short; give 6 digits"):
        find_stored(connection, sha256[:5])
    with pytest.raises(NotFoundError, match="claims source show SOURCE lists those"):
        find_stored(connection, "ffffff0")


def test_the_same_bytes_as_last_are_not_kept_again(
    connection: Connection, source: Source
) -> None:
    keep(connection, source, "one")
    before = everything(connection)

    _, is_new = add_snapshot(connection, source, saved("one"), "other", by="ada")

    assert not is_new
    assert everything(connection) == before


def test_bytes_that_came_back_are_stored_once_and_listed_twice(
    connection: Connection, source: Source
) -> None:
    for text in ("one", "two", "one"):
        keep(connection, source, text)

    assert [each.number for each in list_snapshots(connection, source.id)] == [1, 2, 3]
    assert len(list(stored_snapshots(connection, source.id))) == 2


def test_evidence_rests_on_the_last_that_says_its_passage(
    connection: Connection, source: Source
) -> None:
    keep(connection, source, "31,200 vehicles")

    assert snapshot_for(connection, source, "31,200", None) is not None
    assert snapshot_for(connection, source, "40,000", None) is None
    assert snapshot_for(connection, source, None, "latest") is not None
    with pytest.raises(ConflictError, match="does not say the passage; correct"):
        snapshot_for(connection, source, "40,000", "latest")


def test_a_snapshot_that_is_not_there_is_refused_with_the_way_out(
    connection: Connection, source: Source
) -> None:
    for wanted in ("latest", "ffffff0"):
        with pytest.raises(NotFoundError, match="save one with: claims source snapsho"):
            snapshot_for(connection, source, None, wanted)


def test_a_passage_that_its_snapshot_does_not_say_is_lost(
    connection: Connection, source: Source
) -> None:
    make_article(connection)
    sha256 = keep(connection, source, "31,200 vehicles")
    key = snapshot_for(connection, source, "31,200", None)
    piece = NewEvidence(source.id, Stance.REFUTES, passage="31,200", snapshot_id=key)
    add_evidence(connection, find(connection), piece, by="ada")
    before = list(lost_passages(connection))

    connection.execute(sa.update(schema.snapshot).values(text="something else"))

    assert before == []
    assert list(lost_passages(connection, source.id)) == [
        "harbour/1: the passage of evidence 1 is not in snapshot " + sha256[:12]
    ]
