"""A desk rebuilt from its ledger and from what nobody rewrites."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import in_memory
from claims.services.core import ledger
from claims.services.desk.scales import get_scale, use_scale
from claims.services.history.replay import (
    empty_desk,
    fold,
    replay_article,
    replay_desk,
)
from support import make_article
from support_desk import rows, rule


def test_a_desk_that_is_replayed_has_the_same_rows(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)
    now = datetime.now(UTC)

    with in_memory() as target:
        empty_desk(target)
        replay_desk(connection, target, now)
        was_there = replay_article(connection, target, article, now)

        assert was_there
        for table in (schema.article, schema.claim, schema.span, schema.verdict):
            assert rows(target, table) == rows(connection, table)
        assert rows(target, schema.rating) == rows(connection, schema.rating)


def test_the_default_scale_is_the_one_of_that_moment(connection: Connection) -> None:
    before = connection.scalar(
        sa.select(sa.func.max(schema.ledger_entry.c.recorded_at))
    )
    assert before is not None
    use_scale(connection, "fever", by="ada")

    with in_memory() as target:
        empty_desk(target)
        replay_desk(connection, target, before)

        assert get_scale(target).name == "desk"
    assert get_scale(connection).name == "fever"


def test_the_last_entry_about_a_record_counts(connection: Connection) -> None:
    make_article(connection)
    rule(connection)

    told = fold(connection, "harbour", datetime.now(UTC))

    assert told["claim/1"]["status"] == "checked"
    assert told["claim/2"]["status"] == "unverified"
    assert "scale/desk/1" in fold(connection, ledger.DESK, datetime.now(UTC))
    assert fold(connection, "nowhere", datetime.now(UTC)) == {}
