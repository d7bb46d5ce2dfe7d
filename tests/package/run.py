"""Install the wheel as users do, and work with it. Run by ``make package``."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from package.bare_job import mend_what_lacks
from package.environment import ROOT, Environment, build
from package.main_job import do_main_job, do_the_rest


def main() -> None:
    """Do the main job with every extra and without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="this one; else it is built")
    wheel = parser.parse_args().wheel or build(ROOT / "dist")
    wheel = wheel.resolve()
    began = time.monotonic()
    # Nothing that claims would read may come from whoever runs this.
    for name in [each for each in os.environ if each.startswith("CLAIMS_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("all", "bare"):
            (Path(folder) / name).mkdir()

        print(f"== {wheel.name} with every extra", flush=True)
        os.chdir(Path(folder) / "all")
        env = Environment(Path(folder) / "env-all")
        env.install(f"pip install -q '{wheel}[all]'")
        do_main_job(env, "spacy")
        do_the_rest(env)

        print(f"== {wheel.name} without any extra", flush=True)
        os.chdir(Path(folder) / "bare")
        env = Environment(Path(folder) / "env-bare")
        env.install(f"pip install -q '{wheel}'")
        do_main_job(env, "rules")
        mend_what_lacks(env)
        os.chdir(ROOT)
    seconds = time.monotonic() - began
    print(f"== the wheel works with every extra and without any ({seconds:.0f} s)")


if __name__ == "__main__":
    main()
