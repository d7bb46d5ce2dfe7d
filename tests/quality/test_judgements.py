"""The tally of what readers said of proposals: every mark stands beside its words."""

import json
from pathlib import Path

import pytest

from quality.judgements import JUDGEMENTS, Judged, agreement, read_judgements


def test_every_row_that_was_read_has_the_words_of_its_text() -> None:
    for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (JUDGEMENTS.parent / f"{row['text']}.txt").read_text(encoding="utf-8")
        assert all(text[start:end].strip() for start, end in row["spans"]), line


def test_agreement_leaves_out_what_chance_would_give() -> None:
    rows = [Judged("a", *pair) for pair in [("good", "good"), ("torn", "good")] * 2]

    assert agreement(rows) == (0.5, 0.0)
    assert agreement(rows[:1]) == (1.0, 1.0)


def test_a_mark_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text('{"text": "a", "first": "fine", "second": "good"}\n')

    with pytest.raises(ValueError, match="none of good, clumsy"):
        read_judgements(path)
