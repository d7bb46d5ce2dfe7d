"""Tamper with every column of every table, and prove that each tampering is found.

Every hash is made anew after each. Prints how many were tried and what was missed, and
how many are found without a checkpoint. A table without a row and a column that was not
tampered with fail it too:

    python tests/stress/tampers.py            # every row of every table
    python tests/stress/tampers.py --rows 2   # two rows of each
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from claims.cli.commands.policy import shipped_policy
from claims.cli.commands.scale import shipped_scales
from claims.database.engine import create_engine
from claims.database.migrate import upgrade
from claims.services.desk.desk_init import make_desk
from claims.services.proof.checkpoint import make_checkpoint
from support_tampers import ATTACKS, empty_tables, first_finding, try_each, work_desk


def main() -> int:
    """Work a desk, tamper with it, and print the counts; 1 when any was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10**9, help="Of each table.")
    rows: int = parser.parse_args().rows
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "desk.db")
        upgrade(url)
        # What forbids a change is no protection against who can write the file.
        engine = create_engine(url, foreign_keys=False)
        with engine.connect() as connection:
            make_desk(
                connection,
                shipped_scales(),
                default="desk",
                policy=shipped_policy(),
                by="setup",
            )
            work_desk(connection)
            connection.commit()
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = 1")
            checkpoint = make_checkpoint(connection)
            faults = [f"{each} is empty" for each in empty_tables(connection)]
            if found := first_finding(connection, checkpoint):
                faults.append(f"nobody tampered, and yet: {found}")
            told = try_each(connection, checkpoint, rows=rows)
            for name, attack in ATTACKS.items():
                savepoint = connection.begin_nested()
                attack(connection)
                told.tell(connection, checkpoint, name)
                savepoint.rollback()
            faults += [f"{each} is in no attack" for each in told.untouched()]
    faults += [f"missed: {name}" for name in told.missed]
    for line in faults:
        print(line)
    seconds = time.monotonic() - began
    hits = told.tried - len(told.missed)
    print(f"tampers tried {told.tried}, found {hits} ({seconds:.0f} s)")
    print(f"of these, db verify without a checkpoint finds {told.plain}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
