"""Who reaffirmed which verdicts."""

from sqlalchemy import Connection

from claims.services.core.reaffirmation_log import reaffirmations_of
from claims.services.verdicts.verdict_reaffirm import reaffirm
from support import TEXT, make_article
from support import claim as find
from support_desk import revise_to, rule


def test_reaffirmations_come_by_claim_oldest_first(connection: Connection) -> None:
    article = make_article(connection)
    rule(connection)
    for number, by in ((1, "bob"), (2, "eve")):
        revise_to(connection, article, TEXT.replace("40,000", f"4{number},000"))
        reaffirm(connection, find(connection), because="so it is", by=by)
    keys = [find(connection, f"harbour/{number}").id for number in (1, 2)]

    found = reaffirmations_of(connection, keys)

    assert [each.checker for each in found[keys[0]]] == ["bob", "eve"]
    assert [each.revision for each in found[keys[0]]] == [2, 3]
    assert keys[1] not in found
