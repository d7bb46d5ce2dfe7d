"""Looking for claims again: only what is new is added, nothing else is touched."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.services.articles.known_claims import _nearly
from support import Invoke

TEXT = """Harbour reopens

The harbour of Port Selby reopened on Monday. Mayor Ada Lind said the repairs had cost
4.2 million crowns and took nine months. Two ships, both Danish, left for Oslo.
"""


@pytest.fixture
def draft(claims: Invoke, tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--engine", "rules")
    return "harbour"


def listed(claims: Invoke) -> list[dict[str, object]]:
    shown = claims("list", "harbour", "--limit", "0", "--sort", "number", "-f", "json")
    found: list[dict[str, object]] = json.loads(shown.stdout)
    return found


def test_the_same_engine_finds_nothing_new(claims: Invoke, draft: str) -> None:
    before = listed(claims)

    shown = claims("extract", draft, "--engine", "rules")

    assert shown.stdout == "harbour: rules 1 finds nothing new\n"
    assert listed(claims) == before


def test_another_engine_adds_what_is_new_and_says_what_it_is(
    claims: Invoke, draft: str
) -> None:
    before = listed(claims)

    shown = claims("extract", draft, "--engine", "spacy")

    after = listed(claims)
    assert "claims added by spacy 3 (en_core_web_sm 3.8.0), numbered" in shown.stdout
    assert after[: len(before)] == before
    added = after[len(before) :]
    assert added
    assert {each["engine"] for each in added} == {"spacy 3 (en_core_web_sm 3.8.0)"}
    assert claims("extract", draft, "--engine", "spacy").stdout.endswith(
        "nothing new\n"
    )
    assert "extract" in claims("history", draft).stdout
    claims("db", "verify")


def test_a_dry_run_shows_the_difference_and_stores_nothing(
    claims: Invoke, draft: str
) -> None:
    before = listed(claims)

    shown = claims("extract", draft, "--engine", "spacy", "--dry-run", "-f", "jsonl")

    new = [json.loads(line) for line in shown.stdout.splitlines()]
    assert new
    for claim in new:
        assert claim["id"] is None
        for span in claim["spans"]:
            assert TEXT[span["start"] : span["end"]] == span["quote"]
    assert f"{len(new)} claims would be added" in shown.stderr
    assert "it does not propose" in shown.stderr
    assert listed(claims) == before


def test_what_a_person_dropped_or_changed_does_not_come_back(
    claims: Invoke, draft: str
) -> None:
    numbers = [str(each["id"]) for each in listed(claims)]
    claims("drop", numbers[0], "--because", "headline")
    claims("edit", numbers[1], "--kind", "opinion", "--statement", "It did.")
    claims("edit", numbers[2], "--quote", "Oslo")
    before = listed(claims)

    claims("extract", draft, "--engine", "rules")

    assert listed(claims) == before
    claims("db", "verify")


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(["kind", "speaker", "span", "drop"])
        ),
        max_size=4,
    )
)
def test_whatever_a_person_did_the_engine_adds_nothing(
    claims: Invoke, draft: str, changes: list[tuple[int, str]]
) -> None:
    ids = [str(each["id"]) for each in listed(claims)]
    for place, change in changes:
        name = ids[place % len(ids)]
        match change:
            case "kind":
                claims("edit", name, "--kind", "rule")
            case "speaker":
                claims("edit", name, "--speaker", "Somebody Else")
            case "span":
                claims("edit", name, "--quote", "nine months")
            case _:
                claims("drop", name, "--because", "no claim")
                claims("drop", name, "--undo")
    before = listed(claims)

    claims("extract", draft, "--engine", "rules")

    assert listed(claims) == before


def test_the_members_of_a_list_are_all_added(claims: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "The long strike of the port's many workers hurt the trade in rice, maize and"
        " soybean for about nine months of that very year.\n",
        encoding="utf-8",
    )
    claims("ingest", str(path), "--engine", "sentences")

    claims("extract", "list", "--engine", "rules")

    again = claims("extract", "list", "--engine", "rules")
    assert "nothing new" in again.stdout
    said = claims("list", "list", "--limit", "0").stdout
    assert "rice" in said
    assert "maize" in said
    assert "soybean" in said


def test_what_a_person_dropped_does_not_come_back_by_another_engine(
    claims: Invoke, draft: str
) -> None:
    claims("extract", draft, "--engine", "spacy")
    for each in listed(claims):
        claims("drop", str(each["id"]), "--because", "no claim")
    before = listed(claims)

    claims("extract", draft, "--engine", "rules")
    claims("extract", draft, "--engine", "spacy")

    assert listed(claims) == before


def test_nothing_is_proposed_where_a_person_said_that_nothing_is(
    claims: Invoke, draft: str
) -> None:
    claims("nothing-here", draft, "--quote", TEXT.splitlines()[2], "--because", "known")
    start = TEXT.index(TEXT.splitlines()[2])
    quiet = (start, start + len(TEXT.splitlines()[2]))

    claims("extract", draft, "--engine", "sentences")
    claims("extract", draft, "--engine", "spacy")

    for each in listed(claims):
        if each["engine"] != "rules 1":
            spans: list[dict[str, int]] = each["spans"]  # type: ignore[assignment]
            assert not all(
                quiet[0] <= span["start"] and span["end"] <= quiet[1] for span in spans
            )


@pytest.mark.parametrize(
    "text",
    [
        "港は月曜日に再開した。費用は4億円だった。住民は喜んでいる。",
        "Ready 🙏🏽. Steady!",
        "«1». – 2.",
    ],
)
def test_in_any_script_a_second_run_adds_nothing(
    claims: Invoke, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "port.txt"
    path.write_text(text, encoding="utf-8")
    claims("ingest", str(path), "--engine", "sentences")

    shown = claims("extract", "port", "--engine", "sentences")

    assert "nothing new" in shown.stdout


def test_an_unknown_engine_is_refused(claims: Invoke, draft: str) -> None:
    shown = claims("extract", draft, "--engine", "oracle", code=1)

    assert (
        shown.stderr
        == "Error: no engine oracle; there are: spacy, rules, sentences, llm\n"
    )


def test_markdown_is_read_again_as_it_was(claims: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "harbour.md"
    path.write_text("# Harbour\n\nThe *old* harbour reopened in 2021.\n", "utf-8")
    claims("ingest", str(path), "--engine", "rules")
    before = listed(claims)

    claims("extract", "harbour", "--engine", "rules")

    assert listed(claims) == before


@pytest.fixture
def cost(claims: Invoke, tmp_path: Path) -> str:
    """An article with one claim, a quantity; ``sentences`` takes it for an event."""
    path = tmp_path / "cost.txt"
    path.write_text("The new harbour cost 4 million crowns.\n", encoding="utf-8")
    claims("ingest", str(path), "--engine", "rules")
    return "cost"


def test_what_an_edit_replaced_does_not_come_back_as_another_kind(
    claims: Invoke, cost: str
) -> None:
    claims("edit", "cost/1", "--quote", "crowns")

    shown = claims("extract", cost, "--engine", "sentences")

    assert "nothing new" in shown.stdout


def test_stretches_with_nothing_to_check_add_up(claims: Invoke, cost: str) -> None:
    for quote in ("The new harbour", "cost 4 million crowns"):
        shown = claims("extract", cost, "--engine", "sentences", "--dry-run")
        assert "1 claim would be added" in shown.stderr
        claims("nothing-here", cost, "--quote", quote, "--because", "known")

    shown = claims("extract", cost, "--engine", "sentences")

    assert "nothing new" in shown.stdout


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (range(10), range(1, 11), True),
        (range(10), range(10), True),
        (range(11), range(1, 10), True),
        (range(11), range(3, 11), False),
        (range(9), range(2, 11), False),
        # Members of a list at its end, at its start and in its middle.
        ([*range(9), 9], [*range(9), 10], False),
        ([0, *range(2, 11)], [1, *range(2, 11)], False),
        ([*range(5), 5, *range(7, 11)], [*range(5), 6, *range(7, 11)], False),
    ],
)
def test_what_differs_at_the_two_ends_is_nearly_the_same(
    one: Sequence[int], other: Sequence[int], same: bool
) -> None:
    assert _nearly(frozenset(one), frozenset(other)) is same
    assert _nearly(frozenset(other), frozenset(one)) is same


def test_what_was_added_is_one_record_where_it_is_asked_for(
    claims: Invoke, draft: str
) -> None:
    count = len(listed(claims))

    shown = claims("extract", draft, "--engine", "sentences", "-f", "json")
    again = claims("extract", draft, "--engine", "sentences", "-f", "jsonl")
    table = claims("extract", draft, "--engine", "sentences", "-f", "csv")

    added = json.loads(shown.stdout)
    total = len(listed(claims))
    assert added == {
        "article": "harbour",
        "engine": "sentences 1",
        "added": total - count,
        "first": count + 1,
        "last": total,
        "rejected": 0,
    }
    assert json.loads(again.stdout)["added"] == 0
    assert json.loads(again.stdout)["first"] is None
    assert table.stdout.splitlines()[0] == "article,engine,added,first,last,rejected"


def test_a_dry_run_names_what_nobody_worked_on(claims: Invoke, draft: str) -> None:
    names = [str(each["id"]) for each in listed(claims)]
    assert len(names) > 3
    claims("drop", names[0], "--because", "no claim")
    claims("edit", names[1], "--statement", "It did.")
    claims("verdict", names[2], "unverifiable", "--because", "nobody knows")

    shown = claims("extract", draft, "--engine", "sentences", "--dry-run")

    [line] = [each for each in shown.stderr.splitlines() if "not propose" in each]
    listed_names = line.partition(": ")[2].split(", ")
    assert set(listed_names) <= set(names[3:])
    assert listed_names
