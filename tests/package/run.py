"""Install the wheel as users do, and work with it. Run by ``make package``."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from package.bare_job import mend_what_lacks
from package.environment import ROOT, Environment, build
from package.main_job import do_main_job, do_the_rest

JOBS = {"all": "with every extra", "bare": "without any extra"}


def main() -> None:
    """Do each job in a process of its own, side by side; exit 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="this one; else it is built")
    parser.add_argument("--job", choices=JOBS, help="only this one")
    options = parser.parse_args()
    wheel = (options.wheel or build(ROOT / "dist")).resolve()
    if options.job:
        do(options.job, wheel)
        return
    began = time.monotonic()
    command = [sys.executable, __file__, "--wheel", str(wheel), "--job"]
    running = {
        job: subprocess.Popen(
            [*command, job], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for job in JOBS
    }
    for job, process in running.items():
        said, _ = process.communicate()
        print(f"== {wheel.name} {JOBS[job]}\n{said}", flush=True)
    if failed := [JOBS[job] for job, each in running.items() if each.returncode]:
        sys.exit(f"the wheel does not work {' nor '.join(failed)}")
    seconds = time.monotonic() - began
    print(f"the wheel works {' and '.join(JOBS.values())} ({seconds:.0f} s)")


def do(job: str, wheel: Path) -> None:
    """Install the wheel in a new environment, and work with it in an empty folder."""
    # Nothing that claims would read may come from whoever runs this.
    for name in [each for each in os.environ if each.startswith("CLAIMS_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "empty").mkdir()
        os.chdir(Path(folder) / "empty")
        env = Environment(Path(folder) / "env")
        if job == "all":
            env.install(f"pip install -q '{wheel}[all]'")
            do_main_job(env, "spacy")
            do_the_rest(env)
        else:
            env.install(f"pip install -q '{wheel}'")
            do_main_job(env, "rules")
            mend_what_lacks(env)
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
