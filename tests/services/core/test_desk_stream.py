"""The desk's own stream names every article, and its head at each sign-off."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims.services.core import ledger
from claims.services.core.desk_root import desk_root
from claims.services.proof.verify import verify_desk
from claims.services.release.sign_off import sign_off
from support import make_article
from support_desk import damage, rule


def test_the_desk_names_an_article_and_its_head_at_each_sign_off(
    connection: Connection,
) -> None:
    article = make_article(connection)
    rule(connection, by="eve")
    root = desk_root(connection)

    made = sign_off(connection, article, by="eve", despite="so")

    told = {
        name: fields
        for entry in ledger.entries(connection, stream=ledger.DESK)
        for name, fields in entry.after.items()
    }
    assert made.root == root
    assert told[f"article/{article.id}"]["stream"] == "harbour"
    assert told[f"sign_off/{article.id}/1"] == {
        "sequence": made.ledger_sequence,
        "hash": made.ledger_hash,
        "root": root,
    }
    assert damage(connection, article) == []


def test_an_article_that_is_gone_with_its_stream_is_missed(
    connection: Connection,
) -> None:
    article, harbour = make_article(connection, "again", "Else.", []), "'again'"
    make_article(connection)
    texts = f"revision_id IN (SELECT id FROM revision WHERE article_id = {article.id})"
    for table, where in (
        ("extraction_run", texts),
        ("sentence", texts),
        ("revision", f"article_id = {article.id}"),
        ("article", f"id = {article.id}"),
        ("ledger_entry", f"stream = {harbour}"),
        ("ledger_stream", f"name = {harbour}"),
    ):  # fmt: skip
        connection.execute(sa.text(f"DELETE FROM {table} WHERE {where}"))

    assert list(verify_desk(connection)) == [
        f"desk: article/{article.id} is not what the ledger says"
    ]
