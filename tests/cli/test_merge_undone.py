"""``claims drop --undo`` of a claim that was merged restores both claims."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import TEXT, Invoke

PAGE, COUNT = "https://example.org/ledger", "https://example.org/count"
ONE, TWO, THREE = "harbour/1", "harbour/2", "harbour/3"


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> Invoke:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--engine", "sentences")
    return claims


def shown(claims: Invoke, name: str) -> Any:
    found = json.loads(claims("show", name, "-f", "json").stdout)
    for each in ("history", "recorded_at"):
        found.pop(each, None)
    return found


def standing(found: Any) -> list[int]:
    return [
        each["number"]
        for each in found["evidence"]
        if each["withdrawn_because"] is None
    ]


def words(found: Any) -> list[str]:
    return [
        parts[0]["quote"] for parts in (found["spans"], *found["mentions"]) if parts
    ]


def test_both_claims_are_as_they_were_before(harbour: Invoke) -> None:
    harbour("evidence", "add", TWO, PAGE, "--passage", "40,000 cars")
    before = {name: shown(harbour, name) for name in (ONE, TWO)}
    harbour("merge", ONE, TWO)

    said = harbour("drop", TWO, "--undo").stdout

    now = {name: shown(harbour, name) for name in (ONE, TWO)}
    assert said.splitlines() == [
        f"{TWO} taken back; it is unverified",
        f"{ONE} loses “{words(before[TWO])[0]}”, evidence 1; it is unverified",
    ]
    assert standing(now[ONE]) == []
    assert now[ONE]["evidence"][0]["withdrawn_because"] == (
        f"it came with {TWO}, which was taken back"
    )
    assert {**now[ONE], "evidence": []} == before[ONE]
    assert {**now[TWO], "looked_by": None} == {**before[TWO], "looked_by": None}
    harbour("db", "verify")


def test_evidence_and_words_that_were_its_own_or_a_third_claim_s_stay(
    harbour: Invoke,
) -> None:
    for name in (TWO, ONE, THREE):
        harbour("evidence", "add", name, PAGE, "--passage", "40,000 cars")
    for name in (TWO, THREE):
        harbour("evidence", "add", name, COUNT, "--passage", "a count")
    harbour("merge", ONE, TWO)
    harbour("merge", ONE, THREE)
    merged = shown(harbour, ONE)

    harbour("drop", TWO, "--undo")

    now = shown(harbour, ONE)
    assert standing(merged) == standing(now) == [1, 2]
    assert words(now) == [words(merged)[0], words(merged)[2]]
    harbour("drop", THREE, "--undo")
    assert standing(shown(harbour, ONE)) == [1]
    assert words(shown(harbour, ONE)) == words(merged)[:1]
    harbour("db", "verify")


def test_a_verdict_given_on_both_is_suspended_and_says_so(harbour: Invoke) -> None:
    harbour("evidence", "add", TWO, PAGE, "--stance", "supports")
    harbour("merge", ONE, TWO)
    harbour("verdict", ONE, "true", "-b", "so it is")

    said = harbour("drop", TWO, "--undo").stdout

    assert "evidence 1; it is suspended" in said
    assert shown(harbour, ONE)["verdicts"][0]["evidence_withdrawn"] == [1]
    harbour("db", "verify")


def test_a_merge_is_parted_on_a_later_text_too(harbour: Invoke, tmp_path: Path) -> None:
    harbour("merge", ONE, TWO)
    draft = tmp_path / "next.txt"
    draft.write_text("Late on Monday.\n" + TEXT, encoding="utf-8")
    harbour("revise", "harbour", str(draft), "--engine", "sentences")
    merged = shown(harbour, ONE)

    harbour("drop", TWO, "--undo")

    assert len(words(merged)) == 2
    assert words(shown(harbour, ONE)) == words(merged)[:1]
    assert words(shown(harbour, TWO)) == words(merged)[1:]
    harbour("db", "verify")


def test_a_dry_run_says_the_same_and_stores_nothing(harbour: Invoke) -> None:
    harbour("merge", ONE, TWO)
    merged = shown(harbour, ONE)

    told = harbour("drop", TWO, "--undo", "--dry-run")

    assert shown(harbour, ONE) == merged
    assert told.stderr == "nothing was stored\n"
    assert harbour("drop", TWO, "--undo").stdout == told.stdout


def test_the_history_of_both_tells_of_it(harbour: Invoke) -> None:
    harbour("merge", ONE, TWO)
    harbour("drop", TWO, "--undo", "--by", "bob")

    told = {
        name: json.loads(harbour("history", name, "-f", "json").stdout)[-1]
        for name in (ONE, TWO)
    }

    assert {each["what"] for each in told.values()} == {"unmerge"}
    assert told[ONE]["detail"].startswith("looked_by: ada → none; spans: ")
    assert f"drop_reason: duplicate of {ONE} → none" in told[TWO]["detail"]


@pytest.mark.parametrize("first", ["merge", "split"])
def test_what_the_kept_claim_became_is_undone_first(
    harbour: Invoke, first: str
) -> None:
    harbour("merge", ONE, TWO)
    if first == "merge":
        harbour("merge", THREE, ONE)
    else:
        text = words(shown(harbour, ONE))[0].split()
        harbour("split", ONE, "--into", text[0], "--into", text[-1].rstrip("."))

    refused = harbour("drop", TWO, "--undo", code=1).stderr

    assert f"first: claims drop {ONE} --undo" in refused
    harbour("drop", ONE, "--undo")
    harbour("drop", TWO, "--undo")
    assert len(words(shown(harbour, ONE))) == 1
    harbour("db", "verify")


def test_words_that_were_mixed_since_are_parted_by_a_person(harbour: Invoke) -> None:
    own = words(shown(harbour, ONE))[0]
    theirs = words(shown(harbour, TWO))[0]
    harbour("merge", ONE, TWO)
    harbour("edit", ONE, "--quote", own, "--quote", theirs[:-1])

    refused = harbour("drop", TWO, "--undo", code=1).stderr

    assert f"claims edit {ONE} --quote TEXT" in refused
    harbour("edit", ONE, "--quote", own)
    assert "took nothing that it has still" in harbour("drop", TWO, "--undo").stdout
    harbour("db", "verify")


def test_what_was_worked_out_of_its_evidence_is_withdrawn_first(
    harbour: Invoke,
) -> None:
    harbour("evidence", "add", TWO, PAGE, "--passage", "40,000 cars")
    harbour("merge", ONE, TWO)
    harbour("evidence", "add", ONE, "--calc", "e1 * 2")

    refused = harbour("drop", TWO, "--undo", code=1).stderr

    assert f"first: claims evidence withdraw {ONE} e2 --because TEXT" in refused
    harbour("evidence", "withdraw", ONE, "e2", "-b", "of the other")
    harbour("drop", TWO, "--undo")
    assert standing(shown(harbour, ONE)) == []


def test_who_checks_blind_parts_nothing(harbour: Invoke) -> None:
    harbour("evidence", "add", ONE, PAGE, "--stance", "supports")
    harbour("merge", ONE, TWO)
    harbour("verdict", ONE, "true", "-b", "so it is")
    harbour("recheck", ONE, "--to", "bob")

    refused = harbour("drop", TWO, "--undo", "--by", "bob", code=1).stderr

    assert f"bob holds a blind second check of {ONE}" in refused
