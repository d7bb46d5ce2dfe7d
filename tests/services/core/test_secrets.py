"""What names a confidential source is struck out of whatever is shown."""

from sqlalchemy import Connection

from claims.services.claims.claim_edit import edit_claim
from claims.services.core.secrets import Secrets
from claims.services.evidence.sources import NewSource, add_source
from claims.services.reports.article_report import get_checked_claim
from claims.vocabulary import SourceKind
from support import claim as find
from support import make_article
from support_desk import cite, rule

SECRET = NewSource("Will Doe", SourceKind.PERSON, contact="555 0100", confidential=True)


def test_a_name_is_struck_out_of_what_is_about_no_claim(connection: Connection) -> None:
    number = add_source(connection, SECRET, by="ada").id

    seen = Secrets(connection).seen(["Will Doe (555-0100) will tell", "Doe", "a doe"])

    label = f"[confidential source {number}]"
    assert seen == [f"{label} ({label}) will tell", label, "a doe"]


def test_each_word_of_a_name_counts_where_the_claim_rests_on_them(
    connection: Connection,
) -> None:
    make_article(connection)
    number = add_source(connection, SECRET, by="ada").id
    cite(connection, source=SECRET.name)
    secrets = Secrets(connection)

    assert secrets.seen("will", "harbour/1") == f"[confidential source {number}]"
    assert secrets.seen("will", "harbour/2") == "will"


def test_what_the_words_of_the_claim_name_stays_but_no_typed_statement(
    connection: Connection,
) -> None:
    make_article(connection)
    mayor = NewSource("Ada Quill", SourceKind.PERSON, confidential=True)
    add_source(connection, mayor, by="ada")
    doe = add_source(connection, SECRET, by="ada").id
    cite(connection, "harbour/2", source=mayor.name)
    rule(connection, "harbour/2", because="Ada Quill said so")
    edit_claim(
        connection, find(connection), by="ada", changes={"statement": "Doe said so"}
    )
    secrets = Secrets(connection)

    second = secrets.seen(get_checked_claim(connection, find(connection, "harbour/2")))
    first = secrets.seen(get_checked_claim(connection, find(connection)))

    assert second.verdicts[0].rationale == "Ada Quill said so"
    assert first.claim.statement == f"[confidential source {doe}] said so"
