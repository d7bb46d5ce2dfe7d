"""What a claim's words state, shown beside them."""

import json
from pathlib import Path

from support import Invoke


def test_figures_and_dates_stand_beside_the_words(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text("The harbour cost 4.2 million crowns. It opened on Friday.\n")
    claims("ingest", str(path), "--published-on", "2024-09-02")

    shown = claims("show", "harbour/1").stdout
    assert "states   4.2 million crowns = 4200000 crown" in shown
    [first, second] = json.loads(
        claims("list", "--sort", "number", "-f", "json").stdout
    )
    assert first["extra"]["values"][0]["start"] == 17
    assert second["extra"]["values"] == [
        {
            "start": 50,
            "end": 56,
            "quote": "Friday",
            "type": "date",
            "value": "2024-08-30/2024-08-30",
            "unit": None,
            "dimension": None,
            "hedge": None,
            "low": "2024-08-30",
            "high": "2024-08-31",
        }
    ]
    claims("edit", "harbour/1", "--quote", "The harbour")
    claims("edit", "harbour/2", "--quote", "opened on Friday")
    claims("add", "harbour", "--quote", "4.2 million")
    assert "states" not in claims("show", "harbour/1").stdout
    assert "Friday = 2024-08-30/2024-08-30" in claims("show", "harbour/2").stdout
    assert "4.2 million = 4200000" in claims("show", "harbour/3").stdout
    claims("db", "verify")
