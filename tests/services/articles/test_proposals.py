"""Storing what an engine proposes."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.extraction.proposal import ProposedClaim
from claims.records import Span
from claims.services.articles.proposals import Extraction, as_proposed
from claims.services.claims.claim_list import get_claim, list_claims
from claims.services.core.claim_filter import Filter
from claims.services.core.lookup import find_article
from claims.vocabulary import Kind
from support import TEXT, make_article, make_document, propose
from support import claim as find
from support_desk import damage, take_in


def test_claims_are_numbered_in_the_order_proposed(connection: Connection) -> None:
    make_article(connection)

    found = [get_claim(connection, find(connection, f"harbour/{n}")) for n in (1, 2, 3)]

    assert [each.spans[0].quote for each in found] == [
        "40,000 vehicles a day",
        "Mayor Ada Quill said",
        "spent 12 million on repairs",
    ]
    assert found[2].speaker == "Ada Quill"
    assert [each.engine for each in found] == ["test 1"] * 3
    assert found[0].reasons == ("a test",)


def test_a_claim_of_several_parts_and_mentions_is_stored_so(
    connection: Connection,
) -> None:
    proposal = ProposedClaim(
        statement="The harbour bridge reopens in May.",
        spans=((0, 14), (18, 24)),
        kind=Kind.PREDICTION,
        speaker=None,
        check_worthiness=0.5,
        reasons=(),
        mentions=(((25, 27), (28, 31)),),
    )

    make_article(connection, claims=[proposal])

    found = get_claim(connection, find(connection))
    assert [each.quote for each in found.spans] == ["Harbour bridge", "reopen"]
    assert found.mentions == ((Span(25, 27, "in"), Span(28, 31, "May")),)


def test_a_proposal_without_a_place_in_the_text_is_left_out_and_counted(
    connection: Connection,
) -> None:
    good = propose(TEXT, "40,000 vehicles a day")
    bad = [
        replace(good, spans=()),
        replace(good, spans=((5, 5),)),
        replace(good, spans=((0, 9999),)),
        replace(good, spans=((8, 14), (0, 7))),
        replace(good, mentions=(((7, 8),),)),
    ]
    extraction = Extraction("test", "1", [bad[0], good, *bad[1:]], [(0, len(TEXT))])

    done = take_in(connection, extraction=extraction)

    assert (done.claims, done.rejected, done.sentences) == (1, 5, 1)
    assert [each.id for each in list_claims(connection, Filter())] == ["harbour/1"]
    run = connection.execute(sa.select(schema.extraction_run)).one()
    assert (run.engine, run.proposed, run.rejected) == ("test", 1, 5)
    assert damage(connection, find_article(connection, "harbour")) == []


def test_what_would_be_proposed_is_what_is_stored_but_for_its_name(
    connection: Connection,
) -> None:
    proposals = [
        propose(TEXT, "40,000 vehicles a day", kind=Kind.QUANTITY, speaker="Quill"),
        replace(propose(TEXT, "May"), mentions=(((0, 7),),)),
    ]
    extraction = Extraction("test", "1", proposals, [])
    take_in(connection, extraction=extraction)

    shown = as_proposed(make_document(), extraction, "harbour")

    stored = list_claims(connection, Filter(), sort="number")
    assert shown == [replace(each, id=None) for each in stored]
