"""The screen of ``claims review``: one key per ruling."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Container, VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from claims.cli.output import visible
from claims.cli.reviewing import panels, questions, style
from claims.cli.reviewing.dialog import Answers, Ask, Dialog
from claims.errors import ChangedError, ClaimsError, ConflictError
from claims.records import Rating
from claims.vocabulary import Stance
from claims.workflows.review import Session

WIDE = 110
"""From how many columns on the text and what is known stand side by side."""

_COUNTS = {
    "verdict": "ruled",
    "second verdict": "second opinions",
    "look": "looked at",
    "drop": "dropped",
}

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class Line(Input):
    """Where an answer is typed. Keys typed ahead go where they belong."""

    async def _on_key(self, event: events.Key) -> None:
        review = self.app
        assert isinstance(review, Review)
        if review.dialog is None or review.dialog.ask.choices:
            event.prevent_default()
        elif event.key == "enter":
            # Taken here: as an action it would come after keys typed behind it.
            event.stop()
            event.prevent_default()
            review.answer(self.value)


class Article(VerticalScroll):
    """Where the text is shown, wrapped anew when it gets another width."""

    def on_resize(self) -> None:
        """Wrap the text once the panel has its size."""
        review = self.app
        assert isinstance(review, Review)
        review.show_text()


class Review(App[None]):
    """Shows the claims of a session one by one, and takes keys."""

    CSS = style.CSS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "claims review"
    BINDINGS: ClassVar = [("ctrl+c", "quit", "Quit")]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.dialog: Dialog | None = None
        self.drafts: dict[tuple[str, str], dict[str, str]] = {}
        """What was typed and not recorded, by claim and what it was for."""
        self.commands: dict[str, Callable[[], None]] = {
            "e": self.evidence,
            "l": self.look,
            "d": self.drop,
            "s": self.skip,
            "b": self.back,
            "u": self.undo,
            "r": self.start_over,
            "q": self.exit,
        }

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

    # What is shown

    def show(self) -> None:
        """Show the claim that the session is at."""
        session, shown = self.session, self.session.shown
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
            self._set("#details", panels.details(shown))
        self.show_keys()
        self.query_one("#known", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self.show_text)

    def show_keys(self) -> None:
        """Show what can be pressed, within the width of the screen."""
        at_end, width = self.session.shown is None, self.size.width - 2
        ratings = panels.ratings(self.session.ratings, width)
        self._set("#ratings", "" if at_end else ratings)
        self._set("#keys", panels.keys(width, at_end=at_end))

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
        parts = [f"{min(session.at + 1, total)} of {total}"]
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

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Do what a key means now: a choice in a dialog, a rating or a command."""
        key = event.character or ""
        if self.dialog is not None:
            if event.key == "escape":
                self._leave()
            elif self.dialog.ask.choices:
                if key in self.dialog.ask.choices:
                    self.answer(self.dialog.ask.choices[key])
            else:
                self._typed_ahead(event)
            return
        if self.session.shown is None and key not in tuple("burq"):
            return
        if key in self.commands:
            event.stop()
            self._try(self.commands[key])
        elif key in _DIGITS[: len(self.session.ratings)]:
            event.stop()
            self.rule(self.session.ratings[int(key) - 1])

    def _typed_ahead(self, event: events.Key) -> None:
        """Take a key into the line that was typed before the line was there."""
        line = self.query_one(Line)
        if self.focused is line and not event.is_printable:
            return
        if event.key == "enter":
            self.answer(line.value)
        elif event.is_printable and event.character:
            line.insert_text_at_cursor(event.character)

    def rule(self, rating: Rating) -> None:
        """Ask what the rating takes, then record it."""
        shown = self.session.shown
        assert shown is not None
        asks = questions.about_verdict(
            rating,
            shown.checklist,
            self.session.sources,
            bare=not shown.checked.evidence,
        )

        def finish(answers: Answers) -> str:
            return self.session.rule(
                rating,
                answers["because"],
                found=questions.found(answers),
                suggestion=answers.get("suggestion", ""),
                confirmed=questions.confirmed(answers),
            )

        self._open(f"verdict {rating.key}", asks, finish)

    def evidence(self) -> None:
        """Ask for a piece of evidence, then record it; the claim stays."""
        asks = questions.about_evidence(self.session.sources)

        def finish(answers: Answers) -> str:
            found = questions.found(answers)
            assert found is not None
            return self.session.add_evidence(found, Stance(answers["stance"]))

        self._open("evidence", [*asks, questions.about_stance()], finish, goes_on=False)

    def look(self) -> None:
        """Record that the person has looked."""
        self._recorded(self.session.look(), goes_on=True)

    def drop(self) -> None:
        """Ask why, then set the claim aside."""
        ask = questions.reason("Why is it not a claim?")
        self._open("drop", [ask], lambda said: self.session.drop(said["because"]))

    def undo(self) -> None:
        """Undo the last ruling of this session; a verdict takes a reason."""
        if not self.session.done:
            self.say("nothing was ruled in this session yet", error=True)
            return
        last = self.session.done[-1]
        if not last.what.endswith("verdict"):
            self._recorded(self.session.undo(questions.SLIP), goes_on=False)
            return
        label = f"Why is the verdict on {last.claim} withdrawn?"
        ask = Ask("because", label, required=True, default=questions.SLIP)

        def finish(answers: Answers) -> str:
            try:
                return self.session.undo(answers["because"])
            except ConflictError as error:
                # The same answer must not undo what was done before it.
                return str(error)

        self._open("undo", [ask], finish, goes_on=False)

    def skip(self) -> None:
        """Go on without a ruling."""
        self._recorded("", goes_on=True)

    def back(self) -> None:
        """Go to the claim before this one."""
        is_there = self.session.back()
        self.show()
        self.say("" if is_there else "this is the first", error=not is_there)

    def start_over(self) -> None:
        """At the end, begin again with what still needs something."""
        if self.session.shown is None:
            self.session.start()
            self._recorded("", goes_on=False)

    # Dialogs

    def _open(
        self,
        what: str,
        asks: list[Ask],
        finish: Callable[[Answers], str],
        *,
        goes_on: bool = True,
    ) -> None:
        claim = self.session.queue[self.session.at] if self.session.shown else ""
        draft = self.drafts.setdefault((claim, what), {})
        self.dialog = Dialog(asks, finish, draft, goes_on)
        self.say("Enter goes on, Esc leaves without recording")
        self._ask()

    def _ask(self) -> None:
        assert self.dialog is not None
        ask = self.dialog.ask
        self._prompt(is_open=True)
        self._set("#label", panels.line(ask.label))
        line = self.query_one(Line)
        line.display = not ask.choices
        if ask.choices:
            self.query_one("#article").focus()
            return
        line.suggester = SuggestFromList(ask.suggested, case_sensitive=False)
        line.value = self.dialog.typed
        line.cursor_position = len(line.value)
        line.focus()

    def answer(self, text: str) -> None:
        """Take the answer to the question that waits; after the last, record them."""
        dialog = self.dialog
        if dialog is None:
            return
        if not dialog.keep(text):
            self.say("this cannot stay empty; Esc leaves", error=True)
            return
        if not dialog.is_last:
            dialog.at += 1
            self._ask()
            return
        try:
            said = dialog.finish(dialog.answers)
        except ClaimsError as error:
            # Of what changed meanwhile, the last answer given again records it.
            dialog.at = dialog.at if isinstance(error, ChangedError) else 0
            self._refused(error)
            self._ask()
            return
        dialog.answers.clear()
        self.dialog = None
        self._prompt(is_open=False)
        self._try(lambda: self._recorded(said, goes_on=dialog.goes_on))

    def _leave(self) -> None:
        assert self.dialog is not None
        if not self.dialog.ask.choices:
            self.dialog.keep(self.query_one(Line).value)
        self.dialog = None
        self._prompt(is_open=False)
        self.say("nothing was recorded; what you typed is kept")

    def _prompt(self, *, is_open: bool) -> None:
        self.query_one("#prompt").set_class(is_open, "open")
        for each in ("#keys", "#ratings"):
            self.query_one(each).display = not is_open
        if not is_open:
            self.query_one("#article").focus()

    def _recorded(self, said: str, *, goes_on: bool) -> None:
        if goes_on:
            self.session.next()
        self.show()
        self.say(said)

    def _refused(self, error: ClaimsError) -> None:
        if isinstance(error, ChangedError):
            self.show()
            self.say(f"{error}; it is shown anew: look, then answer again", error=True)
        else:
            self.say(str(error), error=True)

    def _try(self, command: Callable[[], None]) -> None:
        try:
            command()
        except ClaimsError as error:
            self._refused(error)
