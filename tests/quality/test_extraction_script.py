"""The scripts that score the extraction engines and check-worthiness."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
MISSING = {
    "extraction.py": "extraction/",
    "llm.py": "extraction/",
    "turned.py": "extraction/",
    "voices.py": "extraction/",
    "quantities.py": "quantities/",
    "worth.py": "checkworthiness/ and extraction/",
}


@pytest.mark.parametrize("script", MISSING)
def test_without_its_data_it_says_so_and_exits_with_2(script: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "CLAIMS_EVAL_DATA"}

    done = subprocess.run(
        [sys.executable, str(FOLDER / script)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"set CLAIMS_EVAL_DATA to the folder that holds {MISSING[script]}"
    ]
