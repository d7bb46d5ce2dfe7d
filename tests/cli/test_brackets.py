"""Brackets in statements: data, and asked about where a reader needs a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import Invoke

ONE = "Ada Lind came to Selby in May. She opened 40 mills in 1990.\n"
STATEMENT = "She [Ada Lind] opened 40 mills in 1990"


@pytest.fixture
def mills(claims: Invoke, tmp_path: Path) -> Path:
    path = tmp_path / "mills.txt"
    path.write_text(ONE, encoding="utf-8")
    claims("ingest", str(path), "--engine", "rules")
    return path


def found(claims: Invoke) -> Any:
    listed = json.loads(claims("list", "mills", "-f", "json").stdout)
    return next(each for each in listed if "mills in" in each["statement"])


def test_brackets_are_data_beside_the_statement(claims: Invoke, mills: Path) -> None:
    claim = found(claims)

    [bracket] = claim["brackets"]
    assert claim["statement"] == STATEMENT
    assert STATEMENT[bracket["place"] :].startswith(f"[{bracket['text']}]")
    assert ONE[bracket["start"] : bracket["end"]] == "Ada Lind"
    assert bracket["revision"] == 1


def test_a_statement_that_a_person_writes_has_no_brackets(
    claims: Invoke, mills: Path
) -> None:
    claims("edit", found(claims)["id"], "--statement", "Lind opened 40 mills in 1990.")

    assert found(claims)["brackets"] == []
    assert "1 article verified" in claims("db", "verify").stdout


def test_a_new_draft_states_the_claim_anew_and_the_old_words_get_theirs_back(
    claims: Invoke, mills: Path
) -> None:
    mills.write_text(ONE.replace("40", "50"), encoding="utf-8")
    claims("revise", "mills", str(mills), "--engine", "rules")
    changed = found(claims)
    mills.write_text(ONE, encoding="utf-8")
    claims("revise", "mills", str(mills), "--engine", "rules")

    assert changed["statement"] == STATEMENT.replace("40", "50")
    assert [each["text"] for each in changed["brackets"]] == ["Ada Lind"]
    assert found(claims)["statement"] == STATEMENT
    assert [each["text"] for each in found(claims)["brackets"]] == ["Ada Lind"]
    assert "1 article verified" in claims("db", "verify").stdout


def test_a_call_sheet_asks_for_a_sentence_while_brackets_stand(
    claims: Invoke, mills: Path
) -> None:
    name = found(claims)["id"]

    asked = claims("callsheet", "mills").stderr
    claims("edit", name, "--statement", "Lind opened 40 mills in 1990.")
    settled = claims("callsheet", "mills").stderr

    assert f"claims edit {name} --statement TEXT" in asked
    assert "brackets" not in settled


def test_looking_again_changes_no_statement(claims: Invoke, mills: Path) -> None:
    claims("edit", found(claims)["id"], "--statement", "Lind opened 40 mills in 1990.")
    before = claims("list", "mills", "-f", "json").stdout

    claims("extract", "mills", "--engine", "rules")

    assert claims("list", "mills", "-f", "json").stdout == before
