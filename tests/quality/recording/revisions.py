"""Record drafts: what becomes of claims, reaffirmed, compared, watched, reviewed."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from quality.recording import material
from quality.recording.recorder import Recorder, write
from support_terminal import Terminal
from support_web import page, serving

PATIENCE = 120.0
"""Seconds until another process must have said something."""


def revise(recorder: Recorder) -> None:
    """Take drafts in, and deal with what they did to the claims."""
    run = recorder.run
    for number, text in enumerate(material.STEPPE[1:], 2):
        write(recorder.volatile, f"draft-{number}.txt", text)
    recorder.forms("revise steppe draft-2.txt --dry-run", material.TABLE)
    run("revise steppe draft-2.txt --dry-run --all")
    run("revise steppe draft-2.txt --all")
    run("revise steppe draft-2.txt")
    _look(recorder)
    recorder.lines(
        """
        verdict steppe/4 unverifiable --because "no list has it"
        reaffirm steppe/2 --because "either figure waits" --by bob
        reaffirm steppe/3 --because "it is still Mongolia"
        reaffirm steppe/1 --because "nothing changed"
        reaffirm steppe/99 --because "no such claim"
        revise steppe draft-3.txt -f json --engine spacy
        list steppe --outcome moved
        list steppe --outcome typography
        list steppe --outcome ambiguous -f json
        show steppe/5
        edit steppe/5 --quote "The museum in Darkhan opened in 1974" --occurrence 1
        show steppe/5 -f json
        revise steppe draft-4.txt -f csv --all
        """
    )
    _look(recorder)
    steppe = material.STEPPE[3].replace("2.1 million", "2.2 million")
    run("revise steppe - --engine rules --by bob -f tsv", stdin=steppe)
    run("revise steppe draft-1.txt -f markdown --engine spacy")
    recorder.lines(
        """
        reaffirm steppe/6-8 --because "the same words"
        revise nothing draft-1.txt
        revise steppe nowhere.txt
        revise steppe draft-1.txt --max-bytes 20
        revise steppe harbour.txt
        revise harbour latin.txt --encoding latin-1 --dry-run --media-type text/plain
        """
    )
    harbour = material.HARBOUR.replace("40,000", "31,200").replace("is safe", "is open")
    write(recorder.volatile, "harbour-2.txt", harbour)
    run("revise harbour harbour-2.txt --engine sentences --by 'Jane Doe' -f jsonl")
    mongolia = Path("mongolia.txt").read_text(encoding="utf-8")
    write(recorder.volatile, "mongolia-2.txt", mongolia.replace("2002", "2003"))
    run("revise mongolia mongolia-2.txt")
    _look(recorder)
    _watch(recorder)
    _review(recorder)


def _look(recorder: Recorder) -> None:
    recorder.forms("ready steppe", material.TABLE)
    recorder.forms("diff steppe", ("text", "markdown", "json", "html"))
    recorder.lines(
        """
        list steppe --limit 0
        list steppe --limit 0 -f json
        list steppe --flagged
        list steppe --status gone
        list steppe --status suspended -f csv
        show steppe
        timeline steppe
        """
    )


def _watch(recorder: Recorder) -> None:
    """Watch a file, then an address, in a process of its own while it changes."""
    recorder.run("watch nowhere.txt")
    recorder.run("watch draft-1.txt --article nothing --every never")
    write(recorder.volatile, "watched.txt", material.STEPPE[0])
    # What is watched is the latest text, so that only the change makes a revision.
    recorder.run("revise steppe watched.txt")
    _watching(
        recorder,
        "watch watched.txt --article steppe --every 0.2s --engine spacy",
        lambda: write(recorder.volatile, "watched.txt", material.WATCHED),
    )
    with serving({"/draft": page(material.WATCHED)}) as served:
        address = f"{served.url('/draft')} --allow-private --timeout 60"
        reading = "--media-type text/plain --encoding utf-8 --max-bytes 99999"
        recorder.run(f"revise steppe {served.url('/draft')}")
        recorder.run(f"revise steppe {address} {reading}")
        served.answers["/draft"] = page(material.STEPPE[0])
        recorder.run(f"revise steppe {address} {reading} -f jsonl")
        _watching(
            recorder,
            f"watch {address} {reading} --article steppe --every 0.2s --yes --by bob",
            lambda: served.answers.update({"/draft": page(material.STEPPE[1])}),
        )


def _watching(recorder: Recorder, line: str, change: Callable[[], object]) -> None:
    """Watch until the ``change`` of the text has become a revision."""
    words = line.split()
    log, errors = Path("watch.out"), Path("watch.err")
    with log.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "claims", *words], stdout=out, stderr=err
        )
        try:
            _wait(process, (log, errors), "watching")
            change()
            _wait(process, (log, errors), "revision")
            process.send_signal(signal.SIGINT)
            code = process.wait(PATIENCE)
        finally:
            process.kill()
            process.wait()
    parts = {"stdout": log.read_text("utf-8"), "stderr": errors.read_text("utf-8")}
    recorder.note(words, code, parts)


def _wait(process: "subprocess.Popen[bytes]", logs: Sequence[Path], words: str) -> None:
    """Wait until the process has said ``words``, or ended."""
    end = time.monotonic() + PATIENCE
    while not any(words in each.read_text("utf-8") for each in logs):
        if process.poll() is not None:
            return
        if time.monotonic() > end:
            raise TimeoutError(f"claims watch did not say {words!r}")
        time.sleep(0.05)


def _review(recorder: Recorder) -> None:
    """Look at claims on a terminal; what is recorded is what came of it."""
    recorder.run("review russian")
    recorder.lines("assign russian/1 --to ada\nassign russian/3 --to bob")
    for line in ("--order text --mine", "--order worth --mine --by bob"):
        words = ["review", "russian", *line.split()]
        with Terminal([sys.executable, "-m", "claims", *words]) as terminal:
            terminal.wait_for("1 of 1")
            terminal.press("l")
            terminal.wait_for("looked")
            terminal.press("q")
            code = terminal.process.wait(PATIENCE)
        recorder.note(words, code, {})
    recorder.run("history russian/1")
    recorder.run("history russian/3")
