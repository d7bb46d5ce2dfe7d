"""Who checks blind is told neither that nobody has ruled, nor what a ruling came to."""

from pathlib import Path

import pytest

from support import TEXT, Invoke

ONE, TWO = "harbour/1", "harbour/2"


@pytest.fixture
def harbour(claims: Invoke, tmp_path: Path) -> Invoke:
    """Two claims that bob checks blind: one is checked, one waits for the writer."""
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(path), "--engine", "sentences")
    claims("verdict", ONE, "true", "-b", "so", "--evidence", "https://example.org/1")
    claims("verdict", TWO, "unverifiable", "-b", "no", "--recheck-by", "2024-10-01")
    claims("recheck", ONE, TWO, "--to", "bob")
    return claims


@pytest.mark.parametrize(
    "words",
    [
        *("query harbour", "query harbour --all", "callsheet harbour", "articles"),
        *("stale --on 2030-01-01", "recall harbour/1", "list --status checked"),
        *("stats harbour", "show harbour", "report harbour -f markdown"),
    ],
)
def test_what_is_left_out_is_said_to_be(harbour: Invoke, words: str) -> None:
    told = harbour("--as", "bob", *words.split())

    assert "what was ruled on 2 claims is hidden: bob checks blind" in told.stderr
    assert "nothing waits" not in told.stderr
    for each in ("nobody has ruled", "no verdict"):
        assert each not in told.output


@pytest.mark.parametrize(
    "words",
    [
        *("edit harbour/1 --statement Other. --by bob", "look harbour/1 --by bob"),
        *("edit harbour/2 --speaker Quill --by bob", "look harbour/2 --by bob"),
    ],
)
def test_what_they_do_tells_no_status_of_a_verdict(harbour: Invoke, words: str) -> None:
    told = harbour(*words.split())

    assert told.stdout.endswith("it is unverified\n")
    assert told.stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        *("adjudicate harbour/1 true", "resolve harbour/1 accept"),
        *("reaffirm harbour/1", "verdict harbour/1 --withdraw", "drop harbour/1"),
    ],
)
def test_what_would_tell_of_a_verdict_is_refused_in_one_way(
    harbour: Invoke, words: str
) -> None:
    refused = harbour(*words.split(), "--because", "so", "--by", "bob", code=1).stderr

    assert refused.startswith("Error: bob holds a blind second check of harbour/1;")


def test_ready_says_whose_the_second_check_is(harbour: Invoke) -> None:
    told = harbour("--as", "bob", "ready", "harbour", "-f", "tsv", code=1).stdout

    for name in (ONE, TWO):
        [line] = [each for each in told.splitlines() if f"\t{name}\t" in each]
        assert "its second check is open; bob holds it" in line
