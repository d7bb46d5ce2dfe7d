"""The scripts that score the extraction engines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


@pytest.mark.parametrize("script", ["extraction.py", "voices.py", "quantities.py", "train_ranker.py"])
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
        "set CLAIMS_EVAL_DATA to the folder that holds extraction/"
    ]
