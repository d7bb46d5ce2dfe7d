import json

from hypothesis import given
from hypothesis import strategies as st

from claims.records import Lack, lack_fields
from claims.services.core.old_entries import state_of
from claims.vocabulary import Lacking, Stance
from claims.wording.lacks import lack_sentence

STANCES = st.sampled_from(Stance)
LACKS = st.one_of(
    st.builds(
        Lack,
        st.just(Lacking.SOURCES),
        wanted=st.integers(1, 9),
        has=st.integers(0, 9),
        stance=STANCES,
    ),
    st.builds(
        Lack, st.sampled_from([Lacking.PRIMARY, Lacking.SNAPSHOT]), stance=STANCES
    ),
    st.builds(Lack, st.just(Lacking.POINT), point=st.text(min_size=1)),
    st.just(Lack(Lacking.SECOND_CHECKER)),
    st.builds(Lack, st.just(Lacking.AGREEMENT), said=st.text(min_size=1)),
)


def entry(missing: list[str], statement: str = "It is so.") -> str:
    fields = {"missing": missing, "statement": statement}
    return json.dumps({"claim/1": fields}, separators=(",", ":"), ensure_ascii=False)


@given(st.lists(LACKS, min_size=1))
def test_sentences_of_old_entries_are_read_as_data(lacks: list[Lack]) -> None:
    text = entry([lack_sentence(each, "harbour/1") for each in lacks])

    assert state_of(text)["claim/1"]["missing"] == [lack_fields(each) for each in lacks]


def test_data_of_new_entries_is_left_as_it_is() -> None:
    fields = {"missing": [lack_fields(Lack(Lacking.SECOND_CHECKER))]}

    assert state_of(json.dumps({"claim/1": fields})) == {"claim/1": fields}


def test_an_imported_column_of_that_name_changes_no_lack() -> None:
    fields = {
        "extra": {"missing": ["a page"]},
        "missing": [lack_fields(Lack(Lacking.SECOND_CHECKER))],
    }
    text = json.dumps({"claim/1": fields}, separators=(",", ":"))

    assert state_of(text) == {"claim/1": fields}


def test_what_no_desk_ever_wrote_says_nothing() -> None:
    assert state_of(entry(["a sentence"]))["claim/1"]["missing"] == []


def test_the_words_of_an_article_are_never_taken_for_a_lack() -> None:
    said = '"missing":["a second checker; claims recheck x/1 --to NAME"]'

    assert state_of(entry([], said))["claim/1"] == {"missing": [], "statement": said}
