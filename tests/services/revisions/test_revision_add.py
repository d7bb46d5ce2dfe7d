"""Carrying claims over from text to text, driven at random and by construction."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims.database.engine import in_memory
from claims.errors import ClaimsError
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_list import get_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.claims.claim_split import split_claim
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import latest_revision
from claims.services.proof.rebuild import prepare, rehearse
from claims.services.revisions.revision_undo import undo_revision
from claims.services.verdicts.verdict_reaffirm import reaffirm
from claims.services.verdicts.verdict_withdraw import withdraw_verdict
from support import claim, make_article, propose
from support_desk import (
    cite,
    damage,
    on_one_desk,
    places,
    revise_to,
    rule,
    undone,
    word,
)

SENTENCES = [
    "Harbour bridge to reopen in May.",
    "The bridge carried 40,000 vehicles a day before it closed.",
    "The bridge carried 41,000 vehicles a day before it closed.",
    "The bridge never carried 40,000 vehicles a day before it closed.",
    "Mayor Ada Quill said the council has spent 12 million on repairs.",
    "The council has spent 12 million on repairs!",
    "The bridge is safe.",
    "It is “safe”, and cheap.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
ACTIONS = st.sampled_from(
    [
        "rule",
        "reaffirm",
        "place",
        "reword",
        "drop",
        "restore",
        "mark",
        "unmark",
        "add",
        "merge",
        "split",
        "withdraw",
        "cite",
        "undo",
    ]
)
STEPS = st.lists(
    st.one_of(TEXTS, st.tuples(ACTIONS, st.integers(1, 6), st.integers(0, 5))),
    min_size=4,
    max_size=12,
)


def act(connection: Connection, article: ArticleName, step: object) -> None:
    """Take one step of a journey; what is refused leaves nothing behind."""
    savepoint = connection.begin_nested()
    try:
        if isinstance(step, str):
            proposals = [propose(step, each) for each in SENTENCES if each in step]
            revise_to(connection, article, step, proposals[:2])
        else:
            assert isinstance(step, tuple)
            change(connection, article, *step)
    except ClaimsError:
        savepoint.rollback()
    else:
        savepoint.commit()


def change(
    connection: Connection, article: ArticleName, what: str, number: int, at: int
) -> None:
    text = latest_revision(connection, article)[1].text
    part = (5 * at, min(5 * at + 20, len(text)))
    if what == "mark":
        add_disposition(connection, article, part, reason=None, by="ada")
        return
    if what == "undo":
        undo_revision(connection, article, by="bob")
        return
    if what == "unmark":
        withdraw_disposition(connection, article, number, by="bob")
        return
    if what == "add":
        add_claim(connection, article, word(text, text[:12]), by="bob")
        return
    name = claim(connection, f"{article.slug}/{number}")
    if what == "rule":
        rule(connection, str(name), by=["ada", "bob"][at % 2])
    elif what == "cite":
        cite(connection, str(name))
    elif what == "reaffirm":
        reaffirm(connection, name, because="the same", by="bob")
    elif what == "place":
        edit_claim(connection, name, by="bob", changes={}, mentions=[[part]])
    elif what == "reword":
        edit_claim(connection, name, by="bob", changes={"statement": f"So {at}."})
    elif what == "drop":
        drop_claim(connection, name, because="no", by="ada")
    elif what == "restore":
        restore_claim(connection, name, by="ada")
    elif what == "withdraw":
        withdraw_verdict(connection, name, because="wrong", by="ada")
    elif what == "merge":
        other = claim(connection, f"{article.slug}/{at + 1}")
        merge_claims(connection, name, [other], by="ada")
    else:
        pieces = [word(text, text[:7]), word(text, text[8:14])]
        split_claim(connection, name, pieces, by="ada")


@given(steps=STEPS)
@on_one_desk
def test_whatever_is_done_between_revisions_the_desk_verifies_and_replays(
    connection: Connection, steps: list[object]
) -> None:
    with undone(connection):
        article = make_article(connection)
        for number in (1, 2, 3):
            rule(connection, f"harbour/{number}")

        for step in steps:
            act(connection, article, step)

        # Among what it proves: every span has its quote, every status follows.
        assert damage(connection, article) == []
        with in_memory() as empty:
            prepare(connection, empty)
            assert list(rehearse(connection, empty, article)) == []


def standing(connection: Connection, article: ArticleName) -> list[object]:
    found: list[object] = []
    for number in (1, 2, 3):
        name = claim(connection, f"harbour/{number}")
        one = get_claim(connection, name)
        at_last = one.revision == latest_revision(connection, article)[1].number
        where = places(connection, name) if at_last else []
        found.append((one.status, one.outcome, one.flags, one.lacks, where))
    return found


@given(between=st.lists(TEXTS, max_size=3), last=TEXTS)
@on_one_desk
def test_the_texts_in_between_change_nothing_where_nobody_spoke(
    connection: Connection, between: list[str], last: str
) -> None:
    def after(*texts: str) -> list[object]:
        with undone(connection):
            article = make_article(connection)
            for number in (1, 2, 3):
                rule(connection, f"harbour/{number}")
            for text in texts:
                if text != latest_revision(connection, article)[1].text:
                    revise_to(connection, article, text)
            return standing(connection, article)

    assert after(*between, last) == after(last)
