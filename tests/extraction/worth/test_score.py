"""How much a claim is worth checking, and the reasons that are given for it."""

import zlib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.worth.features import SIZE, joint, words_of
from claims.extraction.worth.model import pack, shipped, unpack
from claims.extraction.worth.score import weights, worth
from claims.vocabulary import Kind
from support import Invoke

ARTICLE = """\
Floods hit Arden

The flood killed 3.4 million fish in 2019, the first such loss in Arden.
Mayor Ann Lee said the river was lovely.
Jordan Smith accused Mayor Ann Lee of fraud on Monday.
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The flood killed 3.4 million fish.", "3.4 million"),
        ("Prices rose by $1,200.", "$1,200"),
        ("Turnout reached 61%.", "61%"),
        ("The bridge fell in 1931.", "names a date: 1931"),
        ("The bridge fell on 3 May 1931.", "names a date: 3 May 1931"),
        ("The bridge fell on Monday.", "names a date: Monday"),
        ("It was the first loss.", "first"),
        ("The flood killed a man.", "killed"),
        ("The union accused Mayor Ann Lee of fraud.", "criticises a named person"),
        ("The union denied the report.", "denied"),
        ("The union met Mayor Ann Lee.", "names somebody"),
    ],
)
def test_what_the_words_name_is_a_reason(text: str, reason: str) -> None:
    _, reasons = worth(text, Kind.EVENT, speaker=None)

    assert reasons[0] == "event"
    assert reason in reasons[1:-1]


@pytest.mark.parametrize(
    "text", ["It may rain.", "They march on.", "It weighs 2019.5 kg."]
)
def test_a_word_that_only_looks_like_a_date_is_none(text: str) -> None:
    _, reasons = worth(text, Kind.EVENT, speaker=None)

    assert not any("date" in reason for reason in reasons)


def test_who_says_it_and_the_model_are_reasons() -> None:
    _, reasons = worth("The dam is safe.", Kind.STATE, speaker="Ann Lee")

    assert "says Ann Lee" in reasons
    assert reasons[-1].startswith("worded like a checked claim: 0.")


def test_the_kind_matters_most() -> None:
    text = "The tax is a burden of 12 percent."
    by_kind = {kind: worth(text, kind, speaker=None)[0] for kind in Kind}

    assert by_kind[Kind.QUANTITY] > by_kind[Kind.RELATION] > by_kind[Kind.OPINION]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rents rose 7.1% in May.", Kind.QUANTITY),
        ("The bridge was closed on 4 May 1990.", Kind.EVENT),
        ("It was the first flight of a winged craft.", Kind.COMPARISON),
        ("“The dam held all night,” the mayor said.", Kind.ATTRIBUTION),
        ("Mayor Ann Lee accused Tom Haas of theft.", Kind.ATTRIBUTION),
        ("The mayor said that rents rose 7.1%.", Kind.ATTRIBUTION),
    ],
)
def test_what_can_be_looked_up_comes_before_that_somebody_spoke(
    text: str, kind: Kind
) -> None:
    spoke, _ = worth("The mayor said that it was so.", Kind.ATTRIBUTION, speaker=None)
    known, _ = worth("The Red Cross is a charity.", Kind.RELATION, speaker=None)

    assert worth(text, kind, speaker=None)[0] > max(spoke, known)


def test_words_in_quotation_marks_count_where_the_statement_lost_its_marks() -> None:
    text = "It held all night, the mayor said."

    plain, _ = worth(text, Kind.ATTRIBUTION, speaker=None)
    figure, reasons = worth(text, Kind.ATTRIBUTION, speaker=None, quoted=True)

    assert figure > plain
    assert "quotes words" in reasons


def test_what_somebody_expects_is_worth_less_than_what_is_planned() -> None:
    text = "The road will open in May."

    planned, _ = worth(text, Kind.PREDICTION, speaker=None)
    expected, _ = worth(text, Kind.PREDICTION, speaker="Ann Lee")

    assert planned > expected


def test_wording_of_debates_is_told_apart() -> None:
    *_, fact = shipped().probabilities("Unemployment rose to 9.5 percent last year.")
    *_, talk = shipped().probabilities(
        "I think we can do better, and I want to thank you."
    )

    assert fact > 0.7
    assert talk < 0.1


@given(st.text())
def test_any_text_gets_the_same_figure_between_0_and_1_every_time(text: str) -> None:
    figure, reasons = worth(text, Kind.STATE, speaker=None)

    assert 0 <= figure <= 1
    assert reasons[0] == "state"
    assert worth(text, Kind.STATE, speaker=None) == (figure, reasons)
    assert sum(shipped().probabilities(text)) == pytest.approx(1)


@given(st.text())
def test_every_feature_is_in_range(text: str) -> None:
    words = words_of(text)

    for feature in [*joint(words), *(part for word in words for part in word.features)]:
        assert 0 <= feature < SIZE


def test_the_shipped_model_is_small_and_what_the_program_expects() -> None:
    content = (files("claims.data") / "worth.bin").read_bytes()

    model = unpack(content)

    assert len(content) <= 100_000
    assert sum(map(bool, model.worthy)) > 10_000
    found = model.probabilities("Exports doubled to $3 billion in 1976.")
    assert found == shipped().probabilities("Exports doubled to $3 billion in 1976.")
    # What the features hash to must not change under a model that is already learned.
    assert found == pytest.approx(KNOWN, abs=0.001)


KNOWN = (0.015, 0.027, 0.958)


def test_every_shipped_weight_has_a_kind_or_a_mark() -> None:
    kinds = {kind.value for kind in Kind}
    said = {f"said-{kind}" for kind in kinds}
    marks = {"figure", "date", "superlative", "deed", "criticism", "name", "quotation"}
    other = {"always", "wording", "said", "saying"}

    assert set(weights()) <= other | kinds | said | marks
    assert all(weights().get(mark, 0) >= 0 for mark in marks)


FEATURES = st.dictionaries(
    st.integers(0, SIZE - 1),
    st.tuples(st.integers(-127, 127), st.integers(-127, 127)),
    max_size=50,
)


@given(FEATURES)
def test_a_model_comes_back_as_it_was_packed(
    wanted: dict[int, tuple[int, int]],
) -> None:
    features = sorted(wanted)
    columns = [wanted[k][0] for k in features], [wanted[k][1] for k in features]

    model = unpack(pack(features, columns, (0.5, 0.25), (-1.0, 1.0)))

    assert [(model.fact[k], model.worthy[k]) for k in features] == [
        wanted[k] for k in features
    ]
    assert (model.scales, model.offsets) == ((0.5, 0.25), (-1.0, 1.0))


GOOD = pack([3, 9], ([1, 2], [3, 4]), (1.0, 1.0), (0.0, 0.0))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a check-worthiness model"),
        (b"PK" + GOOD[2:], "not a check-worthiness model"),
        (GOOD[:-3], "damaged"),
        (GOOD[:40] + zlib.compress(b"abc"), "length is wrong"),
        (pack([SIZE], ([1], [1]), (1.0, 1.0), (0.0, 0.0)), "out of range"),
    ],
)
def test_another_file_is_no_model(content: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        unpack(content)


def test_a_checker_sees_the_reasons_and_picks_by_worth(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "arden.txt"
    path.write_text(ARTICLE)
    claims("ingest", str(path), "--engine", "rules")

    every = claims("list", "-f", "csv").stdout.splitlines()[1:]
    few = claims("list", "--min-worth", "0.8", "-f", "csv").stdout.splitlines()[1:]
    shown = claims("show", few[0].split(",")[0]).stdout

    assert 0 < len(few) < len(every)
    assert not any("lovely" in line for line in few if "said" not in line)
    assert "worded like a checked claim: " in shown
