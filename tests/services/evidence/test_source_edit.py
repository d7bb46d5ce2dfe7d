"""Editing a source: what it is, where it is, and what it rests on."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import ClaimsError, ConflictError
from claims.records import Source
from claims.services.core import ledger
from claims.services.core import status as status_of_claims
from claims.services.desk.policies import set_policy
from claims.services.evidence.source_edit import EditedSource, edit_source, prepare_edit
from claims.services.evidence.source_redact import redact_source
from claims.services.evidence.sources import (
    NewSource,
    add_source,
    find_or_add,
    find_source,
    source_fields,
)
from claims.services.proof.remark import differences
from claims.services.proof.verify import verify_desk
from claims.vocabulary import SourceKind, Status
from support import make_article
from support_desk import cite, damage, everything, rule, status

AGENCY, PAPER = "https://agency.example", "https://paper.example"


def rest(connection: Connection, source: Source, on: Source | None) -> EditedSource:
    origin = {"origin": on.id if on else None}
    return edit_source(connection, source, origin, by="ada")


def test_what_rests_on_another_counts_with_it(connection: Connection) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    for page in (AGENCY, PAPER):
        cite(connection, source=page)
    rule(connection, rating="true")
    agency, paper = (find_source(connection, page) for page in (AGENCY, PAPER))
    before = status(connection)

    [change] = rest(connection, paper, agency).changes

    assert before == Status.CHECKED
    assert (change.claim, change.after) == ("harbour/1", Status.UNVERIFIED)
    assert damage(connection, article) == []
    [back] = rest(connection, paper, None).changes
    assert back.after == Status.CHECKED


def test_the_same_origin_again_changes_nothing(connection: Connection) -> None:
    make_article(connection)
    agency, paper = (cite(connection, source=page).source for page in (AGENCY, PAPER))
    rest(connection, paper, agency)
    before = everything(connection)

    assert rest(connection, paper, agency) == EditedSource(())
    assert everything(connection) == before


def test_sources_do_not_rest_on_each_other(connection: Connection) -> None:
    make_article(connection)
    agency, paper = (cite(connection, source=page).source for page in (AGENCY, PAPER))
    rest(connection, paper, agency)

    with pytest.raises(ConflictError) as refused:
        rest(connection, agency, paper)

    assert str(refused.value) == (
        f"source {paper.id} rests on source {agency.id} itself; take that back with:"
        " claims source edit NAME --no-origin"
    )


def test_an_address_put_right_makes_two_sources_of_one_page(
    connection: Connection,
) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    for page in (AGENCY, PAPER):
        cite(connection, source=page)
    rule(connection, rating="true")
    paper = find_source(connection, PAPER)

    changes = {"url": f"{AGENCY}/?utm_source=x", "title": " The Paper "}
    edited = edit_source(connection, paper, changes, by="ada")

    assert edited.fields == ("url", "title")
    assert [each.after for each in edited.changes] == [Status.UNVERIFIED]
    found = find_source(connection, PAPER)
    assert (found.title, found.url) == ("The Paper", changes["url"])
    assert damage(connection, article) == []


def test_every_field_is_edited_and_kept_in_the_ledger_before_and_after(
    connection: Connection,
) -> None:
    before = add_source(connection, NewSource("J. Deo", SourceKind.PERSON), by="ada")
    other = add_source(connection, NewSource("Office", SourceKind.DOCUMENT), by="ada")
    changes: dict[str, Any] = {
        "name": "J. Doe",
        "kind": SourceKind.RECORDING,
        "title": "Harbour master",
        "url": "https://a.example",
        "contact": "555",
        "confidential": True,
        "note": "after six",
        "origin": other.id,
    }

    edit_source(connection, before, changes, by="bob")
    entry = list(ledger.entries(connection, subject=f"source/{before.id}"))[-1]
    edit_source(connection, before, {"title": " ", "note": ""}, by="bob")

    after = find_source(connection, "J. Doe")
    assert after == replace(before, **(changes | {"title": None, "note": None}))
    assert (entry.who, entry.what) == ("bob", "edit source")
    record = f"source/{before.id}"
    assert entry.before[record]["name"] == "J. Deo"
    assert entry.after[record] == source_fields(replace(before, **changes))
    assert list(verify_desk(connection)) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": AGENCY}, f"there is a source {AGENCY!r} already"),
        ({"name": f"{AGENCY}/"}, "already: source"),
        ({"kind": SourceKind.CALCULATION}, "cannot become another kind"),
        ({"redacted": True}, "no such field of a source: redacted"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(
    connection: Connection, changes: dict[str, Any], why: str
) -> None:
    make_article(connection)
    for page in (AGENCY, PAPER):
        cite(connection, source=page)
    before = everything(connection)

    with pytest.raises(ClaimsError, match=why):
        edit_source(connection, find_source(connection, PAPER), changes, by="ada")

    assert everything(connection) == before


def test_nothing_is_put_right_of_a_source_that_was_erased(
    connection: Connection,
) -> None:
    doe = add_source(connection, NewSource("J. Doe", SourceKind.PERSON), by="ada")
    edit_source(connection, doe, {"name": "Jane Doe"}, by="ada")
    redact_source(connection, doe, because="asked", by="eve")

    with pytest.raises(ConflictError, match="was redacted"):
        edit_source(connection, doe, {"name": "J. Doe"}, by="ada")

    assert differences(verify_desk(connection)) == []
    told = list(ledger.entries(connection, subject=f"source/{doe.id}"))
    assert "Doe" not in repr(told)


def test_what_moved_since_an_edit_was_prepared_is_looked_at_again(
    connection: Connection,
) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    for name in ("harbour/1", "harbour/2"):
        for page in (AGENCY, PAPER):
            cite(connection, name, source=page)
    rule(connection, rating="true")
    agency, paper = (find_source(connection, page) for page in (AGENCY, PAPER))
    origin = {"origin": agency.id}
    prepared = prepare_edit(connection, paper, origin)

    rule(connection, "harbour/2", rating="true")
    edited = edit_source(connection, paper, origin, by="ada", prepared=prepared)

    assert [each.claim for each in edited.changes] == ["harbour/1", "harbour/2"]
    assert damage(connection, article) == []


def test_a_page_that_one_rests_on_the_way_is_as_it_will_be(
    connection: Connection,
) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="eve")
    agency, paper = (cite(connection, source=page).source for page in (AGENCY, PAPER))
    middle = find_or_add(connection, "https://middle.example", by="ada")
    rest(connection, paper, middle)
    rule(connection, rating="true")

    [change] = rest(connection, middle, agency).changes

    assert (change.claim, change.after) == ("harbour/1", Status.UNVERIFIED)
    assert damage(connection, article) == []


def test_only_claims_that_rest_on_the_source_are_derived_anew(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article(connection)
    agency = cite(connection, source=AGENCY).source
    paper = cite(connection, "harbour/2", source=PAPER).source
    for name in ("harbour/1", "harbour/2", "harbour/3"):
        rule(connection, name)
    asked: list[int] = []
    derived = status_of_claims.derived

    def derive(connection: Connection, keys: Iterable[int], *rest: Any) -> Any:
        asked.extend(keys := list(keys))
        return derived(connection, keys, *rest)

    monkeypatch.setattr(status_of_claims, "derived", derive)

    rest(connection, paper, agency)

    assert len(asked) == 1
