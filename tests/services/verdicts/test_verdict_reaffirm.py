"""Carrying a verdict over to changed words, on a named person's word."""

import pytest
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError, UsageError
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.claims.claim_edit import edit_claim
from claims.services.core.verdict_log import list_verdicts
from claims.services.desk.policies import set_policy
from claims.services.revisions.revision_add import Revised
from claims.services.second_checks.recheck_draw import draw_named
from claims.services.verdicts.verdict_reaffirm import reaffirm
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import Status
from support import TEXT, claim, make_article
from support_desk import cite, damage, meanwhile, prepare, revise_to, rows, rule, status

CHANGED = TEXT.replace("40,000", "41,000")


def suspend(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)
    revise_to(connection, article, CHANGED)
    assert status(connection) == Status.SUSPENDED


def test_the_verdict_is_not_touched_and_the_word_stands_beside_it(
    connection: Connection,
) -> None:
    suspend(connection)
    before = list_verdicts(connection, claim(connection))

    reaffirm(connection, claim(connection), because=" rounded ", by="bob")

    assert list_verdicts(connection, claim(connection)) == before
    [(because, spans)] = connection.execute(
        schema.reaffirmation.select().with_only_columns(
            schema.reaffirmation.c.because, schema.reaffirmation.c.spans
        )
    ).all()
    assert because == "rounded"
    assert [each["quote"] for each in spans] == ["41,000 vehicles a day"]


def test_what_a_reaffirmed_verdict_lacks_it_lacks_still(connection: Connection) -> None:
    article = make_article(connection)
    set_policy(connection, "[default]\nsources = 2\n", by="ada")
    cite(connection)
    rule(connection, rating="true")
    revise_to(connection, article, CHANGED)

    assert (
        reaffirm(connection, claim(connection), because="rounded", by="bob")
        == Status.UNVERIFIED
    )
    assert damage(connection, article) == []


def test_an_edit_after_it_suspends_again(connection: Connection) -> None:
    suspend(connection)
    name = claim(connection)
    reaffirm(connection, name, because="rounded", by="bob")

    edit_claim(connection, name, by="eve", changes={"statement": "Other."})

    assert status(connection) == Status.SUSPENDED
    reaffirm(connection, name, because="still so", by="eve")
    assert status(connection) == Status.CHECKED
    assert len(rows(connection, schema.reaffirmation)) == 2


def test_a_later_verdict_stands_on_its_own_words(connection: Connection) -> None:
    suspend(connection)
    article = claim(connection).article
    reaffirm(connection, claim(connection), because="rounded", by="bob")
    rule(connection, because="a new count", by="eve")

    revise_to(connection, article, CHANGED.replace("May", "June"))
    assert status(connection) == Status.CHECKED

    withdraw_verdict(connection, claim(connection), because="wrong", by="eve")
    with pytest.raises(ConflictError, match="has no verdict to reaffirm"):
        reaffirm(connection, claim(connection), because="so", by="bob")


def test_who_checks_blind_rules_instead(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)
    draw_named(connection, [claim(connection)], to="bob", by="ada")
    revise_to(connection, article, CHANGED)

    with pytest.raises(ConflictError, match="holds a blind second check") as refused:
        reaffirm(connection, claim(connection), because="so", by="bob")

    assert "unverifiable" not in str(refused.value)
    reaffirm(connection, claim(connection), because="so", by="eve")
    assert status(connection) == Status.CHECKED
    assert damage(connection, article) == []


def test_nothing_is_reaffirmed_without_a_change_or_a_reason(
    connection: Connection,
) -> None:
    make_article(connection)
    rule(connection)

    with pytest.raises(ConflictError, match="nothing changed under the verdict"):
        reaffirm(connection, claim(connection), because="so", by="bob")
    with pytest.raises(UsageError, match="pass --because TEXT"):
        reaffirm(connection, claim(connection), because=" ", by="bob")


def test_a_withdrawn_article_is_not_revised_by_who_read_it_before(
    connection: Connection,
) -> None:
    article = make_article(connection)
    withdraw_article(connection, article, because="draft", by="ada")

    with pytest.raises(ConflictError, match="claims withdraw harbour --undo"):
        revise_to(connection, article, CHANGED)


def test_of_two_who_bring_the_same_text_one_is_told(database: str) -> None:
    prepare(database)

    def bring(connection: Connection) -> Revised:
        return revise_to(connection, claim(connection).article, CHANGED)

    one, two = meanwhile(database, bring, bring)

    assert isinstance(one, Revised)
    assert isinstance(two, ConflictError)
    assert "revision 2 of harbour is this text" in str(two)


def test_who_rules_while_another_revises_rules_on_the_new_words(database: str) -> None:
    prepare(database)

    def bring(connection: Connection) -> Revised:
        return revise_to(connection, claim(connection).article, CHANGED)

    def give(connection: Connection) -> list[str]:
        rule(connection, by="bob")
        return damage(connection, claim(connection).article)

    _, found = meanwhile(database, bring, give)

    assert found == []
