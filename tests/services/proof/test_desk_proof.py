"""Order comes from the ledger's sequence: ``claims db verify`` asks no clock."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from claims.database.engine import begin
from support import Invoke, make_article
from support_desk import rule
from support_ledger import record_verdict_at

AHEAD = datetime.now(UTC) + timedelta(days=400)
BEHIND = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("moment", [AHEAD, BEHIND], ids=["ahead", "behind"])
def test_a_desk_whose_clocks_differ_verifies(
    database: str, claims: Invoke, moment: datetime
) -> None:
    with begin(database) as connection:
        make_article(connection)
        rule(connection)
        record_verdict_at(connection, moment)

    result = claims("db", "verify")

    assert (result.exit_code, result.exception) == (0, None), result.output
    assert "1 article verified" in result.stdout


def test_a_time_that_runs_backwards_is_a_remark(database: str, claims: Invoke) -> None:
    with begin(database) as connection:
        make_article(connection)
        rule(connection)
        record_verdict_at(connection, BEHIND)

    result = claims("db", "verify", "-f", "json")

    assert json.loads(result.stdout) == {
        "articles": 1,
        "differences": [],
        "remarks": ["ledger harbour/2: its time is before that of the entry before it"],
    }


def test_what_is_asked_for_by_a_time_goes_by_times(
    database: str, claims: Invoke
) -> None:
    with begin(database) as connection:
        make_article(connection)
        rule(connection)
        record_verdict_at(connection, AHEAD)

    now = claims("list", "-f", "json", "--status", "checked")
    then = claims("list", "--as-of", str(datetime.now(UTC)), "-f", "json")

    assert len(json.loads(now.stdout)) == 1
    assert {each["status"] for each in json.loads(then.stdout)} == {"unverified"}
