from claims.extraction.proposal import ProposedClaim
from claims.services.revisions.statement_update import by_place, restated
from claims.vocabulary import Kind

TEXT = "In May the city of Selby had 4,500 people."
PARTS = [(7, 41)]
NUMBER = {"touched": "number", "old": "4,000", "new": "4,500"}


def propose(statement: str, *spans: tuple[int, int]) -> ProposedClaim:
    return ProposedClaim(
        statement=statement,
        kind=Kind.QUANTITY,
        speaker=None,
        check_worthiness=0.9,
        reasons=(),
        spans=spans,
    )


def test_a_figure_is_put_in_where_the_statement_says_the_old_one_once() -> None:
    said = restated("Port Selby has 4,000 people", TEXT, PARTS, [NUMBER], by_place([]))

    assert said == "Port Selby has 4,500 people"


def test_without_a_clear_place_it_is_as_the_engine_states_the_same_words() -> None:
    gone = {"touched": "wording", "old": "port", "new": ""}
    proposals = by_place(
        [
            propose("It was May", (0, 6)),
            propose("The city of Selby had 4,500 people", *PARTS),
        ]
    )

    said = restated("Port Selby has 4,000 people", TEXT, PARTS, [gone], proposals)

    assert said == "The city of Selby had 4,500 people"


def test_without_an_engine_it_is_the_words_themselves() -> None:
    twice = "Selby had 4,000 people in 2001 and 4,000 in 2002"

    said = restated(twice, TEXT, PARTS, [NUMBER], by_place([]))

    assert said == "the city of Selby had 4,500 people"
