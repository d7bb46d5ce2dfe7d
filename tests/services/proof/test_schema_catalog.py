"""What the database itself tells of its schema."""

from sqlalchemy import Connection

from claims.services.proof.schema_catalog import postgresql_objects, sqlite_objects


def test_each_engine_tells_of_its_indexes(connection: Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"

    found = (sqlite_objects if on_sqlite else postgresql_objects)(connection)

    made = found["index ix_article_withdrawn_by_id"].replace('"', "")
    assert made == (
        "CREATE INDEX ix_article_withdrawn_by_id ON article (withdrawn_by_id)"
    )
