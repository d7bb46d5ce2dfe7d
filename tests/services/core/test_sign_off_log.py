"""Who released which text, and what became of that."""

from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.core.sign_off_log import last_sign_offs, list_sign_offs
from claims.services.release.sign_off import sign_off
from claims.vocabulary import Kind, SignOffState
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to


def test_a_sign_off_is_in_force_until_anything_changes(connection: Connection) -> None:
    article = make_article(connection)

    def state() -> str:
        return list_sign_offs(connection, article)[-1].state

    sign_off(connection, article, by="eve", despite="the lawyer agreed")
    first = state()
    edit_claim(connection, find(connection), by="ada", changes={"kind": Kind.RULE})
    second = state()
    revise_to(connection, article, TEXT + " It is new.")

    assert (first, second, state()) == tuple(SignOffState)


def test_the_last_is_told_with_what_became_of_it(connection: Connection) -> None:
    article = make_article(connection)
    sign_off(connection, article, by="eve", despite="the lawyer agreed")
    before = last_sign_offs(connection, [article.id])
    edit_claim(connection, find(connection), by="ada", changes={"kind": Kind.RULE})

    assert before == {article.id: "eve"}
    assert last_sign_offs(connection, [article.id]) == {
        article.id: "eve, changed since"
    }
    assert last_sign_offs(connection, []) == {}


def test_reasons_about_hidden_claims_are_left_out(connection: Connection) -> None:
    article = make_article(connection)
    sign_off(connection, article, by="eve", despite="the lawyer agreed")
    hidden = frozenset([find(connection).id])

    [whole] = list_sign_offs(connection, article)
    [shown] = list_sign_offs(connection, article, hidden)

    left_out = set(whole.reasons) - set(shown.reasons)
    assert [each.partition(": ")[0] for each in left_out] == ["harbour/1"]
