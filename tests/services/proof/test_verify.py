"""Whatever is tampered with, ``claims db verify`` finds it."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims.records import Rating, RatingScale
from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.claim_edit import edit_claim
from claims.services.claims.claim_merge import merge_claims
from claims.services.claims.claim_restore import restore_claim
from claims.services.claims.claim_split import split_claim
from claims.services.claims.dispositions import add_disposition, withdraw_disposition
from claims.services.core.lookup import ArticleName, all_articles
from claims.services.desk.scales import add_scale, use_scale
from claims.services.proof.verify import verify_article, verify_desk
from claims.services.release.sign_off import sign_off
from claims.services.replies.resolutions import NewResolution, add_resolution
from claims.vocabulary import Answer, Conclusion
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, damage, rule, undone, word


def busy_article(connection: Connection) -> ArticleName:
    """An article to which everything that can happen has happened."""
    article = make_article(connection)
    cite(connection, passage="31,200")
    rule(connection, rating="true", by="ada")
    rule(connection, rating="false", because="the ledger", by="bob")
    accept = NewResolution(Answer.ACCEPT, "a slip")
    add_resolution(connection, find(connection), accept, by="radwa")
    edit_claim(connection, find(connection), by="eve", changes={"statement": "Other."})
    rule(connection, "harbour/2", because="no record")
    cite(connection, "harbour/2")
    rule(connection, "harbour/3")
    safe = add_claim(connection, article, word(TEXT, "The bridge is safe"), by="bob")
    split_claim(
        connection, safe, [word(TEXT, "bridge"), word(TEXT, "is", "safe")], by="bob"
    )
    merge_claims(
        connection,
        find(connection, "harbour/2"),
        [find(connection, "harbour/5")],
        by="ada",
    )
    drop_claim(connection, find(connection, "harbour/6"), because="no", by="ada")
    restore_claim(connection, find(connection, "harbour/6"), by="ada")
    for part in ((0, 7), (8, 14)):
        add_disposition(connection, article, part, reason="a name", by="ada")
    withdraw_disposition(connection, article, 1, by="bob")
    sign_off(connection, article, by="ada", despite="the lawyer agreed")
    return article


@pytest.fixture(scope="module")
def article(shared: Connection) -> Iterator[ArticleName]:
    """One busy article for all tests of this module: each undoes what it did."""
    yield busy_article(shared)
    shared.rollback()


@pytest.fixture
def connection(shared: Connection, article: ArticleName) -> Iterator[Connection]:
    with undone(shared):
        yield shared


def test_a_desk_that_nobody_tampered_with_is_whole(
    connection: Connection, article: ArticleName
) -> None:
    scale = RatingScale(
        "two", 1, "Two", None,
        (
            Rating("yes", "Yes", "So.", 1, Conclusion.SUPPORTED, True),
            Rating("no", "No", "Not so.", 2, Conclusion.REFUTED, True),
        ),
    )  # fmt: skip
    add_scale(connection, scale, by="ada")
    use_scale(connection, "two", by="ada")

    assert damage(connection, article) == []
    assert all_articles(connection) == [article]


ONE = "(SELECT id FROM claim WHERE number = 1)"
LAST = "(SELECT max(id) FROM ledger_entry WHERE stream = 'harbour')"

OF_TWO = (
    "SELECT evidence.id FROM evidence JOIN claim ON claim.id = claim_id"
    " WHERE claim.number = 2"
)

TAMPERING = {
    "evidence of another claim": (
        f"UPDATE verdict_evidence SET evidence_id = ({OF_TWO}) WHERE verdict_id ="
        f" (SELECT id FROM verdict WHERE claim_id = {ONE} AND number = 1)",
        "harbour/1: a verdict cites evidence of another claim",
    ),
    "an answer to another verdict": (
        "UPDATE resolution SET verdict_id ="
        " (SELECT id FROM verdict WHERE rationale = 'no record')",
        "harbour/1: an answer is to a verdict of another claim",
    ),
    "an answer's wording": (
        "UPDATE resolution SET wording = 'else'",
        "harbour: resolution/1/1 is not what the ledger says",
    ),
    "a sign-off's text": (
        "UPDATE sign_off SET sha256 = 'x'",
        "harbour, sign-off 1: it released another text",
    ),
    "the entry that a sign-off rests on": (
        "UPDATE sign_off SET ledger_sequence = 1",
        "harbour, sign-off 1: the ledger was changed before it",
    ),
    "a sign-off that is gone": (
        "DELETE FROM sign_off",
        "harbour: sign_off/1 is not what the ledger says",
    ),
    "a sentence": (
        "DELETE FROM sentence WHERE number = 1",
        "harbour: revision/1 is not what the ledger says",
    ),
    "where a sentence ends": (
        "UPDATE sentence SET end_char = end_char + 1 WHERE number = 1",
        "harbour: revision/1 is not what the ledger says",
    ),
    "the bytes' encoding": (
        "UPDATE revision SET encoding = 'latin-1'",
        "harbour: revision/1 is not what the ledger says",
    ),
    "when a text came in": (
        "UPDATE revision SET recorded_at = '2020-01-01 00:00:00'",
        "harbour: revision/1 is not what the ledger says",
    ),
    "when a claim was found": (
        "UPDATE claim SET recorded_at = '2020-01-01 00:00:00' WHERE number = 1",
        "harbour: claim/1 is not what the ledger says",
    ),
    "when a stretch was marked": (
        "UPDATE disposition SET recorded_at = '2020-01-01 00:00:00'",
        "harbour: disposition/2 is not what the ledger says",
    ),
    "what an engine rejected": (
        "UPDATE extraction_run SET rejected = rejected + 1",
        "harbour: run/1 is not what the ledger says",
    ),
    "how a claim fared": (
        f"UPDATE claim_outcome SET outcome = 'moved' WHERE claim_id = {ONE}",
        "harbour: claim/1 is not what the ledger says",
    ),
    "a claim's group": (
        "UPDATE claim SET group_id = 1 WHERE number = 1",
        "harbour: claim/1 is not what the ledger says",
    ),
    "the number of a mention": (
        f"UPDATE span SET mention = 2 WHERE claim_id = {ONE}",
        "harbour/1: a mention or a part of it is missing",
    ),
    "the last number given out": (
        "UPDATE article SET last_claim = 1",
        "harbour: its last claim is ",
    ),
    "what text an article is known by": (
        "UPDATE article SET sha256 = 'x'",
        "harbour: it is known by another text than its first",
    ),
    "words that nobody can read": (
        f"UPDATE verdict SET spans = '[\"x\"]' WHERE claim_id = {ONE}",
        "harbour: its records cannot be read: ",
    ),
    "a policy that nobody can read": (
        "UPDATE policy SET text = 'x'",
        "desk: policy/1 is not what the ledger says",
    ),
    "an article's name": (
        "UPDATE article SET slug = 'other' WHERE slug = 'harbour'",
        "harbour: article is not what the ledger says",
    ),
    "what an article was called before": (
        "UPDATE article SET former_slugs = '[\"quay\"]' WHERE slug = 'harbour'",
        "harbour: article is not what the ledger says",
    ),
    "what the ledger calls an article": (
        "UPDATE article SET stream = 'other' WHERE slug = 'harbour'",
        "ledger harbour: it tells of an article that is gone",
    ),
    "a text": (
        "UPDATE revision SET text = replace(text, '40,000', '50,000')",
        "harbour revision 1: the text is not the one that was stored",
    ),
    "a text and its hash": (
        "UPDATE revision SET text = 'x', sha256 ="
        " '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'",
        "harbour: revision/1 is not what the ledger says",
    ),
    "the bytes": (
        "UPDATE revision SET content = {bytes}",
        "harbour revision 1: the bytes are not the ones that were stored",
    ),
    "the reader": (
        "UPDATE revision SET reader = 'other'",
        "harbour: revision/1 is not what the ledger says",
    ),
    "a title": (
        "UPDATE article SET title = 'Other'",
        "harbour: article is not what the ledger says",
    ),
    "an offset": (
        f"UPDATE span SET start_char = start_char + 1 WHERE claim_id = {ONE}",
        "harbour/1: 52:72 of revision 1 does not say '40,000 vehicles a day'",
    ),
    "a quote": (
        f"UPDATE span SET quote = '50,000 vehicles a day' WHERE claim_id = {ONE}",
        "harbour/1: 51:72 of revision 1 does not say '50,000 vehicles a day'",
    ),
    "the words around a quote": (
        f"UPDATE span SET prefix = '' WHERE claim_id = {ONE}",
        "harbour/1: 51:72 of revision 1 does not say '40,000 vehicles a day'",
    ),
    "a span that is gone": (
        f"DELETE FROM span WHERE claim_id = {ONE}",
        "harbour: claim/1 is not what the ledger says",
    ),
    "a status": (
        "UPDATE claim SET status = 'checked' WHERE number = 1",
        "harbour/1: status is checked, but its verdicts make it suspended",
    ),
    "a rating": (
        "UPDATE claim SET rating = 'true' WHERE number = 1",
        "harbour/1: rating is true, but its verdicts make it false",
    ),
    "a conclusion": (
        "UPDATE claim SET conclusion = 'supported' WHERE number = 1",
        "harbour/1: conclusion is supported, but its verdicts make it refuted",
    ),
    "a checker": (
        "UPDATE claim SET checker_id = NULL WHERE number = 1",
        "harbour/1: checker_id is None, but its verdicts make it ",
    ),
    "a statement": (
        "UPDATE claim SET statement = 'Else.' WHERE number = 1",
        "harbour: claim/1 is not what the ledger says",
    ),
    "the worth": (
        "UPDATE claim SET check_worthiness = 0 WHERE number = 1",
        "harbour: claim/1 is not what the ledger says",
    ),
    "who looked": (
        "UPDATE claim SET looked_by_id = NULL WHERE number = 2",
        "harbour: claim/2 is not what the ledger says",
    ),
    "the words to match": (
        f"DELETE FROM claim_text WHERE rowid = {ONE}",
        "harbour/1: list --match does not find it",
    ),
    "a rationale": (
        "UPDATE verdict SET rationale = 'else' WHERE rationale = 'the ledger'",
        "harbour: verdict/1/2 is not what the ledger says",
    ),
    "an old verdict's words": (
        f"UPDATE verdict SET spans = '[]' WHERE claim_id = {ONE} AND number = 1",
        "harbour: verdict/1/1 is not what the ledger says",
    ),
    "when a verdict was given": (
        f"UPDATE verdict SET recorded_at = '2020-01-01 00:00:00' WHERE claim_id = {ONE}"
        " AND number = 1",
        "harbour: verdict/1/1 is not what the ledger says",
    ),
    "what a verdict cites": (
        "DELETE FROM verdict_evidence",
        "harbour: verdict/1/1 is not what the ledger says",
    ),
    "a verdict that is gone": (
        "DELETE FROM verdict WHERE rationale = 'no record'",
        "harbour: verdict/2/1 is not what the ledger says",
    ),
    "a passage": (
        "UPDATE evidence SET passage = '41,200'",
        "harbour: evidence/1/1 is not what the ledger says",
    ),
    "a disposition": (
        "UPDATE disposition SET withdrawn_by_id = NULL",
        "harbour: disposition/1 is not what the ledger says",
    ),
    "an entry's words": (
        f"UPDATE ledger_entry SET after = '{{}}' WHERE id = {LAST}",
        "what it says changed is not what was recorded",
    ),
    "an entry that was erased": (
        f"UPDATE ledger_entry SET before = '', after = '' WHERE id = {LAST}",
        "what it says changed is not what was recorded",
    ),
    "an entry's author": (
        f"UPDATE ledger_entry SET who = 'eve' WHERE id = {LAST}",
        "its hash does not follow from what it says",
    ),
    "an entry's time": (
        "UPDATE ledger_entry SET recorded_at = '2020-01-01 00:00:00'"
        f" WHERE id = {LAST}",
        "its hash does not follow from what it says",
    ),
    "an entry's hash": (
        f"UPDATE ledger_entry SET hash = prev_hash WHERE id = {LAST}",
        "its hash does not follow from what it says",
    ),
    "an entry from the middle": (
        "DELETE FROM ledger_entry WHERE stream = 'harbour' AND sequence = 3",
        "ledger harbour/4: an entry before it is missing or was changed",
    ),
    "the first entry": (
        "DELETE FROM ledger_entry WHERE stream = 'harbour' AND sequence = 1",
        "ledger harbour/2: an entry before it is missing or was changed",
    ),
    "the last entry": (
        f"DELETE FROM ledger_entry WHERE id = {LAST}",
        "ledger harbour: its last entries are missing",
    ),
    "every entry": (
        "DELETE FROM ledger_entry WHERE stream = 'harbour';"
        "DELETE FROM ledger_stream WHERE name = 'harbour'",
        "ledger harbour: its last entries are missing",
    ),
    "the head": (
        "UPDATE ledger_stream SET sequence = sequence + 1 WHERE name = 'harbour'",
        "ledger harbour: its last entries are missing",
    ),
    "a source": (
        "UPDATE source SET name = 'https://example.org/other'",
        " is not what the ledger says",
    ),
    "a checker's name": (
        "UPDATE checker SET name = 'mallory' WHERE name = 'bob'",
        "desk: checker/mallory is not what the ledger says",
    ),
    "a rating's label": (
        "UPDATE rating SET label = 'Wrong' WHERE key = 'false'",
        "desk: scale/desk/1 is not what the ledger says",
    ),
    "the default scale": (
        "UPDATE rating_scale SET is_default = (name = 'fever')",
        "desk: default scale is not what the ledger says",
    ),
    "the desk's last entry": (
        "DELETE FROM ledger_entry WHERE id ="
        " (SELECT max(id) FROM ledger_entry WHERE stream = 'desk')",
        "ledger desk: its last entries are missing",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_found(
    connection: Connection, article: ArticleName, what: str
) -> None:
    statements, message = TAMPERING[what]
    as_bytes = {"sqlite": "CAST(sha256 AS BLOB)", "postgresql": "sha256::bytea"}

    for statement in statements.split(";"):
        connection.exec_driver_sql(
            statement.replace("{bytes}", as_bytes[connection.dialect.name])
        )

    found = damage(connection, article)
    assert [line for line in found if message in line], found


def test_an_entry_slipped_in_is_found(
    connection: Connection, article: ArticleName
) -> None:

    connection.execute(
        sa.text(
            "INSERT INTO ledger_entry (stream, sequence, recorded_at, who, what,"
            " subject, before, after, before_sha256, after_sha256, prev_hash, hash)"
            " SELECT stream, sequence + 1, recorded_at, who, what, subject, before,"
            " after, before_sha256, after_sha256, hash, hash FROM ledger_entry"
            f" WHERE id = {LAST}"
        )
    )

    assert "ledger harbour: its last entries are missing" in damage(connection, article)


def test_what_is_wrong_with_one_article_is_not_said_of_another(
    connection: Connection, article: ArticleName
) -> None:
    other = make_article(connection, "other", "Another text.", [])

    connection.exec_driver_sql("UPDATE article SET title = 'x' WHERE slug = 'harbour'")

    assert list(verify_article(connection, article)) != []
    assert list(verify_article(connection, other)) == []
    assert list(verify_desk(connection)) == []
