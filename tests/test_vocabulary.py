from claims.vocabulary import CLOSED, OPEN, STANDING, STATUS_LOOKS, Status


def test_every_status_is_said_once_to_be_open_checked_or_closed() -> None:
    assert sorted((*OPEN, Status.CHECKED, *CLOSED)) == sorted(Status)
    assert sorted((*STANDING, *CLOSED)) == sorted(Status)


def test_every_status_looks_like_something_wherever_it_is_shown() -> None:
    assert set(STATUS_LOOKS) == set(Status)
    assert all(STATUS_LOOKS[status].bar for status in STANDING)
    assert all(STATUS_LOOKS[status].sign for status in OPEN)
