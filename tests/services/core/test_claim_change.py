"""What no change of a claim may do."""

import math
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from claims.errors import ConflictError, UsageError
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_split import split_claim
from claims.vocabulary import Kind
from support import TEXT, make_article
from support import claim as find
from support_desk import SAFE, everything, word


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
