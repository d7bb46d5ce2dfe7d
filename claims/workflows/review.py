"""A person's way through the claims: what is shown, and what each ruling records.

Every ruling is a transaction of its own; nothing here knows of a screen, so that what
``claims review`` does can be had without one.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from claims.database.engine import begin, connect
from claims.errors import ChangedError, ConflictError
from claims.records import OpenClaim, Rating, Row, Source
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import Settled, edit_claim
from claims.services.claims.claim_fold import fold_claim
from claims.services.claims.claim_look import look_at
from claims.services.core.lookup import ClaimName, find_article, find_claim
from claims.services.core.view import view_of
from claims.services.desk.scales import get_scale
from claims.services.evidence.sources import find_source, list_sources
from claims.services.reports.review_claims import (
    Order,
    claims_to_review,
    get_open_claim,
)
from claims.services.verdicts.verdict_add import Ruling
from claims.vocabulary import OPEN, Conclusion, Stance
from claims.wording.lacks import lack_sentences
from claims.workflows.review_ticks import ticked
from claims.workflows.review_undo import (
    Done,
    Undo,
    of_drop,
    of_fold,
    of_look,
    of_verdict,
)
from claims.workflows.rule import Details, Found, add_found, rule


class Session:
    """The claims that a person goes through, and where they are."""

    def __init__(
        self,
        url: str,
        *,
        by: str,
        article: str | None = None,
        order: Order = "worth",
        mine: bool = False,
    ) -> None:
        self.url, self.by, self.order, self.mine = url, by, order, mine
        self.counts: Counter[str] = Counter()
        self.done: list[Done] = []
        self.at = 0
        self.shown: OpenClaim | None = None
        """The claim as the desk has it."""
        self.seen: OpenClaim | None = None
        """The claim as the screen may show it, without confidential sources."""
        self.ticked: frozenset[int] = frozenset()
        """The numbers of its details that a verdict which supports it takes along."""
        with connect(url) as connection:
            found = find_article(connection, article) if article else None
            self.article = found.slug if found else None
            self.scale = get_scale(connection)
            # The screen offers them, so none of them may be a secret.
            self.sources = [
                each.name for each in list_sources(connection) if not each.confidential
            ]
        self.queue: list[str] = []
        self.rows = 0
        self.start()

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """The ratings that have a key, 1 to 9."""
        return self.scale.ratings[:9]

    def start(self) -> None:
        """Begin with the first claim that still needs something."""
        rows = self._open_claims()
        self.rows, self.at = len(rows), 0
        # A ruling on a row may take along what is folded beneath it, which comes next.
        self.queue = [each for row in rows for each in (row.claim, *row.details)]
        self._show()

    def left(self) -> int:
        """Return how many claims still need something."""
        return sum(1 + len(row.details) for row in self._open_claims())

    def _open_claims(self) -> list[Row[str]]:
        with connect(self.url) as connection:
            return claims_to_review(
                connection,
                find_article(connection, self.article) if self.article else None,
                order=self.order,
                holder=self.by.strip() if self.mine else None,
                by=self.by,
            )

    def next(self) -> None:
        """Go to the next claim that still needs something, or past the last one."""
        while self.at < len(self.queue):
            self.at += 1
            self._show()
            if self.shown is None or self.shown.checked.claim.status in OPEN:
                return

    def back(self) -> bool:
        """Go to the claim before this one; say whether there is one."""
        if self.at == 0:
            return False
        self.at -= 1
        self._show()
        return True

    def _show(self) -> None:
        self.shown = self.seen = None
        self.ticked = frozenset()
        if self.at < len(self.queue):
            with connect(self.url) as connection:
                name = find_claim(connection, self.queue[self.at])
                self._show_anew(
                    connection, get_open_claim(connection, name, by=self.by)
                )

    def _show_anew(self, connection: Connection, now: OpenClaim) -> None:
        self.shown = now
        self.seen = view_of(connection, self.by).seen(now)

    @contextmanager
    def _changing(self) -> Iterator[tuple[Connection, ClaimName]]:
        """Open a transaction on the claim as it is shown.

        Raises ``ChangedError`` when it no longer is so; it then is shown anew.
        """
        before = self.shown
        assert before is not None
        with begin(self.url) as connection:
            name = find_claim(connection, self.queue[self.at], to_change=True)
            now = get_open_claim(connection, name, by=self.by)
            if now != before:
                self._show_anew(connection, now)
                raise ChangedError(str(name))
            yield connection, name
        self._show()

    def rule(
        self,
        rating: Rating,
        because: str,
        *,
        found: Found | None = None,
        suggestion: str = "",
        confirmed: tuple[str, ...] = (),
        despite: str | None = None,
        over: tuple[str, ...] = (),
    ) -> str:
        """Record a verdict, and the evidence it came with; return what to say of it."""
        assert self.shown is not None
        name = self.queue[self.at]
        with self._changing() as (connection, claim):
            ruling = Ruling(
                rating.key,
                because,
                suggestion=suggestion or None,
                confirmed=confirmed,
                despite=despite,
            )
            # What is shown was looked at: the transaction holds that it is so still.
            supports = rating.conclusion == Conclusion.SUPPORTED
            named = tuple(sorted(self.ticked)) if supports else ()
            given, is_new, _, along = rule(
                connection,
                claim,
                ruling,
                by=self.by,
                found=found,
                over=over,
                has_seen=True,
                details=Details(named),
            )
            if found is not None:
                self._offer(find_source(connection, found.source))
        if not is_new:
            return f"{name} is {given.label} already, for that reason"
        second = "second " if given.checks else ""
        self._remember(f"{second}verdict", name, of_verdict(given, self.by))
        said = f"{name} is {given.label}"
        if along.taken:
            said += f", and with it {', '.join(map(str, along.taken))}"
        ruled = self.shown.checked.claim
        lacks = "; ".join(lack_sentences(ruled))
        return f"{said}; it stays {ruled.status}: {lacks}" if lacks else said

    def add_evidence(self, found: Found, stance: Stance) -> str:
        """Record a piece of evidence; return what to say of it."""
        with self._changing() as (connection, claim):
            piece, source, is_new = add_found(
                connection, claim, found, stance, by=self.by
            )
            self._offer(source)
        news = "recorded" if is_new else "is there already"
        return f"evidence {piece.number} of {self.queue[self.at]} {news}: {stance}"

    def _offer(self, source: Source) -> None:
        """Let the screen complete the name of a source from now on; no secret."""
        if not source.confidential and source.name not in self.sources:
            self.sources.append(source.name)

    def look(self) -> str:
        """Record that the person has looked; return what to say of it."""
        name = self.queue[self.at]
        with self._changing() as (connection, claim):
            status, earlier = look_at(connection, claim, by=self.by)
        if earlier is not None:
            return f"{name} was looked at already, by {earlier}; it is {status}"

        self._remember("look", name, of_look(self.by))
        return f"{name} looked at; it is {status}"

    def tick(self, words: str) -> str:
        """Tick details by number, all or none; return what to say of it."""
        assert self.shown is not None
        self.ticked = ticked(self.shown.details, self.ticked, words)
        numbers = ", ".join(map(str, sorted(self.ticked)))
        return f"a verdict that supports it takes along: {numbers or 'none'}"

    def fold(self, row: str | None) -> str:
        """Make the claim a detail of ``row``, by number, or a row; say so."""
        name = self.queue[self.at]
        slug = name.rpartition("/")[0]
        assert self.shown is not None
        was = self.shown.checked.claim.detail_of
        with self._changing() as (connection, claim):
            above = find_claim(connection, f"{slug}/{row}") if row else None
            before = find_claim(connection, str(was)) if was else None
            fold_claim(connection, claim, above, by=self.by)
        self._remember("fold", name, of_fold(before, self.by))
        return f"{name} is {f'beneath {above}' if above else 'a row of its own'}"

    def settle(self, settled: Settled) -> str:
        """Take the text's wording for the claim, or keep its statement; say so."""
        with self._changing() as (connection, claim):
            status = edit_claim(
                connection, claim, by=self.by, changes={}, settled=settled
            )
        assert self.shown is not None
        what = "states what the text says" if settled == "as-text" else "stays as it is"
        return f"{self.queue[self.at]} {what}; it is {status}"

    def drop(self, because: str) -> str:
        """Set the claim aside; return what to say of it."""
        name = self.queue[self.at]
        with self._changing() as (connection, claim):
            drop_claim(connection, claim, because=because, by=self.by)

        self._remember("drop", name, of_drop(self.by))
        return f"{name} dropped: {because}"

    def _remember(
        self,
        what: str,
        claim: str,
        undo: Undo,
    ) -> None:
        self.done.append(Done(what, claim, undo))
        self.counts[what] += 1

    def undo(self, because: str) -> str:
        """Undo the last ruling of this session, and show its claim.

        Raises ``ConflictError`` for what stands no more, which is then passed over: the
        next call undoes what was done before it.
        """
        last = self.done[-1]
        try:
            with begin(self.url) as connection:
                name = find_claim(connection, last.claim, to_change=True)
                said = last.undo(connection, name, because)
        except ConflictError:
            self.done.pop()
            raise
        self.done.pop()
        self.counts[last.what] -= 1
        if last.claim not in self.queue:
            # It was ruled on before the queue was laid out anew.
            self.queue.insert(self.at, last.claim)
        self.at = self.queue.index(last.claim)
        self._show()
        return said
