"""The root of the ledger is the Merkle tree hash of RFC 6962 over all heads."""

import hashlib

import pytest
from sqlalchemy import Connection

from claims.services.core.desk_root import desk_root, list_heads, merkle_root, root_of
from support import make_article
from support_desk import rule

ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""Those of the test vectors of Certificate Transparency, for its first leaves."""
LEAVES = [
    bytes.fromhex(each)
    for each in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]


@pytest.mark.parametrize("number", ROOTS)
def test_the_root_is_that_of_certificate_transparency(number: int) -> None:
    assert merkle_root(LEAVES[:number]).hex() == ROOTS[number]


def test_a_node_cannot_be_passed_off_as_a_leaf() -> None:
    nodes = b"".join(hashlib.sha256(b"\x00" + each).digest() for each in (b"a", b"b"))

    assert merkle_root([b"a", b"b"]) != merkle_root([nodes])


def test_any_change_changes_the_root(connection: Connection) -> None:
    make_article(connection)
    before = desk_root(connection)

    rule(connection)

    assert desk_root(connection) != before
    assert desk_root(connection) == root_of(list_heads(connection))
