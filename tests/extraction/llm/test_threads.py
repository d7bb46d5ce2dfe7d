"""Things done at once: never more than a few, results in order, errors as they are."""

import threading

import pytest

from claims.extraction.llm.threads import at_once
from support import PATIENCE


def test_so_many_are_under_way_at_once_and_never_more() -> None:
    gate = threading.Barrier(3)
    lock, under_way, most = threading.Lock(), 0, 0

    def work(number: int) -> int:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        gate.wait(PATIENCE)  # Passes only when three are here.
        with lock:
            under_way -= 1
        return number * 10

    heard: list[int] = []
    found = at_once(work, range(9), 3, heard.append)

    assert found == [number * 10 for number in range(9)]
    assert sorted(heard) == found
    assert most == 3


def test_when_one_fails_no_other_is_begun() -> None:
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        if number == 1:
            raise ValueError("no")
        return number

    with pytest.raises(ValueError, match="no"):
        at_once(work, range(50), 1, lambda _: None)

    assert begun == [0, 1]


def test_when_one_fails_those_under_way_are_waited_for() -> None:
    failed, heard = threading.Event(), list[int]()

    def work(number: int) -> int:
        if number == 1:
            failed.set()
            raise ValueError("no")
        failed.wait(PATIENCE)
        return number

    with pytest.raises(ValueError, match="no"):
        at_once(work, range(2), 2, heard.append)

    assert heard == [0]


def test_nothing_is_nothing() -> None:
    assert at_once(str, [], 4, lambda _: None) == []
