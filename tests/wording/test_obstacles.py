import pytest

from claims.records import Lack, Obstacle
from claims.vocabulary import Lacking, Objection
from claims.wording.obstacles import LONGEST, obstacle_words, reason_of

FACTS = {
    "failed": "refuted",
    "speaker": "Ada Quill",
    "checker": "ada",
    "answer": "stet",
    "count": "2",
    "rating": "false",
    "day": "2026-01-02",
    "whom": "Ada Quill",
    "article": "harbour",
    "sentence": "4",
    "reason": "the ledger errs",
}


def obstacle(kind: Objection, *told: str, **facts: str) -> Obstacle:
    lack = Lack(Lacking.AGREEMENT, said="False")
    return Obstacle(kind, "harbour/1", {**FACTS, **facts}, told, lack)


@pytest.mark.parametrize("kind", Objection)
def test_every_objection_says_what_is_the_matter_and_the_way_out(
    kind: Objection,
) -> None:
    reason = reason_of(obstacle(kind, "number: 3 → 4"))

    assert (reason.kind, reason.subject) == (kind, "harbour/1")
    assert reason.reason
    assert "claims " in reason.way


def test_a_change_that_can_be_reaffirmed_says_so() -> None:
    stands = obstacle_words(obstacle(Objection.SUSPENDED, latest="yes"))
    is_gone = obstacle_words(obstacle(Objection.SUSPENDED))

    assert stands.way.startswith("claims reaffirm harbour/1")
    assert is_gone.way == "claims verdict harbour/1 RATING --because TEXT"
    assert is_gone.what == "its words changed under the verdict"


def test_long_words_are_cut_short() -> None:
    what, _ = obstacle_words(obstacle(Objection.UNCOVERED, "word " * 40))

    assert len(what) == len("nobody looked at “”") + LONGEST
    assert what.endswith("…”")
