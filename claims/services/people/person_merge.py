"""Merging people: two names of one person count as one from then on."""

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import ConflictError
from claims.services.core import ledger
from claims.services.core.checkers import people_records
from claims.services.core.lookup import lock_article
from claims.services.desk.policies import StatusChange, all_articles, apply_to_claims
from claims.services.people.people import get_person, tell


def merge_people(
    connection: Connection, name: str, other: str, *, by: str
) -> list[StatusChange]:
    """Make ``other`` a name of the person called ``name``; return what that changes.

    A second check is none any more where both checks were theirs. What the ledger says
    stays as it was written.
    """
    # Articles first, then the desk: whoever changes both takes the locks so.
    articles = list(all_articles(connection))
    for article in articles:
        lock_article(connection, article)
    ledger.lock(connection, ledger.DESK)
    kept, gone = get_person(connection, name), get_person(connection, other)
    if kept.key == gone.key:
        raise ConflictError(f"{name} and {other} are one person already: {kept.name}")
    before, table = people_records(connection), schema.checker
    connection.execute(
        sa.update(table)
        .where(sa.or_(table.c.id == gone.key, table.c.same_as_id == gone.key))
        .values(same_as_id=kept.key)
    )
    tell(connection, before, what="merge people", name=gone.name, by=by)
    return [
        change
        for article in articles
        for change in apply_to_claims(connection, article, what="merge people", by=by)
    ]
