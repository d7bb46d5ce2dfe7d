"""What kind of thing a claim asserts, read off a parse."""

import pytest

from claims.extraction.spacy.kind import kind
from claims.extraction.spacy.model import load
from claims.extraction.spacy.parse import parse
from claims.vocabulary import Kind


def kind_of(text: str, claim: str) -> Kind:
    start = text.index(claim)
    end = start + len(claim)
    for sentence in parse(text, load()):
        words = frozenset(w.i for w in sentence.words if start <= w.start < end)
        if words:
            return kind(sentence, words)
    raise AssertionError(claim)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army destroyed the bridge on Friday.", Kind.EVENT),
        ("Two men were arrested at the border.", Kind.QUANTITY),
        ("The judge sentenced him to four years in prison.", Kind.EVENT),
        ("Rents went up by 7.1%.", Kind.QUANTITY),
        ("The population fell to 3.4 million.", Kind.QUANTITY),
        ("The lake lies 4,380 metres above sea level.", Kind.QUANTITY),
        ("Sales were 18% lower than last year.", Kind.COMPARISON),
        ("Kestrel is the largest builder in the country.", Kind.COMPARISON),
        ("Costs were unchanged.", Kind.COMPARISON),
        ("Anna Weiss is the head of the clinic.", Kind.RELATION),
        ("The museum is closed.", Kind.STATE),
        ("The two sides do not share a border.", Kind.STATE),
        ("The minister will visit the town.", Kind.PREDICTION),
        ("Parliament is expected to vote in June.", Kind.PREDICTION),
        ("The forms must be returned within a week.", Kind.RULE),
        ("The law requires owners to register their dogs.", Kind.RULE),
        ("When a member fails to pay, the board can suspend it.", Kind.RULE),
        ("Ministers should resign over the affair.", Kind.OPINION),
        ("Anna Weiss said that the clinic was full.", Kind.ATTRIBUTION),
        ("Anna Weiss pleaded guilty.", Kind.ATTRIBUTION),
        ("The tower is hideous.", Kind.OPINION),
        ("The second act is far too long.", Kind.OPINION),
        ("It would be a shame.", Kind.OPINION),
        ("Visitors may not touch the carvings.", Kind.RULE),
        ("If the bell rings, everyone must leave.", Kind.RULE),
        ("A quorum is the smallest number of members that can vote.", Kind.RELATION),
        ("The crime carries a maximum sentence of ten years.", Kind.RULE),
        ("The archive was closed throughout the war.", Kind.STATE),
        ("The kitchen was infested with mice.", Kind.STATE),
        ("There is no hospital on the island.", Kind.STATE),
        ("The summer was the wettest on record.", Kind.COMPARISON),
        ("The club ranks third in the league.", Kind.COMPARISON),
        ("Never before had the parliament sat on a Sunday.", Kind.COMPARISON),
        ("The referee should apologise.", Kind.OPINION),
        ("A decision is expected by June.", Kind.PREDICTION),
        ("Voting begins at 3 pm today.", Kind.PREDICTION),
        ("The child became unable to walk.", Kind.EVENT),
        ("Tom Haas became mayor.", Kind.RELATION),
        ("The aim was to win.", Kind.STATE),
        ("Two suspects are being questioned.", Kind.QUANTITY),
        ("The suspect is being questioned.", Kind.EVENT),
        ("The share is above 95%.", Kind.QUANTITY),
        ("There was no record of any loan.", Kind.STATE),
    ],
)
def test_a_sentence_has_the_kind_of_what_it_asserts(text: str, expected: Kind) -> None:
    assert kind_of(text, text.rstrip(".")) == expected


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("Tom Haas, 61, opened the fair.", "Tom Haas, 61", Kind.QUANTITY),
        (
            "Dr Ada Roth, a surgeon at the clinic, agreed to pay.",
            "Ada Roth, a surgeon at the clinic",
            Kind.RELATION,
        ),
        (
            "Otto Ravn, who took office in May, was absent.",
            "Otto Ravn, who took office in May",
            Kind.EVENT,
        ),
        (
            "He left the group called the Sea Org in May.",
            "the group called the Sea Org",
            Kind.RELATION,
        ),
        (
            "It cites a blog written by Tom Haas.",
            "a blog written by Tom Haas",
            Kind.RELATION,
        ),
        ("Tom Haas urged them to leave.", "them to leave", Kind.OPINION),
        ("Analysts expect higher prices.", "higher prices", Kind.PREDICTION),
        (
            "Tom Haas said the police had lost the file.",
            "the police had lost the file",
            Kind.EVENT,
        ),
    ],
)
def test_a_part_of_a_sentence_has_a_kind_of_its_own(
    text: str, claim: str, expected: Kind
) -> None:
    assert kind_of(text, claim) == expected
