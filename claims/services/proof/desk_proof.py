"""Proving a whole desk (``claims db verify``): all that contradicts the ledger."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection

from claims.services.core.lookup import ArticleName, all_articles
from claims.services.proof.rebuild import prepare, rehearse
from claims.services.proof.remark import Finding, Remark, differences
from claims.services.proof.verify import verify_article, verify_desk

Watched = Callable[[list[ArticleName]], AbstractContextManager[Iterable[ArticleName]]]
"""What shows how far it is, as articles are taken from it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What verifying a desk came to."""

    articles: int
    differences: tuple[str, ...]
    remarks: tuple[Remark, ...]


def prove_desk(
    connection: Connection,
    empty: Connection,
    watched: Watched,
    found: Iterable[Finding] = (),
) -> Proof:
    """Verify a desk, and replay its ledger into ``empty``, a database in memory.

    ``found`` is what was found already: where the file itself is damaged, nothing is
    replayed.
    """
    findings = [*found, *verify_desk(connection)]
    is_sound = not differences(findings)
    names = all_articles(connection)
    if is_sound:
        prepare(connection, empty)
    with watched(names) as articles:
        for name in articles:
            of_article = list(verify_article(connection, name))
            # What does not hold as it is would only be said again.
            if is_sound and not differences(of_article):
                of_article += rehearse(connection, empty, name)
            findings += of_article
    remarks = [each for each in findings if isinstance(each, Remark)]
    return Proof(len(names), tuple(differences(findings)), tuple(remarks))
