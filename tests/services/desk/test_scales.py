"""Rating scales: those that ship, and a desk's own."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection

from claims.errors import NotFoundError, ScaleError
from claims.records import RatingScale
from claims.services.desk.scales import (
    add_scale,
    get_scale,
    list_scales,
    parse_scales,
    use_scale,
)
from claims.vocabulary import Conclusion
from support_desk import everything, meanwhile

STARS = """
[stars]
title = "Stars"
source = "https://example.org/stars"

[[stars.ratings]]
key = "two"
label = "Two stars"
meaning = "It is so."
conclusion = "supported"

[[stars.ratings]]
key = "one"
label = "One star"
meaning = "It is not so."
conclusion = "refuted"
needs_evidence = false

[[stars.ratings]]
key = "none"
label = "No star"
meaning = "Nobody knows."
conclusion = "not-enough-evidence"
"""


def stars() -> RatingScale:
    [scale] = parse_scales(tomllib.loads(STARS))
    return scale


def test_a_scale_is_read_with_its_ratings_in_their_order() -> None:
    scale = stars()

    assert (scale.name, scale.version, scale.title) == ("stars", 1, "Stars")
    assert scale.source == "https://example.org/stars"
    assert [(each.position, each.key) for each in scale.ratings] == [
        (1, "two"), (2, "one"), (3, "none"),
    ]  # fmt: skip
    assert [each.conclusion for each in scale.ratings] == [
        Conclusion.SUPPORTED,
        Conclusion.REFUTED,
        Conclusion.NOT_ENOUGH_EVIDENCE,
    ]


def test_a_rating_needs_evidence_unless_it_says_otherwise_or_nobody_knows() -> None:
    assert [each.needs_evidence for each in stars().ratings] == [True, False, False]


def test_a_scale_without_a_title_goes_by_its_name() -> None:
    document = tomllib.loads(STARS)
    del document["stars"]["title"], document["stars"]["source"]

    [scale] = parse_scales(document)

    assert (scale.title, scale.source) == ("stars", None)


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the scale with something else at ``path``; ``None`` takes it away."""
    document: dict[str, Any] = tomllib.loads(STARS)
    *steps, last = [int(each) if each.isdigit() else each for each in path.split(".")]
    here: Any = document["stars"]
    for step in steps:
        here = here[step]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return document


RATING = {"key": "x", "label": "X", "meaning": "X.", "conclusion": "supported"}

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no scale": ({}, "there is no scale in it; it takes a table [NAME] each"),
    "no table": (
        {"stars": "four"},
        "scale 'stars' needs a list of tables [[stars.ratings]]",
    ),
    "no ratings": (
        changed("ratings", None),
        "scale 'stars' needs a list of tables [[stars.ratings]]",
    ),
    "ratings that are none": (
        changed("ratings", {"two": 2}),
        "scale 'stars' needs a list of tables [[stars.ratings]]",
    ),
    "an unknown key of a scale": (
        changed("colour", "red"),
        "scale 'stars' has 'colour', which is none of ratings, source, title",
    ),
    "an unknown key of a rating": (
        changed("ratings.0.colour", "red"),
        "rating 1 of scale 'stars' has 'colour', which is none of"
        " conclusion, key, label, meaning, needs_evidence",
    ),
    "one rating": (
        changed("ratings", [RATING]),
        "scale 'stars' needs two ratings or more",
    ),
    "a rating twice": (
        changed("ratings", [RATING, RATING]),
        "scale 'stars' has the rating 'x' twice",
    ),
    "a rating that is no table": (
        changed("ratings.1", "one"),
        "rating 2 of scale 'stars' is not a table",
    ),
    "no key": (
        changed("ratings.1.key", None),
        "rating 2 of scale 'stars' needs a key",
    ),
    "an empty label": (
        changed("ratings.1.label", " "),
        "rating 2 of scale 'stars' needs a label",
    ),
    "a meaning that is no text": (
        changed("ratings.1.meaning", 3),
        "rating 2 of scale 'stars' needs a meaning",
    ),
    "no conclusion": (
        changed("ratings.1.conclusion", None),
        "rating 2 of scale 'stars' needs a conclusion: one of"
        " supported, refuted, conflicting, not-enough-evidence",
    ),
    "an unknown conclusion": (
        changed("ratings.1.conclusion", "maybe"),
        "rating 2 of scale 'stars' needs a conclusion: one of"
        " supported, refuted, conflicting, not-enough-evidence",
    ),
    "needs_evidence in words": (
        changed("ratings.1.needs_evidence", "yes"),
        "rating 2 of scale 'stars' takes true or false for needs_evidence",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_scale_that_does_not_say_what_it_must_is_refused(case: str) -> None:
    document, message = WRONG[case]

    with pytest.raises(ScaleError) as refused:
        parse_scales(document)

    assert str(refused.value) == message


def test_a_scale_is_kept_as_it_was_added(connection: Connection) -> None:
    added, is_new = add_scale(connection, stars(), by="ada")

    assert is_new
    assert added == stars()
    assert get_scale(connection, "stars") == stars()


def test_the_same_scale_again_is_no_new_version(connection: Connection) -> None:
    add_scale(connection, stars(), by="ada")
    before = everything(connection)

    assert add_scale(connection, stars(), by="bob") == (stars(), False)
    assert everything(connection) == before


def test_a_changed_scale_is_a_new_version_beside_the_old(
    connection: Connection,
) -> None:
    add_scale(connection, stars(), by="ada")
    other = replace(stars(), title="Stars of the harbour")

    added, is_new = add_scale(connection, other, by="ada")

    assert (is_new, added.version) == (True, 2)
    assert get_scale(connection, "stars") == replace(other, version=2)
    versions = [each for each in list_scales(connection) if each.name == "stars"]
    assert versions == [stars(), replace(other, version=2)]


def test_the_default_scale_s_new_version_is_the_default(connection: Connection) -> None:
    was = get_scale(connection)

    add_scale(connection, replace(was, title="Ours"), by="ada")

    now = get_scale(connection)
    assert (was.name, was.version, was.is_default) == ("desk", 1, True)
    assert (now.name, now.version, now.title) == ("desk", 2, "Ours")
    assert [each.name for each in list_scales(connection) if each.is_default] == [
        "desk"
    ]


def test_another_scale_can_be_used(connection: Connection) -> None:
    add_scale(connection, stars(), by="ada")

    used = use_scale(connection, "stars", by="ada")

    assert used == replace(stars(), is_default=True)
    assert get_scale(connection) == used


def test_using_the_default_scale_changes_nothing(connection: Connection) -> None:
    before = everything(connection)

    use_scale(connection, "desk", by="ada")

    assert everything(connection) == before


def test_a_scale_that_is_not_there_is_refused(connection: Connection) -> None:
    with pytest.raises(NotFoundError) as refused:
        use_scale(connection, "stars", by="ada")

    assert str(refused.value) == (
        "no rating scale stars; the desk has accuracy, averitec, desk, fever, liar,"
        " pinocchios, truth-o-meter"
    )
    assert get_scale(connection).name == "desk"


def test_one_scale_added_by_two_at_once_is_one_version(database: str) -> None:
    def add(connection: Connection) -> object:
        return add_scale(connection, stars(), by="ada")[1]

    assert meanwhile(database, add, add) == (True, False)
