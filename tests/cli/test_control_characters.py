"""Control characters, HTML and formulas in every field: shown, never obeyed."""

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import support_leaks
from claims.cli import cli
from support_leaks import ASKED, Desk, looks, plant

CONTROLS = "\x1b]0;owned\x07\x9b2J\u202e\u2066\u200b\u2029\ufeff\x7f\b"
"""A window title, a cleared screen, reversed words, and what cannot be seen."""
IN_TEXT = CONTROLS.replace("\u2029", "")
"""What ends no sentence."""
MARKUP = "<img src=x onerror=a(1)> ![i](http://b.example/p.png) <b>`x`</b>"
OPENERS = (
    *("=", "+", "-", "@", "\t=", "\n=", "\r\n+", " -", "\xa0@", "\ufeff=", "\u200b+"),
    *("\u2060-", "＝", "＋", "－", "＠", "﹢"),
)
"""How a cell begins that a spreadsheet may take for a formula."""
FORMULA = re.compile(r"[\W_]*1\+1")
OBEYED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff]"
)
COLUMNS = {
    *("title", "statement", "speaker", "quote", "source", "rationale", "note"),
    *("name", "locator", "passage", "suggested", "suggestion", "detail", "despite"),
}
"""Some of the columns of all lists that hold what people wrote."""
NAMES = [
    f"{sign}1+1 {name}{MARKUP}" for sign, name in zip("=+@＝", "abcd", strict=True)
]


class Hostile(Desk):
    """A desk where each free text begins in the next way that a formula may."""

    openers: Iterator[str] = cycle(OPENERS)

    def run(self, *words: str, by: str = "ada", code: int | None = 0) -> Result:
        told = support_leaks.TOLD
        hostile = [f"{next(self.openers)}1+1 {w}" if told in w else w for w in words]
        return super().run(*hostile, by=by, code=code)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Hostile(tmp_path_factory.mktemp("controls"))
    with pytest.MonkeyPatch.context() as patch:
        told = f"Told{CONTROLS} it {MARKUP}"
        patch.setattr(support_leaks, "TOLD", told)
        patch.setattr(support_leaks, "NAME", f"@1+1 {support_leaks.NAME}")
        patch.setitem(support_leaks.SECRETS, "title", f"+1+1{CONTROLS}{MARKUP}")
        for name in ("TEXT", "NEXT"):
            text = getattr(support_leaks, name)
            hostile = text.replace("before", f"before{IN_TEXT} {MARKUP}")
            hostile = hostile.replace("Work began", "=1+1 is how work began")
            patch.setattr(support_leaks, name, hostile)
        plant(desk)
        said = [
            word
            for name in ("title", "byline", "outlet", "url")
            for word in (f"--{name}", told)
        ]
        desk.run("article", "edit", "harbour", *said)
        desk.run("article", "edit", "wrong", "--byline", told, code=1)
        for name in NAMES:
            desk.run("people", "add", name)
        desk.run("source", "add", NAMES[1], "--title", told, "--note", told)
        desk.run("edit", "harbour/6", "--speaker", told, "--statement", told)
        desk.run("edit", "harbour/6", "--criticises", told)
        desk.run("evidence", "add", "harbour/6", NAMES[1], "--passage", told)
        desk.run("assign", "harbour/6", "--to", NAMES[0])
    return desk


def test_no_command_prints_what_a_terminal_would_obey(desk: Desk) -> None:
    printed = [(look, desk.run(*look, code=None).output) for look in looks()]

    shown = [
        (look, output[found.start() - 30 : found.end() + 10])
        for look, output in printed
        if (found := OBEYED.search(output.replace("\r\n", "\n")))
    ]
    assert shown == []


def test_json_says_what_was_written_by_escapes(desk: Desk) -> None:
    found = json.loads(desk.run("show", "harbour/5", "-f", "json").stdout)

    assert found["verdicts"][-1]["rationale"].endswith(f"Told{CONTROLS} it {MARKUP}")


def test_markdown_of_every_list_shows_no_html_and_no_image(desk: Desk) -> None:
    lists = [look for look in looks() if look[-1] == "--format=markdown"]
    for look in lists:
        printed = desk.run(*look, code=None).stdout

        assert not re.search(r"(?<!\\)<img|(?<!\\)<b>|(?<!\\)!\[i\]\(|!\[", printed), (
            look
        )
    assert len(lists) > 10


def test_no_cell_of_any_list_is_a_formula(desk: Desk) -> None:
    begun: set[str] = set()
    columns: set[str] = set()
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        for look in (each for each in looks() if each[-1] == f"--format={form}"):
            printed = io.StringIO(desk.run(*look, code=None).stdout, newline="")
            for row in csv.DictReader(printed, delimiter=delimiter):
                formulas = {
                    name: cell for name, cell in row.items() if FORMULA.match(cell)
                }

                assert [each for each in formulas.values() if each[0] != "'"] == [], (
                    look
                )
                begun |= {each[1:].partition("1")[0] for each in formulas.values()}
                columns |= formulas.keys()
    assert len(begun) >= len(OPENERS) - 2, begun
    assert columns >= COLUMNS


@pytest.mark.parametrize(
    "words",
    [
        ["show", f"x{CONTROLS}/1"],
        ["show", f"x{CONTROLS}"],
        ["ingest", f"x{CONTROLS}"],
        ["source", "show", f"x{CONTROLS}"],
        ["list", "--status", f"x{CONTROLS}"],
        ["policy", "set", f"x{CONTROLS}"],
        [f"x{CONTROLS}"],
        ["--database", f"x{CONTROLS}", "list"],
        ["verdict", "harbour/1", f"x{CONTROLS}", "--because", CONTROLS],
        ["recall", f"x{CONTROLS}"],
    ],
)
def test_a_refusal_quotes_nothing_that_a_terminal_would_obey(
    desk: Desk, words: list[str]
) -> None:
    database = str(desk.folder / "claims.db")

    refused = CliRunner().invoke(cli, ["--database", database, *words])

    assert refused.exit_code in (1, 2, 3)
    assert not OBEYED.search(refused.output)


def test_what_a_colleague_does_prints_nothing_that_a_terminal_would_obey(
    desk: Desk, tmp_path: Path
) -> None:
    copy = desk.copied(tmp_path)

    printed = [
        (words, copy.run(*words.split(), by="ben", code=None).output) for words in ASKED
    ]

    assert [each for each in printed if OBEYED.search(each[1])] == []
