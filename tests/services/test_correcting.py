"""The human corrects the machine."""

import math
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim, restore_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_split import split_claim
from claims.services.core.claim_filter import Filter
from claims.services.core.claim_state import claim_states
from claims.services.core.lookup import find_article
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.reports.article_report import get_checked_claim
from claims.vocabulary import Kind, Outcome, Status
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, damage, everything, rule, status, word

SAFE = word(TEXT, "The bridge is safe", statement="The bridge is safe.")


def state(connection: Connection, name: str = "harbour/1") -> dict[str, object]:
    found = find(connection, name)
    [fields] = claim_states(connection, found.article, [found.id]).values()
    return fields


def standing(connection: Connection) -> list[str | None]:
    return [each.id for each in list_claims(connection, Filter(), sort="number")]


def test_a_claim_that_a_person_adds_is_looked_at_but_not_checked(
    connection: Connection,
) -> None:
    article = make_article(connection)

    name = add_claim(connection, article, SAFE, by="bob")

    fields = state(connection, str(name))
    assert str(name) == "harbour/4"
    assert fields["status"] == Status.UNVERIFIED
    assert (fields["added_by"], fields["looked_by"]) == ("bob", "bob")
    assert fields["engine"] is None
    outcome = schema.claim_outcome.c
    assert (
        connection.scalar(sa.select(outcome.outcome).where(outcome.claim_id == name.id))
        == Outcome.PROPOSED
    )


def test_a_number_is_never_given_twice(connection: Connection) -> None:
    article = make_article(connection)
    name = add_claim(connection, article, SAFE, by="bob")
    drop_claim(connection, name, because="no claim", by="bob")

    again = add_claim(connection, article, SAFE, by="bob")

    assert (str(name), str(again)) == ("harbour/4", "harbour/5")


def test_a_claim_that_stands_already_is_not_added_again(
    connection: Connection,
) -> None:
    article = make_article(connection)
    add_claim(connection, article, SAFE, by="bob")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        add_claim(connection, article, SAFE, by="ada")

    assert str(refused.value) == (
        "harbour/4 makes this claim of these words already;"
        " change it with: claims edit harbour/4"
    )
    assert everything(connection) == before


@pytest.mark.parametrize(
    "other",
    [
        word(TEXT, "The bridge is safe", kind=Kind.OPINION),
        word(TEXT, "The bridge is safe", speaker="Ada Quill"),
        word(TEXT, "bridge is safe"),
        word(TEXT, "The bridge", "is safe"),
    ],
)
def test_other_words_another_kind_or_speaker_make_another_claim(
    connection: Connection, other: object
) -> None:
    article = make_article(connection)
    add_claim(connection, article, SAFE, by="bob")

    name = add_claim(connection, article, other, by="bob")  # type: ignore[arg-type]

    assert str(name) == "harbour/5"


@pytest.mark.parametrize("statement", ["", " \n"])
def test_a_claim_needs_a_statement(connection: Connection, statement: str) -> None:
    article = make_article(connection)
    new = word(TEXT, "May", statement=statement)

    with pytest.raises(UsageError) as added:
        add_claim(connection, article, new, by="ada")
    with pytest.raises(UsageError) as edited:
        edit_claim(
            connection, find(connection), by="ada", changes={"statement": statement}
        )

    way_out = "needs a statement; pass --statement TEXT"
    assert str(added.value) == f"a claim of harbour {way_out}"
    assert str(edited.value) == f"harbour/1 {way_out}"


@pytest.mark.parametrize("worth", [-0.1, 1.1, math.nan, math.inf])
def test_a_worth_outside_0_to_1_is_refused(
    connection: Connection, worth: float
) -> None:
    article = make_article(connection)
    new = word(TEXT, "May", check_worthiness=worth)

    with pytest.raises(UsageError) as added:
        add_claim(connection, article, new, by="ada")
    with pytest.raises(UsageError) as edited:
        edit_claim(
            connection, find(connection), by="ada", changes={"check_worthiness": worth}
        )

    way_out = f"cannot be worth {worth}; pass --worth 0 to 1"
    assert str(added.value) == f"a claim of harbour {way_out}"
    assert str(edited.value) == f"harbour/1 {way_out}"


def test_an_edit_changes_what_it_names_and_nothing_else(
    connection: Connection,
) -> None:
    make_article(connection)
    before = state(connection)

    after_it = edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={"kind": Kind.STATE, "speaker": "Ada Quill"},
    )

    assert after_it == Status.UNVERIFIED
    assert state(connection) == {
        **before,
        "kind": Kind.STATE,
        "speaker": "Ada Quill",
        "looked_by": "bob",
    }


def test_an_edit_is_found_by_its_new_words_and_not_by_its_old(
    connection: Connection,
) -> None:
    make_article(connection)

    edit_claim(
        connection,
        find(connection),
        by="bob",
        changes={"statement": "Traffic was heavy."},
        mentions=word(TEXT, "reopen").mentions,
    )

    for words, expected in {"heavy": ["harbour/1"], "reopen": ["harbour/1"]}.items():
        found = list_claims(connection, Filter(match=words))
        assert [each.id for each in found] == expected
    assert list_claims(connection, Filter(match="vehicles")) == []


def test_an_edit_that_changes_nothing_is_not_recorded(connection: Connection) -> None:
    make_article(connection)
    edit_claim(connection, find(connection), by="bob", changes={"kind": Kind.STATE})
    before = everything(connection)

    edit_claim(connection, find(connection), by="bob", changes={"kind": Kind.STATE})

    assert everything(connection) == before


def test_several_claims_take_the_place_of_one_that_was_split(
    connection: Connection,
) -> None:
    article = make_article(connection)
    pieces = [word(TEXT, "40,000 vehicles"), word(TEXT, "a day")]

    names = split_claim(connection, find(connection), pieces, by="bob")

    assert [str(each) for each in names] == ["harbour/4", "harbour/5"]
    assert standing(connection) == ["harbour/2", "harbour/3", "harbour/4", "harbour/5"]
    assert [state(connection, str(each))["split_from"] for each in names] == [1, 1]
    checked = get_checked_claim(connection, find(connection))
    assert checked.drop_reason == "split into harbour/4, harbour/5"
    assert checked.dropped_by == "bob"
    assert damage(connection, article) == []


def test_a_claim_may_be_split_into_two_that_stand_on_its_own_words(
    connection: Connection,
) -> None:
    make_article(connection)
    whole = "40,000 vehicles a day"
    pieces = [
        word(TEXT, whole, kind=Kind.QUANTITY, statement="The bridge carried 40,000."),
        word(TEXT, whole, kind=Kind.STATE, statement="The bridge carried vehicles."),
    ]

    names = split_claim(connection, find(connection), pieces, by="bob")

    assert [str(each) for each in names] == ["harbour/4", "harbour/5"]


def test_the_parts_of_a_split_are_unverified_whatever_the_whole_was(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)

    pieces = [word(TEXT, "40,000 vehicles"), word(TEXT, "a day")]
    names = split_claim(connection, find(connection), pieces, by="bob")

    assert {status(connection, str(each)) for each in names} == {Status.UNVERIFIED}


def test_a_claim_is_split_into_two_or_more(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        split_claim(connection, find(connection), [SAFE], by="ada")

    assert str(refused.value) == ("harbour/1 can only be split into two claims or more")


def test_merged_claims_become_mentions_of_the_one_that_is_kept(
    connection: Connection,
) -> None:
    article = make_article(connection)
    kept = find(connection)
    others = [find(connection, "harbour/2"), find(connection, "harbour/3")]
    before = [get_claim(connection, each).spans for each in others]

    merge_claims(connection, kept, others, by="bob")

    assert standing(connection) == ["harbour/1"]
    assert list(get_claim(connection, kept).mentions) == before
    dropped = state(connection, "harbour/2")
    assert (dropped["duplicate_of"], dropped["dropped_by"]) == (1, "bob")
    assert dropped["drop_reason"] == "duplicate of harbour/1"
    assert damage(connection, article) == []


def test_the_evidence_of_merged_claims_is_copied(connection: Connection) -> None:
    article = make_article(connection)
    for name, passage in (("harbour/1", "one"), ("harbour/2", "one"),
                          ("harbour/2", "two"), ("harbour/3", "three")):  # fmt: skip
        cite(connection, name, passage)
    kept, others = find(connection), ("harbour/2", "harbour/3")

    merge_claims(
        connection, kept, [find(connection, each) for each in others], by="bob"
    )

    passages = [each.passage for each in list_evidence(connection, kept)]
    assert passages == ["one", "two", "three"]
    assert len(list_evidence(connection, find(connection, "harbour/2"))) == 2
    assert damage(connection, article) == []


def test_a_merge_is_all_found_by_the_words_of_each(connection: Connection) -> None:
    make_article(connection)

    merge_claims(
        connection, find(connection), [find(connection, "harbour/3")], by="bob"
    )

    [found] = list_claims(connection, Filter(match="million"))
    assert found.id == "harbour/1"


def test_claims_with_different_conclusions_are_not_merged(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection)
    rule(connection, rating="true")
    rule(connection, "harbour/2")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        merge_claims(
            connection, find(connection), [find(connection, "harbour/2")], by="bob"
        )

    assert str(refused.value) == (
        "harbour/1 is supported and harbour/2 is not-enough-evidence;"
        " rule on one of them again before merging"
    )
    assert everything(connection) == before


def test_a_merge_lends_no_verdict_to_a_claim_that_has_none(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection, "harbour/2")

    merge_claims(
        connection, find(connection), [find(connection, "harbour/2")], by="bob"
    )

    assert status(connection) == Status.UNVERIFIED


@pytest.mark.parametrize("others", [["harbour/1"], ["harbour/2", "harbour/2"]])
def test_a_claim_is_not_merged_with_itself(
    connection: Connection, others: list[str]
) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        merge_claims(
            connection,
            find(connection),
            [find(connection, each) for each in others],
            by="bob",
        )

    assert str(refused.value) == f"{others[-1]} cannot be merged with itself"


def test_claims_of_two_articles_are_not_merged(connection: Connection) -> None:
    make_article(connection)
    make_article(connection, "other", "In other news, 40,000 vehicles a day.", [])
    other = find_article(connection, "other")
    elsewhere = add_claim(
        connection, other, word("In other news", "other news"), by="ada"
    )

    with pytest.raises(ConflictError) as refused:
        merge_claims(connection, find(connection), [elsewhere], by="bob")

    assert str(refused.value) == "other/1 belongs to another article than harbour/1"


def test_a_dropped_claim_keeps_its_number_its_words_and_its_verdicts(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    before = get_checked_claim(connection, find(connection))

    drop_claim(connection, find(connection), because="an opinion", by="bob")

    after = get_checked_claim(connection, find(connection))
    assert after.claim.status == Status.DROPPED
    assert (after.drop_reason, after.dropped_by) == ("an opinion", "bob")
    assert (after.claim.spans, after.verdicts) == (before.claim.spans, before.verdicts)


def test_a_claim_that_is_taken_back_is_what_it_had_been(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)
    edit_claim(
        connection, find(connection, "harbour/2"), by="bob", changes={"speaker": "Q"}
    )
    rule(connection, "harbour/3")
    edit_claim(
        connection, find(connection, "harbour/3"), by="bob", changes={"speaker": "Q"}
    )
    numbers = ["harbour/1", "harbour/2", "harbour/3"]
    before = [state(connection, each) for each in numbers]
    for each in numbers:
        drop_claim(connection, find(connection, each), because="no claim", by="bob")

    given = [
        restore_claim(connection, find(connection, each), by="bob") for each in numbers
    ]

    assert given == [Status.CHECKED, Status.UNVERIFIED, Status.SUSPENDED]
    assert [state(connection, each) for each in numbers] == [
        {**fields, "looked_by": "bob"} for fields in before
    ]


def test_a_duplicate_that_is_taken_back_is_a_duplicate_no_more(
    connection: Connection,
) -> None:
    make_article(connection)
    other = find(connection, "harbour/2")
    merge_claims(connection, find(connection), [other], by="bob")

    restore_claim(connection, other, by="ada")

    fields = state(connection, "harbour/2")
    assert (fields["duplicate_of"], fields["drop_reason"]) == (None, None)


def test_only_a_dropped_claim_is_taken_back(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        restore_claim(connection, find(connection), by="ada")

    assert str(refused.value) == "harbour/1 is not dropped"


ON_A_DROPPED_CLAIM: dict[str, Callable[[Connection], object]] = {
    "edit": lambda c: edit_claim(c, find(c), by="ada", changes={"kind": Kind.RULE}),
    "split": lambda c: split_claim(c, find(c), [SAFE, word(TEXT, "Harbour")], by="ada"),
    "merge into it": lambda c: merge_claims(
        c, find(c), [find(c, "harbour/2")], by="ada"
    ),
    "merge it": lambda c: merge_claims(c, find(c, "harbour/2"), [find(c)], by="ada"),
    "drop": lambda c: drop_claim(c, find(c), because="again", by="ada"),
}


@pytest.mark.parametrize("change", ON_A_DROPPED_CLAIM)
def test_a_dropped_claim_is_not_changed(connection: Connection, change: str) -> None:
    make_article(connection)
    drop_claim(connection, find(connection), because="no claim", by="bob")
    before = everything(connection)

    with pytest.raises(ConflictError) as refused:
        ON_A_DROPPED_CLAIM[change](connection)

    assert str(refused.value) == (
        "harbour/1 was dropped (no claim);"
        " take it back with: claims drop harbour/1 --undo"
    )
    assert everything(connection) == before


def test_a_claim_keeps_its_engine_when_a_person_corrects_it(
    connection: Connection,
) -> None:
    make_article(connection)

    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})

    assert get_claim(connection, find(connection)).engine == "test 1"
