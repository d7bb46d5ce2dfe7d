"""Drawing checked claims for a second check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims.errors import ClaimsError, ConflictError, UsageError
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.core import ledger
from claims.services.core.rechecks import list_rechecks
from claims.services.desk.policies import set_policy
from claims.services.second_checks.recheck_draw import (
    Drawn,
    Pool,
    draw_sample,
    sample_size,
)
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from claims.vocabulary import Kind, Status
from support import claim as find
from support import make_article
from support_desk import (
    checked,
    cite,
    damage,
    everything,
    give,
    race,
    rule,
    status,
    twenty,
    undone,
)


def draw(
    connection: Connection, sample: str = "100%", to: str = "bob", **more: object
) -> Drawn:
    """Draw for bob, by eve, with seed 7."""
    pool = Pool(**more)  # type: ignore[arg-type]
    return draw_sample(connection, sample, pool, to=to, by="eve", seed=7)


def test_a_draw_opens_a_second_check_of_each_claim(connection: Connection) -> None:
    article = checked(connection)

    drawn = draw(connection, "2")

    found = list_rechecks(connection)
    assert [each.claim for each in found] == list(drawn.claims)
    assert {(each.checker, each.drawn_by) for each in found} == {("bob", "eve")}
    assert {each.draw for each in found} == {"2 of 3, seed 7"}
    assert (len(drawn.claims), drawn.among, drawn.seed) == (2, 3, 7)
    assert damage(connection, article) == []


def test_a_seed_draws_the_same_again_and_another_something_else(
    connection: Connection,
) -> None:
    twenty(connection)

    with undone(connection):
        first = draw(connection, "5")
    with undone(connection):
        again = draw(connection, "5")
    other = draw_sample(connection, "5", Pool(), to="bob", by="eve", seed=8)

    assert first == again
    assert first.claims != other.claims


def test_what_a_seed_draws_stays_the_same_from_release_to_release(
    connection: Connection,
) -> None:
    twenty(connection)

    drawn = draw(connection, "20%")

    assert drawn.claims == ("long/2", "long/5", "long/11", "long/13")


def test_the_ledger_says_how_each_claim_was_drawn(connection: Connection) -> None:
    article = twenty(connection)

    draw(connection, "5%", article=article, kind=Kind.EVENT, checker="ada")

    *_, entry = ledger.entries(connection, stream="long")
    [fields] = entry.after.values()
    assert (entry.who, entry.what) == ("eve", "recheck")
    assert fields["draw"] == ("1 of 20, article long, kind event, checker ada, seed 7")


def test_a_draw_can_be_narrowed(connection: Connection) -> None:
    article = checked(connection)
    twenty(connection)
    rule(connection, "harbour/2", by="carl")

    def drawn(**more: object) -> tuple[str, ...]:
        with undone(connection):
            return draw(connection, **more).claims  # type: ignore[arg-type]

    assert drawn(article=article) == ("harbour/1", "harbour/2", "harbour/3")
    assert drawn(kind=Kind.QUANTITY) == ("harbour/1",)
    assert drawn(checker="carl") == ("harbour/2",)


def test_nobody_checks_their_own_verdict_a_second_time(connection: Connection) -> None:
    checked(connection)
    rule(connection, "harbour/2", by="bob")
    rule(connection, "harbour/2", by="ada", again=True)

    assert draw(connection).claims == ("harbour/1", "harbour/3")


def test_a_claim_under_a_second_check_is_not_drawn_again(
    connection: Connection,
) -> None:
    checked(connection)
    give(connection, "harbour/2", to="carl")

    assert draw(connection).claims == ("harbour/1", "harbour/3")


def test_only_what_is_checked_is_drawn(connection: Connection) -> None:
    checked(connection)
    twenty(connection)
    edit_claim(connection, find(connection), by="ada", changes={"statement": "Other."})
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="ada")
    withdraw_verdict(connection, find(connection, "harbour/3"), because="no", by="ada")

    assert draw(connection).among == 20


def test_nothing_left_to_draw_is_said(connection: Connection) -> None:
    make_article(connection)

    with pytest.raises(ConflictError) as refused:
        draw(connection)

    assert str(refused.value) == (
        "no checked claim is left to draw for bob: each is unchecked, ruled on by bob,"
        " or under a second check; claims recheck --list shows those"
    )


def test_what_lacks_but_a_second_checker_can_be_drawn(connection: Connection) -> None:
    checked(connection)
    set_policy(connection, "[default]\nsecond_checker = true\n", by="eve")
    assert status(connection) == Status.UNVERIFIED

    give(connection)
    rule(connection, by="bob", because="nor could I")

    assert status(connection) == Status.CHECKED
    assert draw(connection).claims == ("harbour/2", "harbour/3")


def test_what_lacks_a_source_is_not_given_to_a_second(connection: Connection) -> None:
    make_article(connection)
    set_policy(connection, "[default]\nprimary = true\n", by="eve")
    cite(connection)
    rule(connection, rating="true")

    with pytest.raises(ConflictError, match="harbour/1 is not checked; it lacks a pri"):
        give(connection)


def test_what_cannot_be_checked_twice_is_refused_with_the_way_out(
    connection: Connection,
) -> None:
    checked(connection)
    rule(connection, "harbour/2", by="bob")
    give(connection, "harbour/3", to="carl")
    make_article(connection, "other", "The bridge is open.", [])
    edited = find(connection, "harbour/1")

    def refusal(name: str, to: str = "bob") -> str:
        before = everything(connection)
        with pytest.raises(ClaimsError) as refused:
            give(connection, name, to)
        assert everything(connection) == before
        return str(refused.value)

    assert refusal("harbour/2") == (
        "bob ruled on harbour/2; a second check is for somebody else: pass --to NAME"
    )
    assert refusal("harbour/3") == (
        "harbour/3 is under a second check by carl; end it with:"
        " claims recheck --cancel harbour/3"
    )
    assert refusal("harbour/1", " ") == (
        "a second check needs a checker; pass --to NAME"
    )
    edit_claim(connection, edited, by="ada", changes={"statement": "Other."})
    assert refusal("harbour/1") == (
        "harbour/1 is suspended, its words changed under the verdict; rule again:"
        " claims verdict harbour/1 RATING --because TEXT"
    )
    withdraw_verdict(connection, edited, because="no", by="ada")
    assert refusal("harbour/1") == (
        "harbour/1 has no verdict that could be checked;"
        " claims verdict harbour/1 RATING --because TEXT gives one"
    )
    drop_claim(connection, edited, because="no", by="ada")
    assert refusal("harbour/1").startswith("harbour/1 was dropped (no)")


def test_two_who_draw_at_once_do_not_draw_the_same(database: str) -> None:
    from claims.database.engine import begin

    with begin(database) as connection:
        checked(connection)

    def one(connection: Connection) -> tuple[str, ...]:
        try:
            return draw(connection, "1").claims
        except ConflictError:
            return ()

    drawn = [name for names in race(database, one) for name in names]

    assert sorted(drawn) == ["harbour/1", "harbour/2", "harbour/3"]


@given(among=st.integers(1, 10_000), number=st.integers(1, 10_000))
def test_a_sample_by_number_is_never_more_than_there_is(
    among: int, number: int
) -> None:
    assert sample_size(str(number), among) == min(number, among)


@given(among=st.integers(1, 10_000), share=st.integers(1, 100))
def test_a_sample_by_share_is_rounded_up(among: int, share: int) -> None:
    size = sample_size(f"{share}%", among)

    assert (size - 1) * 100 < among * share <= size * 100


@pytest.mark.parametrize(
    "sample", ["", "0", "0%", "101%", "-1", "5 claims", "%", "1e3", "½", "٣"]
)
def test_a_sample_that_is_none_is_refused(sample: str) -> None:
    with pytest.raises(UsageError) as refused:
        sample_size(sample, 10)

    assert str(refused.value) == (
        f"--sample takes a number of claims like 10, or a share like 5%; not {sample!r}"
    )


def test_a_share_that_is_no_whole_number_is_taken(connection: Connection) -> None:
    assert sample_size(" 12.5 % ", 16) == 2
