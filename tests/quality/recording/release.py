"""Record the way out: calls, writer, reply, gate, sign-off, correction, recall."""

import csv
import io
import json

from quality.recording import material
from quality.recording.recorder import Recorder, write


def let_out(recorder: Recorder) -> None:
    """Ask, answer, release and correct."""
    _ask(recorder)
    recorder.lines(
        """
        resolve harbour/2 accept --because "Typing slip" --wording "31,200 vehicles" \
            --by "Jane Doe"
        resolve mongolia/91 reject --because "It is what he posted." --by radwa
        resolve mongolia/91 stet --because "The post is quoted." --by "Otto Ravn"
        resolve harbour/5 reject --as editor --because "Cut it." --by "Otto Ravn"
        resolve mongolia/79 accept --as writer --because "Yes." --by radwa
        resolve mongolia/59 accept --because "It stands."
        resolve mongolia/30 accept --because "Nobody ruled."
        resolve mongolia/91 maybe --because "No."
        approach harbour/4 --to "the council" --how "press desk, by mail" --on \
            2024-05-02
        approach harbour/4 --to "the council" --answered "We disagree." --on 2024-05-03
        approach mongolia/91 --to "Foreign Ministry" --how "by telephone" --by bob
        approach mongolia/91 --to "Foreign Ministry" --no-answer --on 2024-09-04
        approach mongolia/91 --to "Foreign Ministry" --no-answer --answered "Both"
        approach harbour/4 --to ""
        show harbour/4
        show harbour/4 -f json
        policy set light.toml --by "Otto Ravn"
        resolve mongolia/91 stet --because "Not an editor." --by radwa
        look harbour/1-13
        look cafe/1
        ready cafe
        sign-off cafe --by eve
        sign-off cafe --by eve
        sign-off harbour --by eve
        sign-off harbour --despite "the press waits" --by eve
        sign-off mongolia --despite "lawyer agreed by phone" --by "Otto Ravn" -f json
        sign-off mongolia --by ""
        add cafe --quote "3 euros" --kind quantity
        articles
        policy set -
        """
    )
    recorder.run("policy set -", stdin=recorder.run("policy show --version 1"))
    for article in ("harbour", "mongolia", "cafe"):
        recorder.forms(f"sign-off {article} --list", material.TABLE)
    recorder.forms("articles --gate", material.TABLE)
    for article in ("harbour", "mongolia", "budget"):
        recorder.forms(f"ready {article} --on 2024-11-30", material.TABLE)
    _correct(recorder)
    recorder.lines(
        """
        withdraw arabic --because "Not the final draft" --by bob
        withdraw arabic --because "Not the final draft"
        withdraw cafe --because "Wrong file"
        withdraw cafe --undo
        withdraw cafe --undo
        withdraw nothing --because "No such article"
        show arabic/2
        articles --withdrawn
        list --withdrawn --match "مليون"
        stats --withdrawn
        """
    )
    recorder.forms("articles --withdrawn", material.TABLE)
    recorder.run("ingest - --slug arabic-2", stdin=material.ARABIC)


def _ask(recorder: Recorder) -> None:
    for article in ("harbour", "mongolia", "budget"):
        recorder.forms(f"callsheet {article}", material.SHEET)
    recorder.run("callsheet harbour --reveal")
    sheet = recorder.run("callsheet harbour --reveal -f csv")
    listed = recorder.run("source list --reveal -f json")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    known = {each["name"] for each in json.loads(listed)}
    for number, row in enumerate(rows):
        if number % 2 == 0:
            name = row["ask"] or f"Clerk {number}"
            row["ask"] = name if name in known else f"person: {name}"
            row["stance"] = ("supports", "refutes", "context")[number % 3]
            row["answer"] = f"Answer {number}: it was so, as “I” said."
            row["answered_on"] = "2024-05-02"
            row["question"] = "Is it so?"
    _fill(recorder, "answers.csv", rows, ";")
    bad = [{**row, "stance": "maybe" if row["answer"] else ""} for row in rows]
    _fill(recorder, "bad.csv", bad, ",")
    recorder.lines(
        """
        callsheet harbour --answers answers.csv --dry-run
        callsheet harbour --answers answers.csv --by bob
        callsheet harbour --answers answers.csv --by bob
        callsheet harbour --answers bad.csv
        callsheet harbour --answers nowhere.csv
        callsheet nothing
        callsheet harbour
        """
    )
    for more in ("", " --all"):
        for article in ("harbour", "mongolia", "russian"):
            recorder.forms(
                f"query {article}{more}", ("text", "markdown", "csv", "json")
            )
    recorder.run("query --writer 'Jane Doe'")
    recorder.run("query --writer Nobody")
    recorder.run("query")


def _fill(
    recorder: Recorder, name: str, rows: list[dict[str, str]], delimiter: str
) -> None:
    """Write a filled sheet as a spreadsheet saves it."""
    out = io.StringIO()
    if rows:
        sheet = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
        sheet.writeheader()
        sheet.writerows(rows)
    write(recorder.volatile, name, "\ufeff" + out.getvalue())


def _correct(recorder: Recorder) -> None:
    recorder.lines(
        """
        correct mongolia/59 --class typo --what "The year" --because Misread --old \
            2003 --new 2002 --notice "An earlier version gave the year as 2003." --on \
            2024-09-05
        correct harbour --class update --what "The opening" --because "It was put off" \
            --notice "The bridge opens in June." --by bob
        correct harbour/2 --class rating --what "The figure" --because "Counted" \
            --notice "It is 31,200." --on 2024-05-09
        correct harbour/3 --class note --what note --because because --notice notice
        correct harbour/5 --class void --what void --because because --notice notice
        correct harbour/5 --class nothing --what x --because x --notice x
        correct nothing/1 --class note --what x --because x --notice x
        stale
        """
    )
    recorder.forms("corrections", material.TABLE)
    recorder.forms("corrections harbour", material.TABLE)
    recorder.forms("stale --on 2024-11-30", material.TABLE)
    recorder.forms("stale mongolia --on 2025-01-01", material.TABLE)
    for what in ("Reuters", "mongolia/59", "harbour/5", "'J. Doe'", "6"):
        recorder.forms(f"recall {what}", material.TABLE)
    recorder.run("recall nothing")
