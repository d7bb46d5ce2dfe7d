import pytest

from claims.records import Lack, lack_fields, lack_of
from claims.vocabulary import Lacking, Stance
from claims.wording.lacks import lack_sentence, lack_words

LACKS = [
    Lack(Lacking.SOURCES, wanted=1, has=0, stance=Stance.SUPPORTS),
    Lack(Lacking.SOURCES, wanted=2, has=1, stance=Stance.REFUTES),
    Lack(Lacking.PRIMARY, stance=Stance.SUPPORTS),
    Lack(Lacking.SNAPSHOT, stance=Stance.SUPPORTS),
    Lack(Lacking.POINT, point="the unit's base; or the year"),
    Lack(Lacking.SECOND_CHECKER),
    Lack(Lacking.EVIDENCE, piece=2, became="withdrawn"),
    Lack(Lacking.AGREEMENT, said="Mostly false; see note"),
]


def test_every_kind_is_tried_here() -> None:
    assert {lack.kind for lack in LACKS} == set(Lacking)


@pytest.mark.parametrize("lack", LACKS, ids=lambda lack: lack.kind)
def test_a_lack_is_read_back_as_it_was_stored(lack: Lack) -> None:
    assert lack_of(lack_fields(lack)) == lack


@pytest.mark.parametrize("lack", LACKS, ids=lambda lack: lack.kind)
def test_a_lack_is_said_with_the_command_that_supplies_it(lack: Lack) -> None:
    what, way = lack_words(lack, "harbour/1")

    assert lack_sentence(lack, "harbour/1") == f"{what}; {way}"
    assert ("harbour/1" in way) == (lack.kind is not Lacking.POINT)


def test_one_source_is_no_plural() -> None:
    one, two = (lack_words(lack, "harbour/1").what for lack in LACKS[:2])

    assert one == "1 independent source cited, it has 0"
    assert two == "2 independent sources cited, it has 1"
