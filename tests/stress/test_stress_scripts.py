"""The scripts of ``make stress`` say what they tried, and that nothing was lost."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stress.faults import can_preload
from support import go_without

SAID = {
    "kills.py": r"sqlite: kills tried 6, acknowledged work lost 0, half done 0 ",
    "hostile.py": r"hostile inputs tried 4, refused \d, .*; 0 broke a bound",
    "disk_errors.py": r"sqlite: disk errors tried 4 \(\d refused\), lost 0 ",
}


@pytest.mark.parametrize("script", SAID)
def test_a_sample_of_what_can_break_loses_nothing(script: str) -> None:
    if script != "hostile.py" and not can_preload():
        go_without("the C compiler cc is not on this machine")
    path = str(Path(__file__).with_name(script))

    tried = subprocess.run(
        [sys.executable, path, "--size", "sample"], capture_output=True, text=True
    )

    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert re.search(SAID[script], tried.stdout), tried.stdout
