"""What ``claims review`` does with each key, driven by Textual's pilot."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from rich.console import Console
from sqlalchemy import Connection
from textual.widgets import Input, Static

from claims.cli.reviewing import panels
from claims.cli.reviewing.app import Review
from claims.database.engine import begin, connect
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.core.lookup import find_claim
from claims.services.core.verdict_log import list_verdicts
from claims.services.desk.policies import set_policy
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.evidence.sources import NewSource, add_source
from claims.vocabulary import SourceKind
from claims.workflows.review import Session
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import cite, fold, rule

PAGE = "https://example.org/ledger"

Steps = Callable[[Review, Any], Awaitable[None]]


@pytest.fixture
def harbour(sqlite_desk: str) -> str:
    """A desk with an article of three claims; harbour/2 is the most check-worthy."""
    with begin(sqlite_desk) as connection:
        make_article(connection)
    return sqlite_desk


def play(url: str, steps: Steps, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        app = Review(Session(url, by="ada", article="harbour"))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(run())


async def type_(pilot: Any, *words: str) -> None:
    """Type each of ``words`` and end it with Enter."""
    for each in words:
        for letter in each:
            await pilot.press("space" if letter == " " else letter)
        await pilot.press("enter")
    await pilot.pause()


def said(app: Review) -> str:
    return str(app.query_one("#message", Static).render())


def shown(app: Review, where: str) -> str:
    return str(app.query_one(where, Static).render())


def verdicts(url: str, name: str = "harbour/2") -> list[tuple[str, str]]:
    with connect(url) as connection:
        found = list_verdicts(connection, find_claim(connection, name))
    return [(each.rating, each.rationale) for each in found]


def test_a_rating_asks_why_and_goes_on(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        assert shown(app, "#top").startswith("1 of 3 · by ada · Harbour bridge")
        await pilot.press("7")
        await type_(pilot, "nobody knows")

        assert said(app) == "harbour/2 is Unverifiable"
        assert shown(app, "#top").startswith("2 of 3 · 1 ruled · by ada")
        assert "harbour/1 unverified" in shown(app, "#statement")

    play(harbour, steps)
    assert verdicts(harbour) == [("unverifiable", "nobody knows")]


def test_a_ruling_without_a_reason_is_asked_for_it_again(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("7", "enter", "space", "enter")
        await pilot.pause()
        assert said(app) == "this cannot stay empty; Esc leaves"
        await type_(pilot, "so")

    play(harbour, steps)
    assert verdicts(harbour) == [("unverifiable", "so")]


def test_what_was_typed_is_there_again_after_leaving(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("7", "s", "o", "escape")
        await pilot.pause()
        assert said(app) == "nothing was recorded; what you typed is kept"
        assert verdicts(harbour) == []
        await pilot.press("7")
        await pilot.pause()
        assert app.query_one(Input).value == "so"
        await type_(pilot, " it is")

    play(harbour, steps)
    assert verdicts(harbour) == [("unverifiable", "so it is")]


def test_a_rating_that_needs_evidence_asks_for_it_first(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("5")
        await pilot.pause()
        assert "False needs evidence" in shown(app, "#label")
        await type_(pilot, PAGE, "31,200", "page 4", "", "It says so", "31,200 cars")
        assert said(app) == "harbour/2 is False"

    play(harbour, steps)
    assert verdicts(harbour) == [("false", "It says so")]


def test_a_refusal_is_said_and_what_was_typed_stays(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("1")
        await type_(pilot, "the book", "31,200", "", "", "It says so")
        assert said(app) == (
            "no source 'the book'; add it with: claims source add 'the book'"
        )
        assert app.query_one(Input).value == "the book"
        assert verdicts(harbour) == []

        await pilot.press("ctrl+u")
        await type_(pilot, PAGE, "", "", "", "")
        assert said(app) == "harbour/2 is True"

    play(harbour, steps)
    assert verdicts(harbour) == [("true", "It says so")]
    with connect(harbour) as connection:
        [piece] = list_evidence(connection, find(connection, "harbour/2"))
    assert piece.passage == "31,200"


def test_evidence_is_recorded_with_the_stance_of_one_key(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("e")
        await type_(pilot, PAGE, "", "", "")
        assert "s supports" in shown(app, "#label")
        await pilot.press("x", "r")
        await pilot.pause()
        assert said(app) == "evidence 1 of harbour/2 recorded: refutes"
        assert shown(app, "#top").startswith("1 of 3")

        await pilot.press("5")
        await type_(pilot, "It says so", "")

    play(harbour, steps)
    assert verdicts(harbour) == [("false", "It says so")]


def test_a_rating_against_all_the_evidence_asks_why(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("e")
        await type_(pilot, PAGE, "", "", "")
        await pilot.press("r")
        await pilot.press("1")
        await type_(pilot, "I counted them")
        assert "All its evidence says otherwise" in shown(app, "#label")
        await type_(pilot, "the ledger was forged")
        assert said(app) == "harbour/2 is True"

    play(harbour, steps)
    with connect(harbour) as connection:
        [given] = list_verdicts(connection, find(connection, "harbour/2"))
    assert given.despite == "the ledger was forged"


def test_points_of_a_checklist_are_confirmed_by_a_key(harbour: str) -> None:
    with begin(harbour) as connection:
        set_policy(connection, '[default]\nchecklist = ["unit", "date"]\n', by="ada")

    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("7")
        await type_(pilot, "so")
        assert "Confirmed: unit?" in shown(app, "#label")
        await pilot.press("y")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert "stays unverified: 'date' is not confirmed" in said(app)

    play(harbour, steps)


def test_a_claim_changed_meanwhile_is_shown_anew_and_enter_then_records(
    harbour: str,
) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("7", "s", "o")
        with begin(harbour) as connection:
            name = find(connection, "harbour/2")
            edit_claim(connection, name, by="bob", changes={"statement": "Other."})
        await pilot.press("enter")
        await pilot.pause()
        assert "harbour/2 was changed by somebody else meanwhile" in said(app)
        assert "Other." in shown(app, "#statement")
        assert verdicts(harbour) == []

        await pilot.press("enter")
        await pilot.pause()
        assert said(app) == "harbour/2 is Unverifiable"

    play(harbour, steps)
    assert verdicts(harbour) == [("unverifiable", "so")]


def test_a_look_and_a_drop_are_undone_at_once_and_a_verdict_with_a_reason(
    harbour: str,
) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("l")
        await pilot.pause()
        assert said(app) == "harbour/2 looked at; it is unverified"
        await pilot.press("u")
        await pilot.pause()
        assert said(app) == "harbour/2 is unverified again"

        await pilot.press("d")
        await type_(pilot, "a caption")
        assert said(app) == "harbour/2 dropped: a caption"
        await pilot.press("u")
        await pilot.pause()
        assert said(app) == "harbour/2 is unverified again"

        await pilot.press("7")
        await type_(pilot, "so")
        await pilot.press("u")
        await pilot.pause()
        assert app.query_one(Input).value == "a slip during review"
        await pilot.press("enter")
        await pilot.pause()
        assert said(app) == "harbour/2: Unverifiable is withdrawn"
        await pilot.press("u")
        await pilot.pause()
        assert said(app) == "nothing was ruled in this session yet"

    play(harbour, steps)
    assert verdicts(harbour)[-1] == ("unverifiable", "a slip during review")


def test_a_verdict_that_stands_no_more_is_said_so_and_nothing_else_is_undone(
    harbour: str,
) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("l")
        await pilot.press("s", "7")
        await type_(pilot, "so")
        ruled = app.session.done[-1].claim
        with begin(harbour) as connection:
            rule(connection, ruled, because="no, so", by="bob")
        await pilot.press("u", "enter")
        await pilot.pause()
        assert "is not the one in force; it stays" in said(app)
        assert app.dialog is None
        await pilot.press("u")
        await pilot.pause()
        assert said(app) == "harbour/2 is unverified again"

    play(harbour, steps)


def test_the_text_fills_its_panel_when_the_screen_gets_wide(sqlite_desk: str) -> None:
    text = "The bridge fell " + "and it rose again " * 60 + "in May."
    with begin(sqlite_desk) as connection:
        claims = [propose(text, "The bridge fell")]
        make_article(connection, text=text, claims=claims)

    async def steps(app: Review, pilot: Any) -> None:
        for size in ((130, 40), (80, 24), (160, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            width = app.query_one("#article").scrollable_content_region.width
            longest = max(map(len, shown(app, "#text").splitlines()))
            assert width - len("again ") <= longest <= width

    play(sqlite_desk, steps)


def test_a_confidential_source_goes_by_its_number(harbour: str) -> None:
    secret = NewSource("Deep Harbour", SourceKind.PERSON, confidential=True)
    with begin(harbour) as connection:
        known = add_source(connection, secret, by="ada")
        cite(connection, "harbour/2", source=secret.name)

    async def steps(app: Review, pilot: Any) -> None:
        assert f"confidential source {known.id}" in wide(app)
        assert secret.name not in wide(app)
        await pilot.press("e", "D", "e")
        await pilot.pause()
        await pilot.press("right", "enter")
        await pilot.pause()
        await pilot.press("escape")
        assert app.drafts["harbour/2", "evidence"]["source"] == "De"

    def wide(app: Review) -> str:
        console = Console(width=200)
        with console.capture() as drawn:
            console.print(panels.details(app.session.seen))  # type: ignore[arg-type]
        return drawn.get()

    play(harbour, steps)


def test_the_end_says_what_is_left_and_starts_over(harbour: str) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.press("7")
        await type_(pilot, "so")
        await pilot.press("s", "s")
        await pilot.pause()
        assert "the last of them. 2 still need something." in shown(app, "#statement")
        assert "start over" in shown(app, "#keys")
        await pilot.press("7", "l", "e", "d", "s")
        await pilot.pause()
        assert app.dialog is None

        await pilot.press("r")
        await pilot.pause()
        assert shown(app, "#top").startswith("1 of 2 · 1 ruled")
        await pilot.press("b")
        await pilot.pause()
        assert said(app) == "this is the first"
        await pilot.press("s", "b", "0", "9", "x", "r", "f1")
        await pilot.pause()
        assert shown(app, "#top").startswith("1 of 2")
        await pilot.press("q")

    play(harbour, steps)


@pytest.mark.parametrize("size", [(80, 24), (130, 40), (40, 12), (12, 5), (300, 80)])
def test_screens_of_any_size_are_laid_out(harbour: str, size: tuple[int, int]) -> None:
    async def steps(app: Review, pilot: Any) -> None:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert app.query_one("#panels").has_class("wide") == (size[0] >= 110)
        await pilot.press("7")
        await pilot.pause()
        await pilot.press("escape")

    play(harbour, steps)


def test_an_article_commands_neither_the_terminal_nor_the_screen(
    sqlite_desk: str,
) -> None:
    text = "The \x1b[31mred\x07 bridge [bold]fell[/bold].\x00\nIt rose\tagain."
    with begin(sqlite_desk) as connection:
        claims = [propose(text, "\x1b[31mred\x07 bridge [bold]fell[/bold]")]
        make_article(connection, text=text, claims=claims)
        cite(connection, passage="[red]31[/red]\x1b]0;owned\x07")
        rule(connection, because="[link=x]so[/link]")
        name = find(connection)
        edit_claim(connection, name, by="b", changes={"statement": "A [b]\x1b."})

    async def steps(app: Review, pilot: Any) -> None:
        await pilot.pause()
        seen = shown(app, "#text")
        assert "The ␛[31mred␇ bridge [bold]fell[/bold].␀\nIt rose again." in seen
        assert "A [b]␛." in shown(app, "#statement")
        picture = app.export_screenshot()
        assert "owned␇" in picture.replace("&#160;", " ")
        assert "\x1b" not in picture
        assert "[link=x]so[/link]" in picture.replace("&#160;", " ")

    play(sqlite_desk, steps, (130, 40))


def test_what_is_known_about_a_claim_is_shown(connection: Connection) -> None:
    from rich.console import Console

    from claims.cli.reviewing import panels
    from claims.services.claims.assignments import assign
    from claims.services.reports.review_claims import get_open_claim

    make_article(connection)
    name = find(connection, "harbour/3")
    set_policy(connection, "[default]\nsources = 2\n", by="ada")
    cite(connection, "harbour/3", passage="12 million")
    rule(connection, "harbour/3", rating="true", because="It says so", suggestion="12")
    assign(connection, name, to="bob", by="ada")

    console = Console(width=100)
    with console.capture() as capture:
        console.print(panels.details(get_open_claim(connection, name)))

    seen = " ".join(capture.get().split())
    for words in (
        "lacks 2 independent sources cited, it has 1",
        "kind event",
        "speaker Ada Quill",
        "worth 0.20; a test",
        "holder bob",
        "verdict True by ada, ",
        "It says so → “12”",
        "evidence 1 supports https://example.org/ledger (by ada) “12 million”",
        "from test 1",
    ):
        assert words in seen
    claim = get_claim(connection, name)
    assert claim.statement == "Spent 12 million on repairs."
    assert TEXT[claim.spans[0].start :].startswith("spent 12 million")


def test_the_screen_names_no_confidential_source(connection: Connection) -> None:
    from rich.console import Console

    from claims.cli.reviewing import panels
    from claims.services.core.view import view_of
    from claims.services.reports.review_claims import get_open_claim

    make_article(connection)
    secret = NewSource("J. Doe", SourceKind.PERSON, confidential=True)
    add_source(connection, secret, by="ada")
    cite(connection, passage="Doe counted 40,000", source="J. Doe")

    console = Console(width=100)
    with console.capture() as capture:
        shown = get_open_claim(connection, find(connection))
        console.print(panels.details(view_of(connection, None).seen(shown)))

    assert "Doe" not in capture.get()
    assert "confidential source 1" in capture.get()


def test_details_are_on_screen_and_go_along_where_ticked(harbour: str) -> None:
    with begin(harbour) as connection:
        cite(connection, "harbour/2")
        for name in ("harbour/1", "harbour/3"):
            fold(connection, name, "harbour/2", by="eve")

    async def steps(app: Review, pilot: Any) -> None:
        assert "1 of 3 in 1 row ·" in shown(app, "#top")
        assert "x tick details" in shown(app, "#keys")
        await pilot.press("x")
        await type_(pilot, "1")
        assert said(app) == "a verdict that supports it takes along: 1"
        await pilot.press("1")
        await type_(pilot, "so")
        assert said(app) == "harbour/2 is True, and with it harbour/1"
        assert "harbour/3 unverified" in shown(app, "#statement")
        await pilot.press("f")
        await pilot.pause()
        assert said(app) == "harbour/3 is a row of its own"

    play(harbour, steps)
    assert verdicts(harbour, "harbour/1") == [("true", "so")]
