"""``claims review`` on a real terminal, as a checker sees it, and off one."""

import sys
from pathlib import Path

import pytest

from claims.database.engine import begin, connect
from claims.services.claims.claim_list import get_claim
from claims.services.core.verdict_log import list_verdicts
from claims.services.evidence.claim_evidence import list_evidence
from claims.vocabulary import Stance, Status
from support import Invoke, make_article
from support import claim as find
from support_desk import damage
from support_terminal import ENTER, ESCAPE, Terminal

PAGE = "https://example.org/ledger"


@pytest.fixture
def harbour(sqlite_desk: str) -> str:
    """A desk with an article of three claims; harbour/2 is the most check-worthy."""
    with begin(sqlite_desk) as connection:
        make_article(connection)
    return sqlite_desk


def review(desk: str, *args: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    command = [sys.executable, "-m", "claims", "--database", desk, "review"]
    return Terminal([*command, *args, "--by", "ada"], size=size)


def status(desk: str, name: str) -> Status:
    with connect(desk) as connection:
        return get_claim(connection, find(connection, name)).status


def test_a_checker_rules_drops_undoes_quits_and_goes_on_later(harbour: str) -> None:
    with review(harbour, "harbour") as terminal:
        terminal.wait_for("1 of 3", "harbour/2 unverified", "7 Unverifiable")
        terminal.press("5")
        terminal.wait_for("False needs evidence")
        for words in (PAGE, "31,200", "page 4", "", "The ledger says 31,200.", ""):
            terminal.press(words + ENTER)
        terminal.wait_for("harbour/2 is False", "2 of 3", "1 ruled", "harbour/1")
        assert status(harbour, "harbour/2") == Status.CHECKED

        terminal.press("d")
        terminal.wait_for("Why is it not a claim?")
        terminal.press(f"a caption{ENTER}")
        terminal.wait_for("harbour/1 dropped: a caption", "3 of 3", "1 dropped")
        assert status(harbour, "harbour/1") == Status.DROPPED
        terminal.press("u")
        terminal.wait_for("harbour/1 is unverified again", "2 of 3")
        assert status(harbour, "harbour/1") == Status.UNVERIFIED

        terminal.press("u")
        terminal.wait_for("Why is the verdict on harbour/2 withdrawn?", "a slip")
        terminal.press(ENTER)
        terminal.wait_for("harbour/2: False is withdrawn", "1 of 3")
        assert status(harbour, "harbour/2") == Status.UNVERIFIED

        # Typed faster than the screen can follow.
        terminal.press(f"5the ledger says so{ENTER}{ENTER}")
        terminal.wait_for("harbour/2 is False", "2 of 3")
        terminal.press("q")
        assert terminal.ended() == 0
        terminal.wait_for("recorded: 1 verdicts", "2 to go; next: claims review")

    with review(harbour, "harbour", "--order", "text") as terminal:
        terminal.wait_for("1 of 2", "harbour/1 unverified")
        terminal.press("7")
        terminal.wait_for("Why is it Unverifiable?")
        terminal.press(f"half a reason{ESCAPE}")
        terminal.wait_for("nothing was recorded")
        terminal.press("q")
        assert terminal.ended() == 0

    with connect(harbour) as connection:
        name = find(connection, "harbour/2")
        given = list_verdicts(connection, name)
        [piece] = list_evidence(connection, name)
        assert not damage(connection, name.article)
    assert [(each.rating, each.withdraws) for each in given] == [
        ("false", False),
        ("false", True),
        ("false", False),
    ]
    assert given[-1].rationale == "the ledger says so"
    assert (piece.stance, piece.passage) == (Stance.REFUTES, "31,200")
    assert status(harbour, "harbour/1") == Status.UNVERIFIED


def test_everything_is_on_a_screen_of_80_by_24(harbour: str) -> None:
    with review(harbour) as terminal:
        terminal.wait_for("1 of 3", "Mayor Ada Quill said the council")
        lines = terminal.text.splitlines()

        assert " ".join(terminal.marked()) == "Mayor Ada Quill said"
        assert lines[0].startswith(" 1 of 3 · by ada · Harbour bridge")
        assert lines[1] == " harbour/2 unverified"
        assert " ".join(" ".join(lines[-3:-1]).split()) == (
            "1 True 2 Mostly true 3 Misleading 4 Mostly false 5 False 6 Fabricated"
            " 7 Unverifiable"
        )
        assert " ".join(lines[-1].split()) == (
            "e evidence l looked at d drop f fold s skip b back u undo q quit"
        )
        for words in ("attribution", "the article itself", "0.90; a test", "test 1"):
            assert any(words in line for line in lines)

        terminal.resize((130, 40))
        terminal.wait_for("╭─ what is known")


def test_a_terminal_made_larger_is_filled_though_a_timer_was_lost(harbour: str) -> None:
    """Textual's timer never comes when the machine pauses the process as it starts."""
    code = (
        "from textual.app import App; timer = App.set_timer;"
        "App.set_timer = lambda self, delay, *more: timer(self, 3600, *more);"
        "from claims.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "--database", harbour, "review"]
    with Terminal([*command, "--by", "ada"]) as terminal:
        terminal.wait_for("1 of 3", "7 Unverifiable")

        terminal.resize((130, 40))

        terminal.wait_until(
            lambda shown: "quit" in shown.splitlines()[-1], "its keys at the bottom"
        )


def test_nothing_is_interactive_off_a_terminal(claims: Invoke) -> None:
    refused = claims("review", code=2)

    assert "review needs a terminal" in refused.output
    assert "claims verdict CLAIM RATING" in refused.output


def test_where_nothing_is_left_no_screen_is_drawn(sqlite_desk: str) -> None:
    with review(sqlite_desk) as terminal:
        assert terminal.ended() == 0
        terminal.wait_for("nothing is left to review")


def test_a_missing_library_is_named(harbour: str, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['textual'] = None; from claims.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "--database", harbour]
    with Terminal([*command, "review", "--by", "ada"]) as terminal:
        assert terminal.ended() == 3
        terminal.wait_for("Error: claims review needs: pip install 'textual<9,>=6'")
