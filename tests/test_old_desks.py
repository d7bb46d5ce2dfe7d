import json
from base64 import b64decode
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import create_engine
from claims.database.migrate import alembic_config, upgrade
from claims.records import Lack
from claims.services.claims.claim_list import get_claim
from claims.services.core import ledger
from claims.services.core.lookup import find_claim
from claims.vocabulary import Lacking, Stance
from support import Invoke

OLD = Path(__file__).parent / "old"
POINT = "the unit's base; or the year"
STRICT = (
    Lack(Lacking.SOURCES, wanted=2, has=1, stance=Stance.SUPPORTS),
    Lack(Lacking.PRIMARY, stance=Stance.SUPPORTS),
    Lack(Lacking.SNAPSHOT, stance=Stance.SUPPORTS),
    Lack(Lacking.POINT, point=POINT),
    Lack(Lacking.SECOND_CHECKER),
)
SAID = (
    "2 independent sources cited, it has 1;"
    " claims evidence add harbour/1 SOURCE --stance supports"
)


def put(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    """Store rows of a dump in a table that is as it was then."""
    if name == "claim_text":
        table = sa.Table(name, sa.MetaData(), sa.Column("rowid"), sa.Column("words"))
    else:
        table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    connection.execute(
        sa.insert(table),
        [
            {key: value_of(table.c[key].type, each) for key, each in row.items()}
            # What a duplicate refers to is stored before it.
            for row in sorted(rows, key=lambda row: bool(row.get("duplicate_of_id")))
        ],
    )
    if connection.dialect.name == "postgresql" and "id" in table.c:
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id))"
            f" FROM {name}"
        )


def value_of(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return sa.null() if isinstance(kind, sa.JSON) else None
    if isinstance(kind, sa.DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, sa.Date):
        return date.fromisoformat(value)
    if isinstance(kind, sa.LargeBinary):
        return b64decode(value["base64"])
    return value


@pytest.fixture
def old_desk(database: str) -> str:
    """A desk of revision 0003, from before 0.2.0, on either engine; not upgraded."""
    return put_back(database, "0003")


@pytest.fixture
def released_desk(database: str) -> str:
    """A desk as 0.2.0 made it, revision 0004: two articles, one in its second text."""
    return put_back(database, "0004")


def put_back(database: str, revision: str) -> str:
    engine = create_engine(database, foreign_keys=False)
    dump = json.loads((OLD / f"desk_{revision}.json").read_text(encoding="utf-8"))
    with engine.begin() as connection, alembic_config(connection) as config:
        command.downgrade(config, "base")
        command.upgrade(config, revision)
        for name, rows in dump.items():
            put(connection, name, rows)
    return database


def lacks(database: str, name: str) -> tuple[Lack, ...]:
    with create_engine(database).connect() as connection:
        return get_claim(connection, find_claim(connection, name)).lacks


def test_what_verdicts_lack_on_an_old_desk_becomes_data(old_desk: str) -> None:
    assert upgrade(old_desk) is True

    assert lacks(old_desk, "harbour/1") == STRICT
    assert lacks(old_desk, "harbour/2") == (
        Lack(Lacking.SOURCES, wanted=1, has=0, stance=Stance.SUPPORTS),
    )
    assert lacks(old_desk, "harbour/3") == (
        Lack(Lacking.AGREEMENT, said="Unverifiable"),
    )


def test_an_old_desk_verifies_and_says_what_it_said(
    old_desk: str, claims: Invoke
) -> None:
    dump = json.loads((OLD / "desk_0003.json").read_text(encoding="utf-8"))
    [told] = [row["missing"] for row in dump["claim"] if row["number"] == 1]
    [signed] = [row["reasons"] for row in dump["sign_off"]]
    upgrade(old_desk)

    claims("db", "verify")

    shown = json.loads(claims("show", "harbour/1", "-f", "json").stdout)
    assert shown["missing"] == told
    released = json.loads(claims("sign-off", "harbour", "--list", "-f", "json").stdout)
    assert released[0]["reasons"] == signed
    reasons = json.loads(claims("ready", "harbour", "-f", "json", code=1).stdout)
    assert [each["kind"] for each in reasons].count("unverified") == 6


def test_an_old_desk_is_known_as_it_was(old_desk: str, claims: Invoke) -> None:
    upgrade(old_desk)
    dump = json.loads((OLD / "desk_0003.json").read_text(encoding="utf-8"))
    last = dump["ledger_entry"][-1]["recorded_at"]

    then = claims("list", "harbour", "--as-of", last, "-f", "json").stdout

    assert SAID in json.loads(then)[1]["missing"]


def test_what_is_ruled_after_the_upgrade_follows_in_the_same_ledger(
    old_desk: str, claims: Invoke
) -> None:
    upgrade(old_desk)

    claims("verdict", "harbour/1", "true", "-b", "anew", "--confirm", POINT)

    assert [each.kind for each in lacks(old_desk, "harbour/1")].count(
        Lacking.POINT
    ) == 1
    claims("edit", "harbour/1", "--kind", "event")
    assert lacks(old_desk, "harbour/1") == (Lack(Lacking.SECOND_CHECKER),)
    changed = claims("history", "harbour/1", "-f", "csv").stdout.splitlines()[-1]
    assert f"missing: {SAID} … a primary source; claims evidence add" in changed
    assert "--to NAME → a second checker; claims recheck harbour/1" in changed
    claims("db", "verify")


def test_lacks_are_sentences_again_on_the_way_back(old_desk: str) -> None:
    engine = create_engine(old_desk, foreign_keys=False)
    dump = json.loads((OLD / "desk_0003.json").read_text(encoding="utf-8"))
    upgrade(old_desk)

    with engine.begin() as connection, alembic_config(connection) as config:
        command.downgrade(config, "0003")
        table = sa.Table("claim", sa.MetaData(), autoload_with=connection)
        found = connection.execute(sa.select(table.c.missing).order_by(table.c.id))

        assert list(found.scalars()) == [row["missing"] for row in dump["claim"]]
    # The desk is put back for the next test, which expects today's tables.
    upgrade(old_desk)


def test_names_that_differ_in_case_alone_stay_two_until_somebody_joins_them(
    old_desk: str, claims: Invoke
) -> None:
    engine = create_engine(old_desk, foreign_keys=False)
    with engine.begin() as connection:
        add_twin(connection, "ada", "ADA")
    upgrade(old_desk)

    listed = claims("people", "list", "-f", "json")
    found = {each["name"]: each["twins"] for each in json.loads(listed.stdout)}

    assert (found["ada"], found["ADA"]) == (["ADA"], ["ada"])
    assert "claims people merge 'ADA' 'ada'" in listed.stderr
    claims("db", "verify")
    claims("people", "merge", "ada", "ADA")
    assert "merge" not in claims("people", "list").stderr
    claims("db", "verify")


def test_a_person_of_an_old_desk_is_erased_with_its_ledger_whole(
    old_desk: str, claims: Invoke
) -> None:
    upgrade(old_desk)

    claims("people", "redact", "ada", "-b", "asked", "--yes", "--by", "eve")

    assert "ada" not in {
        each["who"]
        for each in json.loads(claims("history", "harbour", "-f", "json").stdout)
    }
    claims("db", "verify")


def add_twin(connection: Connection, name: str, twin: str) -> None:
    """Add a name to a desk as 0.2.0 did, with the entry of its ledger."""
    at = datetime.now(UTC)
    heads = connection.exec_driver_sql(
        "SELECT sequence, hash FROM ledger_stream WHERE name = 'desk'"
    )
    [(sequence, last)] = heads.all()
    table = sa.Table("checker", sa.MetaData(), autoload_with=connection)
    connection.execute(sa.insert(table), {"name": twin, "recorded_at": at})
    after = ledger.canonical({f"checker/{twin}": {"name": twin}})
    told = {
        "stream": "desk",
        "sequence": sequence + 1,
        "recorded_at": at,
        "who": name,
        "what": "add checker",
        "subject": f"checker/{twin}",
        "before_sha256": ledger.digest("{}"),
        "after_sha256": ledger.digest(after),
    }
    chained = ledger.entry_hash(last, **told)
    connection.execute(
        sa.insert(schema.ledger_entry),
        {**told, "before": "{}", "after": after, "prev_hash": last, "hash": chained},
    )
    head = schema.ledger_stream
    connection.execute(
        sa.update(head)
        .where(head.c.name == "desk")
        .values(sequence=sequence + 1, hash=chained)
    )


def test_a_desk_of_the_last_release_verifies_and_works_on(
    released_desk: str, claims: Invoke
) -> None:
    upgraded = claims("db", "upgrade", "--no-backup").stdout

    # Two of its sources are one page: the verdict on harbour/5 rests on one alone.
    assert "harbour/5" in upgraded
    claims("db", "verify")
    listed = json.loads(claims("list", "-f", "json").stdout)
    assert {each["id"]: each["status"] for each in listed} == {
        "harbour/1": "suspended",
        "harbour/3": "unverified",
        "harbour/5": "unverified",
        "harbour/6": "unverified",
        "harbour/7": "checked",
        "harbour/8": "unverified",
        "mill/1": "unverified",
        "mill/2": "checked",
    }
    signed = json.loads(claims("sign-off", "harbour", "--list", "-f", "json").stdout)
    assert (signed[0]["own_verdicts"], signed[0]["own_text"]) == (None, True)
    claims("drop", "harbour/2", "--undo")
    claims("verdict", "harbour/1", "unverifiable", "-b", "who counted?")
    claims("evidence", "edit", "harbour/5", "e1", "--locator", "minute 3")
    claims("revise", "harbour", "--undo", "--yes")
    claims("people", "merge", "ada", "ADA")
    claims("ready", "harbour", code=1)
    claims("report", "harbour", "-f", "html")
    claims("db", "verify")


def test_a_person_and_a_source_of_the_last_release_are_erased(
    released_desk: str, claims: Invoke
) -> None:
    claims("db", "upgrade", "--no-backup")

    claims("people", "redact", "bob", "-b", "asked", "--yes", "--by", "eve")
    claims("source", "redact", "Jo Roe", "-b", "asked", "--yes", "--by", "eve")

    claims("db", "verify")
    assert "555 0100" not in claims("history", "harbour", "-f", "json").stdout
