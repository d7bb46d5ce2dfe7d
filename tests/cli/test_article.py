"""``claims article edit``, and ``claims ingest`` of a text that the desk has."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import TEXT, Invoke

EVERY = {
    "title": "The bridge",
    "byline": "Jane Roe",
    "outlet": "The Gazette",
    "url": "https://gazette.example/bridge",
    "published_on": "2024-09-09",
    "language": "en-GB",
}
OPTIONS = [
    word
    for name, value in EVERY.items()
    for word in (f"--{name.replace('_', '-')}", value)
]


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def harbour(claims: Invoke, draft: str) -> Invoke:
    claims("ingest", draft, "--published-on", "2024-09-02", "--byline", "Ann Ant")
    return claims


def about(claims: Invoke, slug: str = "harbour") -> dict[str, Any]:
    every = json.loads(claims("articles", "-f", "json").stdout)
    [found] = [each for each in every if each["slug"] == slug]
    return {name: found[name] for name in EVERY}


def test_everything_that_is_said_of_an_article_is_put_right(harbour: Invoke) -> None:
    done = harbour("article", "edit", "harbour", *OPTIONS, "--by", "bob")

    assert about(harbour) == EVERY
    assert done.stdout == (
        "harbour changed: title, byline, outlet, url, published-on, language\n"
    )
    last = json.loads(harbour("history", "harbour", "-f", "json").stdout)[-1]
    assert (last["what"], last["who"]) == ("edit article", "bob")
    assert "byline: Ann Ant → Jane Roe" in last["detail"]
    assert "The bridge" in harbour("report", "harbour", "-f", "markdown").stdout
    harbour("db", "verify")


def test_an_empty_value_takes_a_field_away(harbour: Invoke) -> None:
    harbour("article", "edit", "harbour", "--byline", "", "--published-on", "")

    shown = about(harbour)
    assert (shown["byline"], shown["published_on"]) == (None, None)


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        ([], 2, "say what to change, as in --title TEXT"),
        (["--title", " "], 2, "harbour needs a title; --title TEXT gives another"),
        (["--published-on", "soon"], 2, "soon"),
        (["--language", "klingonese"], 2, "klingonese"),
    ],
)
def test_what_makes_no_sense_is_refused(
    harbour: Invoke, words: list[str], code: int, why: str
) -> None:
    before = about(harbour)

    refused = harbour("article", "edit", "harbour", *words, code=code)

    assert why in refused.output
    assert about(harbour) == before
    assert "no article quay" in harbour(
        "article", "edit", "quay", "--title", "x", code=1
    ).output.replace("'", "")


def test_the_options_apply_to_a_text_that_the_desk_has(
    harbour: Invoke, draft: str
) -> None:
    again = harbour("ingest", draft, *OPTIONS)

    assert again.stdout == (
        "harbour has this text already; changed: title, byline, outlet, url,"
        " published-on, language\n"
    )
    assert about(harbour) == EVERY
    assert harbour("ingest", draft, *OPTIONS).stdout == (
        "harbour has this text already; nothing was changed\n"
    )
    assert harbour("ingest", draft).stdout == (
        "harbour has this text already; nothing was changed\n"
    )
    harbour("db", "verify")


def test_the_options_apply_to_known_texts_of_a_corpus_too(
    harbour: Invoke, draft: str
) -> None:
    other = Path(draft).with_name("other.txt")
    other.write_text("The harbour froze in 1963.\n")

    done = harbour("ingest", draft, str(other), "--outlet", "Gazette", "-f", "json")

    known, new = json.loads(done.stdout)["sources"]
    assert (known["outcome"], known["changed"]) == ("already there", ["outlet"])
    assert (new["outcome"], new["changed"]) == ("taken in", [])
    assert about(harbour)["outlet"] == about(harbour, "other")["outlet"] == "Gazette"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--slug", "quay"], "claims article edit harbour --slug quay"),
        (["--title", " "], "harbour needs a title"),
    ],
)
def test_what_cannot_apply_to_a_known_text_is_refused(
    harbour: Invoke, draft: str, options: list[str], why: str
) -> None:
    before = about(harbour)

    refused = harbour("ingest", draft, "--outlet", "Gazette", *options, code=None)

    assert refused.exit_code in (1, 2)
    assert why in refused.output
    assert about(harbour) == before


def test_a_first_line_that_is_a_sentence_is_offered_as_title(
    claims: Invoke, tmp_path: Path
) -> None:
    text = (
        "The bridge reopens in May.\n\nIt carried 40,000 vehicles a day. It is old.\n"
    )
    (tmp_path / "bridge.txt").write_text(text)

    done = claims("ingest", str(tmp_path / "bridge.txt"))

    assert done.stdout.endswith(": The bridge reopens in May.\n")
    assert about(claims, "bridge")["title"] == "The bridge reopens in May."
