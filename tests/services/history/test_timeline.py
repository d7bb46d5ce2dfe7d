"""What an article went through, milestone by milestone."""

from sqlalchemy import Connection

from claims.services.claims.assignments import take
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.blind_checks import hidden_from
from claims.services.history.history import article_history
from claims.services.history.timeline import MILESTONES, timeline_of
from claims.vocabulary import Kind
from support import TEXT, make_article
from support import claim as find
from support_desk import give, revise_to, rule


def test_texts_and_verdicts_are_told_and_small_changes_are_not(
    connection: Connection,
) -> None:
    article = make_article(connection)
    take(connection, find(connection), by="ada")
    rule(connection)
    edit_claim(
        connection, find(connection, "harbour/2"), by="ada", changes={"kind": Kind.RULE}
    )
    revise_to(connection, article, TEXT + " It is new.")

    events = timeline_of(connection, article)

    assert [each.what for each in events] == ["ingest", "verdict", "revise"]
    rest = [each for each in article_history(connection, article) if each not in events]
    assert {each.what for each in rest}.isdisjoint(MILESTONES)


def test_who_checks_blind_is_told_of_no_verdict(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection, because="the tollbooth has no books")
    give(connection)

    shown = timeline_of(connection, article, hidden_from(connection, "bob"))

    assert "tollbooth" in repr(timeline_of(connection, article))
    assert "tollbooth" not in repr(shown)
