"""What the keys of ``claims review`` do: one key per ruling, each recorded at once."""

from collections.abc import Callable

from textual import events
from textual.suggester import SuggestFromList

from claims.cli.reviewing import panels, questions
from claims.cli.reviewing.dialog import Answers, Ask, Dialog
from claims.cli.reviewing.screen import Line, ReviewScreen
from claims.errors import ChangedError, ClaimsError, ConflictError
from claims.records import Rating
from claims.services.claims.claim_edit import Settled
from claims.vocabulary import Stance
from claims.workflows.review import Session

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class Review(ReviewScreen):
    """Goes through the claims of a session by keys."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self.answer)
        self.drafts: dict[tuple[str, str], dict[str, str]] = {}
        """What was typed and not recorded, by claim and what it was for."""
        self.commands: dict[str, Callable[[], None]] = {
            "e": self.evidence,
            "l": self.look,
            "t": lambda: self.settle("as-text"),
            "k": lambda: self.settle("kept"),
            "d": self.drop,
            "x": self.tick,
            "f": self.fold,
            "s": self.skip,
            "b": self.back,
            "u": self.undo,
            "r": self.start_over,
            "q": self.exit,
        }

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
            shown.checked.evidence,
            shown.held_by,
        )

        def finish(answers: Answers) -> str:
            return self.session.rule(
                rating,
                answers["because"],
                found=questions.found(answers),
                suggestion=answers.get("suggestion", ""),
                confirmed=questions.confirmed(answers),
                despite=answers.get("despite"),
                over=tuple(filter(None, [answers.get("over")])),
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

    def settle(self, settled: Settled) -> None:
        """Take the text's wording over, or keep the statement; the claim stays."""
        self._recorded(self.session.settle(settled), goes_on=False)

    def drop(self) -> None:
        """Ask why, then set the claim aside."""
        ask = questions.reason("Why is it not a claim?")
        self._open("drop", [ask], lambda said: self.session.drop(said["because"]))

    def tick(self) -> None:
        """Ask which details a verdict that supports the claim takes along."""
        assert self.session.shown is not None
        if not self.session.shown.details:
            self.say("it has no details", error=True)
            return
        label = "Which details go along? Numbers, all or none"
        ask = Ask("details", label, required=True)

        def finish(answers: Answers) -> str:
            return self.session.tick(answers["details"])

        self._open("details", [ask], finish, goes_on=False)

    def fold(self) -> None:
        """Make a detail a row of its own; of a row, ask beneath which it belongs."""
        assert self.session.shown is not None
        if self.session.shown.checked.claim.detail_of is not None:
            self._recorded(self.session.fold(None), goes_on=False)
            return
        ask = Ask("row", "Beneath which claim of its sentence? Its number", True)
        self._open("fold", [ask], lambda said: self.session.fold(said["row"]))

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
