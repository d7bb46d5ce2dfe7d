import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from claims.database.engine import REVISION, begin, create_engine
from claims.database.migrate import alembic_config, upgrade
from claims.database.sqlite_file import APPLICATION_ID
from claims.errors import DatabaseError, SchemaError
from claims.schema.everything import metadata
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.dispositions import add_disposition
from claims.services.verdicts.verdict_reaffirm import reaffirm
from claims.vocabulary import Status
from support import TEXT, claim, make_article
from support_desk import damage, everything, revise_to, rule, status

VERSIONS = sorted((Path(__file__).parents[1] / "db" / "versions").glob("0*.py"))


def test_tables_and_migrations_agree(database: str) -> None:
    engine = create_engine(database, foreign_keys=False)

    with engine.begin() as connection, alembic_config(connection) as config:
        command.check(config)


def test_every_migration_can_be_undone(database: str) -> None:
    engine = create_engine(database, foreign_keys=False)

    with engine.begin() as connection, alembic_config(connection) as config:
        command.downgrade(config, "base")
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
        command.upgrade(config, "head")
        command.check(config)


def test_a_desk_from_before_revisions_keeps_what_it_has_and_can_be_revised(
    database: str,
) -> None:
    engine = create_engine(database, foreign_keys=False)
    with begin(database) as connection:
        article = make_article(connection)
        rule(connection)
        add_disposition(connection, article, (0, 7), reason="a name", by="ada")
        drop_claim(connection, claim(connection, "harbour/3"), because="no", by="ada")
    with engine.begin() as connection, alembic_config(connection) as config:
        before = everything(connection)
        command.downgrade(config, "0002")
        tables = sa.inspect(connection).get_table_names()
        assert "reaffirmation" not in tables

    assert upgrade(database) is True

    with begin(database) as connection:
        assert damage(connection, article) == []
        after = everything(connection)
        assert {key: rows for key, rows in after.items() if rows != before[key]} == {}
        revise_to(connection, article, TEXT.replace("40,000", "41,000"))
        assert status(connection) == Status.SUSPENDED
        assert status(connection, "harbour/3") == Status.DROPPED
        reaffirm(connection, claim(connection), because="so", by="bob")
        assert status(connection) == Status.CHECKED
        assert damage(connection, article) == []


def test_the_one_head_is_the_revision_that_transactions_expect() -> None:
    with alembic_config() as config:
        assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_migrations_never_import_the_application(path: Path) -> None:
    imported = {
        name.name if isinstance(node, ast.Import) else (node.module or "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }

    assert not [name for name in imported if name.split(".")[0] == "claims"]


def test_an_old_database_is_refused_and_names_the_way_out(database: str) -> None:
    engine = create_engine(database, foreign_keys=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")

    with pytest.raises(SchemaError, match="claims db upgrade"), begin(database):
        pass


def test_a_newer_database_is_refused_and_names_the_way_out(database: str) -> None:
    engine = create_engine(database, foreign_keys=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaError, match="or a newer one"), begin(database):
        pass
    with pytest.raises(SchemaError, match="or a newer one"):
        upgrade(database)


def test_an_upgrade_that_has_nothing_to_do_says_so(database: str) -> None:
    assert upgrade(database) is False


def test_a_new_file_is_marked_as_ours(sqlite_desk: str) -> None:
    with closing(sqlite3.connect(sqlite_desk)) as connection:
        [found] = connection.execute("PRAGMA application_id").fetchone()

    assert found == APPLICATION_ID


def test_a_database_of_another_program_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
        connection.commit()
    before = path.read_bytes()

    with pytest.raises(DatabaseError, match="another program"):
        upgrade(str(path))

    assert path.read_bytes() == before


def dump(path: str) -> dict[str, list[str]]:
    """Return each table's DDL, one clause a line, in an order that batches keep."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
    return {
        name: sorted(
            line.strip().rstrip(",") for line in sql.replace('"', "").splitlines()
        )
        for name, sql in rows
        if not name.startswith(("alembic_", "claim_text"))
    }


def test_migrations_build_exactly_what_the_tables_say(tmp_path: Path) -> None:
    migrated, created = str(tmp_path / "migrated.db"), str(tmp_path / "created.db")
    upgrade(migrated)

    metadata.create_all(create_engine(created))

    assert dump(migrated) == dump(created)
