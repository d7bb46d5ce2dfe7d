"""What somebody may have meant."""

import pytest
from sqlalchemy import Connection

from claims.errors import NotFoundError
from claims.services.people.near_names import (
    existing_speaker,
    existing_writer,
    near_names,
)
from support import make_article


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("adda", ["ada"]),
        ("HOPPER", ["Grace Hopper"]),
        ("grcae hopper", ["Grace Hopper"]),
        ("hoper", ["Grace Hopper"]),
        ("bbo", ["bob"]),
        ("zoe", []),
    ],
)
def test_near_is_what_differs_little_or_has_it_as_a_part(
    typed: str, meant: list[str]
) -> None:
    assert near_names(typed, ["ada", "Grace Hopper", "bob"]) == meant


def test_a_speaker_that_no_claim_names_is_refused(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(NotFoundError, match=r"no speaker 'nobody'"):
        existing_speaker(connection, "nobody")


def test_a_writer_in_no_byline_is_refused_with_the_near_ones() -> None:
    existing_writer("JANE DOE", ["Jane Doe"])

    with pytest.raises(NotFoundError) as refused:
        existing_writer("Jane Do", ["Jane Doe", "John Roe"])

    assert str(refused.value) == (
        "no writer 'Jane Do'; near it: Jane Doe; claims articles names them"
    )
