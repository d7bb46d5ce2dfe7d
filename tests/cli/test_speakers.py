"""A speaker is the whole name that a reader would write down, in every engine."""

import json
from pathlib import Path

import pytest

from support import Invoke

TEXT = """Norway and Sweden close the strait

The Ministry of Health opened a clinic in Marl on Monday. The ministry said that 40
nurses work there. The Fenwick Report found that the roof had leaked. The National
Rail Inspectorate (NRI) looked at the track. The NRI said that a signal had failed.
Both countries said that they have 90 ships in the strait. The Norwegian foreign
ministry said that the strait would reopen in June. The audit of the port found that
12 contracts were lost.
"""


def speakers(claims: Invoke, article: str, text: str) -> dict[str, str | None]:
    shown = claims("list", article, "--limit", "0", "-f", "json")
    return {
        " … ".join(text[part["start"] : part["end"]] for part in each["spans"]): each[
            "speaker"
        ]
        for each in json.loads(shown.stdout)
    }


@pytest.mark.parametrize("reader", ["rules", "spacy"])
def test_no_speaker_is_cut_to_a_noun_that_could_be_anybody(
    claims: Invoke, tmp_path: Path, reader: str
) -> None:
    path = tmp_path / "strait.txt"
    path.write_text(TEXT, encoding="utf-8")

    claims("ingest", str(path), "--engine", reader)

    said = speakers(claims, "strait", TEXT)
    assert {name for name in said.values() if name} == {
        "Ministry of Health",
        "Fenwick Report",
        "National Rail Inspectorate",
        "Both countries",
        "the Norwegian foreign ministry",
        "the audit of the port",
    }
    assert said["40\nnurses work there"] == "Ministry of Health"


@pytest.mark.parametrize("reader", ["rules", "spacy"])
def test_a_short_name_is_the_one_that_was_named_last(
    claims: Invoke, tmp_path: Path, reader: str
) -> None:
    path = tmp_path / "courts.txt"
    text = (
        "The Court of Arbitration met on Monday. The court said that the contract was"
        " void. The Marl District Court sat too. The court said that the mayor was"
        " free. No ministry was asked. The ministry said that it was closed."
    )
    path.write_text(text, encoding="utf-8")

    claims("ingest", str(path), "--engine", reader)

    said = speakers(claims, "courts", text)
    assert said["the contract was void"] == "Court of Arbitration"
    assert said["the mayor was free"] == "Marl District Court"
    assert said["it was closed"] == "the ministry"


@pytest.mark.parametrize("reader", ["rules", "spacy"])
def test_what_the_sentence_calls_wrong_is_no_claim_without_saying_so(
    claims: Invoke, tmp_path: Path, reader: str
) -> None:
    path = tmp_path / "crane.txt"
    text = (
        "Tom Haas falsely claimed that the crane was new. It was built in 1961."
        " Tom Haas said that the port was closed."
    )
    path.write_text(text, encoding="utf-8")

    claims("ingest", str(path), "--engine", reader)

    said = speakers(claims, "crane", text)
    assert "Tom Haas falsely claimed that the crane was new" in said
    assert "the crane was new" not in said
    assert said["the port was closed"] == "Tom Haas"
