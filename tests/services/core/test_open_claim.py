"""An open claim: what it keeps is what would be read back."""

import pytest
from sqlalchemy import Connection

from claims.records import Verdict
from claims.services.core import status
from claims.services.core.claim_state import claim_states
from claims.services.core.lookup import find_claim
from claims.services.core.open_claim import OpenClaim, open_claim
from claims.services.core.rechecks import open_rechecks
from claims.services.desk.policies import set_policy
from claims.services.evidence.claim_evidence import (
    NewEvidence,
    add_evidence,
    list_evidence,
)
from claims.services.evidence.sources import find_or_add
from claims.services.second_checks.recheck_draw import draw_named
from claims.services.verdicts.verdict_add import Ruling, add_verdict
from claims.vocabulary import Stance
from support import make_article
from support_desk import PAGE, damage, rule

POLICIES = {
    "a verdict": "",
    "sources": "[default]\nsources = 2\nsnapshot = true\n",
    "a second checker": "[default]\nsecond_checker = true\n",
    "a look": "[default]\nverdict = false\n",
    "a point": '[default]\nchecklist = ["names"]\n',
}


def cite_and_rule(
    connection: Connection, opened: OpenClaim, rating: str = "true", by: str = "bob"
) -> Verdict:
    source = find_or_add(connection, PAGE, by=by)
    new = NewEvidence(source.id, Stance.UNSTATED, passage="40,000")
    add_evidence(connection, opened.name, new, by=by, opened=opened)
    ruling = Ruling(rating, "a count", confirmed=("names",))
    given, _ = add_verdict(connection, opened.name, ruling, by=by, opened=opened)
    return given


def is_kept_up(connection: Connection, opened: OpenClaim) -> bool:
    name = opened.name
    [state] = claim_states(connection, name.article, [name.id]).values()
    records = status.read_records(connection, [name.id])[name.id]
    return (opened.state, opened.records, opened.evidence, opened.rechecks) == (
        state,
        records,
        list_evidence(connection, name),
        open_rechecks(connection, name),
    )


@pytest.mark.parametrize("policy", POLICIES)
def test_after_evidence_and_a_verdict_it_is_what_is_on_record(
    connection: Connection, policy: str
) -> None:
    article = make_article(connection)
    set_policy(connection, POLICIES[policy], by="ada")
    opened = open_claim(connection, find_claim(connection, "harbour/1"))

    cite_and_rule(connection, opened)

    assert is_kept_up(connection, opened)
    assert damage(connection, article) == []


@pytest.mark.parametrize("rating", ["true", "false"])
@pytest.mark.parametrize("by", ["ada", "bob", "eve"])
def test_after_a_verdict_over_another_one_it_is_what_is_on_record(
    connection: Connection, rating: str, by: str
) -> None:
    article = make_article(connection)
    set_policy(connection, POLICIES["a second checker"], by="ada")
    rule(connection)
    draw_named(connection, [find_claim(connection, "harbour/1")], to="bob", by="eve")
    opened = open_claim(connection, find_claim(connection, "harbour/1"))

    given = cite_and_rule(connection, opened, rating, by)

    assert given.checks == (1 if by == "bob" else None)
    assert is_kept_up(connection, opened)
    assert damage(connection, article) == []
