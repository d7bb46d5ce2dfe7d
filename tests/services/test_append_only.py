"""Whatever a desk does, what was said before stays as it was said.

The services are driven at random; after every step the desk verifies itself, and no
verdict, revision, piece of evidence or ledger entry is another than before.
"""

import hashlib
import re
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection

import support_desk as desk
from claims import schema
from claims.database.engine import create_engine, in_memory
from claims.document import SavedBytes
from claims.errors import ClaimsError
from claims.records import Claim, Verdict
from claims.schema.nouns import noun_of
from claims.services.articles.article_withdraw import restore_article, withdraw_article
from claims.services.claims.assignments import assign, release, take
from claims.services.claims.claim_add import NewClaim, add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.claims.claim_look import look_at, take_look_back
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_next import Wanted, take_next
from claims.services.claims.claim_restore import restore_claim
from claims.services.claims.claim_split import split_claim
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.core.append_only import nouns
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import ClaimName, find_claim
from claims.services.core.rechecks import cancel_recheck, list_rechecks
from claims.services.core.sign_off_log import list_sign_offs
from claims.services.core.verdict_log import list_verdicts, verdict_in_force
from claims.services.desk.policies import set_policy
from claims.services.evidence.claim_evidence import NewEvidence, add_evidence
from claims.services.evidence.evidence_amend import (
    restore_evidence,
    withdraw_evidence,
)
from claims.services.evidence.snapshots import add_snapshot, snapshot_for
from claims.services.evidence.source_edit import edit_source
from claims.services.evidence.source_redact import redact_source
from claims.services.evidence.sources import find_or_add, list_sources
from claims.services.proof.checkpoint import check_against, make_checkpoint
from claims.services.proof.rebuild import prepare, rehearse
from claims.services.proof.remark import differences
from claims.services.release.sign_off import sign_off
from claims.services.replies.approaches import NewApproach, add_approach
from claims.services.replies.corrections import NewCorrection, add_correction
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.services.second_checks.disagreements import adjudicate, list_disagreements
from claims.services.second_checks.recheck_draw import Pool, draw_named, draw_sample
from claims.services.verdicts.verdict_add import Ruling
from claims.services.verdicts.verdict_reaffirm import reaffirm
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import (
    Answer,
    CorrectionClass,
    Kind,
    Role,
    SignOffState,
    Stance,
    Status,
    Step,
)
from support import TEXT, make_article

SAID_ONCE = [
    table for table in nouns("claim", "article", "desk") if not noun_of(table).later
]
KEPT = (
    *SAID_ONCE,
    *(schema.revision, schema.verdict_evidence, schema.claim_outcome),
    schema.ledger_entry,
)
DUE = date(2030, 1, 31)

people = st.sampled_from(["ada", "bob", "eve"])
ratings = st.sampled_from(["true", "false", "unverifiable"])
sentences = [
    "Harbour bridge to reopen in May",
    "The bridge carried 40,000 vehicles a day before it closed.",
    "The bridge carried 41,000 vehicles a day before it closed.",
    "Mayor Ada Quill said the council has spent 12 million on repairs.",
    "Mayor Ada Quill denied the council has spent 12 million on repairs!",
    "The bridge is safe.",
    "It is “safe”.",
]
texts = st.lists(st.sampled_from(sentences), min_size=1, max_size=6).map(" ".join)
"""Drafts that edit, move, drop, repeat and restore sentences."""
statements = st.sampled_from(["It is so.", "It is not so.", "40,000 vehicles a day."])
speakers = st.sampled_from([None, "Ada Quill"])
picks = st.integers(0, 20)
policies = st.sampled_from(
    [
        '[[rule]]\nkinds = ["opinion"]\nverdict = false\n',
        "[default]\nsources = 2\n",
        "[default]\nsecond_checker = true\n",
    ]
)
roles = st.sampled_from(Role)
SAID = b"31,200 of 40,000"
SAID_SHA256 = hashlib.sha256(SAID).hexdigest()
pages_of = ["https://example.org/one", "https://example.org/two"]
pages = st.sampled_from(pages_of)
DAY = date(2024, 9, 2)


@st.composite
def parts(draw: st.DrawFn) -> list[tuple[int, int]]:
    cuts = sorted(draw(st.sets(st.integers(0, 90), min_size=2, max_size=4)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [pair for pair in pairs if TEXT[slice(*pair)].strip()] or [(0, 7)]


places = st.lists(parts(), min_size=1, max_size=2)


def words_of(quote: str) -> tuple[str, ...]:
    """Return what a change of typography leaves as it is."""
    return tuple(re.findall(r"\w+", quote.casefold()))


def entries_without_words(connection: Connection) -> list[tuple[Any, ...]]:
    """Return the ledger, but for the words that a redaction erases."""
    table = schema.ledger_entry.c
    kept = [each for each in table if each.name not in ("before", "after")]
    rows = connection.execute(sa.select(*kept).order_by(table.id))
    return [tuple(row) for row in rows]


class Desk(RuleBasedStateMachine):
    """Some checkers who do whatever the services let them."""

    engine: sa.Engine

    @initialize()
    def open(self) -> None:
        self.connection = self.engine.connect()
        self.article = make_article(self.connection)
        self.before: dict[str, list[tuple[Any, ...]]] = {}
        self.checkpoints: list[dict[str, Any]] = []

    def teardown(self) -> None:
        self.connection.close()

    def pick(self, number: int, *, status: Status | None = None) -> ClaimName:
        """Return one of the claims: any, or of one status if there is one."""
        wanted = Filter(status=status, withdrawn=True)
        claims = list_claims(self.connection, wanted, sort="number")
        every = Filter(withdrawn=True)
        claims = claims or list_claims(self.connection, every, sort="number")
        name = claims[number % len(claims)].id if claims else "harbour/1"
        return find_claim(self.connection, str(name))

    def new(self, statement: str, mentions: Any, speaker: str | None) -> NewClaim:
        return NewClaim(statement, mentions, Kind.STATE, speaker, 0.5)

    @rule(statement=statements, mentions=places, speaker=speakers, by=people)
    def add(self, statement: str, mentions: Any, speaker: str | None, by: str) -> None:
        new = self.new(statement, mentions, speaker)
        self.attempt(lambda c: add_claim(c, self.article, new, by=by))

    @rule(number=picks, statement=statements, speaker=speakers, by=people)
    def reword(self, number: int, statement: str, speaker: str | None, by: str) -> None:
        changes = {"statement": statement, "speaker": speaker}
        name = self.pick(number, status=Status.CHECKED)
        self.attempt(lambda c: edit_claim(c, name, by=by, changes=changes))

    @rule(number=picks, mentions=places, by=people)
    def move(self, number: int, mentions: Any, by: str) -> None:
        name = self.pick(number, status=Status.CHECKED)
        self.attempt(
            lambda c: edit_claim(c, name, by=by, changes={}, mentions=mentions)
        )

    @rule(number=picks, one=parts(), two=parts(), by=people)
    def split(self, number: int, one: Any, two: Any, by: str) -> None:
        name = self.pick(number)
        pieces = [self.new("One.", [one], None), self.new("Two.", [two], None)]
        self.attempt(lambda c: split_claim(c, name, pieces, by=by))

    @rule(kept=picks, others=st.lists(picks, min_size=1, max_size=2), by=people)
    def merge(self, kept: int, others: list[int], by: str) -> None:
        name, names = self.pick(kept), [self.pick(each) for each in others]
        self.attempt(lambda c: merge_claims(c, name, names, by=by))

    @rule(number=picks, by=people)
    def drop(self, number: int, by: str) -> None:
        name = self.pick(number)
        self.attempt(lambda c: drop_claim(c, name, because="no claim", by=by))

    @rule(number=picks, by=people)
    def restore(self, number: int, by: str) -> None:
        name = self.pick(number, status=Status.DROPPED)
        self.attempt(lambda c: restore_claim(c, name, by=by))

    @rule(number=picks, passage=st.sampled_from(["one", "two"]), by=people)
    def find_evidence(self, number: int, passage: str, by: str) -> None:
        name = str(self.pick(number))
        self.attempt(lambda c: desk.cite(c, name, passage, by=by))

    @rule(number=picks, passage=st.sampled_from(["one", "two"]), by=people)
    def put_evidence_right(self, number: int, passage: str, by: str) -> None:
        name = str(self.pick(number))
        self.attempt(lambda c: desk.amend(c, name, by=by, passage=passage))

    @rule(number=picks, undo=st.booleans(), by=people)
    def take_evidence_back(self, number: int, undo: bool, by: str) -> None:
        name = self.pick(number)
        if undo:
            self.attempt(lambda c: restore_evidence(c, name, 1, by=by))
        else:
            self.attempt(lambda c: withdraw_evidence(c, name, 1, because="x", by=by))

    @rule(number=picks, rating=ratings, again=st.booleans(), by=people)
    def give_verdict(self, number: int, rating: str, again: bool, by: str) -> None:
        name = str(self.pick(number))
        self.attempt(lambda c: desk.rule(c, name, rating, by=by, again=again))

    @rule(number=picks, by=people)
    def rule_again(self, number: int, by: str) -> None:
        name = str(self.pick(number, status=Status.SUSPENDED))
        self.attempt(lambda c: desk.rule(c, name, by=by))

    @rule(part=parts(), by=people)
    def mark(self, part: Any, by: str) -> None:
        self.attempt(
            lambda c: add_disposition(c, self.article, part[0], reason=None, by=by)
        )

    @rule(number=st.integers(1, 4), by=people)
    def unmark(self, number: int, by: str) -> None:
        self.attempt(lambda c: withdraw_disposition(c, self.article, number, by=by))

    @rule(number=picks, by=people)
    def take_verdict_back(self, number: int, by: str) -> None:
        name = self.pick(number, status=Status.CHECKED)
        self.attempt(lambda c: withdraw_verdict(c, name, because="wrong", by=by))

    @rule(number=picks, to=people, by=people, due=st.sampled_from([None, DUE]))
    def assign(self, number: int, to: str, by: str, due: date | None) -> None:
        name = self.pick(number)
        self.attempt(lambda c: assign(c, name, to=to, by=by, due_on=due))

    @rule(number=picks, by=people)
    def take(self, number: int, by: str) -> None:
        name = self.pick(number)
        self.attempt(lambda c: take(c, name, by=by))

    @rule(number=picks, by=people)
    def release(self, number: int, by: str) -> None:
        name = self.pick(number)
        self.attempt(lambda c: release(c, name, by=by))

    @rule(by=people)
    def take_next(self, by: str) -> None:
        held = {claim.id for claim in self.claims() if claim.holder is not None}
        taken: list[ClaimName | None] = []
        self.attempt(lambda c: taken.append(take_next(c, Wanted(), by=by)))
        assert str(taken[0]) not in held

    @rule(text=policies, by=people)
    def set_policy(self, text: str, by: str) -> None:
        self.attempt(lambda c: set_policy(c, text, by=by))

    @rule(by=people, despite=st.sampled_from([None, "the lawyer agreed"]))
    def sign_off(self, by: str, despite: str | None) -> None:
        self.attempt(lambda c: sign_off(c, self.article, by=by, despite=despite))

    def claims(self) -> list[Claim]:
        return list_claims(self.connection, Filter(), limit=None)

    @rule(number=picks, answer=st.sampled_from(Answer), role=roles, by=people)
    def answer(self, number: int, answer: Answer, role: Role, by: str) -> None:
        name = self.pick(number, status=Status.CHECKED)
        new = NewResolution(answer, "so it is", role=role)
        self.attempt(lambda c: add_resolution(c, name, new, by=by))

    @rule(number=picks, step=st.sampled_from(Step), by=people)
    def approach(self, number: int, step: Step, by: str) -> None:
        name = self.pick(number)
        new = NewApproach("the council", step, DAY)
        self.attempt(lambda c: add_approach(c, name, new, by=by))

    @rule(kind=st.sampled_from(CorrectionClass), by=people)
    def correct(self, kind: CorrectionClass, by: str) -> None:
        new = NewCorrection(kind, "the year", "misread", "It was 2002.", DAY)
        self.attempt(lambda c: add_correction(c, self.article, new, by=by))

    @rule(number=picks, to=people, by=people)
    def draw_for_a_second_check(self, number: int, to: str, by: str) -> None:
        name = self.pick(number, status=Status.CHECKED)
        self.attempt(lambda c: draw_named(c, [name], to=to, by=by))

    @rule(seed=picks, to=people, by=people)
    def draw_by_chance(self, seed: int, to: str, by: str) -> None:
        self.attempt(lambda c: draw_sample(c, "50%", Pool(), to=to, by=by, seed=seed))

    @rule(rating=ratings)
    def check_a_second_time(self, rating: str) -> None:
        held = list_rechecks(self.connection, self.article)
        if held:
            name, by = held[0].claim, str(held[0].checker)
            self.attempt(lambda c: desk.rule(c, name, rating, by=by))

    @rule(by=people)
    def cancel_a_second_check(self, by: str) -> None:
        held = list_rechecks(self.connection, self.article)
        if held:
            name = find_claim(self.connection, held[0].claim)
            self.attempt(lambda c: cancel_recheck(c, name, by=by))

    @rule(rating=ratings, by=people)
    def adjudicate(self, rating: str, by: str) -> None:
        found = list_disagreements(self.connection, self.article)
        if found:
            name = find_claim(self.connection, found[0].claim)
            ruling = Ruling(rating, "the list says so")
            self.attempt(lambda c: adjudicate(c, name, ruling, by=by))

    @rule(number=picks, undo=st.booleans(), by=people)
    def look(self, number: int, undo: bool, by: str) -> None:
        name, act = self.pick(number), take_look_back if undo else look_at
        self.attempt(lambda c: act(c, name, by=by))

    @rule(number=picks, page=pages, primary=st.booleans(), by=people)
    def find_saved_evidence(
        self, number: int, page: str, primary: bool, by: str
    ) -> None:
        name = self.pick(number)

        def act(c: Connection) -> None:
            source = find_or_add(c, page, by=by)
            saved = SavedBytes(SAID_SHA256, SAID, None, "text/plain", SAID.decode())
            add_snapshot(c, source, saved, page, by=by)
            new = NewEvidence(
                source.id,
                Stance.SUPPORTS,
                passage="31,200",
                locator="page 3",
                accessed_on=DAY,
                note="by telephone",
                is_primary=primary,
                snapshot_id=snapshot_for(c, source, "31,200", None),
            )
            add_evidence(c, name, new, by=by)

        self.attempt(act)

    @rule(number=picks, by=people)
    def calculate(self, number: int, by: str) -> None:
        name = self.pick(number)

        def act(c: Connection) -> None:
            source = find_or_add(c, pages_of[0], by=by)
            new = NewEvidence(source.id, Stance.CONTEXT, expression="31_200 / 2")
            add_evidence(c, name, new, by=by)

        self.attempt(act)

    @rule(number=picks, rating=ratings, by=people)
    def rule_on_a_set(self, number: int, rating: str, by: str) -> None:
        name = str(self.pick(number))
        more: dict[str, Any] = {
            "cite": [1],
            "sets": [[1, 2]],
            "confirmed": ["unit"],
            "holds_on": DAY,
        }
        self.attempt(lambda c: desk.rule(c, name, rating, by=by, **more))

    @rule(number=picks, origin=picks, by=people)
    def rest_on(self, number: int, origin: int, by: str) -> None:
        sources = list_sources(self.connection)
        if sources:
            one = sources[number % len(sources)]
            other = sources[origin % len(sources)]
            self.attempt(lambda c: edit_source(c, one, {"origin": other.id}, by=by))

    @rule(number=picks, by=people)
    def redact(self, number: int, by: str) -> None:
        sources = list_sources(self.connection)
        if sources:
            one = sources[number % len(sources)]
            self.attempt(lambda c: redact_source(c, one, because="promised", by=by))

    @rule(text=texts, by=people)
    def revise(self, text: str, by: str) -> None:
        self.attempt(lambda c: desk.revise_to(c, self.article, text, by=by))

    @rule(number=picks, by=people)
    def reaffirm(self, number: int, by: str) -> None:
        name = self.pick(number, status=Status.SUSPENDED)
        self.attempt(lambda c: reaffirm(c, name, because="the same", by=by))

    @rule(undo=st.booleans(), by=people)
    def withdraw(self, undo: bool, by: str) -> None:
        if undo:
            self.attempt(lambda c: restore_article(c, self.article, by=by))
        else:
            self.attempt(
                lambda c: withdraw_article(c, self.article, because="draft", by=by)
            )

    def attempt(self, act: Any) -> None:
        """Do it, or be refused: then, as a command would, leave nothing of it."""
        savepoint = self.connection.begin_nested()
        try:
            act(self.connection)
        except ClaimsError:
            savepoint.rollback()
        else:
            savepoint.commit()

    @invariant()
    def the_desk_verifies_itself(self) -> None:
        assert desk.damage(self.connection, self.article) == []

    @invariant()
    def the_ledger_goes_on_from_every_checkpoint(self) -> None:
        for checkpoint in self.checkpoints:
            assert differences(check_against(self.connection, checkpoint)) == []
        self.checkpoints.append(make_checkpoint(self.connection))

    @invariant()
    def the_ledger_gives_the_desk_when_it_is_replayed(self) -> None:
        with in_memory() as empty:
            prepare(self.connection, empty)
            assert list(rehearse(self.connection, empty, self.article)) == []

    @invariant()
    def a_release_holds_until_anything_changes(self) -> None:
        last = self.connection.scalar(
            sa.select(schema.ledger_stream.c.sequence).where(
                schema.ledger_stream.c.name == self.article.slug
            )
        )
        for made in list_sign_offs(self.connection, self.article):
            is_last = made.ledger_sequence + 1 == last
            assert (made.state == SignOffState.IN_FORCE) == is_last
            assert made.despite or not made.reasons

    @invariant()
    def nothing_that_was_said_has_changed(self) -> None:
        for table in KEPT:
            now = desk.rows(self.connection, table)
            if table is schema.ledger_entry:
                # A redaction erases words by law; the digests of what was there stay.
                now = entries_without_words(self.connection)
            # A citation has no number of its own: it is among the others.
            assert set(map(repr, self.before.get(table.name, []))) <= set(
                map(repr, now)
            )
            self.before[table.name] = now

    @invariant()
    def a_verdict_in_force_is_about_the_words_that_stand(self) -> None:
        for claim in list_claims(
            self.connection, Filter(status=Status.CHECKED, withdrawn=True)
        ):
            name = find_claim(self.connection, str(claim.id))
            verdict = verdict_in_force(list_verdicts(self.connection, name))
            if verdict is None:
                assert claim.kind == Kind.OPINION
                continue
            assert not claim.lacks
            said = self.said_of(name, verdict)
            assert (claim.statement, claim.speaker) == (said.statement, said.speaker)
            here = {
                words_of(part.quote)
                for each in (claim.spans, *claim.mentions)
                for part in each
            }
            assert here & {words_of(each["quote"]) for each in said.spans}
            if said.revision == claim.revision:
                assert {words_of(each["quote"]) for each in said.spans} <= here

    def said_of(self, name: ClaimName, verdict: Verdict) -> Any:
        """Return what a verdict was given on, or reaffirmed on last."""
        given, again = schema.verdict, schema.reaffirmation
        key = self.connection.execute(
            sa.select(given.c.id).where(
                given.c.claim_id == name.id, given.c.number == verdict.number
            )
        ).scalar_one()
        found = None
        for table, of_it in ((given, given.c.id), (again, again.c.verdict_id)):
            last = self.connection.execute(
                sa.select(
                    table.c.statement,
                    table.c.speaker,
                    table.c.spans,
                    schema.revision.c.number.label("revision"),
                )
                .join(schema.revision, schema.revision.c.id == table.c.revision_id)
                .where(of_it == key)
                .order_by(table.c.id.desc())
                .limit(1)
            ).one_or_none()
            found = last or found
        return found

    @invariant()
    def a_claim_without_a_verdict_is_not_checked(self) -> None:
        for status in (Status.UNVERIFIED, Status.CHECKED, Status.SUSPENDED):
            for claim in list_claims(
                self.connection, Filter(status=status, withdrawn=True)
            ):
                name = find_claim(self.connection, str(claim.id))
                has_verdict = bool(list_verdicts(self.connection, name))
                # The magazine's policy wants only a look at an opinion.
                is_enough = has_verdict or claim.kind == Kind.OPINION
                assert is_enough or status == Status.UNVERIFIED


def test_whatever_checkers_do_the_desk_is_whole_and_keeps_what_was_said(
    sqlite_desk: str,
) -> None:
    class OnThisDesk(Desk):
        engine = create_engine(sqlite_desk)

    run_state_machine_as_test(
        OnThisDesk,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("table", KEPT, ids=str)
def test_what_is_kept_for_ever_is_kept_through_every_kind_of_change(
    connection: Connection, table: sa.Table
) -> None:
    article = make_article(connection)
    desk.cite(connection)
    desk.amend(connection)
    for rating in ("true", "false"):
        desk.rule(connection, rating=rating)
    desk.revise_to(connection, article, TEXT.replace("40,000", "41,000"))
    name, other = (find_claim(connection, f"harbour/{each}") for each in (1, 2))
    reaffirm(connection, name, because="so", by="eve")
    accept = NewResolution(Answer.ACCEPT, "a slip")
    add_resolution(connection, name, accept, by="radwa")
    asked = NewApproach("the council", Step.ASKED, DAY)
    add_approach(connection, name, asked, by="ada")
    put_right = NewCorrection(CorrectionClass.UPDATE, "it", "so", "It was.", DAY)
    add_correction(connection, article, put_right, by="ada")
    assign(connection, other, to="eve", by="ada")
    sign_off(connection, article, by="eve", despite="the lawyer agreed")
    before = desk.rows(connection, table)

    edit_claim(connection, name, by="bob", changes={"statement": "Other."})
    merge_claims(connection, other, [name], by="bob")
    restore_claim(connection, name, by="bob")
    pieces = [desk.word(TEXT, "40,000"), desk.word(TEXT, "a day")]
    split_claim(connection, name, pieces, by="bob")
    withdraw_disposition(
        connection,
        article,
        add_disposition(connection, article, (0, 7), reason=None, by="bob").number,
        by="bob",
    )

    assert before
    assert set(map(repr, before)) <= set(map(repr, desk.rows(connection, table)))
    assert get_claim(connection, name).status == Status.DROPPED
