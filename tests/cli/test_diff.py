"""What changed from one revision to another, in every format."""

import json
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from support import TEXT, Invoke, make_article
from support_desk import revised
from support_terminal import Terminal

SECOND = TEXT.replace("12 million", "13 million").replace("reopen", "open again")
THIRD = SECOND.replace("The bridge is safe. ", "", 1) + "\n港口大桥将于五月重新开放。"


@pytest.fixture
def harbour(connection: Connection) -> str:
    article = make_article(connection)
    revised(connection, article, SECOND)
    revised(connection, article, THIRD)
    connection.commit()
    return "harbour"


def test_the_latest_is_held_against_the_one_before(
    claims: Invoke, harbour: str
) -> None:
    shown = claims("diff", harbour).stdout

    assert shown.startswith("harbour: revision 2 → 3\n")
    assert "\nThe bridge is safe.[- The bridge is safe.-]\n" in shown
    assert "{+港口大桥将于五月重新开放。+}" in shown
    assert "… 2 paragraphs unchanged" in shown


def test_any_two_revisions_are_compared(claims: Invoke, harbour: str) -> None:
    shown = claims("diff", harbour, "--from", "1", "--to", "2").stdout

    assert shown == (
        "harbour: revision 1 → 2\n"
        "2 paragraphs changed, 2 words taken out, 3 words put in\n"
        "[-taken out-] {+put in+}\n"
        "\n"
        "paragraph 1\n"
        "Harbour bridge to [-reopen-]{+open again+} in May\n"
        "\n"
        "paragraph 2\n"
        "The bridge carried 40,000 vehicles a day before it closed. Mayor Ada Quill"
        " said the council has spent [-12-]{+13+} million on repairs.\n"
        "  number: 12 million → 13 million\n"
        "  harbour/2: changed: number: 12 million → 13 million (unverified)\n"
        "  harbour/3: changed: number: 12 million → 13 million (unverified)\n"
        "\n"
        "… 1 paragraph unchanged\n"
    )
    assert "revision 1 → 3" in claims("diff", harbour, "--from", "1").stdout
    assert "revision 1 → 2" in claims("diff", harbour, "--to", "2").stdout
    assert "{+12+}" in claims("diff", harbour, "--from", "3", "--to", "1").stdout


def test_json_has_every_character_of_both_texts(claims: Invoke, harbour: str) -> None:
    shown = json.loads(claims("diff", harbour, "--from", "1", "-f", "json").stdout)

    runs = [run for block in shown["blocks"] for run in block["runs"]]
    for side, text in (("old", TEXT), ("new", THIRD)):
        pieces = [run[side] for run in runs if run[side]]
        assert "".join(piece["text"] for piece in pieces) == text
        for piece in pieces:
            assert text[piece["start"] : piece["end"]] == piece["text"]
    assert (shown["from"]["number"], shown["to"]["number"]) == (1, 3)
    [change] = shown["blocks"][1]["changes"]
    assert change == {"touched": "number", "old": "12 million", "new": "13 million"}


def test_markdown_marks_words_with_tags(claims: Invoke, harbour: str) -> None:
    shown = claims("diff", harbour, "--to", "2", "-f", "markdown").stdout

    assert "spent <del>12</del><ins>13</ins> million on repairs" in shown
    assert "- number: 12 million → 13 million" in shown
    assert "*… 1 paragraph unchanged*" in shown


def test_a_file_is_written_once_unless_forced(
    claims: Invoke, harbour: str, tmp_path: Path
) -> None:
    path = tmp_path / "changes.html"

    said = claims("diff", harbour, "-f", "html", "-o", str(path)).stdout
    refused = claims("diff", harbour, "-o", str(path), code=1)
    claims("diff", harbour, "-o", str(path), "--force")

    assert said == f"wrote {path}\n"
    assert "--force replaces it" in refused.stderr
    assert path.read_text().startswith("harbour: revision 2 → 3\n")


def test_a_revision_that_is_not_there_is_refused_in_one_line(
    claims: Invoke, harbour: str
) -> None:
    assert claims("diff", harbour, "--to", "9", code=1).stderr == (
        "Error: no revision 8 of harbour; there is 1 to 3\n"
    )
    assert claims("diff", harbour, "--from", "9", code=1).stderr == (
        "Error: no revision 9 of harbour; there is 1 to 3\n"
    )
    assert claims("diff", harbour, "--to", "1", code=1).stderr == (
        "Error: there is no revision before 1 of harbour; --from N names another,"
        " up to 3\n"
    )


def test_an_article_with_one_revision_says_so(
    claims: Invoke, connection: Connection
) -> None:
    make_article(connection)
    connection.commit()

    assert claims("diff", "harbour", code=1).stderr == (
        "Error: harbour has only revision 1; there is nothing to compare\n"
    )


def test_a_text_that_did_not_change_says_so(claims: Invoke, harbour: str) -> None:
    shown = claims("diff", harbour, "--from", "2", "--to", "2").stdout

    assert shown == (
        "harbour: revision 2 → 2\nno word differs\n\n… 3 paragraphs unchanged\n"
    )


def test_a_terminal_gets_colour_and_lines_of_its_width(
    harbour: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-m", "claims", "--database", database, "diff", harbour]

    monkeypatch.delenv("NO_COLOR", raising=False)
    with Terminal(command, size=(40, 40)) as terminal:
        assert terminal.ended() == 0
        text = terminal.text
        cells = [
            cell
            for row in range(40)
            for cell in map(terminal.screen.buffer[row].__getitem__, range(40))
        ]

    assert "[-" not in text
    gone = "".join(each.data for each in cells if each.strikethrough)
    assert " ".join(gone.split()) == "taken out The bridge is safe."
    assert all(each.fg == "red" for each in cells if each.strikethrough)
    assert "港" in "".join(each.data for each in cells if each.fg == "green")


def test_no_color_is_honoured(harbour: str, database: str) -> None:
    command = [sys.executable, "-m", "claims", "--database", database, "diff", harbour]

    with Terminal(command, size=(40, 40), environment={"NO_COLOR": "1"}) as terminal:
        assert terminal.ended() == 0
        text = terminal.text

    assert "[- The bridge is safe.-]" in " ".join(text.split())
    assert all(len(line) <= 40 for line in text.splitlines())


def test_blank_lines_between_paragraphs_are_not_doubled(
    claims: Invoke, connection: Connection
) -> None:
    article = make_article(connection, "spaced", "One line.\n\nIt has 3.\n\nEnd.\n", [])
    revised(connection, article, "One line.\n\nIt has 4.\n\nEnd. so.\n")
    connection.commit()

    shown = claims("diff", "spaced").stdout

    assert shown.endswith(
        "\n\nparagraph 2\nIt has [-3-]{+4+}.\n  number: 3 → 4\n"
        "\nparagraph 3\nEnd.{+ so.+}\n"
    )
