"""All that leaves the desk about an article."""

from dataclasses import replace

from sqlalchemy import Connection

from claims.services.claims.claim_add import add_claim
from claims.services.claims.claim_drop import drop_claim
from claims.services.claims.dispositions import add_disposition
from claims.services.reports.article_report import get_checked_claim, get_report
from claims.vocabulary import Stance
from support import TEXT, make_article
from support import claim as find
from support_desk import cite, rule, word


def test_a_report_has_every_claim_in_the_order_of_the_text(
    connection: Connection,
) -> None:
    article = make_article(connection)
    make_article(connection, "other", "Another text: May.", [])
    add_claim(connection, article, word(TEXT, "Harbour"), by="ada")
    add_claim(connection, article, word(TEXT, "40,000 vehicles"), by="ada")
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="bob")

    report = get_report(connection, article)

    assert [each.claim.id for each in report.claims] == [
        "harbour/4", "harbour/5", "harbour/1", "harbour/2", "harbour/3",
    ]  # fmt: skip
    assert (report.article.slug, report.article.claims) == ("harbour", 4)
    assert report.revision.text == TEXT
    assert report.written_at.tzinfo is not None


def test_a_report_says_all_that_was_said_about_each_claim(
    connection: Connection,
) -> None:
    article = make_article(connection)
    evidence = [cite(connection, passage=each) for each in ("one", "two")]
    verdicts = [rule(connection, rating=each) for each in ("true", "false")]
    other = cite(connection, "harbour/3")
    made = add_disposition(connection, article, (0, 31), reason=None, by="ada")

    report = get_report(connection, article)

    first, second, third = report.claims
    taken = tuple(replace(each, stance=Stance.REFUTES) for each in evidence)
    assert (first.evidence, first.verdicts) == (taken, tuple(verdicts))
    assert first.verdict == verdicts[1]
    assert (second.evidence, second.verdicts, second.verdict) == ((), (), None)
    assert third.evidence == (other,)
    assert report.dispositions == (made,)


def test_an_article_without_claims_has_a_report(connection: Connection) -> None:
    article = make_article(connection, claims=[])

    assert get_report(connection, article).claims == ()


def test_a_single_claim_says_why_and_by_whom_it_was_dropped(
    connection: Connection,
) -> None:
    make_article(connection)
    cite(connection, "harbour/2")
    drop_claim(connection, find(connection, "harbour/2"), because="no", by="bob")

    dropped = get_checked_claim(connection, find(connection, "harbour/2"))
    stands = get_checked_claim(connection, find(connection))

    assert (dropped.drop_reason, dropped.dropped_by) == ("no", "bob")
    assert len(dropped.evidence) == 1
    assert (stands.drop_reason, stands.dropped_by, stands.evidence) == (None, None, ())
