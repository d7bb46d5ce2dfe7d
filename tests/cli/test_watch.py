"""Watching a draft, as a process of its own."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from claims.database.engine import begin
from claims.services.core.lookup import find_article, lock_article
from claims.services.core.revisions import texts_of
from support import PATIENCE, TEXT, Invoke, make_article
from support_web import page, serving

EVERY = 0.2


class Watch:
    """A running ``claims watch``, its words in a file."""

    def __init__(
        self, command: list[str], log: Path, env: dict[str, str] | None = None
    ) -> None:
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "CLAIMS_CHECKER": "ada", **(env or {})},
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def until(self, words: str, times: int = 1) -> None:
        wait_until(lambda: self.said().count(words) >= times, self)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def wait_until(holds: Callable[[], bool], running: Watch) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, running.said()
        assert running.process.poll() is None, running.said()
        time.sleep(0.05)


Start = Callable[..., Watch]


@pytest.fixture
def draft(tmp_path: Path, connection: Connection) -> Path:
    make_article(connection)
    connection.commit()
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def watch(database: str, python: list[str], tmp_path: Path) -> Iterator[Start]:
    started: list[Watch] = []

    def start(source: object, *more: str, **env: str) -> Watch:
        command = [*python, "--database", database, "watch", str(source)]
        command += ["--every", str(EVERY), *more]
        one = Watch(command, tmp_path / f"watch{len(started)}.log", env)
        started.append(one)
        one.until("watching")
        return one

    yield start
    for each in started:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()


def texts(database: str) -> list[str]:
    with begin(database) as connection:
        article = find_article(connection, "harbour")
        return list(texts_of(connection, article).values())


def replace(path: Path, text: str) -> None:
    """Save a file as editors do: written beside it, then put in its place."""
    other = path.with_suffix(".tmp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_each_text_that_stands_is_a_revision(
    claims: Invoke, watch: Start, draft: Path, database: str, number: signal.Signals
) -> None:
    running = watch(draft)
    drafts = [TEXT.replace("40,000", f"4{each},000") for each in (1, 2, 3)]

    for each, text in enumerate(drafts, 2):
        replace(draft, text)
        running.until(f"harbour: revision {each}:")

    assert running.stop(number) == 0
    assert "harbour: no longer watched" in running.said()
    assert texts(database) == [TEXT, *drafts]
    claims("db", "verify")


def test_it_can_be_stopped_as_soon_as_it_says_that_it_watches(
    watch: Start, draft: Path
) -> None:
    for _ in range(5):
        running = watch(draft)

        assert running.stop() == 0
        assert "harbour: no longer watched" in running.said()


def test_it_waits_for_a_file_that_is_missing_and_says_so_once(
    watch: Start, draft: Path, database: str
) -> None:
    running = watch(draft)
    draft.unlink()
    running.until("trying again")
    time.sleep(5 * EVERY)
    assert running.said().count("trying again") == 1

    replace(draft, TEXT.replace("40,000", "41,000"))
    running.until("revision 2:")
    draft.unlink()
    running.until("trying again", times=2)

    assert running.stop() == 0
    assert running.said().count("trying again") == 2


def test_trouble_that_returns_after_a_good_look_is_said_again(
    watch: Start, draft: Path
) -> None:
    with serving() as site:
        running = watch(site.url("/story"), "--article", "harbour", "--allow-private")
        running.until("trying again")

        site.answers["/story"] = page(TEXT)
        seen = len(site.requests)
        # The next may be on its way; when a third is made, the second was good.
        wait_until(lambda: len(site.requests) >= seen + 3, running)
        del site.answers["/story"]

        running.until("trying again", times=2)


def test_a_file_written_in_two_steps_ends_as_it_was_meant(
    watch: Start, draft: Path, database: str, claims: Invoke
) -> None:
    running = watch(draft)
    text = TEXT.replace("40,000", "41,000")

    with draft.open("w", encoding="utf-8") as file:
        file.write(text[:60])
        file.flush()
        time.sleep(3 * EVERY)
        file.write(text[60:])
    wait_until(lambda: texts(database)[-1] == text, running)

    assert running.stop() == 0
    assert texts(database)[-1] == text
    claims("db", "verify")


def test_an_emptied_file_is_trouble_and_no_revision(
    watch: Start, draft: Path, database: str
) -> None:
    running = watch(draft)

    draft.write_text("", encoding="utf-8")
    running.until("trying again")

    assert running.stop() == 0
    assert texts(database) == [TEXT]


def test_it_outlives_a_desk_that_is_locked(
    watch: Start, draft: Path, database: str
) -> None:
    running = watch(draft, CLAIMS_BUSY_SECONDS="0.3")

    with begin(database) as connection:
        lock_article(connection, find_article(connection, "harbour"))
        replace(draft, TEXT.replace("40,000", "41,000"))
        time.sleep(2)

    running.until("harbour: revision 2:")
    assert running.stop() == 0


def test_a_page_is_watched(watch: Start, draft: Path, database: str) -> None:
    with serving({"/story": page(TEXT)}) as site:
        running = watch(site.url("/story"), "--article", "harbour", "--allow-private")
        site.answers["/story"] = page(TEXT.replace("40,000", "41,000"))
        running.until("harbour: revision 2:")
        del site.answers["/story"]
        running.until("trying again")
        site.answers["/story"] = page(TEXT)
        running.until("harbour: revision 3:")

    assert running.stop() == 0
    assert texts(database)[-1] == TEXT


@pytest.mark.parametrize(
    ("args", "words", "code"),
    [
        (("-",), "standard input does not change", 2),
        (("other.txt",), "say which it is with --article SLUG", 1),
        (("harbour.txt", "--every", "0"), "is not a time like 30s", 2),
        (("harbour.txt", "--every", "soon"), "is not a time like 30s", 2),
        (("harbour.txt", "--every", "8d"), "is not a time like 30s", 2),
        (("harbour.txt", "--article", "nobody"), "no article nobody", 1),
    ],
)
def test_what_cannot_be_watched_is_refused(
    claims: Invoke, draft: Path, args: tuple[str, ...], words: str, code: int
) -> None:
    assert words in claims("watch", *args, code=code).output


def test_a_text_that_closes_most_claims_is_said_once_and_left(
    watch: Start, draft: Path, database: str
) -> None:
    running = watch(draft)
    replace(draft, "A lake in Kyzyl froze. Nobody had seen it before.")
    running.until("would close")
    time.sleep(5 * EVERY)

    replace(draft, TEXT.replace("40,000", "41,000"))
    running.until("revision 2:")

    assert running.stop() == 0
    assert running.said().count("so nothing was stored") == 1
    assert texts(database) == [TEXT, TEXT.replace("40,000", "41,000")]
