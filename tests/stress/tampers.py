"""Tamper with every column of every table, and prove that each tampering is found.

Every hash is made anew after each. Prints how many were tried and what was missed, and
how many are found without a checkpoint. A table without a row and a column that was not
tampered with fail it too:

    python tests/stress/tampers.py [--postgresql] [--size short|full]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlalchemy import Connection

from claims.cli.commands.policy import shipped_policy
from claims.cli.commands.scale import shipped_scales
from claims.database.engine import create_engine
from claims.database.migrate import upgrade
from claims.services.desk.desk_init import make_desk
from claims.services.proof.checkpoint import make_checkpoint
from support_postgresql import Cluster, find_programs, new_database
from support_tampers import (
    ATTACKS,
    Tried,
    empty_tables,
    first_finding,
    try_each,
    work_desk,
)

SIZES = {"short": 2, "full": 10**9}
"""So many rows of each table are tampered with."""


def main() -> int:
    """Work a desk, tamper with it, and print the counts; 1 when any was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--size", choices=SIZES, default="short")
    asked = parser.parse_args()
    began = time.monotonic()
    with empty_url(postgresql=asked.postgresql) as url:
        upgrade(url)
        # What forbids a change is no protection against who can write the file.
        engine = create_engine(url, foreign_keys=False)
        with engine.connect() as connection:
            told, faults = tamper(connection, SIZES[asked.size])
        engine.dispose()
    for line in faults:
        print(line)
    seconds = time.monotonic() - began
    hits = told.tried - len(told.missed)
    on = "PostgreSQL" if asked.postgresql else "SQLite"
    print(f"{on}: tampers tried {told.tried}, found {hits} ({seconds:.0f} s)")
    print(f"of these, db verify without a checkpoint finds {told.plain}")
    return 1 if faults else 0


@contextmanager
def empty_url(*, postgresql: bool) -> Iterator[str]:
    """Yield where an empty database is, on a server of its own if on any."""
    if not postgresql:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "desk.db")
        return
    programs = find_programs()
    assert programs is not None, "PostgreSQL's initdb is not on this machine"
    cluster = Cluster(programs)
    try:
        with new_database(cluster.start()) as url:
            yield url
    finally:
        cluster.stop()


def tamper(connection: Connection, rows: int) -> tuple[Tried, list[str]]:
    """Tamper with so many rows of each table; return the counts and what is wrong."""
    scales, policy = shipped_scales(), shipped_policy()
    make_desk(connection, scales, default="desk", policy=policy, by="setup")
    work_desk(connection)
    connection.commit()
    connection.exec_driver_sql(
        "PRAGMA ignore_check_constraints = 1"
        if connection.dialect.name == "sqlite"
        else "SET session_replication_role = replica"
    )
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
    return told, faults


if __name__ == "__main__":
    sys.exit(main())
