"""Every change is in the ledger, in the transaction of what it tells of."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.database.engine import begin, connect
from claims.document import SavedBytes
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.claims.claim_split import split_claim
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.core import ledger
from claims.services.core.checkers import checker_id
from claims.services.core.lookup import find_article
from claims.services.desk.scales import add_scale, get_scale, use_scale
from claims.services.evidence.snapshots import add_snapshot
from claims.services.evidence.source_redact import redact_source
from claims.services.evidence.sources import NewSource, add_source, find_source
from claims.vocabulary import Kind, SourceKind
from support import TEXT, make_article
from support import claim as find
from support_desk import PAGE, cite, damage, everything, prepare, race, rule, word


def prepared(connection: Connection) -> None:
    """An article with something of everything, by a checker who is known."""
    article = make_article(connection)
    cite(connection, "harbour/2")
    rule(connection, "harbour/2", "true")
    add_claim(connection, article, word(TEXT, "Harbour"), by="ada")
    drop_claim(connection, find(connection, "harbour/4"), because="no", by="ada")
    add_disposition(connection, article, (0, 7), reason=None, by="ada")


def retitled(connection: Connection, name: str) -> None:
    add_scale(connection, replace(get_scale(connection, name), title="Ours"), by="ada")


def harbour(connection: Connection) -> Any:
    return find_article(connection, "harbour")


SAVED = SavedBytes(ledger.digest("a"), b"a", None, "text/plain", "a", "text", "1")
PIECES = [word(TEXT, "40,000"), word(TEXT, "a day")]

OPERATIONS: dict[str, tuple[Callable[[Connection], object], list[str]]] = {
    "ingest": (
        lambda c: make_article(c, "other", TEXT + " "),
        ["other: ingest other", "desk: ingest other"],
    ),
    "add": (
        lambda c: add_claim(c, harbour(c), word(TEXT, "May"), by="ada"),
        ["harbour: add harbour/5"],
    ),
    "edit": (
        lambda c: edit_claim(c, find(c), by="ada", changes={"kind": Kind.RULE}),
        ["harbour: edit harbour/1"],
    ),
    "split": (
        lambda c: split_claim(c, find(c), PIECES, by="ada"),
        [
            "harbour: split harbour/5",
            "harbour: split harbour/6",
            "harbour: drop harbour/1",
        ],
    ),
    "merge": (
        lambda c: merge_claims(c, find(c), [find(c, "harbour/3")], by="ada"),
        ["harbour: merge harbour/3", "harbour: merge harbour/1"],
    ),
    "merge with evidence": (
        lambda c: merge_claims(c, find(c), [find(c, "harbour/2")], by="ada"),
        [
            "harbour: add evidence harbour/1",
            "harbour: merge harbour/2",
            "harbour: merge harbour/1",
        ],
    ),
    "drop": (
        lambda c: drop_claim(c, find(c), because="no", by="ada"),
        ["harbour: drop harbour/1"],
    ),
    "restore": (
        lambda c: restore_claim(c, find(c, "harbour/4"), by="ada"),
        ["harbour: restore harbour/4"],
    ),
    "evidence": (
        lambda c: cite(c, passage="one"),
        ["harbour: add evidence harbour/1"],
    ),
    "verdict": (rule, ["harbour: verdict harbour/1"]),
    "verdict of a new checker": (
        lambda c: rule(c, by="bob"),
        ["desk: add checker checker/bob", "harbour: verdict harbour/1"],
    ),
    "disposition": (
        lambda c: add_disposition(c, harbour(c), (8, 14), reason=None, by="ada"),
        ["harbour: nothing here harbour"],
    ),
    "undone disposition": (
        lambda c: withdraw_disposition(c, harbour(c), 1, by="ada"),
        ["harbour: undo nothing here harbour"],
    ),
    "checker": (
        lambda c: checker_id(c, "eve"),
        ["desk: add checker checker/eve"],
    ),
    "source": (
        lambda c: add_source(c, NewSource("Census", SourceKind.DATASET), by="ada"),
        ["desk: add source source/*"],
    ),
    "snapshot": (
        lambda c: add_snapshot(c, find_source(c, PAGE), SAVED, "a.txt", by="ada"),
        ["desk: snapshot source/*"],
    ),
    "redaction": (
        lambda c: redact_source(c, find_source(c, PAGE), because="no", by="ada"),
        ["desk: redact source source/*"],
    ),
    "scale": (lambda c: retitled(c, "fever"), ["desk: add scale scale/fever/2"]),
    "default scale": (
        lambda c: retitled(c, "desk"),
        ["desk: add scale scale/desk/2", "desk: use scale default scale"],
    ),
    "use of a scale": (
        lambda c: use_scale(c, "fever", by="ada"),
        ["desk: use scale default scale"],
    ),
}


def told(connection: Connection) -> list[str]:
    """Return the entries of every stream, in the order in which they were written."""
    entries = [
        entry
        for stream in ("desk", "harbour", "other")
        for entry in ledger.entries(connection, stream=stream)
    ]
    entries.sort(key=lambda entry: entry.recorded_at)
    return [f"{each.stream}: {each.what} {each.subject}" for each in entries]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_change_writes_its_entries_and_no_others(
    connection: Connection, operation: str
) -> None:
    act, expected = OPERATIONS[operation]
    prepared(connection)
    before = told(connection)
    page = find_source(connection, PAGE).id

    act(connection)

    after = told(connection)
    if operation in ("source", "snapshot", "redaction"):
        key = find_source(connection, "Census").id if operation == "source" else page
        expected = [each.replace("*", str(key)) for each in expected]
    assert after[: len(before)] == before
    assert after[len(before) :] == expected
    assert damage(connection, harbour(connection)) == []


def fail_after(act: Callable[[Connection], object], database: str) -> None:
    with begin(database) as connection:
        written = len(told(connection))
        act(connection)
        assert len(told(connection)) > written
        raise ZeroDivisionError


def test_what_fails_after_a_change_leaves_nothing_of_it(database: str) -> None:
    with begin(database) as connection:
        prepared(connection)
    with connect(database) as connection:
        before = everything(connection)

    for act, _ in OPERATIONS.values():
        with pytest.raises(ZeroDivisionError):
            fail_after(act, database)

        with connect(database) as connection:
            assert everything(connection) == before


def test_each_entry_is_chained_to_the_one_before(connection: Connection) -> None:
    prepared(connection)

    for stream in (ledger.DESK, "harbour"):
        entries = list(ledger.entries(connection, stream=stream))

        assert [each.sequence for each in entries] == [*range(1, len(entries) + 1)]
        assert [each.prev_hash for each in entries] == [
            ledger.GENESIS, *(each.hash for each in entries[:-1]),
        ]  # fmt: skip
        head = ledger.lock(connection, stream)
        assert (head.sequence, head.hash) == (len(entries), entries[-1].hash)


def test_an_entry_says_who_did_what_before_and_after(connection: Connection) -> None:
    make_article(connection)
    before = datetime.now(UTC)

    edit_claim(connection, find(connection), by=" ada ", changes={"kind": Kind.RULE})

    after = datetime.now(UTC)
    *_, entry = ledger.entries(connection, subject="harbour/1")
    assert (entry.who, entry.what, entry.stream) == ("ada", "edit", "harbour")
    was, now = entry.before["claim/1"], entry.after["claim/1"]
    assert {key for key in now if was[key] != now[key]} == {"kind", "looked_by"}
    assert (was["kind"], now["kind"]) == ("quantity", "rule")
    assert now["spans"] == [
        {"mention": 1, "start": 51, "end": 72, "quote": "40,000 vehicles a day"}
    ]
    assert before <= entry.recorded_at <= after


FIELDS: dict[str, Any] = {
    "stream": "harbour",
    "sequence": 1,
    "recorded_at": datetime(2024, 9, 2, 12, tzinfo=UTC),
    "who": "ada",
    "what": "edit",
    "subject": "harbour/1",
    "before_sha256": "b",
    "after_sha256": "a",
}


@pytest.mark.parametrize("field", FIELDS)
def test_the_hash_covers_every_field_of_an_entry(field: str) -> None:
    was = FIELDS[field]
    other = was + timedelta(microseconds=1) if field == "recorded_at" else f"{was} "

    before = ledger.entry_hash(ledger.GENESIS, **FIELDS)

    assert ledger.entry_hash(ledger.GENESIS, **{**FIELDS, field: other}) != before
    assert ledger.entry_hash("1" * 64, **FIELDS) != before


def test_the_hash_is_the_same_in_every_time_zone() -> None:
    elsewhere = FIELDS["recorded_at"].astimezone(timezone(timedelta(hours=8)))

    assert ledger.entry_hash("0", **FIELDS) == ledger.entry_hash(
        "0", **{**FIELDS, "recorded_at": elsewhere}
    )


def test_words_that_move_between_fields_change_the_hash() -> None:
    moved = {**FIELDS, "who": "adaedit", "what": ""}

    assert ledger.entry_hash("0", **FIELDS) != ledger.entry_hash("0", **moved)


def test_the_json_of_a_value_is_one_text() -> None:
    value = {"b": [1, None], "a": {"é": datetime(2024, 9, 2, tzinfo=UTC).date()}}

    assert ledger.canonical(value) == '{"a":{"é":"2024-09-02"},"b":[1,null]}'


def test_several_who_change_an_article_at_once_leave_one_chain(database: str) -> None:
    prepare(database)

    race(database, lambda c: rule(c, by=threading.current_thread().name))

    with connect(database) as connection:
        entries = list(ledger.entries(connection, stream="harbour"))
        assert [each.what for each in entries] == ["ingest", *["verdict"] * 4]
        assert damage(connection, harbour(connection)) == []
