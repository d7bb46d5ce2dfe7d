"""Erasing who a person of the desk was, in every row and in the ledger."""

import pytest
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.errors import ConflictError, UsageError
from claims.schema.nouns import field_name, noun_of
from claims.services.core.append_only import nouns
from claims.services.core.checkers import PERSON_FIELDS
from claims.services.core.desk_root import list_heads
from claims.services.core.ledger import DESK
from claims.services.core.lookup import find_article
from claims.services.people.people import (
    add_person,
    get_person,
    give_role,
    list_people,
    rename_person,
)
from claims.services.people.person_merge import merge_people
from claims.services.people.person_redact import find_person_traces, redact_person
from claims.services.proof.rebuild import prepare, rehearse
from claims.services.proof.remark import Remark
from claims.services.proof.verify import verify_article
from claims.vocabulary import PersonRole
from support import make_article
from support_desk import cite, damage, everything, rule, state


@pytest.fixture
def wilma(connection: Connection) -> Connection:
    """A desk on which one person went by three names, and ruled by each."""
    make_article(connection)
    add_person(connection, "Wilhelmina", role=PersonRole.EDITOR, by="eve")
    cite(connection, by="Wilhelmina")
    rule(connection, by="Wilhelmina")
    rename_person(connection, "Wilhelmina", "Wilma", by="eve")
    rule(connection, "harbour/2", by="wilma-2")
    merge_people(connection, "Wilma", "wilma-2", by="eve")
    rule(connection, "harbour/3", by="bob", because="as Wilma counted")
    return connection


def test_nothing_on_the_desk_names_a_person_who_was_redacted(
    wilma: Connection,
) -> None:
    article = find_article(wilma, "harbour")
    heads = [each for each in list_heads(wilma) if each.stream != DESK]

    done = redact_person(wilma, "WILMA", because="she asked", by="eve")

    assert done.left == (
        "verdict 1 of harbour/3: rationale",
        "the ledger: the words in 1 entry",
    )
    held = repr(everything(wilma)).replace("as Wilma counted", "").casefold()
    assert "wil" not in held.replace("will", "")
    assert state(wilma)["checker"] == state(wilma, "harbour/2")["checker"] == done.label
    assert get_person(wilma, done.label).role == PersonRole.CHECKER
    assert damage(wilma, article) == []
    # What was signed, or kept elsewhere as a checkpoint, names these hashes.
    assert [each for each in list_heads(wilma) if each.stream != DESK] == heads


def test_a_desk_verifies_and_can_be_rebuilt_without_the_name(
    wilma: Connection,
) -> None:
    article = find_article(wilma, "harbour")

    done = redact_person(wilma, "Wilma", because="she asked", by="eve")

    assert damage(wilma, article) == []
    with in_memory() as empty:
        prepare(wilma, empty)
        assert list(rehearse(wilma, empty, article)) == []
    assert done.entries > 3


def test_what_no_hash_proves_any_more_is_remarked(wilma: Connection) -> None:
    article = find_article(wilma, "harbour")

    redact_person(wilma, "Wilma", because="she asked", by="eve")

    assert list(verify_article(wilma, article)) == [
        Remark(
            "harbour, 3 entries",
            "who did it is erased: the entry of the redaction proves what is left",
        )
    ]


def test_a_dry_run_tells_all_and_changes_nothing(wilma: Connection) -> None:
    before = everything(wilma)

    told = find_person_traces(wilma, get_person(wilma, "wilma"))

    assert everything(wilma) == before
    assert redact_person(wilma, "wilma", because="she asked", by="eve") == told


def test_two_are_redacted_one_after_the_other(wilma: Connection) -> None:
    article = find_article(wilma, "harbour")
    redact_person(wilma, "Wilma", because="she asked", by="eve")

    redact_person(wilma, "eve", because="so did she", by="bob")

    assert "eve" not in {each.name for each in list_people(wilma)}
    assert damage(wilma, article) == []


def test_a_namesake_who_was_never_merged_stays(connection: Connection) -> None:
    make_article(connection)
    add_person(connection, "ada", role=PersonRole.EDITOR, by="eve")
    rule(connection, by="ada")
    add_person(connection, "Ada Quill", role=PersonRole.READER, by="ada")

    redact_person(connection, "ADA", because="she asked", by="eve")

    assert get_person(connection, "ada quill").name == "Ada Quill"
    assert get_person(connection, "ada quill").role == PersonRole.READER


def test_who_is_erased_does_not_erase_and_is_not_edited(wilma: Connection) -> None:
    with pytest.raises(ConflictError, match="the record names who erased Wilma"):
        redact_person(wilma, "Wilma", because="I asked", by="wilhelmina")
    with pytest.raises(UsageError, match="a redaction needs a reason"):
        redact_person(wilma, "Wilma", because=" ", by="eve")
    label = redact_person(wilma, "Wilma", because="she asked", by="eve").label

    for change in (
        lambda: redact_person(wilma, label, because="again", by="eve"),
        lambda: rename_person(wilma, label, "Wilma", by="eve"),
        lambda: give_role(wilma, label, PersonRole.ADMIN, by="eve"),
        lambda: merge_people(wilma, "bob", label, by="eve"),
    ):
        with pytest.raises(ConflictError, match="redacted"):
            change()


def test_every_field_of_the_ledger_that_names_a_person_is_known() -> None:
    columns = [
        field_name(column)
        for table in nouns("claim", "article", "desk")
        for column in table.c
        if any(key.target_fullname == "checker.id" for key in column.foreign_keys)
        or column.name == noun_of(table).by
    ]
    columns += [
        column.name.removesuffix("_id")
        for table in (schema.claim, schema.article, schema.disposition)
        for column in table.c
        if any(key.target_fullname == "checker.id" for key in column.foreign_keys)
    ]

    assert set(columns) <= PERSON_FIELDS
