"""The screen of ``claims review``: the article, what is known, the keys."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Input, Static

from claims.cli.output import visible
from claims.cli.reviewing import panels, style
from claims.cli.reviewing.dialog import Dialog
from claims.english.plural import counted
from claims.workflows.review import Session

WIDE = 110
"""From how many columns on the text and what is known stand side by side."""

_COUNTS = {
    "verdict": "ruled",
    "second verdict": "second opinions",
    "look": "looked at",
    "drop": "dropped",
}


class Line(Input):
    """Where an answer is typed. Keys typed ahead go where they belong."""

    async def _on_key(self, event: events.Key) -> None:
        review = self.app
        assert isinstance(review, ReviewScreen)
        if review.dialog is None or review.dialog.ask.choices:
            event.prevent_default()
        elif event.key == "enter":
            # Taken here: as an action it would come after keys typed behind it.
            event.stop()
            event.prevent_default()
            review.answered(self.value)


class Article(VerticalScroll):
    """Where the text is shown, wrapped anew when it gets another width."""

    def on_resize(self) -> None:
        """Wrap the text once the panel has its size."""
        review = self.app
        assert isinstance(review, ReviewScreen)
        review.show_text()


class ReviewScreen(App[None]):
    """Shows the claims of a session one by one."""

    CSS = style.CSS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "claims review"
    BINDINGS: ClassVar = [("ctrl+c", "quit", "Quit")]

    def __init__(self, session: Session, answer: Callable[[str], None]) -> None:
        """Show ``session``; ``answer`` is told what was typed into the line."""
        super().__init__()
        self.session = session
        self.answered = answer
        self.dialog: Dialog | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        yield Static(id="top")
        yield Static(id="statement")
        with Container(id="panels"):
            with Article(id="article") as article:
                article.border_title = "text"
                yield Static(id="text")
            with VerticalScroll(id="known") as known:
                known.border_title = "what is known"
                yield Static(id="details")
        yield Static(id="message")
        yield Static(id="ratings")
        yield Static(id="keys")
        with Container(id="prompt"):
            yield Static(id="label")
            yield Line(id="line", select_on_focus=False)

    def on_mount(self) -> None:
        """Show the first claim."""
        self.query_one("#article").focus()
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Put the panels side by side where there is room."""
        # Textual tells the screen by a timer, which a busy machine can make it lose.
        self.screen.post_message(event)
        self.query_one("#panels").set_class(event.size.width >= WIDE, "wide")
        self.screen.set_class(event.size.height < 30, "low")
        self.show_keys()

    def show(self) -> None:
        """Show the claim that the session is at."""
        session, shown = self.session, self.session.seen
        self._set("#top", self._progress())
        if shown is None:
            left = session.left()
            self._set(
                "#statement",
                f"That was the last of them. {left} still"
                f" {'needs' if left == 1 else 'need'} something.",
            )
            self._set("#details", "")
        else:
            self._set("#statement", panels.statement(shown))
            self._set("#details", panels.details(shown, session.ticked))
        self.show_keys()
        self.query_one("#known", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self.show_text)

    def show_keys(self) -> None:
        """Show what can be pressed, within the width of the screen."""
        at_end, width = self.session.shown is None, self.size.width - 2
        ratings = panels.ratings(self.session.ratings, width)
        self._set("#ratings", "" if at_end else ratings)
        shown = self.session.shown
        is_earlier = shown is not None and shown.checked.claim.wording is not None
        keys = panels.keys(
            width,
            at_end=at_end,
            is_earlier=is_earlier,
            has_details=shown is not None and bool(shown.details),
        )
        self._set("#keys", keys)

    def show_text(self) -> None:
        """Show the article around the claim, its first part in view."""
        shown = self.session.shown
        panel = self.query_one("#article", VerticalScroll)
        width = panel.scrollable_content_region.width
        if shown is None or width < 1:
            self._set("#text", "")
            return
        text, line = panels.wrapped(panels.article_text(shown), width)
        self._set("#text", text)
        above = max(1, panel.scrollable_content_region.height // 3)
        self.call_after_refresh(panel.scroll_to, y=max(0, line - above), animate=False)

    def _progress(self) -> Text:
        session = self.session
        total = len(session.queue)
        rows = f" in {counted(session.rows, 'row')}" if session.rows < total else ""
        parts = [f"{min(session.at + 1, total)} of {total}{rows}"]
        parts += [
            f"{count} {words}"
            for what, words in _COUNTS.items()
            if (count := session.counts[what])
        ]
        parts.append(f"by {visible(session.by)}")
        if session.shown is not None:
            parts.append(visible(session.shown.title))
        return Text(" · ".join(parts))

    def _set(self, where: str, what: object) -> None:
        self.query_one(where, Static).update(what)  # type: ignore[arg-type]

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell the person something in one line."""
        line = self.query_one("#message", Static)
        line.set_class(error, "error")
        line.update(panels.line(text))
