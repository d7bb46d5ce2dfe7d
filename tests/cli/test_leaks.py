"""No command, in no format, names who a confidential source is, whoever asks."""

from pathlib import Path

import pytest

from claims.cli import cli
from support_leaks import (
    ASKED,
    LOOKS,
    NAME,
    OTHERS,
    SECRETS,
    Desk,
    found_in,
    leaves,
    looks,
    plant,
)

VIEWERS = ("ada", "ben", "cyd", "eve", "")
PUBLISHED = (
    *(
        ["report", "harbour", "-f", form]
        for form in ("html", "markdown", "csv", "json")
    ),
    *(["query", "harbour", "-f", form] for form in ("text", "markdown", "csv", "json")),
)
HEARD = {
    "passage": "31,200 by her count",
    "edited passage": "30,900 by her second count",
    "place": "page 3 of her notes",
    "sha256": "7577a30e60b17d76",
}
"""What could give her away as surely as her name, to who reads what is published."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("leaks"))
    plant(desk)
    return desk


def test_every_command_is_tried() -> None:
    every = {path for path, _ in leaves(cli)}

    assert every == {*LOOKS, *(path.replace("+", " ") for path in OTHERS)}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_nobody_is_shown_who_a_confidential_source_is(desk: Desk, viewer: str) -> None:
    shown = [
        (look, found_in(desk.run(*look, by=viewer, code=None).output, SECRETS))
        for look in looks()
    ]

    assert [each for each in shown if each[1]] == []


def test_what_was_known_then_names_nobody_either(desk: Desk) -> None:
    moments = [
        event["at"]
        for event in desk.json("history", "harbour")
        if event["what"] in ("verdict", "resolve", "correct")
    ]

    for at in moments:
        for look in (
            *(["list", "-f", "json"], ["show", "harbour/2"], ["show", "harbour"]),
            ["report", "harbour", "-f", "json"],
        ):
            shown = desk.run(*look, "--as-of", at).output
            assert found_in(shown, SECRETS) == [], (look, at)


@pytest.mark.parametrize("look", PUBLISHED, ids=" ".join)
def test_what_is_published_has_nothing_of_what_the_source_said(
    desk: Desk, look: list[str]
) -> None:
    assert found_in(desk.run(*look).output, HEARD) == []


@pytest.mark.parametrize("words", ASKED)
def test_what_a_colleague_does_prints_no_secret(
    tmp_path_factory: pytest.TempPathFactory, desk: Desk, words: str
) -> None:
    done = desk.copied(tmp_path_factory.mktemp("copy")).run(
        *words.split(), by="ben", code=None
    )

    assert done.exit_code in (0, 1, 2), done.output
    assert found_in(done.output, SECRETS) == []


def test_the_reasons_that_a_release_goes_over_name_nobody(
    tmp_path_factory: pytest.TempPathFactory, desk: Desk
) -> None:
    copy = desk.copied(tmp_path_factory.mktemp("copy"))
    copy.run("edit", "harbour/3", "--criticises", NAME)

    made = copy.run("sign-off", "harbour", "--despite", "so", "-f", "json", by="eve")

    assert "harbour/3: it criticises [confidential source 1]" in made.output
    assert found_in(made.output, SECRETS) == []


def test_who_asks_for_the_name_is_told(desk: Desk) -> None:
    for look in ("show harbour/2", "evidence list harbour/2", "source list"):
        assert "name" in found_in(desk.run(*look.split(), "--reveal").output, SECRETS)


def test_the_words_of_the_article_stay_as_they_are(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    plant(desk)
    desk.run("source", "add", "Ada Quill", "--kind", "person", "--confidential")

    shown = desk.json("show", "harbour/3")

    assert "Mayor Ada Quill said" in shown["spans"][0]["quote"]
    assert "Mayor Ada Quill said" in desk.run("show", "harbour").output
