"""A desk's schema is what the program expects of it, and nothing besides."""

import pytest
from sqlalchemy import Connection

from claims.database.engine import begin
from claims.services.proof.schema_objects import check_schema


def test_a_desk_as_it_was_made_has_the_expected_schema(connection: Connection) -> None:
    assert check_schema(connection) == []


TAMPERING = {
    "a trigger": (
        "CREATE TRIGGER quiet AFTER INSERT ON verdict BEGIN"
        " UPDATE verdict SET rationale = 'x'; END",
        "schema: trigger quiet is no desk's",
    ),
    "a view": (
        "CREATE VIEW shown AS SELECT * FROM claim",
        "schema: view shown is no desk's",
    ),
    "a table": (
        "CREATE TABLE spare (id INTEGER)",
        "schema: table spare is no desk's",
    ),
    "an index": (
        "DROP INDEX ix_article_withdrawn_by_id",
        "schema: there is no index ix_article_withdrawn_by_id",
    ),
    "a column": (
        "ALTER TABLE claim ADD COLUMN spare VARCHAR",
        "schema: table claim is not as a desk has it",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_what_is_planted_or_dropped_on_sqlite_is_found(
    sqlite_desk: str, what: str
) -> None:
    statement, said = TAMPERING[what]
    with begin(sqlite_desk) as connection:
        connection.exec_driver_sql(statement)

        assert check_schema(connection) == [said]


ON_POSTGRESQL = {
    "CREATE VIEW shown AS SELECT * FROM claim": "schema: view shown is no desk's",
    "DROP INDEX ix_article_withdrawn_by_id": (
        "schema: there is no index ix_article_withdrawn_by_id"
    ),
    "ALTER TABLE claim DROP CONSTRAINT ck_claim_statement": (
        "schema: there is no constraint ck_claim_statement"
    ),
    "ALTER TABLE claim ADD COLUMN spare VARCHAR": (
        "schema: column claim.spare is no desk's"
    ),
    "ALTER TABLE claim ALTER COLUMN statement DROP NOT NULL": (
        "schema: column claim.statement is not as a desk has it"
    ),
    "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN RETURN NULL; END'; CREATE TRIGGER quiet BEFORE INSERT ON verdict"
    " FOR EACH ROW EXECUTE FUNCTION quiet()": "schema: trigger quiet is no desk's",
}


@pytest.mark.parametrize("statement", ON_POSTGRESQL)
def test_what_is_planted_or_dropped_on_postgresql_is_found(
    postgresql_desk: str, statement: str
) -> None:
    with begin(postgresql_desk) as connection:
        for each in statement.split("; CREATE TRIGGER"):
            is_second = each.startswith(" quiet BEFORE")
            connection.exec_driver_sql("CREATE TRIGGER" * is_second + each)

        found = list(check_schema(connection))
        # The next test has the same desk.
        connection.exec_driver_sql("ROLLBACK")

    assert ON_POSTGRESQL[statement] in found
