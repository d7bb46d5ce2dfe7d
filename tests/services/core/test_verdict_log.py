"""Verdicts, read back as they were given."""

from datetime import date

from sqlalchemy import Connection

from claims import schema
from claims.records import Rating, RatingScale, Span
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.verdict_log import list_verdicts
from claims.services.desk.scales import add_scale, get_scale
from claims.vocabulary import Conclusion
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, rows, rule


def test_a_verdict_keeps_what_it_was_about(connection: Connection) -> None:
    make_article(connection)
    cite(connection, "harbour/3")

    given = rule(
        connection,
        "harbour/3",
        "false",
        "the ledger says 8 million",
        holds_on=date(2024, 1, 1),
        recheck_by=date(2025, 1, 1),
        suggestion="8 million",
    )

    at = TEXT.index("spent 12 million")
    assert list_verdicts(connection, find(connection, "harbour/3")) == [given]
    assert (given.claim, given.number, given.revision) == ("harbour/3", 1, 1)
    assert (given.rating, given.label, given.scale) == ("false", "False", "desk 1")
    assert given.conclusion == Conclusion.REFUTED
    assert given.statement == "Spent 12 million on repairs."
    assert given.speaker == "Ada Quill"
    assert given.spans == (Span(at, at + 27, "spent 12 million on repairs"),)
    assert (given.holds_on, given.recheck_by) == (date(2024, 1, 1), date(2025, 1, 1))
    assert (given.suggestion, given.evidence) == ("8 million", (1,))


def test_a_later_verdict_supersedes_an_earlier_one_which_stays(
    connection: Connection,
) -> None:
    make_article(connection)
    first = rule(connection, because="no record")

    second = rule(connection, because="no record either", by="bob")

    assert (first.number, second.number) == (1, 2)
    assert list_verdicts(connection, find(connection)) == [first, second]


def test_verdicts_are_numbered_within_their_claim(connection: Connection) -> None:
    make_article(connection)

    rule(connection)
    other = rule(connection, "harbour/2")

    assert other.number == 1


def test_a_scale_s_new_version_leaves_old_verdicts_on_the_old_one(
    connection: Connection,
) -> None:
    make_article(connection)
    old = rule(connection)
    desk = get_scale(connection)
    open_ = Rating("unverifiable", "Open", "Nobody knows.", 2, Conclusion.CONFLICTING,
                   needs_evidence=False)  # fmt: skip
    changed = RatingScale("desk", 1, desk.title, None, (desk.ratings[0], open_))
    add_scale(connection, changed, by="ada")

    new = rule(connection)

    [first, second] = list_verdicts(connection, find(connection))
    assert (first, second) == (old, new)
    assert (old.scale, old.label, old.conclusion) == (
        "desk 1", "Unverifiable", Conclusion.NOT_ENOUGH_EVIDENCE,
    )  # fmt: skip
    assert (new.scale, new.label, new.conclusion) == (
        "desk 2", "Open", Conclusion.CONFLICTING,
    )  # fmt: skip


def test_verdicts_are_kept_as_they_were_given(connection: Connection) -> None:
    make_article(connection)
    cite(connection)
    rule(connection, rating="true")
    tables = (schema.verdict, schema.verdict_evidence, schema.ledger_entry)
    before = [rows(connection, table) for table in tables]

    edit_claim(connection, find(connection), by="bob", changes={"statement": "Other."})
    rule(connection, rating="false", by="bob")
    drop_claim(connection, find(connection), because="no claim", by="bob")

    for table, earlier in zip(tables, before, strict=True):
        assert rows(connection, table)[: len(earlier)] == earlier
