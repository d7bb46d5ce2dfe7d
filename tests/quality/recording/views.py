"""Record every way to look at the finished desk, in every format, now and then."""

from quality.recording import material
from quality.recording.recorder import Recorder

ARTICLES = ("mongolia", "archive", "harbour", "budget", "glacier", "russian", "steppe")

FILTERS = (
    "--unverified --limit 10",
    "--status checked",
    "--status dropped",
    "--status suspended",
    "--status gone",
    "--status unverified --count",
    *(f"--kind {kind} --limit 4" for kind in material.KINDS),
    "--speaker 'Georgii Tikhiy'",
    "--own-voice --limit 5",
    "--rating false",
    "--rating nothing",
    "--checker bob",
    "--holder ada",
    "--free --unverified --count",
    "--since 2020-01-01 --limit 3",
    "--until 2020-01-01",
    "--min-worth 0.98",
    "--match 'rome statute'",
    "--match 'ratif*' --sort worth",
    "--match мост*",
    "--sort number --limit 5",
    "--sort newest --limit 5",
    "--spans --limit 5",
    "--outcome unchanged --count",
    "--outcome changed",
    "--outcome gone -f json",
    "--flagged -f json",
    "--withdrawn --count",
    "--limit 0 --count",
    "--status checked --kind event --min-worth 0.5 --checker ada --count",
    "--since yesterday",
    "--min-worth 2",
    "--status nothing",
)


def look(recorder: Recorder, moments: list[str]) -> None:
    """Look at all there is, and at what was known at ``moments``."""
    run, forms = recorder.run, recorder.forms
    for each in FILTERS:
        run(f"list {each}")
    for article in ARTICLES:
        forms(f"list {article} --limit 0", material.TABLE)
        run(f"list {article} --limit 0 --spans -f csv")
        forms(f"show {article}", material.TEXT)
        forms(f"report {article}", ("html", "markdown", "csv", "json"))
        run(f"report {article} --coverage")
        run(f"history {article}")
        run(f"coverage {article}")
        run(f"ready {article}")
        run(f"stats {article}")
    for article in ("steppe", "harbour"):
        for what in ("history", "history --reveal", "timeline"):
            command, _, more = what.partition(" ")
            forms(f"{command} {article} {more}".strip(), material.TABLE)
    for claim in (
        *(f"harbour/{number}" for number in range(1, 15)),
        *(f"steppe/{number}" for number in range(1, 12)),
        *(f"mongolia/{number}" for number in (3, 7, 14, 57, 59, 60, 76, 79, 83, 91)),
        "arabic/2",
        "russian/2",
        "tower/2",
        "wire-ferry/1",
    ):
        forms(f"show {claim}", material.TEXT)
        run(f"history {claim}")
    for more in ("", " --reveal"):
        forms(f"show harbour/3{more}", material.TEXT)
        forms(f"history harbour/3{more}", material.TABLE)
    forms("stats", material.TABLE)
    run("list 'harb'")
    run("show harb/2")
    run("show m/1")
    _revisions(recorder)
    _then(recorder, moments)
    _files(recorder)


def _revisions(recorder: Recorder) -> None:
    for more in ("--from 1 --to 2", "--from 1 --to 4", "--from 3 --to 1", "--to 3"):
        recorder.forms(f"diff steppe {more}", ("text", "html", "markdown", "json"))
    for article in ("harbour", "mongolia"):
        recorder.forms(f"diff {article}", ("text", "html", "markdown", "json"))
    for number in (1, 2, 4):
        recorder.forms(
            f"report steppe --revision {number}", ("html", "markdown", "csv", "json")
        )
    recorder.lines(
        """
        diff budget
        diff steppe --from 9
        diff steppe --from 0
        report steppe --revision 99
        report steppe --revision 1 --as-of 2024-01-01
        report harbour --revision 1 --coverage -f markdown
        """
    )


def _then(recorder: Recorder, moments: list[str]) -> None:
    for moment in moments:
        for article in ("harbour", "steppe", "mongolia"):
            recorder.run(f"list {article} --as-of {moment}")
            recorder.run(f"list {article} --status checked --as-of {moment} -f json")
            recorder.run(f"stats {article} --as-of {moment}")
            recorder.run(f"show {article} --as-of {moment}")
            recorder.forms(
                f"report {article} --as-of {moment}",
                ("html", "markdown", "csv", "json"),
            )
        recorder.forms(f"show harbour/2 --as-of {moment}", material.TEXT)
        recorder.run(f"--as bob show harbour/2 --as-of {moment}")
        recorder.run(f"stats --as-of {moment} -f json")
    for moment in ("2020-01-01", "2999-12-31", "noon"):
        recorder.run(f"list harbour --as-of {moment}")
        recorder.run(f"show harbour --as-of {moment}")
        recorder.run(f"report harbour -f csv --as-of {moment}")


def _files(recorder: Recorder) -> None:
    recorder.run("report harbour -f markdown -o report.md", files=["report.md"])
    recorder.run("report harbour -f markdown -o report.md")
    recorder.run("report harbour -f csv -o report.md --force", files=["report.md"])
    recorder.run("report harbour -o nowhere/report.html")
    recorder.run("diff steppe -f html -o diff.html", files=["diff.html"])
    recorder.run("diff steppe -f html -o diff.html")
    recorder.run("diff steppe -f json -o diff.html --force", files=["diff.html"])
