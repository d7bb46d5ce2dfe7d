"""A person's way through the claims, without a screen, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from claims.database.engine import begin, connect
from claims.errors import ChangedError, ClaimsError, ConflictError, NotFoundError
from claims.records import Rating
from claims.services.claims.assignments import take
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.core.lookup import find_claim
from claims.services.core.verdict_log import list_verdicts
from claims.services.desk.policies import set_policy
from claims.services.evidence.claim_evidence import list_evidence
from claims.services.evidence.sources import NewSource, add_source
from claims.services.second_checks.recheck_draw import draw_named
from claims.vocabulary import Kind, SourceKind, Stance, Status
from claims.workflows.review import Session
from claims.workflows.rule import Found
from support import TEXT, make_article, propose
from support import claim as find
from support_desk import cite, damage, rule

LEDGER = Found("https://example.org/ledger", "31,200", "page 4", "asked twice")


@pytest.fixture
def harbour(connection: Connection, database: str) -> str:
    """A desk with an article of three claims, worth 0.4, 0.9 and 0.2."""
    make_article(connection)
    connection.commit()
    return database


def session(url: str, **more: object) -> Session:
    return Session(url, **{"by": "ada", "article": "harbour", **more})  # type: ignore[arg-type]


def rating(of: Session, key: str) -> Rating:
    return next(each for each in of.ratings if each.key == key)


def status(url: str, name: str) -> Status:
    with connect(url) as connection:
        return get_claim(connection, find_claim(connection, name)).status


def whole(url: str) -> bool:
    with connect(url) as connection:
        return not damage(connection, find(connection).article)


def test_the_most_check_worthy_comes_first_or_the_text_is_followed(
    harbour: str,
) -> None:
    assert session(harbour).queue == ["harbour/2", "harbour/1", "harbour/3"]
    assert session(harbour, order="text").queue == [
        "harbour/1",
        "harbour/2",
        "harbour/3",
    ]
    assert session(harbour, article=None).queue == session(harbour).queue
    with pytest.raises(NotFoundError, match="no article nowhere"):
        session(harbour, article="nowhere")


def test_only_what_still_needs_something_is_asked_about(
    connection: Connection, harbour: str
) -> None:
    rule(connection, "harbour/2")
    drop_claim(connection, find(connection, "harbour/3"), because="so", by="bob")
    rule(connection, "harbour/1")
    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})
    connection.commit()

    found = session(harbour)

    assert found.queue == ["harbour/1"]
    assert found.shown is not None
    assert found.shown.checked.claim.status == Status.SUSPENDED


def test_only_what_one_holds_where_that_is_asked_for(
    connection: Connection, harbour: str
) -> None:
    take(connection, find(connection, "harbour/3"), by="ada", due_on=None)
    connection.commit()

    assert session(harbour, mine=True).queue == ["harbour/3"]
    assert session(harbour, mine=True, by="bob").queue == []


def test_a_ruling_is_recorded_at_once_with_the_evidence_it_came_with(
    harbour: str,
) -> None:
    desk = session(harbour)

    said = desk.rule(
        rating(desk, "false"), "It says so.", found=LEDGER, suggestion="31,200"
    )

    assert said == "harbour/2 is False"
    with connect(harbour) as connection:
        [verdict] = list_verdicts(connection, find(connection, "harbour/2"))
        [piece] = list_evidence(connection, find(connection, "harbour/2"))
    assert (verdict.rating, verdict.rationale, verdict.checker) == (
        "false",
        "It says so.",
        "ada",
    )
    assert (verdict.suggestion, verdict.evidence) == ("31,200", (1,))
    assert (piece.stance, piece.passage, piece.locator, piece.note) == (
        Stance.REFUTES,
        "31,200",
        "page 4",
        "asked twice",
    )
    assert whole(harbour)


@pytest.mark.parametrize(
    ("key", "because", "found", "refusal"),
    [
        ("false", "so", None, "needs evidence"),
        ("unverifiable", " ", None, "needs a reason"),
        ("false", "so", Found("the book"), "no source 'the book'"),
        ("false", " ", LEDGER, "needs a reason"),
    ],
)
def test_a_refused_ruling_records_nothing_and_the_claim_stays(
    harbour: str, key: str, because: str, found: Found | None, refusal: str
) -> None:
    desk = session(harbour)
    before = desk.shown

    with pytest.raises(ClaimsError, match=refusal):
        desk.rule(rating(desk, key), because, found=found)

    assert desk.shown == before
    assert not desk.done
    assert not session(harbour).sources
    assert whole(harbour)


def test_a_claim_that_somebody_else_changed_is_shown_anew_before_a_ruling(
    harbour: str,
) -> None:
    desk = session(harbour)
    with begin(harbour) as connection:
        name = find(connection, "harbour/2")
        edit_claim(connection, name, by="bob", changes={"statement": "Other."})

    with pytest.raises(ChangedError, match="harbour/2 was changed by somebody else"):
        desk.rule(rating(desk, "unverifiable"), "so")

    assert desk.shown is not None
    assert desk.shown.checked.claim.statement == "Other."
    assert status(harbour, "harbour/2") == Status.UNVERIFIED
    assert desk.rule(rating(desk, "unverifiable"), "so") == "harbour/2 is Unverifiable"
    assert whole(harbour)


@pytest.mark.parametrize("act", ["rule", "drop", "look"])
def test_what_was_done_can_be_undone(harbour: str, act: str) -> None:
    desk = session(harbour)
    if act == "rule":
        desk.rule(rating(desk, "unverifiable"), "so")
    elif act == "drop":
        desk.drop("a caption")
    else:
        desk.look()
    assert desk.counts.total() == 1
    desk.next()

    said = desk.undo("a slip")

    assert "harbour/2" in said
    assert desk.queue[desk.at] == "harbour/2"
    assert desk.counts.total() == 0
    assert not desk.done
    assert status(harbour, "harbour/2") == Status.UNVERIFIED
    assert whole(harbour)


def test_what_stands_no_more_is_passed_over_and_what_came_before_is_undone(
    harbour: str,
) -> None:
    desk = session(harbour, order="text")
    desk.look()
    desk.next()
    desk.rule(rating(desk, "unverifiable"), "so")
    with begin(harbour) as connection:
        rule(connection, "harbour/2", because="no, so", by="bob")

    with pytest.raises(ConflictError, match="verdict 1 on harbour/2 is not the one in"):
        desk.undo("a slip")

    assert status(harbour, "harbour/2") == Status.CHECKED
    assert desk.undo("a slip") == "harbour/1 is unverified again"
    assert desk.done == []


def test_a_second_opinion_is_final(connection: Connection, harbour: str) -> None:
    rule(connection, "harbour/2")
    draw_named(connection, [find(connection, "harbour/2")], to="bob", by="eve")
    connection.commit()
    desk = session(harbour, by="bob")
    desk.rule(rating(desk, "unverifiable"), "so")

    with pytest.raises(ConflictError, match="a second opinion on harbour/2 is final"):
        desk.undo("a slip")

    assert desk.done == []
    assert len(list_verdicts(connection, find(connection, "harbour/2"))) == 2


def test_several_rulings_are_undone_from_the_last_even_after_starting_over(
    harbour: str,
) -> None:
    desk = session(harbour)
    for _ in range(3):
        desk.rule(rating(desk, "unverifiable"), "so")
        desk.next()
    assert desk.shown is None
    assert desk.left() == 0
    desk.start()
    assert desk.queue == []

    desk.undo("one")
    desk.undo("two")

    assert desk.queue[desk.at] == "harbour/1"
    assert desk.left() == 2
    assert whole(harbour)


def test_one_goes_on_past_what_others_settled_and_back_to_anything(
    harbour: str,
) -> None:
    desk = session(harbour)
    with begin(harbour) as connection:
        rule(connection, "harbour/1", by="bob")

    desk.next()
    assert desk.queue[desk.at] == "harbour/3"
    assert desk.back()
    assert desk.queue[desk.at] == "harbour/1"
    assert desk.back()
    assert not desk.back()
    for _ in range(9):
        desk.next()
    assert desk.shown is None
    assert desk.left() == 2


def test_a_confidential_source_is_not_offered(
    harbour: str, connection: Connection
) -> None:
    secret = NewSource("J. Doe", SourceKind.PERSON, confidential=True)
    add_source(connection, secret, by="ada")
    add_source(connection, NewSource("Ledger", SourceKind.DOCUMENT), by="ada")
    connection.commit()
    desk = session(harbour)

    said = desk.add_evidence(Found("J. Doe"), Stance.SUPPORTS)

    assert "recorded" in said
    assert desk.sources == ["Ledger"]


def test_evidence_is_recorded_without_a_ruling(harbour: str) -> None:
    desk = session(harbour)

    said = desk.add_evidence(LEDGER, Stance.SUPPORTS)
    again = desk.add_evidence(LEDGER, Stance.SUPPORTS)

    assert said == "evidence 1 of harbour/2 recorded: supports"
    assert again == "evidence 1 of harbour/2 is there already: supports"
    assert desk.sources == ["https://example.org/ledger"]
    assert desk.shown is not None
    assert len(desk.shown.checked.evidence) == 1
    assert desk.rule(rating(desk, "true"), "so") == "harbour/2 is True"
    assert whole(harbour)


def test_an_opinion_needs_a_look_and_no_more(
    connection: Connection, database: str
) -> None:
    opinion = propose(TEXT, "The bridge is safe. The", kind=Kind.OPINION)
    make_article(connection, claims=[opinion])
    connection.commit()
    desk = session(database)
    assert desk.shown is not None
    assert not desk.shown.needs_verdict

    assert desk.look() == "harbour/1 looked at; it is checked"
    assert desk.look() == "harbour/1 was looked at already, by ada; it is checked"
    assert len(desk.done) == 1
    assert session(database).queue == []


def test_what_a_ruling_lacks_is_said(connection: Connection, harbour: str) -> None:
    set_policy(connection, '[default]\nchecklist = ["unit", "date"]\n', by="ada")
    connection.commit()
    desk = session(harbour)
    assert desk.shown is not None
    assert desk.shown.checklist == ("unit", "date")

    said = desk.rule(rating(desk, "unverifiable"), "so", confirmed=("unit",))

    assert said.startswith(
        "harbour/2 is Unverifiable; it stays unverified: 'date' is not confirmed"
    )
    assert session(harbour).queue[0] == "harbour/2"


def test_the_same_ruling_again_is_none(harbour: str) -> None:
    desk = session(harbour)
    desk.rule(rating(desk, "unverifiable"), "so")

    said = desk.rule(rating(desk, "unverifiable"), "so")

    assert said == "harbour/2 is Unverifiable already, for that reason"
    assert len(desk.done) == 1


def test_no_more_than_nine_ratings_have_a_key(harbour: str) -> None:
    desk = session(harbour)
    many = tuple(replace(desk.ratings[0], key=f"r{n}") for n in range(12))
    desk.scale = replace(desk.scale, ratings=many)

    assert [each.key for each in desk.ratings] == [f"r{n}" for n in range(9)]


def test_a_claim_is_shown_as_it_is_now(harbour: str) -> None:
    desk = session(harbour)
    with begin(harbour) as connection:
        cite(connection, "harbour/1", by="bob")

    desk.next()

    assert desk.shown is not None
    assert len(desk.shown.checked.evidence) == 1
    assert desk.shown.revision.text == TEXT
    assert desk.shown.title == "Harbour bridge"
