"""Several people ask for the next claim at once: nobody gets another's, none waits."""

from support_stress import run


def test_sixteen_processes_share_a_desk(database: str) -> None:
    outcome = run(database, processes=16, claims=96)

    assert (outcome.handed_out, outcome.verdicts) == (96, 96)
    assert (outcome.twice, outcome.errors, outcome.wrong) == (0, (), ())
    # `make stress` holds it to two seconds on a machine that does nothing else.
    assert outcome.slowest < 5
