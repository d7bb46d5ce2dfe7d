"""The scales of a desk, and those that ship."""

import json

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from support import Invoke, make_article


def keys(claims: Invoke) -> list[str]:
    shown = json.loads(claims("scale", "show", "-f", "json").stdout)
    return [each["key"] for each in shown]


def test_what_does_not_exist_is_told_apart_from_what_nothing_settles(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()

    shown = claims(
        *("verdict", "harbour/1", "fabricated", "-b", "no such register"),
        *("-e", "https://example.org/archive"),
    ).stdout
    other = claims("verdict", "harbour/2", "unverifiable", "-b", "closed").stdout

    assert "harbour/1 is Fabricated (refuted)" in shown
    assert "harbour/2 is Unverifiable (not-enough-evidence)" in other


@pytest.fixture
def old_scale(connection: Connection) -> None:
    """A desk whose scale is as it shipped before: without *fabricated*."""
    table, scale = schema.rating.c, schema.rating_scale.c
    desk = sa.select(scale.id).where(scale.name == "desk").scalar_subquery()
    gone = sa.and_(table.scale_id == desk, table.key == "fabricated")
    connection.execute(sa.delete(schema.rating).where(gone))
    make_article(connection)
    connection.commit()


def test_a_desk_gets_the_new_version_of_a_scale_by_its_name(
    claims: Invoke, old_scale: None
) -> None:
    claims("verdict", "harbour/1", "unverifiable", "-b", "closed")
    assert "fabricated" not in keys(claims)
    assert "claims scale add desk" in claims("scale", "list").stderr

    added = claims("scale", "add", "desk").stdout

    assert added == "scale desk 2: added\n"
    assert "fabricated" in keys(claims)
    assert claims("scale", "list").stderr == ""
    shown = json.loads(claims("show", "harbour/1", "-f", "json").stdout)
    assert [each["scale"] for each in shown["verdicts"]] == ["desk 1"]
    claims("verdict", "harbour/1", "unverifiable", "-b", "closed", "--again")
    shown = json.loads(claims("show", "harbour/1", "-f", "json").stdout)
    assert [each["scale"] for each in shown["verdicts"]] == ["desk 1", "desk 2"]
    assert claims("scale", "add", "desk").stdout == "scale desk 2: unchanged\n"


def test_what_is_neither_a_file_nor_a_scale_that_ships_is_refused(
    claims: Invoke,
) -> None:
    refused = claims("scale", "add", "desks", code=1).output

    assert "neither a file nor a scale that ships (desk, " in refused
