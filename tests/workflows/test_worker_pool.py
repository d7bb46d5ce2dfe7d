"""Work over processes: in order, a few items ahead, a death is one item's."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from claims.workflows.worker_pool import Died, in_order


def double(number: int) -> int:
    return number * 2


def slow_when_even(number: int) -> int:
    time.sleep(0.05 if number % 2 == 0 else 0)
    return number


def fatal_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        os._exit(7)
    return number


def large(letter: str) -> str:
    return letter * 5_000_000


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(in_order(slow_when_even, range(12), jobs)) == [
        (number, number) for number in range(12)
    ]
    assert list(in_order(double, [], jobs)) == []


def test_a_process_that_dies_takes_only_its_item_with_it() -> None:
    found = dict(in_order(fatal_on_three, range(8), 2))

    assert found.pop(3) == Died(
        "its worker process was killed (SIGKILL), perhaps for want of memory"
    )
    assert found.pop(5) == Died("its worker process ended with exit code 7")
    assert found == {number: number for number in (0, 1, 2, 4, 6, 7)}


def test_what_is_done_at_once_is_not_handed_to_a_process() -> None:
    def told(number: int) -> int | None:
        return -number if number in (3, 5) else None

    found = list(in_order(fatal_on_three, range(8), 2, at_once=told))

    assert found == [(number, told(number) or number) for number in range(8)]


def test_items_are_not_taken_long_before_they_are_asked_for() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    with closing(in_order(double, items(), 2)) as results:
        for number, _ in results:
            assert taken <= number + 1 + 2 * 4
            if number == 40:
                break

    assert taken < 60


def test_items_and_results_can_be_larger_than_a_pipe_holds() -> None:
    items = [letter * 3_000_000 for letter in "abcd"]

    found = [len(str(result)) for _, result in in_order(large_of_first, items, 2)]

    assert found == [5_000_000] * 4


def large_of_first(item: str) -> str:
    return large(item[0])
